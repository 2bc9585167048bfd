"""Buttons of three ranks: the one to press, the ordinary one, the quiet one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import Space
from ui.widgets.plain_text import literal, plain_tooltip

_GAP = 0.3  # between an icon and its text, as a share of the icon


def primary_button(text: str, parent: QWidget | None = None, icon_name: str = "") -> QPushButton:
    """The one button of a place that leads on."""
    return _button(text, "primary", parent, icon_name, "on_accent")


def ordinary_button(text: str, parent: QWidget | None = None, icon_name: str = "") -> QPushButton:
    """A button with a frame."""
    return _button(text, "ordinary", parent, icon_name, "text")


def quiet_button(text: str, parent: QWidget | None = None, icon_name: str = "") -> QPushButton:
    """A button that looks like a link."""
    return _button(text, "quiet", parent, icon_name, "accent_text")


def icon_button(icon_name: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A button with an icon only; ``name`` is its tooltip and what a screen reader says."""
    button = _IconButton(parent)
    button.setIcon(icon(icon_name, "muted"))
    button.setToolTip(plain_tooltip(name))
    button.setAccessibleName(name)
    if button.toolTip() != name:
        button.setAccessibleDescription(name)  # the tooltip's markup would be read out
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons at the end of a line, as dialogs have them: the one that leads on comes last."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


class _TextButton(QPushButton):
    """Its icon grows with its text, and stands a little apart from it; a long text may take two lines."""

    def __init__(self, text: str, parent: QWidget | None, icon_name: str, tone_name: str) -> None:
        super().__init__(text, parent)
        self._whole = text
        self._icon_name = icon_name
        self._tone_name = tone_name
        self._show_icon()
        self._size_icon()

    def text(self) -> str:
        """The text in one line."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        super().setText(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as one line, as high as there are lines."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._advance(self._whole) - self._advance(super().text()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Break the text where the button is narrower than it."""
        shown = self._whole if self.width() >= self.sizeHint().width() else _in_two_lines(self._whole)
        if shown != super().text():
            super().setText(shown)
            self.updateGeometry()

    def _advance(self, text: str) -> int:
        return max(self.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._show_icon()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_icon()

    def _size_icon(self) -> None:
        side = round(self.fontMetrics().ascent() * 1.15)
        self.setIconSize(QSize(side + round(side * _GAP), side))

    def _show_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self._tone_name, leads=self.layoutDirection()))


class _IconButton(QToolButton):
    """Its icon is as large as the text around it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._size_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_icon()

    def _size_icon(self) -> None:
        side = round(self.fontMetrics().ascent() * 1.15)
        self.setIconSize(QSize(side, side))


def _in_two_lines(text: str) -> str:
    """``text`` broken at the space nearest to its middle, if it has one."""
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _button(text: str, kind: str, parent: QWidget | None, icon_name: str, tone_name: str) -> QPushButton:
    button = _TextButton(literal(text), parent, icon_name, tone_name)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setAccessibleName(text)
    if kind != "quiet":
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button
