"""The view of a place's list: two lines a row, or a table with heads; any number of rows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from ui.places.list_columns import Column
from ui.places.list_delegate import ListDelegate
from ui.places.row_model import RowModel
from ui.places.table_delegate import TableDelegate


class RowView(QTableView):
    """A table without lines. Of QListView and QTreeView each takes a quarter of a second for 100,000 rows."""

    sort_requested = Signal(int)  # column whose head was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._widths: dict[str, int] = {}
        self._as_list = ListDelegate(self)
        self._as_table = TableDelegate(self)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab goes on to the next field
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sort_requested)
        self.show_columns((), {})

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep_widths)
            model.modelReset.connect(self._restore_widths)

    def row_model(self) -> RowModel:
        model = self.model()
        assert isinstance(model, RowModel)
        return model

    def show_columns(self, columns: Sequence[Column], widths: Mapping[str, int]) -> None:
        """Be a table of ``columns``, as wide as so many letters; without columns, a list."""
        self._columns = columns
        head = self.horizontalHeader()
        head.setVisible(bool(columns))
        if columns:
            self.setItemDelegate(self._as_table)
            head.setMinimumSectionSize(self._letters(3))
            head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            self._widths = {column.key: self._letters(widths[column.key]) for column in columns}
            self._restore_widths()
        else:
            self.setItemDelegate(self._as_list)
            head.setMinimumSectionSize(1)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        always_off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(as_needed if columns else always_off)
        self._fit_height()

    def show_order(self, key: str, *, reverse: bool) -> None:
        """Mark the head of the column that the rows are sorted by."""
        head = self.horizontalHeader()
        at = next((at for at, column in enumerate(self._columns) if column.order == key), -1)
        head.setSortIndicatorShown(at >= 0)
        falls = at >= 0 and self._columns[at].falls != reverse
        order = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(at, order)

    def widths(self) -> dict[str, int]:
        """The widths of the columns in letters, as they are now."""
        letter = self._letters(1)
        return {
            column.key: max(1, round(self.horizontalHeader().sectionSize(at) / letter))
            for at, column in enumerate(self._columns)
        }

    def moveCursor(
        self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Home and End of a table go along the row, and so do the arrows: here rows are moved through.
        match cursor_action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self.model().index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self.model().index(self.model().rowCount() - 1, 0)
            case QAbstractItemView.CursorAction.MoveLeft | QAbstractItemView.CursorAction.MoveRight:
                bar = self.horizontalScrollBar()
                is_left = cursor_action is QAbstractItemView.CursorAction.MoveLeft
                bar.setValue(bar.value() + (-1 if is_left else 1) * self._letters(8))
                return self.currentIndex()
        return super().moveCursor(cursor_action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        # Qt's own looks at row after row.
        index = self.row_model().beginning(search, self.currentIndex().row())
        if index.isValid():
            self.setCurrentIndex(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def _keep_widths(self) -> None:
        head = self.horizontalHeader()
        for at, column in enumerate(self._columns):
            self._widths[column.key] = head.sectionSize(at)

    def _restore_widths(self) -> None:
        """A model that was reset leaves a head without widths."""
        if self._columns:
            head = self.horizontalHeader()
            head.doItemsLayout()  # makes its sections
            for at, column in enumerate(self._columns):
                head.resizeSection(at, self._widths[column.key])

    def _letters(self, count: int) -> int:
        return count * self.fontMetrics().averageCharWidth()

    def _fit_height(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self._as_table if self._columns else self._as_list
        height = delegate.sizeHint(option, QPersistentModelIndex()).height()
        self.verticalHeader().setDefaultSectionSize(height)
