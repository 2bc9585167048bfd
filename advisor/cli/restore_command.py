"""``rightsource restore``: a library as it was in one of its backups."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor.cli.arguments import RefusedSources, add_locale_argument
from advisor.cli.refusing import refused
from advisor.errors import printable
from advisor.language import tr


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("restore", help="put a library back as it was in one of its backups")
    parser.add_argument(
        "backup", metavar="BACKUP", help="one of those that `rightsource backup LIBRARY --list` names"
    )
    parser.add_argument(
        "--to",
        metavar="LIBRARY",
        default=None,
        help="the library to put it in place of, which nobody may have open, or a new name; if left out, "
        "where the library was. What is there now is backed up first",
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the path of the library, and where what was there before is."""
    from advisor.library import errors
    from advisor.library.backups.errors import BackupDamaged
    from advisor.library.backups.listing import library_of, verify
    from advisor.library.backups.restore import restore

    backup = Path(arguments.backup)
    try:
        verify(backup)
    except (BackupDamaged, errors.LibraryMissing, errors.LibraryTooNew) as error:
        raise refused(backup, error) from None
    library = Path(arguments.to) if arguments.to is not None else library_of(backup)
    if library is None:
        line = tr("{name}: nobody noted where its library was. Say where it is to go: --to LIBRARY.")
        raise RefusedSources([line.format(name=printable(str(backup)))])
    done = restore(backup, library)
    print(done.library)
    if done.before is not None:
        print(tr("What was there before is kept as a backup: {path}").format(path=done.before))
    if done.put_aside is not None:
        print(tr("What was there before is kept beside it: {path}").format(path=done.put_aside))
    return 0
