"""Reads the command line, runs the subcommand, and turns what went wrong into one line and an exit status."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from advisor import __version__
from advisor.cli import assess_command
from advisor.cli.sources import RefusedSources
from advisor.errors import AdvisorError, printable
from advisor.language import in_use, tr, use
from advisor.settings import DEFAULT_LOCALE

DONE, FAILED, REFUSED = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Refuses wrong arguments in one line, as every refusal here."""

    def error(self, message: str) -> NoReturn:
        problem = printable(message, longest=300)
        self.exit(REFUSED, f"{self.prog}: {problem}. Run `{self.prog} --help` for what is allowed.\n")


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
        given = sys.argv[1:] if argv is None else list(argv)
        # Other programs ask for one piece of advice after the other: it does not wait for the other commands.
        arguments = command_line(advice_only=given[:1] == ["assess"]).parse_args(given)
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


def command_line(*, advice_only: bool = False) -> argparse.ArgumentParser:
    """All subcommands with their arguments; the manual page and the shells' completion are made of it.

    ``advice_only``: nothing but ``assess``, which is there sooner.
    """
    parser: argparse.ArgumentParser = _Parser(
        prog="rightsource",
        description="Tells whether to keep a task in-house, outsource it or offshore it, and why. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"rightsource {__version__}")
    parser.set_defaults(run=None, writes_data=lambda _arguments: False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    assess_command.add_to(commands)
    if not advice_only:
        _add_others(commands)
    return parser


def _add_others(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from advisor.cli import (
        backup_command,
        check_command,
        export_command,
        import_command,
        report_command,
        restore_command,
        salvage_command,
        schema_command,
        starters_command,
    )

    report_command.add_to(commands)
    export_command.add_to(commands)
    import_command.add_to(commands)
    backup_command.add_to(commands)
    restore_command.add_to(commands)
    check_command.add_to(commands)
    salvage_command.add_to(commands)
    starters_command.add_to(commands)
    schema_command.add_to(commands)
