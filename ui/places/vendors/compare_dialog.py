"""The quotes for a task side by side, and the choice of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.places.vendors.compare_rows import Comparison
from ui.places.vendors.compare_table import COLUMN_IN_LETTERS, LABELS_IN_LETTERS, CompareTable
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_text import TextRole, literal, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 110, 40
_AROUND_IN_LETTERS = 8  # margins, frame and scroll bar

LONGEST_NAME = 30  # letters of a vendor's name on the button


class CompareDialog(ModalDialog):
    """The arrow keys move, and the button takes the quote one is in."""

    task_requested = Signal(int)
    choose_requested = Signal(int)  # quote id

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("CompareDialog", "Compare quotes")
        super().__init__(title, _wanted(parent, 0), parent)
        self._quote_ids: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._task = ChoiceBox(self)
        self._task.setAccessibleName(self.tr("Task"))
        self._task.activated.connect(self._ask_for_task)
        self._title = plain_label("", TextRole.TITLE, self)
        self._table = CompareTable(self)
        self._table.setAccessibleName(title)
        self._table.quote_changed.connect(self._show_choice)
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
        """Show a table; the quote one was in stays where the quotes are the same."""
        ids = tuple(quote_id for quote_id, _, _ in comparison.columns)
        if len(ids) != len(self._quote_ids):
            self.want_size(_wanted(self, len(ids)))
        self._quote_ids = ids
        self._names = tuple(name for _, name, _ in comparison.columns)
        self._table.show_comparison(comparison)
        self._table.setFocus()
        self._show_choice()

    def _show_choice(self) -> None:
        at = self._table.current_quote()
        is_quote = 0 <= at < len(self._names)
        self._choose.setEnabled(is_quote)
        if is_quote:
            name, sentence = self._names[at], self.tr("Choose {vendor} for this task")
            metrics = self._choose.fontMetrics()
            room = LONGEST_NAME * metrics.averageCharWidth()
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            self._choose.setText(literal(sentence.format(vendor=shown)))
            self._choose.setAccessibleName(sentence.format(vendor=name))

    def _ask_for_task(self) -> None:
        self.task_requested.emit(self._task.currentData())

    def _ask_to_choose(self) -> None:
        at = self._table.current_quote()
        if 0 <= at < len(self._quote_ids):
            self.choose_requested.emit(self._quote_ids[at])
            self.accept()


def _wanted(widget: QWidget, quotes: int) -> QSize:
    """Room for a column each beside the labels."""
    metrics = widget.fontMetrics()
    letters = LABELS_IN_LETTERS + COLUMN_IN_LETTERS * quotes + _AROUND_IN_LETTERS
    return QSize(
        metrics.horizontalAdvance("n") * max(letters, _WIDE_IN_LETTERS),
        metrics.lineSpacing() * _HIGH_IN_LINES,
    )
