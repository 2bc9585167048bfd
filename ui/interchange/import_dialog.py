"""Looks a table over before anything of it is imported: its columns, and the rows that would be refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.icons import icon
from ui.interchange.choice_grid import ChoiceGrid, ChoiceRow
from ui.interchange.shown import Choosable, ColumnShown, OutlookShown, TableShown
from ui.progress_strip import ProgressStrip
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.option_row import CheckRow
from ui.widgets.plain_text import TextRole, buddy_label, literal, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 104, 42
MOST_COLUMNS = 120  # that are shown; nobody maps more by hand
POINT, COMMA = ".", ","


class ImportDialog(ModalDialog):
    """Reports wishes; whoever shows it looks the table over again and tells what came out."""

    sheet_chosen = Signal(str)
    kind_chosen = Signal(str)
    key_chosen = Signal(int, str)  # place of a column, and what it is taken for
    decimal_chosen = Signal(str)
    skipping_chosen = Signal(bool)
    add_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        title = QCoreApplication.translate("ImportDialog", "Import")
        super().__init__(title, wanted, parent)
        self.progress = ProgressStrip(self)
        self._source = plain_label("", TextRole.TITLE, self)
        self._sheet = ChoiceBox(self)
        self._sheet.activated.connect(self._tell_sheet)
        self._kind = ChoiceBox(self)
        self._kind.activated.connect(self._tell_kind)
        self._decimal = ChoiceBox(self)
        self._decimal.addItem("1,234.5", POINT)
        self._decimal.addItem("1.234,5", COMMA)
        self._decimal.activated.connect(self._tell_decimal)
        self.columns = ChoiceGrid(
            [self.tr("Column of the file"), self.tr("First cells"), self.tr("Holds")], (3, 5, 4), self
        )
        self.columns.chosen.connect(self.key_chosen)
        self._skip = CheckRow(
            self.tr("Leave out what you have already"),
            self.tr("Rows with a name that is in the library."),
            self,
        )
        self._skip.clicked.connect(self._tell_skipping)
        self._words = plain_label("", TextRole.BODY, self)
        self._refused = QListWidget(self)
        self._refused.setAccessibleName(self.tr("Rows that are refused"))
        self._refused.setWordWrap(True)
        self._refused.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._refused_label = buddy_label(
            self.tr("Rows that are refused"), self._refused, TextRole.STRONG, self
        )
        self._add = primary_button("", self, "plus")
        self._add.setDefault(True)
        self._add.clicked.connect(self.add_requested)
        cancel = ordinary_button(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(cancel, self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._source)
        layout.addLayout(self._choices())
        layout.addWidget(self.columns, 3)
        layout.addWidget(self._skip)
        layout.addWidget(self._words)
        layout.addWidget(self._refused_label)
        layout.addWidget(self._refused, 2)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)
        self._size_signs()

    def _choices(self) -> Flow:
        row = Flow(Space.LARGE)
        self._captions: dict[ChoiceBox, QWidget] = {}
        for caption, box in (
            (self.tr("Sheet"), self._sheet),
            (self.tr("The rows are"), self._kind),
            (self.tr("Numbers are written"), self._decimal),
        ):
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.TINY)
            box.setAccessibleName(caption)
            column.addWidget(buddy_label(caption, box, TextRole.STRONG, holder, wrap=False))
            column.addWidget(box)
            row.addWidget(holder)
            self._captions[box] = holder
        return row

    # What is shown

    def show_table(self, table: TableShown) -> None:
        """Show a table as it was found."""
        self._source.setText(table.source)
        _fill(self._sheet, table.sheets, table.sheet)
        self._captions[self._sheet].setVisible(len(table.sheets) > 1)
        _fill(self._kind, table.kinds, table.kind)
        nothing = Choosable(code="", label=self.tr("– leave out –"))
        self.columns.show_rows(
            [
                self._row(place, column, (nothing, *table.keys))
                for place, column in enumerate(table.columns[:MOST_COLUMNS])
            ]
        )
        boxes = self.columns.boxes()
        if boxes:
            boxes[0].setFocus()

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show what each column is taken for now."""
        self.columns.show_chosen(keys)

    def _row(self, place: int, column: ColumnShown, choices: Sequence[Choosable]) -> ChoiceRow:
        heading = column.heading or self.tr("Column {number}").format(number=place + 1)
        return ChoiceRow(
            texts=(heading, column.examples),
            name=self.tr("What “{column}” holds").format(column=heading),
            description=column.examples,
            choices=choices,
            chosen=column.key,
        )

    def show_outlook(self, outlook: OutlookShown) -> None:
        """Show what would happen."""
        self._words.setText("\n".join(outlook.sentences))
        self._refused.clear()
        for line in outlook.refused:
            self._refused.addItem(QListWidgetItem(icon("circle-x", "error"), line))
        if outlook.more:
            count = self.locale().toString(outlook.more)
            self._refused.addItem(QListWidgetItem(self.tr("… and {count} more").format(count=count)))
        for widget in (self._refused, self._refused_label):
            widget.setVisible(bool(outlook.refused))
        self._skip.setVisible(bool(outlook.known) or self._skip.isChecked())
        self._decimal.setCurrentIndex(self._decimal.findData(outlook.decimal))
        self._add.setText(literal(outlook.verb))
        self._add.setAccessibleName(outlook.verb)
        self._add.setAccessibleDescription(" ".join(outlook.sentences))
        self._add.setEnabled(outlook.can_add)

    def show_busy(self) -> None:
        """Nothing can be added while it is looked over, or being added."""
        self._add.setEnabled(False)

    def show_news(self, text: str) -> None:
        """What went wrong; the table stays, to try again."""
        self._words.setText(text)
        self._add.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """The signs before the rows grow with their text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_signs()

    def _size_signs(self) -> None:
        side = round(self.fontMetrics().ascent() * 1.15)
        for rows in self.findChildren(QListWidget):
            rows.setIconSize(QSize(side, side))

    def _tell_sheet(self) -> None:
        self.sheet_chosen.emit(self._sheet.currentData())

    def _tell_kind(self) -> None:
        self.kind_chosen.emit(self._kind.currentData())

    def _tell_decimal(self) -> None:
        self.decimal_chosen.emit(self._decimal.currentData())

    def _tell_skipping(self) -> None:
        self.skipping_chosen.emit(self._skip.isChecked())


def _fill(box: ChoiceBox, entries: Sequence[Choosable], current: str) -> None:
    box.clear()
    for entry in entries:
        box.addItem(entry.label, entry.code)
    box.setCurrentIndex(max(box.findData(current), 0))
