"""Rows of texts, each with a list to choose from at its end; Tab goes from list to list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from advisor.records import Struct
from ui.interchange.shown import Choosable
from ui.theme import Space
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_scroll import FormScroll
from ui.widgets.plain_text import TextRole, plain_label

_LETTERS_A_COLUMN = 14  # below that they stand one under the other
_LEAST_LETTERS = 12  # that a list shows of what is chosen


class ChoiceRow(Struct, frozen=True, kw_only=True):
    """``texts``: a cell each, the first names the row; ``name``: what a screen reader calls its list.

    ``choices``: what its list offers, ``chosen`` at first.
    """

    texts: Sequence[str]
    name: str
    description: str
    choices: Sequence[Choosable]
    chosen: str


class ChoiceGrid(FormScroll):
    """``shares``: how the columns share the width."""

    chosen = Signal(int, str)  # row, code

    def __init__(self, headings: Sequence[str], shares: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self.setProperty("card", True)
        self._headings = headings
        self._shares = shares
        self._holder: QWidget | None = None
        self._boxes: list[ChoiceBox] = []
        self._texts: list[list[QLabel]] = []
        self._head: list[QLabel] = []
        self._rows: Sequence[ChoiceRow] = ()
        self._is_stacked: bool | None = None

    def show_rows(self, rows: Sequence[ChoiceRow]) -> None:
        """Show these in place of those before."""
        if self._holder is not None:
            self.content.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        while self.content.count():
            self.content.takeAt(0)
        holder = QWidget(self)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._head = [
            plain_label(heading, TextRole.STRONG, holder, breaks_words=True) for heading in self._headings
        ]
        offered: dict[tuple[Choosable, ...], QStandardItemModel] = {}
        self._boxes = [self._box(at, row, offered, holder) for at, row in enumerate(rows)]
        self._texts = [
            [self._label(text, place, box, holder) for place, text in enumerate(row.texts)]
            for row, box in zip(rows, self._boxes, strict=True)
        ]
        self._rows = rows
        self._is_stacked = None
        self._holder = holder
        self.add(holder)
        self.end()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room for it, else one under the other, each under its heading."""
        room = self.fontMetrics().horizontalAdvance("n") * _LETTERS_A_COLUMN * len(self._headings)
        is_stacked = self.viewport().width() < room
        if self._holder is None or is_stacked is self._is_stacked:
            return
        self._is_stacked = is_stacked
        while self._grid.count():
            self._grid.takeAt(0)
        for place, (heading, share) in enumerate(zip(self._head, self._shares, strict=True)):
            heading.setVisible(not is_stacked)
            self._grid.setColumnStretch(place, 0 if is_stacked and place else share)
            if not is_stacked:
                self._grid.addWidget(heading, 0, place)
        line = 1
        for row, labels, box in zip(self._rows, self._texts, self._boxes, strict=True):
            for place, (label, text) in enumerate(zip(labels, row.texts, strict=True)):
                label.setText(self._told(text, place) if is_stacked else text)
                self._grid.addWidget(label, line + place if is_stacked else line, 0 if is_stacked else place)
            at = (line + len(labels), 0) if is_stacked else (line, len(labels))
            self._grid.addWidget(box, *at, Qt.AlignmentFlag.AlignVCenter)
            line += len(labels) + 1 if is_stacked else 1

    def _told(self, text: str, place: int) -> str:
        """A text under the others, which needs its heading beside it."""
        if not place or not text:
            return text
        return self.tr("{heading}: {text}").format(heading=self._headings[place], text=text)

    def _label(self, text: str, place: int, box: ChoiceBox, holder: QWidget) -> QLabel:
        role = TextRole.MUTED if place else TextRole.BODY
        label = plain_label(text, role, holder, breaks_words=True, selectable=bool(place))
        if not place:
            label.setBuddy(box)
        return label

    def boxes(self) -> Sequence[ChoiceBox]:
        """The lists, from above to below."""
        return self._boxes

    def show_chosen(self, codes: Sequence[str]) -> None:
        """Show these as chosen; nobody is told."""
        for box, code in zip(self._boxes, codes, strict=False):
            box.setCurrentIndex(max(box.findData(code), 0))

    def codes(self) -> list[str]:
        """What is chosen in each list."""
        return [str(box.currentData()) for box in self._boxes]

    def _box(
        self,
        at: int,
        row: ChoiceRow,
        offered: dict[tuple[Choosable, ...], QStandardItemModel],
        holder: QWidget,
    ) -> ChoiceBox:
        choices = tuple(row.choices)
        if choices not in offered:  # one model for all lists that offer the same
            offered[choices] = _model_of(choices, holder)
        box = ChoiceBox(holder)
        box.setModel(offered[choices])
        box.setCurrentIndex(max(box.findData(row.chosen), 0))
        box.setAccessibleName(row.name)
        box.setAccessibleDescription(row.description)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setProperty("row", at)
        box.activated.connect(self._tell)
        return box

    def _tell(self) -> None:
        box = self.sender()
        if isinstance(box, ChoiceBox):
            self.chosen.emit(box.property("row"), box.currentData())


def _model_of(choices: Sequence[Choosable], parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for choice in choices:
        item = QStandardItem(choice.label)
        item.setData(choice.code, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
