"""The list at the left of a place: a live filter, an order, the rows, and what to do where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.places.list_columns import Column, ListColumns
from ui.places.list_filter import Filter, ListFilter
from ui.places.list_model import ListModel
from ui.places.list_row import ListRow
from ui.places.row_model import RowModel
from ui.places.row_view import RowView
from ui.theme import Space
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.direction import set_margins
from ui.widgets.find_field import FindField
from ui.widgets.flow import Flow
from ui.widgets.plain_text import TextRole, plain_label

_LEAST_LETTERS = 8  # of the order that can be read in the box


MOST_IN_SIGHT, BEYOND_SIGHT = 24, 4  # rows


class Order(Struct, frozen=True, kw_only=True):
    """One way to sort the list: ``key`` is that of the rows' sort keys."""

    key: str
    label: str


class ListWords(Struct, frozen=True, kw_only=True):
    """What a list says about itself."""

    name: str
    find: str
    none_yet: str
    none_found: str


class ListPane(QWidget):
    """Rows to choose from; the arrow keys, Page Up and Home move through them, also out of the filter.

    ``model``: where the rows are, for a list too long for the pane to have them itself; it is told of changes
    while the pane is ``changing``.
    """

    row_requested = Signal(object)  # id
    order_changed = Signal(str)  # to be remembered, for show_order
    delete_requested = Signal(object)  # id
    filter_changed = Signal()
    choices_changed = Signal(str)  # to be remembered, for show_choices
    columns_changed = Signal(str)  # to be remembered, for show_columns

    def __init__(
        self,
        words: ListWords,
        orders: Sequence[Order],
        parent: QWidget | None = None,
        *,
        filters: Sequence[Filter] = (),
        columns: Sequence[Column] = (),
        model: RowModel | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._orders = {order.key: order for order in orders}
        self._rows = ListModel(self)
        self._model: RowModel = self._rows if model is None else model
        self._current: int | None = None
        self._buttons: list[QWidget] = []
        self._is_narrow = False
        self._is_showing = False
        self._reverse = False
        self._find = FindField(words.find, self)
        self._find.textChanged.connect(self._filter)
        self._order = ChoiceBox(self)
        self._order.setAccessibleName(self.tr("Sort by"))
        for order in orders:
            self._order.addItem(order.label, order.key)
        self._order.currentIndexChanged.connect(self._sort_by_box)
        self._order.setVisible(len(orders) > 1)
        self._filter_line = ListFilter(filters, self)
        self._filter_line.changed.connect(self._filter_by_choices)
        self._filter_line.button.setVisible(bool(filters))
        self.view = RowView(self)
        self.view.setAccessibleName(words.name)
        self.view.setModel(self._model)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.sort_requested.connect(self._sort_by_column)
        self._columns = ListColumns(columns, self) if columns else None
        self._empty = plain_label("", TextRole.MUTED, self, selectable=False)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(Space.LARGE, Space.HUGE * 2, Space.LARGE, 0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.SMALL)
        self._head.addWidget(self._find, 1)
        self._lay_out()
        self._show_emptiness()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        set_margins(self, Space.MEDIUM, Space.MEDIUM, 0, Space.MEDIUM, of=layout)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(self._head)
        self._arranging = arranging = Flow(Space.TINY, filling=self._order)
        self._order.setMinimumContentsLength(_LEAST_LETTERS)
        self._order.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        arranging.addWidget(self._order)
        arranging.addWidget(self._filter_line.button)
        if self._columns is not None:
            arranging.addWidget(self._columns.button)
            self._columns.changed.connect(self._change_columns)
            self._columns.reverse_requested.connect(self._turn_round)
        layout.addLayout(arranging)
        layout.addWidget(self._filter_line)
        layout.addWidget(self._stack, 1)

    def add_button(self, button: QWidget) -> None:
        """Put a button beside the filter."""
        self._buttons.append(button)
        self._head.addWidget(button)

    def show_rows(self, rows: Iterable[ListRow]) -> None:
        with self._showing():
            self._rows.show_rows(rows)
        self._show_emptiness()

    def put(self, row: ListRow) -> None:
        """Show a row that is new or has changed."""
        with self.changing():
            self._rows.put(row)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While it lasts the rows may be changed; what is on show stays marked."""
        with self._showing():
            yield
        self._select()
        self._show_emptiness()

    def remove(self, row_id: int) -> None:
        with self._showing():
            self._model.remove(row_id)
        self._show_emptiness()

    def show_current(self, row_id: int | None) -> None:
        """Mark the row that is on show beside the list. Emits nothing."""
        self._current = row_id
        if row_id is not None and self._model.has(row_id) and not self._model.index_of(row_id).isValid():
            self._find.clear()  # what is on show is in the list
            if not self._model.index_of(row_id).isValid():
                self._filter_line.show_all()
        self._select()
        self.view.scrollTo(self._model.index_of(row_id))

    def show_order(self, text: str) -> None:
        """Sort as remembered: the key of an order, after a minus the other way round."""
        key = text.removeprefix("-")
        if key in self._orders:
            with QSignalBlocker(self._order):
                self._order.setCurrentIndex(self._order.findData(key))
            self._reverse = text.startswith("-")
            self._sort()

    def show_columns(self, text: str) -> None:
        """Be the table that is remembered, or a list. Emits nothing."""
        if self._columns is not None:
            self._columns.show_text(text)
            self._show_columns(self._columns)

    def columns_text(self) -> str:
        """The columns and their widths as they are now, to be remembered."""
        if self._columns is None:
            return ""
        self._columns.note_widths(self.view.widths())
        return self._columns.text()

    def choose_columns(self) -> None:
        """Offer the columns, for keys."""
        if self._columns is not None:
            self._columns.button.showMenu()

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
        return self._model.id_at(self._model.index(0, 0))

    def in_sight(self, row_id: int) -> list[int]:
        """The rows on the screen and just beyond it but ``row_id``, the nearest to it first.

        That is where a key or a click may lead.
        """
        here = self._model.index_of(row_id).row()
        count = self._model.rowCount()
        first, last = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        above = max(first - BEYOND_SIGHT, 0)
        below = min(last if last >= 0 else count, count - 1 - BEYOND_SIGHT) + BEYOND_SIGHT
        nearest = sorted(range(above, below + 1), key=lambda row: abs(row - here))[:MOST_IN_SIGHT]
        found = [self._model.id_at(self._model.index(row, 0)) for row in nearest if row != here]
        return [one for one in found if one is not None]

    def neighbour_of(self, row_id: int) -> int | None:
        """The row to go to when ``row_id`` leaves the list: the next one, else the one before."""
        at = self._model.index_of(row_id).row()
        if at < 0:
            return self.first_id()
        below = self._model.id_at(self._model.index(at + 1, 0))
        return below if below is not None else self._model.id_at(self._model.index(at - 1, 0))

    def go_to_filter(self) -> None:
        """Put the cursor into the filter."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Where the filter would be too short beside the buttons, they go to those under it."""
        wanted = sum(button.sizeHint().width() + Space.SMALL for button in self._buttons)
        is_narrow = self._find.minimumSizeHint().width() + wanted > self.width() - Space.MEDIUM
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            before, after = (self._head, self._arranging) if is_narrow else (self._arranging, self._head)
            for button in self._buttons:
                before.removeWidget(button)
                after.addWidget(button)

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
        key = self._order.currentData()
        with self._showing():
            self._model.set_order(key, reverse=self._reverse)
        self._select()
        self.view.scrollTo(self._model.index_of(self._current))
        self._show_direction()
        self.order_changed.emit(f"-{key}" if self._reverse else key)

    def _sort_by_box(self) -> None:
        self._reverse = False
        self._sort()

    def _sort_by_column(self, at: int) -> None:
        assert self._columns is not None
        key = self._columns.chosen()[at].order
        if key == self._order.currentData():
            self._turn_round()
        else:
            self._order.setCurrentIndex(self._order.findData(key))

    def _turn_round(self) -> None:
        self._reverse = not self._reverse
        self._sort()

    def _show_direction(self) -> None:
        self.view.show_order(self._order.currentData(), reverse=self._reverse)
        if self._columns is not None:
            self._columns.reverse.setChecked(self._reverse)

    def _change_columns(self) -> None:
        assert self._columns is not None
        self._columns.note_widths(self.view.widths())
        self._show_columns(self._columns)
        self.columns_changed.emit(self._columns.text())

    def _show_columns(self, columns: ListColumns) -> None:
        chosen = columns.chosen()
        with self.changing():
            self._model.show_columns(chosen)
            self.view.show_columns(chosen, columns.widths())
        self.view.scrollTo(self._model.index_of(self._current))
        self._show_direction()

    def _select(self) -> None:
        selection = self.view.selectionModel()
        index = self._model.index_of(self._current)
        with self._showing():
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

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
