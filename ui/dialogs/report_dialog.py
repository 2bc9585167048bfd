"""Asks how a document is to be made, and where it is to go: to a preview, a printer or a file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.report.document import Orientation, PageSize
from ui.dialogs.modal_dialog import ModalDialog
from ui.report_options import ReportOptions
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.form_scroll import FormScroll
from ui.widgets.line_field import LineField
from ui.widgets.option_row import CheckRow
from ui.widgets.pending import commit_pending
from ui.widgets.plain_text import TextRole, plain_label


class ReportDialog(ModalDialog):
    """Shows options; each button closes it and asks for its way, with the options as they stand.

    ``can_sign``: there is a line for a name. ``can_explain``: there is room for a glossary.
    """

    preview_requested = Signal(object)  # ReportOptions
    print_requested = Signal(object)
    export_requested = Signal(object)

    def __init__(
        self,
        title: str,
        what: str,
        options: ReportOptions,
        parent: QWidget,
        *,
        can_sign: bool = False,
        can_explain: bool = True,
    ) -> None:
        wide = parent.fontMetrics().horizontalAdvance("n") * 60
        super().__init__(title, QSize(wide, 0), parent)
        self._before = options
        self._can_sign, self._can_explain = can_sign, can_explain
        self._page = ChoiceBox(self)
        for name, page in (
            (self.tr("As usual in your country"), None),
            (self.tr("A4"), PageSize.A4),
            (self.tr("Letter"), PageSize.LETTER),
        ):
            self._page.addItem(name, page)
        self._page.setCurrentIndex([None, PageSize.A4, PageSize.LETTER].index(options.page))
        self._turned = ChoiceBox(self)
        self._turned.addItem(self.tr("Upright"), Orientation.PORTRAIT)
        self._turned.addItem(self.tr("Sideways"), Orientation.LANDSCAPE)
        self._turned.setCurrentIndex(list(Orientation).index(options.orientation))
        self._dated = CheckRow(
            self.tr("Print today's date"),
            self.tr("Without it, the same figures give the same file on any day."),
            self,
        )
        self._dated.setChecked(options.dated)
        self._glossary = CheckRow(
            self.tr("Explain the words at the end"),
            self.tr("For readers who do not know the program."),
            self,
        )
        self._glossary.setChecked(options.glossary)
        self._glossary.setVisible(can_explain)
        self._name = LineField(self)
        self._name.show_value(options.signed_by or None)
        self._form = FormScroll(self)
        self._form.add(plain_label(what, TextRole.BODY, self))
        self._form.content.addLayout(self._paper_row())
        self._form.add(self._dated)
        self._form.add(self._glossary)
        self._add_name()
        self._form.end()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._form, 1)
        buttons = self._buttons()
        layout.addLayout(buttons)
        self.want_size(QSize(wide, self._form.wanted_height(wide) + buttons.heightForWidth(wide)))
        self._page.setFocus()

    def options(self) -> ReportOptions:
        """As they stand now; what is not offered stays as it was."""
        commit_pending(self)
        return ReportOptions(
            page=self._page.currentData(),
            orientation=Orientation(self._turned.currentData()),
            glossary=self._glossary.isChecked(),
            dated=self._dated.isChecked(),
            signed_by=(self._name.value() or "") if self._can_sign else self._before.signed_by,
        )

    def _paper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        for caption, box in ((self.tr("Paper"), self._page), (self.tr("Which way round"), self._turned)):
            label = plain_label(caption, TextRole.STRONG, self, selectable=False)
            label.setBuddy(box)
            box.setAccessibleName(caption)
            column = QVBoxLayout()
            column.setSpacing(Space.TINY)
            column.addWidget(label)
            column.addWidget(box)
            row.addLayout(column, 1)
        return row

    def _add_name(self) -> None:
        label = plain_label(self.tr("Who decides?"), TextRole.STRONG, self, selectable=False)
        label.setBuddy(self._name.focus_target())
        self._name.set_names(label.text(), self.tr("Left open, there is a line to sign on."))
        column = QVBoxLayout()
        column.setSpacing(Space.TINY)
        for part in (label, self._name):
            part.setVisible(self._can_sign)
            column.addWidget(part)
        self._form.content.addLayout(column)

    def _buttons(self) -> Flow:
        close = ordinary_button(self.tr("Cancel"), self)
        close.clicked.connect(self.reject)
        row = Flow(Space.SMALL, at_end=True)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        preview = ordinary_button(self.tr("Preview…"), self, "file-text")
        paper = ordinary_button(self.tr("Print…"), self, "printer")
        export = primary_button(self.tr("Export PDF…"), self, "download")
        preview.clicked.connect(self._ask_for_preview)
        paper.clicked.connect(self._ask_for_print)
        export.clicked.connect(self._ask_for_export)
        export.setDefault(True)
        for button in (preview, paper, close, export):
            row.addWidget(button)
        return row

    def _ask_for_preview(self) -> None:
        self._go(self.preview_requested)

    def _ask_for_print(self) -> None:
        self._go(self.print_requested)

    def _ask_for_export(self) -> None:
        self._go(self.export_requested)

    def _go(self, wish: SignalInstance) -> None:
        options = self.options()
        if self._name.error() and self._can_sign:
            self._name.focus_target().setFocus()
            return
        self.accept()
        wish.emit(options)
