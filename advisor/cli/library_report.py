"""``rightsource report --library``: a whole library, or the business on one page, as PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.arguments import RefusedSources
from advisor.cli.refusing import refusing
from advisor.errors import printable
from advisor.language import tr

if TYPE_CHECKING:
    from advisor.report.document import Document
    from advisor.report.library_contents import LibraryContents


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What a report on a library takes besides."""
    parser.add_argument(
        "--library",
        metavar="FILE.rightsource",
        default=None,
        help="report on everything in this library, in place of task files",
    )
    parser.add_argument(
        "--one-page", action="store_true", help="with --library: the business on one page, and no more"
    )


def refuse_mixed(arguments: argparse.Namespace) -> None:
    """Raise RefusedSources for a report on tasks and a library at once, on neither, or half of either."""
    if arguments.library is not None:
        if arguments.tasks:
            raise RefusedSources([tr("--library reports on a whole library: leave out the task files.")])
        if arguments.document is not None:
            raise RefusedSources([tr("--document is about one task, not about a library.")])
    elif not arguments.tasks:
        raise RefusedSources([tr("Name a task file to report on, or a library with --library.")])
    elif arguments.one_page:
        raise RefusedSources([tr("--one-page needs --library.")])


def run_library(arguments: argparse.Namespace, logo: bytes | None) -> int:
    """Write the one PDF, and name it on standard output. Raises RefusedSources, NotWritten."""
    from advisor.report.files import write_atomically
    from advisor.report.pdf import build_pdf

    built = build_pdf(_document(arguments, logo))
    if built.missing:
        shown = " ".join(sorted(built.missing)[:20])
        line = tr("{name}: no font here has these characters, printed as □: {characters}")
        print(line.format(name=printable(arguments.library), characters=shown), file=sys.stderr)
    path = Path(arguments.output)
    write_atomically(path, built.data)
    print(path)
    return 0


def _document(arguments: argparse.Namespace, logo: bytes | None) -> Document:
    from advisor.report.document import Orientation, PageSize, page_size_for
    from advisor.report.library_report import library_document, one_page_document
    from advisor.report.summary import Letterhead

    contents = _contents(arguments)
    letterhead = Letterhead(
        business=arguments.business or contents.business.name,
        printed_on=arguments.date,
        page_size=PageSize(arguments.page) if arguments.page else page_size_for(arguments.locale),
        locale=arguments.locale,
        logo=logo or contents.business.logo,
        orientation=Orientation(arguments.orientation),
    )
    if arguments.one_page:
        return one_page_document(contents, letterhead)
    return library_document(contents, letterhead, glossary=arguments.glossary)


def _contents(arguments: argparse.Namespace) -> LibraryContents:
    from advisor.library.copies import open_to_read
    from advisor.report.library_contents import read_library
    from advisor.session import Session

    path = Path(arguments.library)
    with refusing(path), open_to_read(path) as library:
        return read_library(Session(library), with_vendors=not arguments.one_page)
