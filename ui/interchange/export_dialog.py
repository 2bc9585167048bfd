"""Asks what of the library is to be exported, and as what kind of file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_scroll import FormScroll
from ui.widgets.option_row import RadioRow
from ui.widgets.plain_text import TextRole, buddy_label, plain_label

EVERYTHING, ALL_TABLES = "everything", "tables"
JSON, CSV, XLSX = "json", "csv", "xlsx"
_WIDE_IN_LETTERS, _HEIGHT = 64, 620


class ExportDialog(ModalDialog):
    """``what``: all of it, all tables, or one of them by its word. ``form``: the kind of file."""

    export_requested = Signal(str, str)  # what, form

    def __init__(self, what: str, form: str, parent: QWidget) -> None:
        wide = parent.fontMetrics().horizontalAdvance("n") * _WIDE_IN_LETTERS
        title = QCoreApplication.translate("ExportDialog", "Export data")
        super().__init__(title, QSize(wide, _HEIGHT), parent)
        self._group = QButtonGroup(self)
        self._rows: dict[str, RadioRow] = {}
        for code, label, meaning in (
            (
                EVERYTHING,
                self.tr("The whole library"),
                self.tr("Everything, for another copy of Rightsource or for safe keeping. JSON."),
            ),
            (ALL_TABLES, self.tr("All tables"), self.tr("Tasks, vendors, notes and advice, a sheet each.")),
            ("tasks", self.tr("Tasks"), self.tr("Every task in use with all its answers, a row each.")),
            ("advice", self.tr("Advice"), self.tr("What to do with each task, its costs and your hours.")),
            ("vendors", self.tr("Vendors"), self.tr("Who they are and how to reach them.")),
            ("notes", self.tr("Notes"), self.tr("What you wrote down about vendors, by day.")),
        ):
            row = RadioRow(label, meaning, self)
            self._group.addButton(row)
            self._rows[code] = row
        self._form = ChoiceBox(self)
        self._form.addItem(self.tr("Spreadsheet (.xlsx)"), XLSX)
        self._form.addItem(self.tr("Text with commas (.csv)"), CSV)
        self._form.setCurrentIndex(max(self._form.findData(form), 0))
        self._caption = buddy_label(self.tr("Kind of file"), self._form, TextRole.STRONG, self)
        self._form.setAccessibleName(self.tr("Kind of file"))
        scroll = FormScroll(self)
        rows = QVBoxLayout()
        rows.setSpacing(Space.TINY)
        for row in self._rows.values():
            rows.addWidget(row)
        scroll.add(plain_label(self.tr("What do you want to export?"), TextRole.HEADING, self))
        scroll.content.addLayout(rows)
        below = QVBoxLayout()
        below.setSpacing(Space.TINY)
        below.addWidget(self._caption)
        below.addWidget(self._form, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.content.addLayout(below)
        scroll.end()
        self._verb = primary_button(self.tr("Export…"), self, "download")
        self._verb.setDefault(True)
        self._verb.clicked.connect(self._ask)
        cancel = ordinary_button(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(cancel, self._verb)
        buttons.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        chosen = self._rows.get(what, self._rows[EVERYTHING])
        chosen.setChecked(True)
        chosen.setFocus()
        self._group.buttonClicked.connect(self._show_forms)
        self._show_forms()

    def what(self) -> str:
        """What is chosen."""
        return next(code for code, row in self._rows.items() if row.isChecked())

    def form(self) -> str:
        """The kind of file that is chosen; the whole library has only one."""
        match self.what():
            case "everything":
                return JSON
            case "tables":
                return XLSX
        return str(self._form.currentData())

    def _show_forms(self) -> None:
        """Only a single table leaves the kind of file to choose."""
        for widget in (self._caption, self._form):
            widget.setVisible(self.what() not in (EVERYTHING, ALL_TABLES))

    def _ask(self) -> None:
        what, form = self.what(), self.form()
        self.accept()
        self.export_requested.emit(what, form)
