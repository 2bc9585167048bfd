"""Asks for one dated note about a vendor."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.vendor import NoteKind, VendorNote
from advisor.wording.records import NOTE_KINDS
from ui.dialogs.day_box import DayBox
from ui.dialogs.follow_up_field import FollowUpField
from ui.dialogs.form_dialog import FormDialog
from ui.theme import Space
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.notes_field import NotesField
from ui.widgets.plain_text import TextRole, plain_label


class NoteDialog(FormDialog):
    """A note of today, or ``show_note`` to change one. ``note()`` once it is accepted."""

    def __init__(self, vendor: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("NoteDialog", "Note about {vendor}").format(vendor=vendor),
            QCoreApplication.translate("NoteDialog", "Save note"),
            parent,
        )
        self._on = DayBox(self)
        self._on.show_day(datetime.date.today())
        self._kind = ChoiceBox(self)
        for kind in NoteKind:
            self._kind.addItem(NOTE_KINDS[kind], kind.value)
        self._text = NotesField(self, lines=8)
        self._follow_up = FollowUpField(self)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        for caption, box in ((self.tr("When"), self._on), (self.tr("What it is"), self._kind)):
            label = plain_label(caption, TextRole.STRONG, self, selectable=False)
            label.setBuddy(box)
            box.setAccessibleName(caption)
            column = QVBoxLayout()
            column.setSpacing(Space.TINY)
            column.addWidget(label)
            column.addWidget(box)
            head.addLayout(column)
        head.addStretch(1)
        question = plain_label(self.tr("What did you learn?"), TextRole.STRONG, self, selectable=False)
        question.setBuddy(self._text.focus_target())
        self._text.set_names(question.text())
        self.form.content.addLayout(head)
        self.form.add(question)
        self.form.content.addSpacing(-Space.MEDIUM)
        self.form.add(self._text)
        self.form.add(self._follow_up)
        self._text.focus_target().setFocus()

    def show_note(self, note: VendorNote) -> None:
        """Change ``note`` instead of adding one."""
        self._on.show_day(note.on)
        self._kind.setCurrentIndex(self._kind.findData(note.kind.value))
        self._text.show_value(note.text)
        self._follow_up.show_day(note.follow_up_on)

    def note(self) -> VendorNote:
        return VendorNote(
            on=self._on.day(),
            kind=NoteKind(self._kind.currentData()),
            text=self._text.value() or "",
            follow_up_on=self._follow_up.day(),
        )

    def first_wrong(self) -> Field | None:
        self._text.show_error("" if self._text.value() else self.tr("Write down what you learned."))
        return super().first_wrong()
