"""``rightsource import``: tasks, vendors and notes from a table, or another library merged in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.arguments import RefusedSources, add_locale_argument
from advisor.cli.refusing import refusing
from advisor.errors import InputRefused, printable
from advisor.language import plural, tr, whole

if TYPE_CHECKING:
    from advisor.domain.edits import Change, Edit
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.look_over import LookedOver
    from advisor.library.interchange.merge import Merge
    from advisor.library.interchange.raw_table import RawTable
    from advisor.library.library import Library

    CarryOut = Callable[[Edit], Change]

_WHAT = ("tasks", "vendors", "notes")
_MOST_LINES = 200


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "import", help="add the rows of a table to a library, or merge another library into it"
    )
    parser.add_argument("file", metavar="FILE", help="a .csv or .xlsx table, a .json export, or a library")
    parser.add_argument(
        "--into", required=True, metavar="LIBRARY", help="the library; made where there is none of that name"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--what", choices=_WHAT, help="what the rows are; found by the headings if left out")
    parser.add_argument("--sheet", help="the sheet of a workbook; all that are understood if left out")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=KEY",
        help="what a column holds, such as “Stunden=hours”; an empty key leaves the column out",
    )
    parser.add_argument(
        "--decimal", choices=("point", "comma"), help="the sign before decimals; found out if left out"
    )
    parser.add_argument("--skip-known", action="store_true", help="leave out what bears a name that is there")
    parser.add_argument(
        "--skip-refused", action="store_true", help="add the other rows where some are refused"
    )
    parser.add_argument(
        "--conflicts",
        choices=("mine", "theirs", "both"),
        help="what becomes of each difference in a merge; differences are refused if left out",
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """All that is wanted in one transaction, or nothing; says on standard output what was done."""
    from advisor.library.interchange.exchange import Form, form_of

    file, into = Path(arguments.file), Path(arguments.into)
    try:
        form = form_of(file)
    except InputRefused as error:
        raise RefusedSources([error.one_line(str(file))]) from None
    if into.exists() and file.samefile(into):
        line = tr("{name}: it is the library itself. Choose another file.")
        raise RefusedSources([line.format(name=printable(str(file)))])
    act = _merge if form in (Form.JSON, Form.LIBRARY) else _import_table
    act(arguments, file, into)
    return 0


def _import_table(arguments: argparse.Namespace, file: Path, into: Path) -> None:
    from advisor.library.interchange.exchange import read_tables

    try:
        chosen = _chosen(arguments, read_tables(file))
        with _target(into, arguments.dry_run) as library:
            found = _tried(library, arguments, chosen)
            name = printable(str(file))
            lines = [row.one_line(name) for one in found for row in one.refused]
            if lines and not arguments.skip_refused:
                raise RefusedSources(_clipped(lines))
            for line in (*_clipped(lines), *(f"{name}: {one}" for one in _remarks(chosen))):
                print(line, file=sys.stderr)
            if not arguments.dry_run:
                _store(library, [one.edit for one in found if one.count])
            for one in found:
                print(_said_of(one, dry_run=arguments.dry_run))
    except InputRefused as error:
        raise RefusedSources([error.one_line(str(file))]) from None


def _chosen(arguments: argparse.Namespace, tables: Sequence[RawTable]) -> list[tuple[What, RawTable]]:
    """The tables that are imported: vendors before notes about them, and before tasks with their quotes."""
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.mapping import what_it_is

    if arguments.sheet is not None:
        tables = [table for table in tables if table.name == arguments.sheet]
        if not tables:
            raise InputRefused(
                key=arguments.sheet,
                problem=tr("the workbook has no such sheet."),
                remedy=tr("Leave --sheet out to import every sheet that is understood."),
            )
    if arguments.what is not None or len(tables) == 1:
        what = What(arguments.what) if arguments.what else what_it_is(tables[0].headings) or What.TASKS
        fitting = [table for table in tables if what_it_is(table.headings) is what] or list(tables)
        return [(what, fitting[0])]
    found = [(kind, table) for table in tables if (kind := what_it_is(table.headings)) is not None]
    if not found:
        raise InputRefused(
            key="",
            problem=tr("none of its sheets has headings that are understood."),
            remedy=tr("Name one with --sheet, say with --what what it holds, and map its columns."),
        )
    order = (What.VENDORS, What.NOTES, What.TASKS)
    return sorted(found, key=lambda one: order.index(one[0]))


def _tried(
    library: Library, arguments: argparse.Namespace, chosen: Sequence[tuple[What, RawTable]]
) -> list[LookedOver]:
    """Each table looked over as the library will be when its turn comes; nothing of it stays."""
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.exchange import known_of
    from advisor.library.interchange.look_over import look_over
    from advisor.library.interchange.mapping import propose, with_wishes

    wishes = [_wish(text) for text in arguments.map]
    found: list[LookedOver] = []

    def try_all(carry_out: CarryOut) -> None:
        for what, table in chosen:
            mapped = with_wishes(what, table.headings, wishes, propose(what, table.headings))
            looked = look_over(
                table,
                what,
                mapped,
                known_of(library.connection),
                locale=arguments.locale,
                decimal={"point": ".", "comma": ",", None: None}[arguments.decimal],
                skips_known=arguments.skip_known and what is not What.NOTES,
            )
            found.append(looked)
            if len(chosen) > 1:  # what comes later may be about what this brings
                carry_out(looked.edit)

    _in_transaction(library, try_all, stays=False)
    return found


def _merge(arguments: argparse.Namespace, file: Path, into: Path) -> None:
    from advisor.library.interchange.differences import one_line
    from advisor.library.interchange.exchange import contents_of, read_contents
    from advisor.library.interchange.merge import Choice, compare
    from advisor.library.interchange.merge_edit import edit_for

    try:
        theirs = read_contents(file)
    except InputRefused as error:
        raise RefusedSources([error.one_line(str(file))]) from None
    with _target(into, arguments.dry_run) as library:
        merge = compare(contents_of(library.connection), theirs)
        lines = [one_line(one, printable(str(file))) for one in merge.conflicts]
        if lines and arguments.conflicts is None:
            remedy = tr("{name}: nothing was imported. Choose with --conflicts mine, theirs or both.")
            raise RefusedSources([*_clipped(lines), remedy.format(name=printable(str(file)))])
        wanted = Choice(arguments.conflicts or Choice.MINE)
        choices = [wanted if wanted in one.choices else Choice.MINE for one in merge.conflicts]
        if not arguments.dry_run:
            _store(library, [edit_for(merge, choices)] if not merge.adds_nothing else [])
        for line in _said_of_merge(merge, dry_run=arguments.dry_run):
            print(line)


@contextmanager
def _target(into: Path, dry_run: bool) -> Iterator[Library]:
    """The library to import into, open; one that is new goes again where that fails."""
    from advisor.library.library import Library

    with refusing(into):
        is_older = into.exists() and Library.is_older(into)
    if dry_run and (is_older or not into.exists()):
        import shutil

        from advisor.private_copies import private_folder

        # A library of an older version would be brought up to date: a copy of it is, instead.
        with private_folder() as folder:
            path = folder / "tried.rightsource"
            if into.exists():
                shutil.copyfile(into, path)
                library = Library.open(path, backups=folder)
            else:
                library = Library.create(path)
            with library:
                yield library
    elif into.exists():
        with refusing(into):
            library = Library.open(into)
        with library:
            yield library
    else:
        library = Library.create(into)
        try:
            with library:
                yield library
        except BaseException:
            library.path.unlink(missing_ok=True)
            raise


class _TakeBack(Exception):
    """Ends a transaction of which nothing is to stay."""


def _in_transaction(library: Library, act: Callable[[CarryOut], None], *, stays: bool) -> None:
    from advisor.library.carry_out import carry_out

    with suppress(_TakeBack), library.writing() as writer:
        act(lambda edit: carry_out(edit, writer))
        if not stays:
            raise _TakeBack


def _store(library: Library, edits: Sequence[Edit]) -> None:
    """All of the edits; there is no undo here, so a backup is made first where there is anything to lose."""
    from advisor.library.backups.note import Reason
    from advisor.library.backups.store import Store
    from advisor.library.interchange.exchange import holds_anything

    if not edits:
        return
    if holds_anything(library.connection):
        made = Store(library.path).make(Reason.IMPORT, connection=library.connection)
        print(tr("A backup was made first: {path}").format(path=made))

    def store_all(carry_out: CarryOut) -> None:
        for edit in edits:
            carry_out(edit)

    _in_transaction(library, store_all, stays=True)


def _wish(text: str) -> tuple[str, str]:
    heading, sign, key = text.rpartition("=")
    if not sign:
        raise InputRefused(
            key=f"--map {text}",
            problem=tr("it has no “=”."),
            remedy=tr("Write the column’s heading, = and the key, such as “Stunden=hours”."),
        )
    return heading, key.strip()


def _remarks(chosen: Sequence[tuple[What, RawTable]]) -> list[str]:
    return list(dict.fromkeys(remark for _, table in chosen for remark in table.remarks))


def _said_of(one: LookedOver, *, dry_run: bool) -> str:
    from advisor.library.interchange.words import added, left_out, would_add

    told = [(would_add if dry_run else added)(one.what, one.count)]
    if one.left_out:
        told.append(left_out(one.left_out))
    return " ".join(told)


def _said_of_merge(merge: Merge, *, dry_run: bool) -> list[str]:
    from advisor.library.interchange.words import merge_lines

    lines = merge_lines(merge)
    return [tr("Nothing was changed; a merge would bring:"), *lines] if dry_run else lines


def _clipped(lines: Sequence[str]) -> list[str]:
    if len(lines) <= _MOST_LINES:
        return list(lines)
    more = len(lines) - _MOST_LINES
    rest = plural("… and {count} more like these.", "… and {count} more like these.", more)
    return [*lines[:_MOST_LINES], rest.format(count=whole(more))]
