"""What the lists of the places have in common, whether their rows are all in memory or not."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence, Set
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.places.list_columns import Column
from ui.places.list_row import ListRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Rows by id, of which those that match the filter are shown, in the order asked for.

    A change of one row keeps selection and scrolling.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Have these columns; without any, one for the whole row."""
        before, after = self.columnCount(), max(1, len(columns))
        # Not a reset: after that a head has no widths until it is painted.
        if after > before:
            self.beginInsertColumns(QModelIndex(), before, after - 1)
            self._columns = columns
            self.endInsertColumns()
        elif after < before:
            self.beginRemoveColumns(QModelIndex(), after, before - 1)
            self._columns = columns
            self.endRemoveColumns()
        else:
            self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, after - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, after - 1))

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are, shown or not."""

    @abstractmethod
    def row_at(self, place: int) -> ListRow | None:
        """The row shown at ``place``, which is among those shown."""

    @abstractmethod
    def id_at(self, index: Index) -> int | None:
        """The id of the row shown there."""

    @abstractmethod
    def index_of(self, row_id: int | None) -> QModelIndex:
        """Where the row is shown; an invalid index where it is not."""

    @abstractmethod
    def beginning(self, text: str, after: int) -> QModelIndex:
        """The next row whose title begins with ``text``, from ``after`` on and then from the top."""

    @abstractmethod
    def has(self, row_id: int) -> bool:
        """Whether there is such a row, shown or not."""

    @abstractmethod
    def remove(self, row_id: int) -> None:
        """The row is gone."""

    @abstractmethod
    def set_filter(self, text: str) -> None:
        """Show the rows in which every word of ``text`` occurs; all of them when it is empty."""

    @abstractmethod
    def set_facets(self, facets: Mapping[str, Set[str]]) -> None:
        """Show the rows that are among the choices of each filter; a filter without choices lets all pass."""

    @abstractmethod
    def set_order(self, name: str, *, reverse: bool = False) -> None:
        """Sort by what ``name`` is the key of, and among equals by title."""

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else max(1, len(self._columns))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[section].label
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case _ if role == COLUMN_ROLE:
                return self._columns[index.column()].key if self._columns else ""
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                row = self.row_at(index.row())
                return None if row is None else self._text(row, index.column(), role)
            case _ if role == ROW_ROLE:
                return self.row_at(index.row())
        return None

    def _text(self, row: ListRow, column: int, role: int) -> str:
        if column > 0:
            return row.cell(self._columns[column].key)
        if role == Qt.ItemDataRole.DisplayRole or self._columns:
            return row.title
        return ", ".join(text for text in (row.title, row.detail, row.aside) if text)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = bool(self._columns) and self._columns[column].is_number
        side = Qt.AlignmentFlag.AlignTrailing if is_number else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter
