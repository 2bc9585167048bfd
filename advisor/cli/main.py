"""Reads the command line, runs the subcommand, and turns what went wrong into one line and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from advisor import __version__
from advisor.cli import assess_command, report_command, schema_command, starters_command
from advisor.cli.sources import RefusedSources
from advisor.errors import AdvisorError

DONE, FAILED, REFUSED = 0, 1, 2

_COMMANDS = (assess_command, report_command, starters_command, schema_command)


class _Parser(argparse.ArgumentParser):
    """Refuses wrong arguments in one line, as every refusal here."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{self.prog}: {message}. Run `{self.prog} --help` for what is allowed.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (the process's own if None).

    Returns 0 when done, 2 when the input was refused (one line on standard error), 1 for anything else.
    """
    try:
        arguments = _parser().parse_args(argv)
        if arguments.run is None:
            _parser().print_help()
            return DONE
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except SystemExit as stop:  # argparse: help was shown, or the arguments were refused
        return stop.code if isinstance(stop.code, int) else FAILED
    except RefusedSources as refused:
        print("\n".join(refused.lines), file=sys.stderr)
        return REFUSED
    except AdvisorError as error:
        print(f"rightsource: {' '.join(str(error).split())}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="rightsource",
        description="Tells whether to keep a task in-house, outsource it or offshore it, and why. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"rightsource {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
