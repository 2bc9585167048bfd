"""``rightsource salvage``: what can still be read of a damaged library, into a new one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from advisor.cli.arguments import RefusedSources, add_locale_argument
from advisor.cli.refusing import refusing

_NOTHING_READABLE = 1


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("salvage", help="save what can be read of a damaged library into a new one")
    parser.add_argument("library", metavar="DAMAGED", help="a .rightsource file; it is not changed")
    parser.add_argument(
        "--to", default=None, metavar="NEW", help="the library to make; beside the damaged one if left out"
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Name the new library and what was lost on standard output."""
    from advisor.library.errors import NothingReadable
    from advisor.library.salvage.salvage import salvage

    path = Path(arguments.library)
    try:
        with refusing(path):
            found = salvage(path, None if arguments.to is None else Path(arguments.to))
    except RefusedSources as error:
        if isinstance(error.__cause__, NothingReadable):
            print("\n".join(error.lines), file=sys.stderr)
            return _NOTHING_READABLE
        raise
    print(found.path)
    print(found.as_text())
    return 0
