"""``rightsource backup``: a checked copy of a library, or the list of those there are."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from advisor.cli.arguments import add_locale_argument
from advisor.cli.refusing import refusing
from advisor.errors import printable
from advisor.language import tr


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("backup", help="make a checked copy of a library, or list those there are")
    parser.add_argument("library", metavar="LIBRARY", help="a .rightsource file; it may be open meanwhile")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--to",
        metavar="FOLDER",
        default=None,
        help="put the copy there; if left out, among the library's backups, which are thinned out with time",
    )
    what.add_argument(
        "--list",
        action="store_true",
        dest="lists",
        help="list its backups, newest first: when, why, what each holds, and where it is",
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the path of the copy, or the list."""
    library = Path(arguments.library)
    if arguments.lists:
        print("\n".join(_listed(library, arguments.locale)))
        return 0
    print(_made(library, arguments.to))
    return 0


def _made(library: Path, to: str | None) -> Path:
    from advisor.library import backup, header, schema
    from advisor.library.backups.note import Reason
    from advisor.library.backups.store import Store
    from advisor.library.surroundings import Surroundings

    with refusing(library):
        header.read_header(library, newest=schema.VERSION)
        if to is None:
            return Store(library).make(Reason.ASKED)
        with closing(backup.connected(library)) as connection:
            return backup.backup_of(connection, Path(to), Surroundings())


def _listed(library: Path, locale: str) -> list[str]:
    from advisor.library.backups import words
    from advisor.library.backups.listing import backups_of

    lines = []
    for one in backups_of(library):
        told = [words.when_words(one.made, locale), words.why_words(one.reason), words.holds_words(one.holds)]
        if one.moved_from:
            told.append(tr("when it was at {path}").format(path=one.moved_from))
        if not one.has_its_size:
            told.append(tr("damaged since"))
        lines += [" · ".join(printable(part, longest=300) for part in told), f"  {one.path}"]
    return lines or [tr("There is no backup of “{name}” yet.").format(name=printable(library.name))]
