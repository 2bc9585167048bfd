"""A strip that says what takes so long, how far it is, and lets it be cancelled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Space
from ui.widgets.buttons import ordinary_button
from ui.widgets.plain_text import TextRole, plain_label
from ui.works import WorkShown

_BAR_WIDTH = 10  # times the height of a line
_STEPS = 1000


class ProgressStrip(QFrame):
    """Takes no room while nothing takes long. It never takes the keyboard from where it is."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = QFrame(self)
        self._panel.setProperty("card", True)
        self._text = plain_label("", TextRole.BODY, self._panel, selectable=False)
        self._bar = _Bar(self._panel)
        self._cancel = ordinary_button(self.tr("Cancel"), self._panel)
        self._cancel.clicked.connect(self.cancel_requested)
        policy = self._cancel.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is beside it does not move when it comes
        self._cancel.setSizePolicy(policy)
        self._row = QHBoxLayout(self._panel)
        self._row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        self._row.setSpacing(Space.SMALL)
        beside = QHBoxLayout()
        beside.setSpacing(Space.MEDIUM)
        beside.addWidget(self._bar, 1)
        beside.addWidget(self._cancel)
        self._row.addWidget(self._text, 1)
        self._row.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.TINY, Space.MEDIUM, Space.TINY)
        layout.addWidget(self._panel)
        self.hide()

    @Slot(object)
    def show_work(self, work: WorkShown | None) -> None:
        """What to tell; None: nothing takes long any more."""
        if work is None:
            self.hide()
            return
        is_new = self.isHidden() or self._text.text() != work.sentence
        self._text.setText(work.sentence)
        self._bar.setAccessibleName(work.sentence)
        if work.total:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(_STEPS * min(work.done / work.total, 1.0)))
        else:
            self._bar.setRange(0, 0)
        self._cancel.setAccessibleName(self.tr("Cancel: {work}").format(work=work.sentence))
        self._cancel.setVisible(work.can_cancel)
        self.show()
        self._arrange()
        if is_new:
            self.setAccessibleName(work.sentence)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def can_cancel(self) -> bool:
        return not self.isHidden() and not self._cancel.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """The sentence beside the bar where there is room for it, else above."""
        sentence = self._text.fontMetrics().horizontalAdvance(self._text.text())
        wanted = sentence + self._bar.sizeHint().width() + self._cancel.sizeHint().width()
        has_room = wanted + 6 * Space.MEDIUM <= self.width()
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        )


class _Bar(QProgressBar):
    """As wide as text of a few words, in any size of text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(_BAR_WIDTH * line, round(line * 0.6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())
