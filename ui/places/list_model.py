"""The rows of a short list, all in memory, filtered and sorted here: a proxy model would take longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from PySide6.QtCore import QModelIndex, QObject

from ui.places.list_row import ListRow
from ui.places.row_model import Index, RowModel


class ListModel(RowModel):
    """Rows that are handed over; a change of one moves, inserts or removes that one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ListRow] = {}
        self._shown: list[int] = []
        self._wanted: list[str] = []
        self._facets: Mapping[str, Set[str]] = {}
        self._order = "title"
        self._reverse = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def row_at(self, place: int) -> ListRow | None:
        return self._rows[self._shown[place]]

    @property
    def total(self) -> int:
        return len(self._rows)

    def id_at(self, index: Index) -> int | None:
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def index_of(self, row_id: int | None) -> QModelIndex:
        return self.index(self._shown.index(row_id), 0) if row_id in self._shown else QModelIndex()

    def beginning(self, text: str, after: int) -> QModelIndex:
        wanted = text.casefold()
        start = max(after if len(text) > 1 else after + 1, 0)
        for place in (*range(start, len(self._shown)), *range(min(start, len(self._shown)))):
            if self._rows[self._shown[place]].title.casefold().startswith(wanted):
                return self.index(place, 0)
        return QModelIndex()

    def has(self, row_id: int) -> bool:
        return row_id in self._rows

    def show_rows(self, rows: Iterable[ListRow]) -> None:
        self.beginResetModel()
        self._rows = {row.id: row for row in rows}
        self._shown = self._arranged()
        self.endResetModel()

    def put(self, row: ListRow) -> None:
        """Show a row that is new or has changed."""
        self._rows[row.id] = row
        self._rearrange()
        index = self.index_of(row.id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def remove(self, row_id: int) -> None:
        if row_id in self._shown:
            at = self._shown.index(row_id)
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at]
            del self._rows[row_id]
            self.endRemoveRows()
        else:
            self._rows.pop(row_id, None)

    def set_filter(self, text: str) -> None:
        self._wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()

    def set_facets(self, facets: Mapping[str, Set[str]]) -> None:
        self._facets = {key: choices for key, choices in facets.items() if choices}
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()

    def set_order(self, name: str, *, reverse: bool = False) -> None:
        self._order, self._reverse = name, reverse
        self._rearrange()

    def _arranged(self) -> list[int]:
        rows = [row for row in self._rows.values() if self._matches(row)]
        rows.sort(key=lambda row: row.sort_keys.get("title", ()))
        if self._order != "title":
            rows.sort(key=lambda row: row.sort_keys.get(self._order, ()))
        if self._reverse:
            rows.reverse()
        return [row.id for row in rows]

    def _matches(self, row: ListRow) -> bool:
        if any(row.facets.get(key) not in choices for key, choices in self._facets.items()):
            return False
        return not self._wanted or all(word in row.searched for word in self._wanted)

    def _rearrange(self) -> None:
        arranged = self._arranged()
        kept = set(arranged)
        for at in range(len(self._shown) - 1, -1, -1):
            if self._shown[at] not in kept:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._shown[at]
                self.endRemoveRows()
        shown = set(self._shown)
        for at, row_id in enumerate(arranged):
            if row_id not in shown:
                at = min(at, len(self._shown))  # noqa: PLW2901  the rest may still be out of order
                self.beginInsertRows(QModelIndex(), at, at)
                self._shown.insert(at, row_id)
                self.endInsertRows()
        if arranged != self._shown:
            self._reorder(arranged)

    def _reorder(self, arranged: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {row_id: at for at, row_id in enumerate(arranged)}
        before = self.persistentIndexList()
        after = [self.index(places[self._shown[index.row()]], index.column()) for index in before]
        self._shown = arranged
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
