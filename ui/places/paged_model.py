"""The rows of a long list: their ids are in memory, and of the rows only those looked at lately."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress

from PySide6.QtCore import QModelIndex, QObject, QTimer

from advisor.records import replace
from ui.places.list_row import ListRow
from ui.places.list_source import ListSource, ListWish
from ui.places.row_model import Index, RowModel

PAGE = 200
MOST_KEPT = 10 * PAGE
_MANY = 50  # rows changed at once from which on all are arranged anew
_AFTER_PAINT_MILLISECONDS = 250


class PagedModel(RowModel):
    """Shows what a ``ListSource`` has. Before the list is painted, only its first page is read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: ListSource | None = None
        self._wish = ListWish()
        self._total = 0
        self._head: array[int] = array("q")
        self._shown: array[int] | None = array("q")  # None: not read yet, and not filtered
        self._kept: dict[int, ListRow] = {}
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._read_ahead)

    def show_source(self, source: ListSource) -> None:
        """Show the rows of ``source``, all of them read anew."""
        self._source = source
        self._arrange_anew()
        self._ahead.start(_AFTER_PAINT_MILLISECONDS)

    def finish(self) -> None:
        """The source is about to be closed."""
        self._ahead.stop()
        self._source = None

    @property
    def total(self) -> int:
        return self._total

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid():
            return 0
        return self._total if self._shown is None else len(self._shown)

    def row_at(self, place: int) -> ListRow | None:
        row_id = self._id_at(place)
        if row_id not in self._kept:
            self._read_page(place)
        return self._kept.get(row_id)

    def id_at(self, index: Index) -> int | None:
        return self._id_at(index.row()) if index.isValid() and index.row() < self.rowCount() else None

    def index_of(self, row_id: int | None) -> QModelIndex:
        if row_id is not None:
            with suppress(ValueError):
                return self.index((self._head if self._shown is None else self._shown).index(row_id), 0)
            if self._shown is None:
                with suppress(ValueError):
                    return self.index(self._ids().index(row_id), 0)
        return QModelIndex()

    def beginning(self, text: str, after: int) -> QModelIndex:
        if self._source is None:
            return QModelIndex()
        wanted = self._source.beginning(text)
        shown = self._ids()
        start = max(after if len(text) > 1 else after + 1, 0)
        for place in (*range(start, len(shown)), *range(min(start, len(shown)))):
            if shown[place] in wanted:
                return self.index(place, 0)
        return QModelIndex()

    def has(self, row_id: int) -> bool:
        return row_id in self._kept or (self._source is not None and bool(self._source.rows([row_id])))

    def renew(self, row_ids: Sequence[int]) -> None:
        """These rows are new or have changed, or are gone."""
        if self._source is None:
            return
        self._ids()  # what came or went before all was read is told here
        self._total = self._source.count()
        for row_id in row_ids:
            self._kept.pop(row_id, None)
        if len(row_ids) > _MANY:
            self._rearrange()
            return
        for row_id in row_ids:
            self._place(self._source, row_id)

    def repaint(self, row_id: int) -> None:
        """The row is to be read again, but stays where it is."""
        self._kept.pop(row_id, None)
        index = self.index_of(row_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def remove(self, row_id: int) -> None:
        self.renew([row_id])

    def set_filter(self, text: str) -> None:
        self._wish = replace(self._wish, text=text)
        self._arrange_anew()

    def set_facets(self, facets: Mapping[str, Set[str]]) -> None:
        self._wish = replace(self._wish, facets={key: chosen for key, chosen in facets.items() if chosen})
        self._arrange_anew()

    def set_order(self, name: str, *, reverse: bool = False) -> None:
        self._wish = replace(self._wish, order=name, reverse=reverse)
        self._rearrange()

    def _id_at(self, place: int) -> int:
        if self._shown is None and place < len(self._head):
            return self._head[place]
        return self._ids()[place]

    def _ids(self) -> array[int]:
        if self._shown is None:
            found = self._source.ids(self._wish) if self._source is not None else array("q")
            if len(found) == self._total and found[: len(self._head)] == self._head:
                self._shown = found
            else:  # rows have come or gone since the view was told how many there are
                self.beginResetModel()
                self._kept.clear()
                self._shown, self._total = found, len(found)
                self.endResetModel()
        return self._shown

    def _read_page(self, place: int) -> None:
        if self._source is None:
            return
        start = place - place % PAGE
        ids = self._head if self._shown is None and place < len(self._head) else self._ids()
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        missing = [row_id for row_id in ids[start : start + PAGE] if row_id not in self._kept]
        self._kept.update((row.id, row) for row in self._source.rows(missing))

    def _arrange_anew(self) -> None:
        """The rows are other ones: read what is seen first, and the rest when it is wanted."""
        if self._source is None:
            return
        self.beginResetModel()
        self._kept.clear()
        self._total = self._source.count()
        if self._wish.wants_all:
            self._head = self._source.first(self._wish, PAGE)
            self._shown = None
        else:
            self._shown = self._source.ids(self._wish)
        self.endResetModel()

    def _rearrange(self) -> None:
        """Many of the rows have another place: selection and what is looked at stay."""
        if self._source is None:
            return
        before = self._ids()
        after = self._source.ids(self._wish)
        if len(after) != len(before):
            self._arrange_anew()
            return
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        cells = [(before[index.row()], index.column()) for index in persistent]
        self._shown = after
        self.changePersistentIndexList(
            persistent, [self.index_of(row_id).siblingAtColumn(column) for row_id, column in cells]
        )
        self.layoutChanged.emit()

    def _place(self, source: ListSource, row_id: int) -> None:
        shown = self._ids()
        try:
            before = shown.index(row_id)
        except ValueError:
            before = -1
        others = shown[:]
        if before >= 0:
            del others[before]
        after = source.place_of(row_id, others, self._wish)
        if after is None:
            if before >= 0:
                self.beginRemoveRows(QModelIndex(), before, before)
                self._shown = others
                self.endRemoveRows()
            return
        others.insert(after, row_id)
        if before < 0:
            self.beginInsertRows(QModelIndex(), after, after)
            self._shown = others
            self.endInsertRows()
        elif after != before:
            below = after + 1 if after > before else after  # Qt counts with the row still in its old place
            self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), below)
            self._shown = others
            self.endMoveRows()
        index = self.index(after, 0)
        self.dataChanged.emit(index, index)

    def _read_ahead(self) -> None:
        """A slice at a time, so that neither the first key of a filter nor the first sort has to wait."""
        self._ahead.setInterval(0)
        if self._source is None or not self._source.read_some():
            self._ahead.stop()
            self._ids()
