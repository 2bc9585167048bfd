"""The quotes for a task side by side, and the choice of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.modal_dialog import ModalDialog
from ui.places.vendors.compare_rows import Comparison
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_text import TextRole, literal, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 110, 40
_LABELS_IN_LETTERS, _COLUMN_IN_LETTERS = 18, 24

LONGEST_NAME = 30  # letters of a vendor's name on the button


class CompareDialog(ModalDialog):
    """A column a quote; the arrow keys move, and the button takes the column one is in."""

    task_requested = Signal(int)
    choose_requested = Signal(int)  # quote id

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("CompareDialog", "Compare quotes")
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        super().__init__(title, wanted, parent)
        self._quote_ids: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._task = ChoiceBox(self)
        self._task.setAccessibleName(self.tr("Task"))
        self._task.activated.connect(self._ask_for_task)
        self._title = plain_label("", TextRole.TITLE, self)
        self._table = _Table(self)
        self._table.setAccessibleName(title)
        self._table.currentCellChanged.connect(self._show_choice)
        self._hint = plain_label(
            self.tr(
                "Costs count everything, your own hours too, as in the advice on this task. "
                "Choosing sets the task to Decided and writes the choice into its notes."
            ),
            TextRole.MUTED,
            self,
        )
        self._choose = primary_button(self.tr("Choose for this task"), self, "check")
        self._choose.setDefault(True)
        self._choose.clicked.connect(self._ask_to_choose)
        close = ordinary_button(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        buttons = button_row(close, self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._task)
        layout.addWidget(self._title)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._hint)
        layout.addLayout(buttons)

    def show_tasks(self, tasks: Sequence[tuple[int, str]], current: int) -> None:
        """Offer these tasks (id, title); ``current`` is the one compared."""
        self._task.clear()
        for task_id, title in tasks:
            self._task.addItem(title, task_id)
        self._task.setCurrentIndex(self._task.findData(current))
        self._task.setVisible(len(tasks) > 1)
        self._title.setText(dict(tasks)[current])
        self._title.setVisible(len(tasks) == 1)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show a table; the column one was in stays where the quotes are the same."""
        ids = tuple(quote_id for quote_id, _, _ in comparison.columns)
        is_same = ids == self._quote_ids
        column = max(self._table.currentColumn(), 0) if is_same else 0
        row = max(self._table.currentRow(), 0) if is_same else 0
        self._quote_ids = ids
        self._names = tuple(name for _, name, _ in comparison.columns)
        self._table.show_comparison(comparison)
        self._table.setCurrentCell(row, column)
        self._table.setFocus()
        self._show_choice()

    def _show_choice(self) -> None:
        at = self._table.currentColumn()
        is_column = 0 <= at < len(self._names)
        self._choose.setEnabled(is_column)
        if is_column:
            name, sentence = self._names[at], self.tr("Choose {vendor} for this task")
            metrics = self._choose.fontMetrics()
            room = LONGEST_NAME * metrics.averageCharWidth()
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            self._choose.setText(literal(sentence.format(vendor=shown)))
            self._choose.setAccessibleName(sentence.format(vendor=name))

    def _ask_for_task(self) -> None:
        self.task_requested.emit(self._task.currentData())

    def _ask_to_choose(self) -> None:
        at = self._table.currentColumn()
        if 0 <= at < len(self._quote_ids):
            self.choose_requested.emit(self._quote_ids[at])
            self.accept()


class _Table(QTableWidget):
    """Columns share the width as long as each has room for a line of words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setStyleSheet(f"QTableView::item {{ padding: {Space.SMALL}px; }}")
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setAccessibleName(self.tr("What is compared"))
        self.horizontalHeader().setAccessibleName(self.tr("Vendors"))
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignTop
            | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )

    def show_comparison(self, comparison: Comparison) -> None:
        self.setColumnCount(len(comparison.columns))
        self.setRowCount(len(comparison.rows))
        for at, (_, name, _) in enumerate(comparison.columns):
            header = QTableWidgetItem(name)
            header.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(at, header)
        for row, (label, cells) in enumerate(comparison.rows):
            self.setVerticalHeaderItem(row, QTableWidgetItem(label))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                name = comparison.columns[column][1]
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {label}: {text}")
                self.setItem(row, column, item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("n")
        self.verticalHeader().setFixedWidth(letter * _LABELS_IN_LETTERS)
        if self.columnCount():
            width = max(self.viewport().width() // self.columnCount(), letter * _COLUMN_IN_LETTERS)
            for column in range(self.columnCount()):
                self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        labels = self.verticalHeader()
        room = QRect(0, 0, labels.width() - 2 * Space.MEDIUM, 1000)
        for row in range(self.rowCount()):
            label = self.verticalHeaderItem(row)
            lines = labels.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text())
            self.setRowHeight(row, max(self.rowHeight(row), lines.height() + 2 * Space.SMALL))
