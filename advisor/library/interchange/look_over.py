"""Looks over a table before anything of it is imported: the entries it makes, and the rows it refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advisor.domain.folding import fold
from advisor.errors import InputRefused, on_one_line
from advisor.language import tr
from advisor.library.interchange import checked
from advisor.library.interchange.cell_values import Group, groups_of
from advisor.library.interchange.columns import What
from advisor.library.interchange.contents import NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.edits import TakeIn
from advisor.library.interchange.mapping import ColumnMap, is_own_table, missing
from advisor.library.interchange.numbers import CellReader, Unreadable, decimal_sign_of
from advisor.library.interchange.raw_table import RawCell, RawTable
from advisor.library.surroundings import as_text
from advisor.progress import Progress
from advisor.records import Struct, field

_REPORT_EVERY = 500
_LOOKED_AT = 2_000  # rows, for the decimal sign


class RefusedRow(Struct, frozen=True, kw_only=True):
    """A row that is not taken. ``row`` as a spreadsheet counts; ``column``: its heading, "" for the row."""

    row: int
    column: str
    problem: str
    remedy: str

    def one_line(self, source: str) -> str:
        """For a terminal: file, row, column, problem, remedy."""
        if self.column:
            place = tr("row {row}, column “{column}”").format(row=self.row, column=self.column)
        else:
            place = tr("row {row}").format(row=self.row)
        return on_one_line(f"{source}: {place}: {self.problem} {self.remedy}")


class Known(Struct, frozen=True, kw_only=True):
    """What the library has in use. Names folded: tasks' titles, and vendors' names with their ids."""

    titles: frozenset[str] = frozenset()
    vendors: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class LookedOver(Struct, frozen=True, kw_only=True):
    """What an import of one table would do. ``known``: how many bear a name that the library has already.

    ``left_out``: how many of those are left out for it. ``decimal``: the sign before decimals.
    """

    what: What
    edit: TakeIn
    refused: tuple[RefusedRow, ...] = ()
    known: int = 0
    left_out: int = 0
    decimal: str = "."
    remarks: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many tasks, vendors or notes would come in."""
        return len(self.edit.tasks) + len(self.edit.vendors) + len(self.edit.notes)


def look_over(
    table: RawTable,
    what: What,
    mapped: ColumnMap,
    known: Known,
    *,
    locale: str,
    decimal: str | None = None,
    skips_known: bool = False,
    progress: Progress | None = None,
) -> LookedOver:
    """Read every row. ``decimal``: "." or ",", None to find out. Raises InputRefused, Cancelled."""
    if absent := missing(what, mapped):
        raise InputRefused(
            key="",
            problem=tr("no column holds “{column}”, and there is no row without it.").format(
                column=absent[0].label.told()
            ),
            remedy=tr("Say which column it is, or give the column that heading."),
        )
    groups = groups_of(what, mapped)
    sign = decimal or _decimal_sign(table, groups, locale)
    looking = _Looking(
        table, what, groups, cells=CellReader(sign, locale), known=known, skips_known=skips_known
    )
    return looking.done(progress or Progress())


class _Looking:
    """One table under way."""

    def __init__(
        self,
        table: RawTable,
        what: What,
        groups: Sequence[Group],
        *,
        cells: CellReader,
        known: Known,
        skips_known: bool,
    ) -> None:
        self._table = table
        self._what = what
        self._groups = groups
        self._cells = cells
        self._known = known
        self._skips_known = skips_known
        self._refused: list[RefusedRow] = []
        self._tasks: list[TaskEntry] = []
        self._vendors: list[VendorEntry] = []
        self._notes: list[tuple[int, NoteEntry]] = []
        self._known_count = self._left_out = 0

    def done(self, progress: Progress) -> LookedOver:
        make: Callable[[int, dict[str, Any]], None] = {
            What.TASKS: self._take_task,
            What.VENDORS: self._take_vendor,
            What.NOTES: self._take_note,
        }[self._what]
        rows = self._table.rows
        for count, (number, cells) in enumerate(rows):
            if count % _REPORT_EVERY == 0:
                progress.report(count, len(rows))
            values = self._values(number, cells)
            if values is not None:
                try:
                    make(number, values)
                except InputRefused as error:
                    self._refuse(number, error.key, error.problem, error.remedy)
        progress.report(len(rows), len(rows))
        used = {quote.vendor_id for task in self._tasks for quote in task.quotes} - {None}
        edit = TakeIn(
            tasks=tuple(self._tasks),
            vendors=tuple(self._vendors),
            notes=tuple(self._notes),
            vendor_ids={one: one for one in used if one is not None},
        )
        return LookedOver(
            what=self._what,
            edit=edit,
            refused=tuple(self._refused),
            known=self._known_count,
            left_out=self._left_out,
            decimal=self._cells.decimal,
            remarks=self._table.remarks,
        )

    def _values(self, number: int, cells: Sequence[RawCell]) -> dict[str, Any] | None:
        """What the row says, by key; None where some of it is refused."""
        width = len(cells)
        found: dict[str, Any] | None = {}
        for group in self._groups:
            told = tuple([cells[place] if place < width else None for place in group.places])
            if not any(told) and all(cell is None or cell == "" for cell in told):  # 0 says something
                continue
            try:
                value = group.read(told, self._cells)
            except (InputRefused, Unreadable) as error:
                self._refuse(number, group.key, error.problem, error.remedy)
                found = None
            else:
                if found is not None and value is not None:
                    found[group.key] = value
        return found

    def _take_task(self, number: int, values: dict[str, Any]) -> None:
        title = self._needed(number, values, "title")
        if title is None or not self._is_new(title, fold(title) in self._known.titles):
            return
        quotes = [
            QuoteEntry(vendor_id=self._vendor_named(offer["vendor"]), offer=offer)
            for offer in values.pop("quotes", ())
        ]
        self._tasks.append(
            TaskEntry(
                title=title,
                function=values.pop("function", None) or None,
                notes=values.pop("notes", ""),
                status=values.pop("status", "idea"),
                created_at=self._moment(values),
                review_on=day.isoformat() if (day := values.pop("review_on", None)) else None,
                answers=values,
                quotes=tuple(quotes),
            )
        )

    def _take_vendor(self, number: int, values: dict[str, Any]) -> None:
        name = self._needed(number, values, "name")
        if name is None or not self._is_new(name, fold(name) in self._known.vendors):
            return
        created_at = self._moment(values)
        vendor = checked.vendor({**values, "name": name})
        self._vendors.append(VendorEntry(vendor=vendor, created_at=created_at))

    def _take_note(self, number: int, values: dict[str, Any]) -> None:
        name = self._needed(number, values, "vendor")
        text = self._needed(number, values, "text")
        if name is None or text is None:
            return
        ids = self._known.vendors.get(fold(name), ())
        if len(ids) != 1:
            problem = (
                tr("there are several vendors called “{name}”.")
                if ids
                else tr("there is no vendor called “{name}”.")
            )
            self._refuse(
                number,
                "vendor",
                problem.format(name=name),
                tr("Give each a name of its own.") if ids else tr("Add or import the vendor first."),
            )
            return
        if "on" not in values:
            self._refuse(number, "on", tr("it is empty."), tr("Write down the day."))
            return
        note = checked.note(values["on"], values.get("kind", "other"), text, values.get("follow_up_on"))
        self._notes.append((ids[0], NoteEntry(note=note, created_at=self._moment(values))))

    def _needed(self, number: int, values: dict[str, Any], key: str) -> str | None:
        found = values.pop(key, "")
        if found:
            return str(found)
        self._refuse(number, key, tr("it is empty."), tr("Fill it in, or take the row out."))
        return None

    def _is_new(self, name: str, is_known: bool) -> bool:
        self._known_count += is_known
        self._left_out += is_known and self._skips_known
        return not (is_known and self._skips_known)

    def _vendor_named(self, name: str) -> int | None:
        ids = self._known.vendors.get(fold(name), ())
        return ids[0] if len(ids) == 1 else None

    def _moment(self, values: dict[str, Any]) -> str:
        found = values.pop("created_at", None)
        return "" if found is None else as_text(found)

    def _refuse(self, number: int, key: str, problem: str, remedy: str) -> None:
        column = next((group.heading(self._table.headings) for group in self._groups if group.key == key), "")
        self._refused.append(RefusedRow(row=number, column=column, problem=problem, remedy=remedy))


def _decimal_sign(table: RawTable, groups: Sequence[Group], locale: str) -> str:
    """The sign before the decimals: what the numbers show, else what the country of ``locale`` uses."""
    if is_own_table(table.headings):
        return "."
    places = [place for group in groups if group.has_numbers for place in group.places]
    shown = decimal_sign_of(
        cell
        for _, cells in table.rows[:_LOOKED_AT]
        for place in places
        if place < len(cells) and isinstance(cell := cells[place], str)
    )
    if shown is not None:
        return shown
    from babel.numbers import get_decimal_symbol

    found = str(get_decimal_symbol("en_US" if locale == "en_XA" else locale))
    return found if found in ".," else "."
