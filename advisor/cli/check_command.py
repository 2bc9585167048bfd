"""``rightsource check``: whether a library and its backups are whole, in a sentence for each fault."""

from __future__ import annotations

import argparse
from pathlib import Path

from advisor.cli.arguments import add_locale_argument
from advisor.cli.refusing import refused
from advisor.errors import printable
from advisor.language import tr

_NOTHING_WRONG, _SOMETHING_WRONG = 0, 1


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("check", help="look a library and its backups over for damage")
    parser.add_argument("library", metavar="LIBRARY", help="a .rightsource file; it may be open meanwhile")
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong, a line each; 1 where anything is, 0 where nothing is."""
    from advisor.library import errors
    from advisor.library.checkup import look_over

    path = Path(arguments.library)
    try:
        found = look_over(path, locale=arguments.locale)
    except (errors.LibraryMissing, errors.EmptyFile, errors.NotAFile, errors.NotADatabase) as error:
        raise refused(path, error) from None
    except (errors.NotALibrary, errors.LibraryTooNew) as error:
        raise refused(path, error) from None
    if not found:
        print(tr("Nothing is wrong with “{name}” and its backups.").format(name=printable(path.name)))
        return _NOTHING_WRONG
    for sentence in found:
        print(printable(sentence, longest=600))
    return _SOMETHING_WRONG
