"""The manual page, out of the command line's own help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from about import DESCRIPTION, NAME, ROOT, SUFFIX, SUMMARY, TITLE, VERSION

from advisor.cli.main import command_line
from advisor.paths import PROGRAM
from linux.changelog import released_on

_GUIDE = ROOT / "resources" / "guide" / "command-line.md"
_EXAMPLES = re.compile(r"^(\S.*):\n\n((?:    .+\n)+)", re.MULTILINE)
# Where XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME say nothing else.
FILES = (
    (
        f"*{SUFFIX}",
        "A library: one business with its tasks, vendors and quotes. It lies where its owner puts it.",
    ),
    (f"~/.config/{PROGRAM}", "What was set in the window, such as its size and language."),
    (f"~/.local/share/{PROGRAM}", "Backups, and words typed into a dialog that is still open."),
    (f"~/.local/state/{PROGRAM}/log", "The log."),
)
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
    commands = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    yield ".SH OPTIONS"
    yield from _arguments(one for one in parser._actions if one is not commands)
    yield ".SH COMMANDS"
    yield _text("Each of them takes --help, too.")
    for said in commands._choices_actions:
        sentence = _help(said)
        yield from (f".SS {_text(said.dest)}", _text(f"{sentence[:1].upper()}{sentence[1:]}."))
        yield from _arguments(one for one in commands.choices[said.dest]._actions if one.dest != "help")
    yield ".SH EXIT STATUS"
    for status, meaning in _EXIT:
        yield from (".TP", f".B {status}", _text(meaning))
    yield ".SH FILES"
    for place, meaning in FILES:
        yield from (".TP", f".I {_text(place)}", _text(meaning))
    yield ".SH EXAMPLES"
    for meaning, lines in _EXAMPLES.findall(_GUIDE.read_text("utf-8")):
        yield from (".PP", _text(f"{meaning}:"), ".PP", ".nf", ".RS")
        yield from (_text(line.strip()) for line in lines.splitlines())
        yield from (".RE", ".fi")


def _arguments(actions: Iterator[argparse.Action]) -> Iterator[str]:
    for action in actions:
        yield from (".TP", _heading(action), _text(_help(action)))


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
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
