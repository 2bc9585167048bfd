"""Reads the command line, runs the subcommand, and turns what went wrong into one line and an exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from advisor import __version__
from advisor.cli.arguments import RefusedSources
from advisor.errors import AdvisorError, printable
from advisor.language import in_use, tr, use
from advisor.settings import DEFAULT_LOCALE

if TYPE_CHECKING:
    import argparse

DONE, FAILED, REFUSED = 0, 1, 2
COMMANDS = (
    "assess",
    "report",
    "export",
    "import",
    "backup",
    "restore",
    "check",
    "salvage",
    "starters",
    "schema",
)


class _Command(Protocol):
    """A module with a subcommand."""

    def add_to(self, commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (the process's own if None).

    Returns 0 when done, 2 when the input was refused (one line on standard error), 1 for anything else.
    It speaks the language of ``--locale``, English where that is left out, whatever the environment says.
    """
    before = in_use()
    try:
        return _run(argv)
    finally:
        use(before)


def _run(argv: Sequence[str] | None) -> int:
    try:
        arguments = _read(sys.argv[1:] if argv is None else list(argv))
        if arguments.run is None:
            command_line().print_help()
            return DONE
        use(getattr(arguments, "locale", DEFAULT_LOCALE))
        _prepare_output(as_data=arguments.writes_data(arguments))
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except SystemExit as stop:  # argparse: help was shown, or the arguments were refused
        return stop.code if isinstance(stop.code, int) else FAILED
    except RefusedSources as refused:
        print("\n".join(refused.lines), file=sys.stderr)
        return REFUSED
    except AdvisorError as error:
        print(f"rightsource: {printable(str(error), longest=500)}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _discard_output()
        return FAILED
    except OSError as error:  # standard output: a full disk, a device that is gone
        line = tr("rightsource: the output was not written ({fault}).")
        print(line.format(fault=error.strerror), file=sys.stderr)
        _discard_output()
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _read(given: Sequence[str]) -> Any:
    """The arguments with their values. Raises SystemExit where argparse has shown help or refused them.

    Other programs ask for one piece of advice after the other: it waits neither for the other commands, nor
    for argparse where its arguments are plain.
    """
    if given and given[0] == "assess":
        from advisor.cli.plain_arguments import plain_arguments

        plain = plain_arguments(given[1:])
        if plain is not None:
            return plain
    only = given[0] if given and given[0] in COMMANDS else None
    return command_line(only).parse_args(given)


def _prepare_output(*, as_data: bool) -> None:
    """Data goes out as UTF-8 with its own line ends, whatever the terminal; text as far as it can show it."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it is the process's own output
    elif isinstance(sys.stdout, io.TextIOWrapper):
        if as_data:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        else:
            sys.stdout.reconfigure(errors="replace")


def _discard_output() -> None:
    """Lets the process end without another try at writing what could not be written."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_line(only: str | None = None) -> argparse.ArgumentParser:
    """All subcommands with their arguments; the manual page and the shells' completion are made of it.

    ``only``: a single one by its name, which is there sooner.
    """
    from advisor.cli.parser import Parser

    parser: argparse.ArgumentParser = Parser(
        prog="rightsource",
        description="Tells whether to keep a task in-house, outsource it or offshore it, and why. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"rightsource {__version__}")
    parser.set_defaults(run=None, writes_data=lambda _arguments: False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    for name in COMMANDS if only is None else (only,):
        _module(name).add_to(commands)
    return parser


def _module(name: str) -> _Command:
    """A subcommand. Each import is spelt out: the bundle holds what can be read off the code."""
    match name:
        case "assess":
            from advisor.cli import assess_command

            return assess_command
        case "report":
            from advisor.cli import report_command

            return report_command
        case "export":
            from advisor.cli import export_command

            return export_command
        case "import":
            from advisor.cli import import_command

            return import_command
        case "backup":
            from advisor.cli import backup_command

            return backup_command
        case "restore":
            from advisor.cli import restore_command

            return restore_command
        case "check":
            from advisor.cli import check_command

            return check_command
        case "salvage":
            from advisor.cli import salvage_command

            return salvage_command
        case "starters":
            from advisor.cli import starters_command

            return starters_command
        case "schema":
            from advisor.cli import schema_command

            return schema_command
    raise KeyError(name)
