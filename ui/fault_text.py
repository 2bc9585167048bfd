"""Puts a fault of ours into words for its makers, without a word of the owner's in them.

An exception's own message may hold anything the owner typed (a KeyError the title it looked for), and so do
local variables. What is told: the kinds of the exceptions, where in the program each came from, and messages
only where they are known to be the system's or Python's own.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import traceback
from pathlib import Path
from types import CodeType, TracebackType

_OURS = Path(__file__).resolve().parent.parent
_PYTHON = Path(os.__file__).parent
_MOST_FRAMES = 40
_MOST_CAUSES = 6
_NAME = r"'?[\w.]{1,60}'?"
# Messages of the interpreter that name nothing but types and functions, word for word.
_PYTHONS_OWN = re.compile(
    rf"(integer |float |complex )?(floor )?(division|modulo|division or modulo) by zero|math domain error"
    rf"|(list|tuple|string|deque|range object|bytearray) (assignment )?index out of range|pop from empty \w+"
    rf"|maximum recursion depth exceeded[a-zA-Z ]{{0,60}}"
    rf"|unsupported operand type\(s\) for [^\w\s]{{1,3}}: {_NAME} and {_NAME}"
    rf"|{_NAME} not supported between instances of {_NAME} and {_NAME}"
    rf"|{_NAME} object is not [a-z ]{{1,40}}|cannot unpack non-iterable {_NAME} object"
    rf"|[\w.<>]{{1,80}}\(\) (takes|missing) [\w, ']{{1,120}}"
    rf"|[a-z]+ indices must be [a-z ]{{1,40}}, not {_NAME}"
    rf"|(not enough|too many) values to unpack \(expected (at least )?\d+(, got \d+)?\)"
    r"|can't start new thread|cannot convert float (NaN|infinity) to integer"
    r"|Internal C\+\+ object \([\w.]{1,60}\) already deleted\."
)


def describe(error: BaseException) -> str:
    """The fault and what led to it, the cause first, as Python tells it; never raises for what it is told."""
    told: list[str] = []
    seen: set[int] = set()
    link = ""
    at: BaseException | None = error
    while at is not None and id(at) not in seen and len(told) < _MOST_CAUSES:
        seen.add(id(at))
        told.insert(0, _one(at) + (f"\n{link}" if link else ""))
        if at.__cause__ is not None:
            at, link = at.__cause__, "which led to:"
        else:
            at, link = (None if at.__suppress_context__ else at.__context__), "while seeing to it:"
    return "\n".join(told)


def place_of(error: BaseException) -> tuple[str, str, int]:
    """What tells a fault from another: its kind, and the file and line that raised it. Quick."""
    where, last = error.__traceback__, None
    while where is not None:
        last, where = where, where.tb_next
    if isinstance(error, RecursionError):  # it ends now here, now there
        last = error.__traceback__
    if last is None:
        return (type(error).__name__, "", 0)
    return (type(error).__name__, last.tb_frame.f_code.co_filename, last.tb_lineno)


def shown_path(name: str) -> str:
    """A file of the program by its place in it; of any other only what stands last."""
    for root, called in ((_OURS, ""), (_PYTHON, "python/")):
        try:
            inside = Path(name).relative_to(root).as_posix()
        except ValueError:
            continue
        return called + inside.rpartition("site-packages/")[2]
    return name.replace("\\", "/").rpartition("site-packages/")[2].rpartition("/")[2] or "?"


def system_line(version: str, qt: str) -> str:
    """What the program runs on."""
    import platform

    return (
        f"Rightsource {version}\n{platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Qt {qt}"
    )


def _one(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    message = _message(error)
    lines = _frames(error.__traceback__)
    return "\n".join([*lines, f"{name}: {message}" if message else name])


def _frames(trace: TracebackType | None) -> list[str]:
    found = [(frame.f_code, line) for frame, line in traceback.walk_tb(trace)]
    lines: list[str] = []
    for code, line in found:
        told = f"  {shown_path(code.co_filename)}:{line} in {code.co_qualname}"
        if not lines or lines[-1] != told:  # a function that called itself
            lines.append(told)
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines = [*lines[:half], f"  … {len(lines) - _MOST_FRAMES} more …", *lines[-half:]]
    return lines


def _message(error: BaseException) -> str:
    """What may be told of the message: of exactly Python's own kinds, so that no code of others is run."""
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{errno.errorcode.get(error.errno, error.errno)} ({os.strerror(error.errno)})"
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        return name if isinstance(name, str) and re.fullmatch(r"[A-Z_]+", name) else ""
    if type(error) in (AttributeError, NameError, UnboundLocalError):
        return _known_name(error)
    if type(error).__module__ != "builtins" or len(error.args) != 1 or type(error.args[0]) is not str:
        return ""
    return error.args[0] if _PYTHONS_OWN.fullmatch(error.args[0]) else ""


def _known_name(error: BaseException) -> str:
    """The name that was not there, where it stands in the code itself rather than in a text."""
    name = getattr(error, "name", None)
    codes = [
        frame.f_code
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if Path(frame.f_code.co_filename).is_relative_to(_OURS)
    ]
    is_in_code = isinstance(name, str) and any(name in _names(code) for code in codes)
    return f"“{name}” is not there" if is_in_code else ""


def _names(code: CodeType) -> tuple[str, ...]:
    return (*code.co_names, *code.co_varnames, *code.co_freevars)


def shortened_home(text: str) -> str:
    """``text`` with the owner's own folder as ``~``."""
    home = os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > 1 else text
