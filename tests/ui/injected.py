"""Faults put into the program's own code as it runs, at any depth, and the reporter that catches them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from ui.crash import CrashReporter
from ui.program import Program

MARKED = "Zyzzyva"  # no word of ours: wherever it turns up, it came from the owner
_ROOT = Path(__file__).parents[2]
# Qt takes for granted that an item it was told of is there, and ends the process where it is not.
_TAKEN_FOR_GRANTED = ("Flow.itemAt",)
_SPARED = ("crash.py", "overrides.py", "fault_text.py", "fault_report.py", "log.py", "reading_dialog.py")


class Injected(Exception):
    """What is raised; its message is the owner's, as a KeyError's might be."""


class Injection:
    """Raises at the ``at``-th call of a function of ours."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.is_done = False
        self.where = ""

    def trace(self, frame: FrameType, event: str, _argument: Any) -> None:
        name = frame.f_code.co_filename
        is_ours = name.startswith((f"{_ROOT}/ui/", f"{_ROOT}/advisor/")) and not name.endswith(_SPARED)
        if event != "call" or self.is_done or not is_ours or frame.f_code.co_name.startswith("<"):
            return
        if frame.f_code.co_qualname in _TAKEN_FOR_GRANTED:
            return
        self._left -= 1
        if self._left <= 0:
            self.is_done = True
            self.where = f"{frame.f_code.co_qualname} in {name}"
            raise Injected(MARKED)


@contextmanager
def injected(at: int) -> Iterator[Injection]:
    """Within, the ``at``-th call of ours raises; those after it do not."""
    injection = Injection(at)
    before = sys.gettrace()
    sys.settrace(injection.trace)
    try:
        yield injection
    except Injected as fault:  # it came back through Qt to whoever called it
        sys.excepthook(type(fault), fault, fault.__traceback__)
    finally:
        sys.settrace(before)


@contextmanager
def reporting(program: Program) -> Iterator[CrashReporter]:
    """The hooks as the running program has them."""
    reporter = CrashReporter()
    reporter.reported.connect(program.faults.show)
    reporter.again.connect(program.faults.show_again)
    reporter.install()
    try:
        yield reporter
    finally:
        reporter.uninstall()


def raising(error: Callable[[], BaseException]) -> Callable[..., Any]:
    """A function that raises, whatever it is called with."""

    def fail(*_arguments: Any, **_named: Any) -> Any:
        raise error()

    return fail
