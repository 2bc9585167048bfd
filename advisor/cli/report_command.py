"""``rightsource report``: the advice on tasks as PDF."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli import library_report
from advisor.cli.arguments import RefusedSources, add_task_arguments
from advisor.errors import InputRefused, printable
from advisor.language import tr

if TYPE_CHECKING:
    from advisor.cli.sources import Source
    from advisor.report.document import Document
    from advisor.report.pdf import BuiltPdf


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("report", help="write the advice on tasks as PDF")
    add_task_arguments(parser, may_be_none=True)
    library_report.add_arguments(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE.pdf",
        help="the PDF to write; a folder for several tasks",
    )
    parser.add_argument("--business", default="", help="the business's name for the head of each page")
    parser.add_argument("--page", choices=("a4", "letter"), default=None, help="by locale if left out")
    parser.add_argument(
        "--date", type=_date, default=None, metavar="YYYY-MM-DD", help="the date to print; none if left out"
    )
    parser.add_argument(
        "--orientation", choices=("portrait", "landscape"), default="portrait", help="how the paper is turned"
    )
    parser.add_argument(
        "--logo", type=Path, default=None, metavar="FILE", help="a PNG or JPEG for the head of the first page"
    )
    parser.add_argument("--glossary", action="store_true", help="explain the words at the end")
    parser.add_argument(
        "--decided-by", default="", metavar="NAME", help="who signs; a blank line if left out"
    )
    parser.add_argument(
        "--review-by", type=_date, default=None, metavar="YYYY-MM-DD", help="when to look at it again"
    )
    parser.add_argument(
        "--document",
        choices=("results-brief", "procedure", "paid-trial", "safeguards", "questions"),
        default=None,
        help="a paper to hand over, in place of the advice",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one PDF a task, and name each on standard output."""
    from advisor.report.files import write_atomically

    library_report.refuse_mixed(arguments)
    if arguments.library is not None:
        return library_report.run_library(arguments, _logo(arguments.logo))
    from advisor.cli.sources import read_sources

    sources = read_sources(arguments.tasks)
    output = Path(arguments.output)
    into_folder = len(sources) > 1 or output.is_dir()
    if into_folder and not output.is_dir():
        name = printable(str(output))
        line = tr("{name}: several tasks need a folder, and there is none of that name. Make it first.")
        raise RefusedSources([line.format(name=name)])
    built = _built(sources, arguments, _logo(arguments.logo))
    for number, (source, data) in enumerate(built, start=1):
        path = output / file_name(source.task.title, number) if into_folder else output
        write_atomically(path, data)
        print(path)
    return 0


def _logo(path: Path | None) -> bytes | None:
    """The logo made of the picture, if there is to be one; a picture that is none is refused as input."""
    if path is None:
        return None
    from advisor.report.logo import LogoRefused, read_logo

    try:
        return read_logo(path)
    except LogoRefused as error:
        line = f"{printable(str(path))}: {error.what} {error.why} {error.remedy}"
        raise RefusedSources([line]) from None


def _built(
    sources: Sequence[Source], arguments: argparse.Namespace, logo: bytes | None
) -> list[tuple[Source, bytes]]:
    """Every PDF, before the first of them is written: all or none."""
    found: list[tuple[Source, bytes]] = []
    refused: list[str] = []
    for source in sources:
        try:
            found.append((source, _pdf(source, arguments, logo)))
        except InputRefused as error:
            refused.append(error.one_line(source.name))
    if refused:
        raise RefusedSources(refused)
    return found


def file_name(title: str, number: int) -> str:
    """A file name for a task's PDF: its title in plain letters, at most 80 characters, and a number."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60].strip("-")
    return f"{slug or 'task'}-{number}.pdf"


def _pdf(source: Source, arguments: argparse.Namespace, logo: bytes | None) -> bytes:
    from advisor.model import assess
    from advisor.report.document import Orientation
    from advisor.report.pdf import build_pdf
    from advisor.report.task_report import task_document

    if arguments.document is not None:
        return _data(build_pdf(_handover(source, arguments, logo)), source)
    document = task_document(
        source.task,
        assess(source.task),
        locale=arguments.locale,
        business=arguments.business,
        page=arguments.page,
        printed_on=arguments.date,
        logo=logo,
        orientation=Orientation(arguments.orientation),
        glossary=arguments.glossary,
        decided_by=arguments.decided_by,
        review_by=arguments.review_by,
    )
    return _data(build_pdf(document), source)


def _handover(source: Source, arguments: argparse.Namespace, logo: bytes | None) -> Document:
    from advisor.domain.handover import DocumentKind
    from advisor.model import assess
    from advisor.report.document import Orientation, PageSize, page_size_for
    from advisor.report.handover import handover_report
    from advisor.report.summary import Letterhead
    from advisor.wording.advice import advice_texts
    from advisor.wording.handover.fill import fill

    assessment = assess(source.task)
    filled = fill(
        DocumentKind(arguments.document.replace("-", "_")),
        source.task,
        assessment,
        advice_texts(assessment, arguments.locale),
        locale=arguments.locale,
        business=arguments.business,
    )
    letterhead = Letterhead(
        business=arguments.business,
        printed_on=arguments.date,
        page_size=PageSize(arguments.page) if arguments.page else page_size_for(arguments.locale),
        locale=arguments.locale,
        logo=logo,
        orientation=Orientation(arguments.orientation),
    )
    return handover_report(filled, letterhead)


def _data(built: BuiltPdf, source: Source) -> bytes:
    """The finished PDF; what no font could show is told on standard error."""
    if built.missing:
        shown = " ".join(sorted(built.missing)[:20])
        line = tr("{name}: no font here has these characters, printed as □: {characters}")
        print(line.format(name=printable(source.name), characters=shown), file=sys.stderr)
    return built.data


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write it as 2026-11-23") from None
