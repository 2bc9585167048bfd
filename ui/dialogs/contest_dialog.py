"""Lets the owner decide between what they typed and what somebody else wrote in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.records import Struct
from ui.dialogs.modal_dialog import ModalDialog
from ui.interchange.choice_grid import ChoiceGrid, ChoiceRow
from ui.interchange.shown import Choosable
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.plain_text import TextRole, plain_label

MINE, THEIRS = "mine", "theirs"
_WIDE_IN_LETTERS, _HIGH_IN_LINES = 104, 26


class ContestShown(Struct, frozen=True, kw_only=True):
    """``is_gone``: there is no place for mine any more, so that it can only be copied and given up."""

    subject: str
    field: str
    mine: str
    theirs: str
    is_gone: bool


class ContestDialog(ModalDialog):
    """``decided`` with MINE or THEIRS for each row, in their order, and the dialog is closed."""

    decided = Signal(object)  # list[str]

    def __init__(self, rows: Sequence[ContestShown], to_copy: str, parent: QWidget) -> None:
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        title = QCoreApplication.translate("ContestDialog", "Changed in two places")
        super().__init__(title, wanted, parent)
        self._to_copy = to_copy
        heading = plain_label(
            self.tr("What you typed is not saved yet: somebody else wrote in the same place."),
            TextRole.TITLE,
            self,
        )
        words = plain_label(
            self.tr("Choose for each which of the two to keep. Nothing is changed before you do."),
            TextRole.BODY,
            self,
        )
        self.rows = ChoiceGrid(
            [self.tr("What it is"), self.tr("Mine"), self.tr("Theirs"), self.tr("Then")], (4, 5, 5, 4), self
        )
        self.rows.show_rows([self._row(one) for one in rows])
        self.rows.chosen.connect(self._show_whether_done)
        self._copied = plain_label("", TextRole.MUTED, self, selectable=False)
        copy = ordinary_button(self.tr("Copy what I typed"), self, "copy")
        copy.clicked.connect(self._copy)
        later = ordinary_button(self.tr("Decide later"), self)
        later.clicked.connect(self.reject)
        self._done = primary_button(self.tr("Keep these"), self, "check")
        self._done.setDefault(True)
        self._done.clicked.connect(self._decide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._copied)
        layout.addLayout(button_row(copy, later, self._done))
        self._show_whether_done()

    def _row(self, one: ContestShown) -> ChoiceRow:
        choices = [Choosable(code="", label=self.tr("Choose …"))]
        if one.is_gone:
            theirs = self.tr("It is no longer there.")
            choices.append(Choosable(code=THEIRS, label=self.tr("Give mine up")))
        else:
            theirs = one.theirs
            choices.append(Choosable(code=MINE, label=self.tr("Keep mine")))
            choices.append(Choosable(code=THEIRS, label=self.tr("Take theirs")))
        return ChoiceRow(
            texts=(f"{one.subject}\n{one.field}", one.mine, theirs),
            name=self.tr("{subject}, {field}").format(subject=one.subject, field=one.field),
            description=self.tr("Mine: {mine}. Theirs: {theirs}.").format(mine=one.mine, theirs=theirs),
            choices=choices,
            chosen="",
        )

    def _show_whether_done(self) -> None:
        self._done.setEnabled(all(self.rows.codes()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._to_copy)
        self._copied.setText(self.tr("Copied."))

    def _decide(self) -> None:
        codes = self.rows.codes()
        self.accept()
        self.decided.emit(codes)
