"""A line to type into and the rows that fit: what the search and the list of commands have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.dialogs.modal_dialog import ModalDialog
from ui.dialogs.quick_delegate import QUICK_ROW_ROLE, QuickDelegate, QuickRow
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.find_field import FindField
from ui.widgets.plain_text import TextRole, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 76, 30
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class QuickWords(Struct, frozen=True, kw_only=True):
    """What such a dialog says about itself. ``verb``: the button that takes the row that is marked."""

    title: str
    ask: str
    rows: str
    verb: str


class QuickDialog(ModalDialog):
    """Type, move with the arrow keys, Enter takes the marked row. A row that is not enabled cannot be taken.

    ``text_changed`` asks for rows; ``chosen`` follows when the dialog is closed.
    """

    text_changed = Signal(str)
    chosen = Signal(object)  # the key of a QuickRow

    def __init__(self, words: QuickWords, parent: QWidget) -> None:
        letter = parent.fontMetrics()
        wanted = QSize(
            letter.horizontalAdvance("n") * _WIDE_IN_LETTERS, letter.lineSpacing() * _HIGH_IN_LINES
        )
        super().__init__(words.title, wanted, parent)
        self._model = _Rows(self)
        self.field = FindField(words.ask, self)
        self.field.textChanged.connect(self.text_changed)
        self.field.installEventFilter(self)
        self.view = QListView(self)
        self.view.setAccessibleName(words.rows)
        self.view.setModel(self._model)
        self.view.setItemDelegate(QuickDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.doubleClicked.connect(self.accept)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self._words = plain_label("", TextRole.MUTED, self, selectable=False)
        self._verb = primary_button(words.verb, self)
        self._verb.setDefault(True)
        self._verb.clicked.connect(self.accept)
        close = ordinary_button(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._words, 1)
        buttons.addWidget(close)
        buttons.addWidget(self._verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        self.field.setFocus()
        self.show_rows([], "")

    def show_rows(self, rows: Sequence[QuickRow], words: str) -> None:
        """Show these, the first marked; ``words`` say how many there are, or why there are none."""
        self._model.show_rows(rows)
        self._words.setText(words)
        self.view.selectionModel().setCurrentIndex(
            self._model.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.view.scrollToTop()
        self._show_current()

    def current(self) -> QuickRow | None:
        """The row that is marked."""
        return self._model.row(self.view.currentIndex())

    def accept(self) -> None:
        row = self.current()
        if row is not None and row.is_enabled:
            super().accept()
            self.chosen.emit(row.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The cursor stays in the field; the keys that mean nothing in a single line move through the rows.
        if (
            watched is self.field
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and (
                event.key() in _MOVES
                or (
                    event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
                    and event.modifiers() & Qt.KeyboardModifier.ControlModifier
                )
            )
        ):
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _show_current(self) -> None:
        row = self.current()
        self._verb.setEnabled(row is not None and row.is_enabled)
        # Said with the field, where the cursor is.
        self.field.setAccessibleDescription("" if row is None else row.spoken())


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[QuickRow, ...] = ()

    def show_rows(self, rows: Sequence[QuickRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: QModelIndex) -> QuickRow | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken()
            case _ if role == QUICK_ROW_ROLE:
                return row
        return None
