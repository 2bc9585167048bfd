"""Every command that has keys, menu by menu, as the menus themselves have them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.dialogs.modal_dialog import ModalDialog
from ui.theme import Space
from ui.widgets.buttons import button_row, primary_button
from ui.widgets.form_scroll import FormScroll
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 70, 36


class ShortcutRow(Struct, frozen=True, kw_only=True):
    """``keys``: every way to press it, in words."""

    menu: str
    name: str
    keys: str


class ShortcutsDialog(ModalDialog):
    """Shows rows under their menus."""

    def __init__(self, rows: Sequence[ShortcutRow], parent: QWidget) -> None:
        title = QCoreApplication.translate("ShortcutsDialog", "Keyboard shortcuts")
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        super().__init__(title, wanted, parent)
        scroll = FormScroll(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll
        scroll.setAccessibleName(title)
        for menu in dict.fromkeys(row.menu for row in rows):
            section = Section(menu, "", self)
            grid = QGridLayout()
            grid.setHorizontalSpacing(Space.LARGE)
            grid.setColumnStretch(0, 3)
            grid.setColumnStretch(1, 2)
            for at, row in enumerate(row for row in rows if row.menu == menu):
                keys = plain_label(row.keys, TextRole.FIGURE, section)
                keys.setAccessibleName(f"{row.name}: {row.keys}")
                grid.addWidget(plain_label(row.name, TextRole.BODY, section), at, 0)
                grid.addWidget(keys, at, 1)
            section.add_layout(grid)
            scroll.add(section)
        scroll.end()
        close = primary_button(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = button_row(close)
        buttons.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        scroll.setFocus()
