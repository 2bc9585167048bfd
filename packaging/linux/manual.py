"""The manual page, out of the command line's own help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from about import DESCRIPTION, NAME, SUMMARY, TITLE, VERSION

from advisor.cli.main import command_line
from linux.desktop import released_on

_EXIT = (
    ("0", "Done."),
    ("2", "The input was refused; one line says which file, which key, and what to do."),
    ("1", "Anything else went wrong."),
)


def manual_page() -> str:
    """In the language of man(7)."""
    parser = command_line()
    return "\n".join(_lines(parser)) + "\n"


def _lines(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH {NAME.upper()} 1 "{released_on()}" "{TITLE} {VERSION}" "User Commands"'
    yield from (".SH NAME", f"{NAME} \\- {_text(SUMMARY.lower())}")
    yield from (".SH SYNOPSIS", f".B {NAME}", f"[{_italic('LIBRARY')}]", ".br", f".B {NAME}")
    yield f"{_italic('COMMAND')} [{_italic('ARGUMENT')} ...]"
    yield ".SH DESCRIPTION"
    for paragraph in DESCRIPTION:
        yield from (".PP", _text(paragraph))
    yield from (".PP", _text("Without a command it opens the window, with the library if one is named."))
    yield ".SH COMMANDS"
    for name, command in _commands(parser).items():
        yield from (f".SS {_text(name)}", _text(" ".join((command.description or "").split())))
        for action in command._actions:
            if action.dest != "help":
                yield from (".TP", _heading(action), _text(_help(action)))
    yield ".SH EXIT STATUS"
    for status, meaning in _EXIT:
        yield from (".TP", f".B {status}", _text(meaning))


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next(dict(one.choices) for one in parser._actions if isinstance(one, argparse._SubParsersAction))


def _heading(action: argparse.Action) -> str:
    value = "|".join(map(str, action.choices)) if action.choices else action.metavar or action.dest.upper()
    value = value if isinstance(value, str) else " ".join(value)
    if not action.option_strings:
        return _italic(value)
    takes_value = action.nargs != 0
    return ", ".join(
        _bold(name) + (f" {_italic(value)}" if takes_value else "") for name in action.option_strings
    )


def _help(action: argparse.Action) -> str:
    text = " ".join((action.help or "").split())
    return re.sub(r"%%", "%", text.replace("%(default)s", str(action.default)))


def _bold(text: str) -> str:
    return f"\\fB{_text(text)}\\fR"


def _italic(text: str) -> str:
    return f"\\fI{_text(text)}\\fR"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
