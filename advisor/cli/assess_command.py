"""``rightsource assess``: the advice on tasks, as text, JSON, JSON Lines or CSV."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from advisor.cli.sources import RefusedSources, Source, add_task_arguments, read_sources
from advisor.domain.assessment import Assessment
from advisor.errors import InputRefused

FORMATS = ("text", "json", "jsonl", "csv")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("assess", help="print the advice on one or more tasks")
    add_task_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="text if left out")
    parser.add_argument(
        "--point", action="store_true", help="likely values only: no odds and no ranges, but fast"
    )
    parser.set_defaults(run=run, writes_data=lambda arguments: arguments.format != "text")


def run(arguments: argparse.Namespace) -> int:
    """Print the advice on every task; prints nothing at all when one of them is refused."""
    from advisor.model import assess

    assessed: list[tuple[Source, Assessment]] = []
    refused: list[str] = []
    for source in read_sources(arguments.tasks):
        try:
            assessed.append((source, assess(source.task, point=arguments.point)))
        except InputRefused as error:
            refused.append(error.one_line(source.name))
    if refused:
        raise RefusedSources(refused)
    for piece in _written(assessed, arguments.format, arguments.locale):
        sys.stdout.write(piece)
    return 0


def _written(assessed: list[tuple[Source, Assessment]], form: str, locale: str) -> Iterator[str]:
    if form == "text":
        from advisor.cli.text import advice_as_text

        yield "\n\n".join(advice_as_text(source.task, one, locale) for source, one in assessed)
    elif form == "csv":
        from advisor.report.table import advice_table

        yield advice_table([(source.name, one) for source, one in assessed])
    else:
        from advisor.report.contract import assessment_to_data

        found = (assessment_to_data(source.task, one, locale) for source, one in assessed)
        if form == "jsonl":
            yield from (_json(data, indent=None) for data in found)
        else:
            everything = list(found)
            yield _json(everything[0] if len(everything) == 1 else everything, indent=2)


def _json(data: Any, *, indent: int | None) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"
