"""``rightsource report``: the advice on tasks as PDF."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from advisor.cli.sources import RefusedSources, Source, add_task_arguments, read_sources
from advisor.errors import InputRefused, printable


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("report", help="write the advice on tasks as PDF")
    add_task_arguments(parser)
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
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one PDF a task, and name each on standard output."""
    from advisor.report.files import write_atomically

    sources = read_sources(arguments.tasks)
    output = Path(arguments.output)
    into_folder = len(sources) > 1 or output.is_dir()
    if into_folder and not output.is_dir():
        name = printable(str(output))
        raise RefusedSources(
            [f"{name}: several tasks need a folder, and there is none of that name. Make it first."]
        )
    for number, (source, data) in enumerate(_built(sources, arguments), start=1):
        path = output / file_name(source.task.title, number) if into_folder else output
        write_atomically(path, data)
        print(path)
    return 0


def _built(sources: Sequence[Source], arguments: argparse.Namespace) -> list[tuple[Source, bytes]]:
    """Every PDF, before the first of them is written: all or none."""
    found: list[tuple[Source, bytes]] = []
    refused: list[str] = []
    for source in sources:
        try:
            found.append((source, _pdf(source, arguments)))
        except InputRefused as error:
            refused.append(error.one_line(source.name))
    if refused:
        raise RefusedSources(refused)
    return found


def file_name(title: str, number: int) -> str:
    """A file name for a task's PDF: its title in plain letters, at most 80 characters, and a number."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60].strip("-")
    return f"{slug or 'task'}-{number}.pdf"


def _pdf(source: Source, arguments: argparse.Namespace) -> bytes:
    from advisor.model import assess
    from advisor.report.pdf import build_pdf
    from advisor.report.task_report import task_document

    document = task_document(
        source.task,
        assess(source.task),
        locale=arguments.locale,
        business=arguments.business,
        page=arguments.page,
        printed_on=arguments.date,
    )
    built = build_pdf(document)
    if built.missing:
        shown = " ".join(sorted(built.missing)[:20])
        print(
            f"{printable(source.name)}: no font here has these characters, printed as □: {shown}",
            file=sys.stderr,
        )
    return built.data


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write it as 2026-11-23") from None
