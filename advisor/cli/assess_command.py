"""``rightsource assess``: the advice on tasks and libraries, as text, JSON, JSON Lines, CSV or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from advisor.cli.arguments import RefusedSources, add_task_arguments
from advisor.errors import printable
from advisor.language import tr
from advisor.settings import DEFAULT_LOCALE

if TYPE_CHECKING:
    import argparse

    from advisor.cli.weighing import Weighed

FORMATS = ("text", "json", "jsonl", "csv", "parquet")
MOST_JOBS = 61  # as many as Windows lets one process wait for


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("assess", help="print the advice on tasks, or on whole libraries")
    add_task_arguments(
        parser,
        takes="a task file, TOML or JSON; - for standard input; a .rightsource library, which may be open "
        "meanwhile; or a folder of libraries",
    )
    parser.add_argument("--format", choices=FORMATS, help="text if left out")
    parser.add_argument(
        "--point", action="store_true", help="likely values only: no odds and no ranges, but fast"
    )
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes at work; one a core if left out")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write, for parquet")
    parser.set_defaults(**DEFAULTS)


def run(arguments: argparse.Namespace) -> int:
    """Print the advice on every task.

    Of task files, nothing at all is printed when one of them is refused. A library that is refused does not
    keep the others back: it is named at the end. Raises RefusedSources.
    """
    from advisor.cli.gathering import Gathered
    from advisor.cli.tally import tallied
    from advisor.cli.weighing import Wish
    from advisor.cli.workers import cores, weighed

    _refuse_mismatch(arguments)
    wish = Wish(form=arguments.format, locale=arguments.locale, point=arguments.point)
    gathered = Gathered(arguments.tasks, wish)
    refused: list[str] = []

    def noted(found: Iterator[Weighed]) -> Iterator[Weighed]:
        for one in found:
            refused.extend(one.refused)
            yield one

    jobs = arguments.jobs or min(cores(), MOST_JOBS)
    # Closed here: what is under way ends with a fault, rather than when somebody lets go of it.
    with closing(weighed(gathered.parts(), wish, jobs)) as found:
        coming: Iterable[Weighed] = noted(tallied(found))
        if not gathered.has_libraries:
            coming = list(coming)
            if refused:
                raise RefusedSources(refused)
        _write(coming, arguments, is_one=not gathered.has_libraries and len(arguments.tasks) == 1)
    if refused or gathered.refused:
        raise RefusedSources([*gathered.refused, *refused])
    return 0


def _write(found: Iterable[Weighed], arguments: argparse.Namespace, *, is_one: bool) -> None:
    if arguments.format == "parquet":
        from pathlib import Path

        from advisor.cli.parquet import write_parquet

        write_parquet(Path(arguments.output), found)
        print(arguments.output)
    else:
        from advisor.cli.printing import print_all

        print_all(found, arguments.format, is_one=is_one)


def _refuse_mismatch(arguments: argparse.Namespace) -> None:
    if arguments.format == "parquet":
        if arguments.output is None:
            raise RefusedSources([tr("parquet: name the file to write with -o.")])
        from advisor.cli.parquet import refuse_without_library

        refuse_without_library()
    elif arguments.output is not None:
        line = tr("-o: it is for parquet. What is printed as {format} goes to standard output.")
        raise RefusedSources([line.format(format=arguments.format)])


def _jobs(text: str) -> int:
    from argparse import ArgumentTypeError

    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise ArgumentTypeError(f"“{printable(text, longest=40)}” is no number from 1 to {MOST_JOBS}")
    return int(text)


def _writes_data(arguments: argparse.Namespace) -> bool:
    return bool(arguments.format != "text")


# What is taken where an argument is left out, and what every command says of itself: here once, for argparse
# and for ``plain_arguments``, which does without it.
DEFAULTS: dict[str, Any] = {
    "run": run,
    "writes_data": _writes_data,
    "locale": DEFAULT_LOCALE,
    "format": "text",
    "point": False,
    "jobs": None,
    "output": None,
}
