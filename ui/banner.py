"""A strip above the window's content that says what has happened, and offers one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.buttons import icon_button
from ui.widgets.plain_text import TextRole, literal, plain_label

SECONDS_OF_NEWS = 20


class _Looks(Struct, frozen=True):
    icon: str
    tone: str
    panel: str


_NEWS = _Looks("circle-check", "good", "quiet")
_TROUBLE = _Looks("triangle-alert", "error", "error")


class Banner(QFrame):
    """One message at a time. News leave by themselves after a while; what went wrong stays until closed."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: Callable[[], None] | None = None
        self._icon = IconLabel("info", "text", parent=self)
        self._text = plain_label("", TextRole.BODY, self)
        policy = self._text.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # it may take the room of a line only
        self._text.setSizePolicy(policy)
        self._button = QPushButton(self)
        self._button.setProperty("kind", "quiet")
        self._button.clicked.connect(self._act)
        self._close = icon_button("x", self.tr("Close this message"), self)
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(SECONDS_OF_NEWS * 1000)
        self._leave.timeout.connect(self._leave_unless_used)
        self.hide()

    def show_news(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        self._show(_NEWS, text, button, action)
        self._leave.start()

    def show_trouble(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        self._leave.stop()
        self._show(_TROUBLE, text, button, action)

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        self._leave.stop()
        self._action = None
        self.hide()
        self.closed.emit()

    def _show(self, looks: _Looks, text: str, button: str, action: Callable[[], None] | None) -> None:
        self._action = action
        self._icon.show_icon(looks.icon, looks.tone)
        self._text.setText(text)
        self._button.setText(literal(button))
        self._button.setVisible(bool(button))
        self.setProperty("panel", looks.panel)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _leave_unless_used(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._leave.start()
        else:
            self.dismiss()


def banner_strip(banner: Banner) -> QWidget:
    """The banner with the window's usual distance around it; takes no room while there is nothing to say."""
    strip = QWidget()
    layout = QVBoxLayout(strip)
    layout.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
    layout.addWidget(banner)
    return strip
