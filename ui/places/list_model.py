"""The rows of a place's list, filtered and sorted here: a proxy model would take seconds for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.places.list_row import ListRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class ListModel(QAbstractListModel):
    """Rows by id, of which those that match the filter are shown, in the order asked for.

    A change of one row keeps selection and scrolling: rows are moved, inserted and removed one by one.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ListRow] = {}
        self._shown: list[int] = []
        self._wanted: list[str] = []
        self._facets: Mapping[str, Set[str]] = {}
        self._order = "title"
        self._newest_first = False

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._rows[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(text for text in (row.title, row.detail, row.aside) if text)
            case _ if role == ROW_ROLE:
                return row
        return None

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def id_at(self, index: QModelIndex | QPersistentModelIndex) -> int | None:
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def index_of(self, row_id: int | None) -> QModelIndex:
        """Where the row is shown; an invalid index where it is not."""
        return self.index(self._shown.index(row_id)) if row_id in self._shown else QModelIndex()

    def row(self, row_id: int) -> ListRow | None:
        return self._rows.get(row_id)

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
        """Show the rows in which every word of ``text`` occurs; all of them when it is empty."""
        self._wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()

    def set_facets(self, facets: Mapping[str, Set[str]]) -> None:
        """Show the rows that are among the choices of each filter; a filter without choices lets all pass."""
        self._facets = {key: choices for key, choices in facets.items() if choices}
        self.beginResetModel()
        self._shown = self._arranged()
        self.endResetModel()

    def set_order(self, name: str, *, newest_first: bool = False) -> None:
        self._order, self._newest_first = name, newest_first
        self._rearrange()

    def _arranged(self) -> list[int]:
        rows = [row for row in self._rows.values() if self._matches(row)]
        rows.sort(key=lambda row: row.sort_keys.get("title", ()))
        if self._order != "title":
            rows.sort(key=lambda row: row.sort_keys.get(self._order, ()), reverse=self._newest_first)
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
        after = [self.index(places[self._shown[index.row()]]) for index in before]
        self._shown = arranged
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
