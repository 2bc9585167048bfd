"""``rightsource export``: a library as JSON, or its tasks, vendors, notes or advice as CSV or XLSX."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.arguments import RefusedSources, add_locale_argument
from advisor.cli.refusing import refusing
from advisor.errors import InputRefused, printable
from advisor.language import tr

if TYPE_CHECKING:
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.exchange import Form

WHAT = ("tasks", "vendors", "notes", "advice")
_FORMS = ("json", "csv", "xlsx")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("export", help="write a library as JSON, or tables of it as CSV or XLSX")
    parser.add_argument("library", metavar="LIBRARY", help="a .rightsource file; it may be open meanwhile")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the file to write: .json for the whole library, .csv or .xlsx for tables",
    )
    parser.add_argument(
        "--what",
        choices=WHAT,
        default=None,
        help="the table to write; if left out, tasks as .csv and all tables as .xlsx",
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file whole or not at all, and name it on standard output."""
    from advisor.library.copies import open_to_read
    from advisor.library.interchange.exchange import contents_of, exported
    from advisor.report.files import write_atomically

    output = Path(arguments.output)
    form, what = _wanted(output, arguments.what)
    path = Path(arguments.library)
    with refusing(path), open_to_read(path) as library:
        if output.exists() and output.samefile(path):
            raise RefusedSources(
                [tr("{name}: it is the library itself. Choose another name.").format(name=output)]
            )
        data = exported(contents_of(library.connection), form, what)
    write_atomically(output, data)
    print(output)
    return 0


def _wanted(output: Path, what: str | None) -> tuple[Form, list[What]]:
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.exchange import Form

    suffix = output.suffix.casefold().removeprefix(".")
    if suffix not in _FORMS:
        refusal = InputRefused(
            key="",
            problem=tr("its name ends in none of {endings}.").format(endings=", ".join(_FORMS)),
            remedy=tr("Let the name of the file say what it is to be."),
        )
        raise RefusedSources([refusal.one_line(str(output))])
    form = Form(suffix)
    if form is Form.JSON and what is not None:
        line = tr("{name}: JSON holds the whole library. Leave --what out, or write .csv or .xlsx.")
        raise RefusedSources([line.format(name=printable(str(output)))])
    if what is not None:
        return form, [What(what)]
    return form, list(What) if form is Form.XLSX else [What.TASKS]
