"""Goes through all pages of a damaged library and sorts the rows on them by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from advisor.library.salvage.pages import Pages, Row
from advisor.library.salvage.shapes import table_of
from advisor.progress import Progress
from advisor.records import Struct, field

_REPORT_EVERY = 200
_BY_TITLE, _BY_TASK, _BY_VENDOR = (
    "idx_task_title",
    "idx_quote_task_id_position",
    "idx_vendor_note_vendor_id",
)


class Found(Struct, frozen=True, kw_only=True):
    """The rows of each table by id, and what the indexes say there should be.

    ``titles``: of tasks by id. ``quotes``: the task of each quote by its id; ``notes``: the vendor of each.
    ``is_free_known``: False where what was deleted long ago may be among the rows.
    """

    rows: Mapping[str, Mapping[int, Row]]
    titles: Mapping[int, str] = field(default_factory=dict)
    quotes: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[int, int] = field(default_factory=dict)
    is_free_known: bool = True

    def of(self, table: str) -> Mapping[int, Row]:
        return self.rows.get(table, {})


def look_through(pages: Pages, progress: Progress) -> Found:
    """Everything that is on the pages in use. Raises Cancelled."""
    free, is_free_known = pages.free()
    rows: defaultdict[str, dict[int, Row]] = defaultdict(dict)
    for number in range(1, pages.count + 1):
        if number % _REPORT_EVERY == 0:
            progress.report(number, pages.count)
        if number in free:
            continue
        for row in pages.rows(number):
            if table := table_of(row):
                known = rows[table]
                if row.id not in known or _is_better(row, known[row.id]):
                    known[row.id] = row
    roots = _roots(rows["schema"].values())

    def entries(index: str, take: Callable[[Row], bool]) -> Iterable[Row]:
        for number in sorted(pages.below(roots.get(index, 0)) - free):
            progress.go_on()
            yield from (entry for entry in pages.entries(number) if entry.is_whole and take(entry))

    return Found(
        rows=rows,
        titles={entry.values[1]: entry.values[0] for entry in entries(_BY_TITLE, _is(str, int))},
        quotes={entry.values[2]: entry.values[0] for entry in entries(_BY_TASK, _is(int, int, int))},
        notes={entry.values[1]: entry.values[0] for entry in entries(_BY_VENDOR, _is(int, int))},
        is_free_known=is_free_known,
    )


def _is_better(row: Row, other: Row) -> bool:
    """Of two rows of one id the whole one; of two whole ones the one with the later times in it."""
    if row.is_whole != other.is_whole:
        return row.is_whole
    return _times(row) > _times(other)


def _times(row: Row) -> list[str]:
    return sorted((one for one in row.values if isinstance(one, str) and _is_time(one)), reverse=True)


def _is_time(text: str) -> bool:
    return len(text) == 24 and text[10] == "T" and text[-1] == "Z"


def _roots(schema: Iterable[Row]) -> Mapping[str, int]:
    return {str(row.values[1]): row.values[3] for row in schema if row.is_whole}


def _is(*kinds: type) -> Callable[[Row], bool]:
    return lambda entry: tuple(map(type, entry.values)) == kinds
