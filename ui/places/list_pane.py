"""The list at the left of a place: a live filter, an order, the rows, and what to do where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import icon
from ui.places.list_delegate import ListDelegate
from ui.places.list_filter import Filter, ListFilter
from ui.places.list_model import ListModel
from ui.places.list_row import ListRow
from ui.theme import Space
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_text import TextRole, plain_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One way to sort the list: ``key`` is that of the rows' sort keys."""

    key: str
    label: str
    newest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list says about itself."""

    name: str
    find: str
    none_yet: str
    none_found: str


class ListPane(QWidget):
    """Rows to choose from; the arrow keys, Page Up and Home move through them, also out of the filter."""

    row_requested = Signal(object)  # id
    order_changed = Signal(str)
    delete_requested = Signal(object)  # id
    filter_changed = Signal()
    choices_changed = Signal(str)  # to be remembered, for show_choices

    def __init__(
        self,
        words: ListWords,
        orders: Sequence[Order],
        parent: QWidget | None = None,
        *,
        filters: Sequence[Filter] = (),
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._orders = {order.key: order for order in orders}
        self._model = ListModel(self)
        self._current: int | None = None
        self._is_showing = False
        self._find = QLineEdit(self)
        self._find.setPlaceholderText(words.find)
        self._find.setAccessibleName(words.find)
        self._find.setClearButtonEnabled(True)
        self._find.addAction(
            QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        self._find.textChanged.connect(self._filter)
        self._order = ChoiceBox(self)
        self._order.setAccessibleName(self.tr("Sort by"))
        for order in orders:
            self._order.addItem(order.label, order.key)
        self._order.currentIndexChanged.connect(self._sort)
        self._order.setVisible(len(orders) > 1)
        self._filter_line = ListFilter(filters, self)
        self._filter_line.changed.connect(self._filter_by_choices)
        self._filter_line.button.setVisible(bool(filters))
        self.view = QListView(self)
        self.view.setAccessibleName(words.name)
        self.view.setModel(self._model)
        self.view.setItemDelegate(ListDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._empty = plain_label("", TextRole.MUTED, self, selectable=False)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(Space.LARGE, Space.HUGE * 2, Space.LARGE, 0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.SMALL)
        self._head.addWidget(self._find, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.MEDIUM, 0, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(self._head)
        arranging = QHBoxLayout()
        arranging.setSpacing(Space.SMALL)
        arranging.addWidget(self._order, 1)
        arranging.addWidget(self._filter_line.button)
        layout.addLayout(arranging)
        layout.addWidget(self._filter_line)
        layout.addWidget(self._stack, 1)
        self._show_emptiness()

    def add_button(self, button: QWidget) -> None:
        """Put a button beside the filter."""
        self._head.addWidget(button)

    def show_rows(self, rows: Iterable[ListRow]) -> None:
        with self._showing():
            self._model.show_rows(rows)
        self._show_emptiness()

    def put(self, row: ListRow) -> None:
        """Show a row that is new or has changed."""
        with self._showing():
            self._model.put(row)
        self._select()
        self._show_emptiness()

    def remove(self, row_id: int) -> None:
        with self._showing():
            self._model.remove(row_id)
        self._show_emptiness()

    def show_current(self, row_id: int | None) -> None:
        """Mark the row that is on show beside the list. Emits nothing."""
        self._current = row_id
        if row_id is not None and self._model.row(row_id) and not self._model.index_of(row_id).isValid():
            self._find.clear()  # what is on show is in the list
            if not self._model.index_of(row_id).isValid():
                self._filter_line.show_all()
        self._select()
        self.view.scrollTo(self._model.index_of(row_id))

    def show_order(self, key: str) -> None:
        if key in self._orders:
            self._order.setCurrentIndex(self._order.findData(key))

    def show_choices(self, text: str) -> None:
        """Filter as remembered. Emits nothing."""
        self._filter_line.show_text(text)
        with self._showing():
            self._model.set_facets(self._filter_line.choices())
        self._select()
        self._show_emptiness()

    def is_shown(self, row_id: int | None) -> bool:
        """Whether the row is among those that match the filter."""
        return self._model.index_of(row_id).isValid()

    def first_id(self) -> int | None:
        return self._model.id_at(self._model.index(0))

    def neighbour_of(self, row_id: int) -> int | None:
        """The row to go to when ``row_id`` leaves the list: the next one, else the one before."""
        at = self._model.index_of(row_id).row()
        if at < 0:
            return self.first_id()
        below = self._model.id_at(self._model.index(at + 1))
        return below if below is not None else self._model.id_at(self._model.index(at - 1))

    def go_to_filter(self) -> None:
        """Put the cursor into the filter."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self._find.text():
                self._find.clear()
            case Qt.Key.Key_Delete if self.view.hasFocus() and self._current is not None:
                self.delete_requested.emit(self._current)
            case Qt.Key.Key_Down if self._find.hasFocus():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        with self._showing():
            self._model.set_filter(text)
        self._select()
        self._show_emptiness()
        self.filter_changed.emit()

    def _filter_by_choices(self) -> None:
        self.show_choices(self._filter_line.text())
        self.choices_changed.emit(self._filter_line.text())
        self.filter_changed.emit()

    def _sort(self) -> None:
        order = self._orders[self._order.currentData()]
        with self._showing():
            self._model.set_order(order.key, newest_first=order.newest_first)
        self._select()
        self.view.scrollTo(self._model.index_of(self._current))
        self.order_changed.emit(order.key)

    def _select(self) -> None:
        selection = self.view.selectionModel()
        index = self._model.index_of(self._current)
        with self._showing():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_current(self, index: QModelIndex) -> None:
        row_id = self._model.id_at(index)
        if not self._is_showing and row_id is not None and row_id != self._current:
            self._current = row_id
            self.row_requested.emit(row_id)

    @contextmanager
    def _showing(self) -> Iterator[None]:
        """While it lasts, a change of the current row is not the owner's wish."""
        before, self._is_showing = self._is_showing, True
        try:
            yield
        finally:
            self._is_showing = before

    def _show_emptiness(self) -> None:
        is_empty = self._model.rowCount() == 0
        if not self._model.total:
            words = self._words.none_yet
        elif self._filter_line.is_active and not self._find.text():
            words = self.tr("Nothing here is of the kinds chosen. “Show all” shows everything again.")
        else:
            words = self._words.none_found
        self._empty.setText(words)
        self._stack.setCurrentIndex(1 if is_empty else 0)
