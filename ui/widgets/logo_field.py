"""A small picture: shown, chosen anew, or taken away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Space
from ui.widgets.buttons import ordinary_button, quiet_button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.plain_text import TextRole, plain_label

_MOST = QSize(300, 100)


class LogoField(Field):
    """``value()``: the bytes of a PNG, or None. ``file_requested``: another picture is to be chosen."""

    file_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._picture.setMargin(Space.SMALL)
        self._picture.setProperty("paper", True)  # white in any look, as what it is printed on
        self._none = plain_label(self.tr("No logo yet."), TextRole.MUTED, self)
        self._choose = ordinary_button(self.tr("Choose a picture…"), self, "folder-open")
        self._choose.clicked.connect(self.file_requested)
        self._remove = quiet_button(self.tr("Remove the logo"), self, "trash-2")
        self._remove.clicked.connect(self._ask_for_none)
        self._refusal = plain_label("", TextRole.ERROR, self)
        self._refusal.hide()
        ways = Flow(Space.MEDIUM)
        ways.addWidget(self._choose)
        ways.addWidget(self._remove)
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._none)
        self.body.addWidget(self._refusal)
        self.body.addLayout(ways)
        self._draw(None)

    def value(self) -> bytes | None:
        logo: bytes | None = self._value
        return logo

    def focus_target(self) -> QWidget:
        return self._choose

    def take(self, logo: bytes) -> None:
        """The owner has chosen this picture."""
        self._draw(logo)
        self._ask_for(logo)
        self.show_refusal("")

    def show_refusal(self, text: str) -> None:
        """Say why another picture was not taken. The logo is what it was: nothing is wrong with that."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _ask_for_none(self) -> None:
        self._draw(None)
        self._ask_for(None)
        self.show_refusal("")
        self._choose.setFocus()

    def _draw(self, value: bytes | None) -> None:
        pixmap = QPixmap()
        if value is not None:
            pixmap.loadFromData(value)
        if not pixmap.isNull():
            fitting = pixmap.size().scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio)
            if fitting.width() < pixmap.width():
                pixmap = pixmap.scaled(
                    fitting, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
        self._picture.setPixmap(pixmap)
        self._picture.setVisible(value is not None)
        self._none.setVisible(value is None)
        self._remove.setVisible(value is not None)

    def _name_inputs(self, name: str) -> None:
        self._picture.setAccessibleName(name)

    def _inputs(self) -> list[QWidget]:
        return [self._choose]
