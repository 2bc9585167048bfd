"""What a shell completes, for bash and zsh: made of the command line's own parser, and file names besides."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import shtab
from about import NAME, SUFFIX

# How the help calls what is a file or a folder; everything else that is asked for is a word or a number.
_FILES = frozenset({"BACKUP", "DAMAGED", "FILE", "LIBRARY", "NEW", "TASK"})
_FOLDERS = frozenset({"FOLDER"})
# In place of a command, there may be the library to open.
_BASH_LIBRARIES = f"""\
_{NAME}_library_files() {{
  compgen -f -X '!*{SUFFIX}' -- "$1"
  compgen -d -- "$1"
}}
_shtab_{NAME}_pos_0_COMPGEN=_{NAME}_library_files
"""


def bash_completion(parser: argparse.ArgumentParser) -> str:
    """Where none of its words fits, bash looks for file names as it does for any program.

    A name with a space is one word: left to itself, shtab would look for its parts.
    """
    ours = f"{_BASH_LIBRARIES}\ncomplete -o bashdefault -o default -F"
    text = _replaced(shtab.complete(_with_files(parser), "bash"), "complete -o bashdefault -F", ours)
    for kind in ("-f", "-d"):
        text = _replaced(text, f"compgen {kind} -- $1 ", f'compgen {kind} -- "$1" ')
    return text


def zsh_completion(parser: argparse.ArgumentParser) -> str:
    """The first word is a command or a library; several tasks may follow one another."""
    commands = f"_shtab_{NAME}_commands"
    both = f"': :{{ {commands}; _files -g \"*{SUFFIX}\" }}'"
    text = _replaced(shtab.complete(_with_files(parser), "zsh"), f"': :{commands}'", both)
    return text.replace('"(*):', '"*:').replace('"*::', '"*:')


def _with_files(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser, whose arguments say to shtab which of them are files."""
    for action in _actions(parser):
        if kind := completes(action.metavar):
            action.complete = kind  # type: ignore[attr-defined]  # shtab looks for it there
    return parser


def completes(metavar: object) -> dict[str, str] | None:
    """What shtab is told about an argument by its name in the help, such as ``FILE.pdf``."""
    name = str(metavar).partition(".")[0]
    return shtab.FILE if name in _FILES else shtab.DIRECTORY if name in _FOLDERS else None


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"shtab writes another script than this was made for: {old!r} is not in it once.")
    return text.replace(old, new)
