"""A dialog with a form and a verb: nothing is taken over until every field can be read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.field import Field
from ui.widgets.form_scroll import FormScroll
from ui.widgets.pending import commit_pending

_WIDE_IN_LETTERS, _HEIGHT = 72, 680


class FormDialog(ModalDialog):
    """Fields above, the verb and Cancel below; ``accepted`` when everything could be read."""

    keeps_words = True  # see ui/drafts

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        self._wide = parent.fontMetrics().horizontalAdvance("n") * _WIDE_IN_LETTERS
        super().__init__(title, QSize(self._wide, _HEIGHT), parent)
        self.form = FormScroll(self)
        self.verb = primary_button(verb, self)
        self.verb.setDefault(True)
        self.verb.clicked.connect(self.accept)
        cancel = ordinary_button(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(cancel, self.verb)
        buttons.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.form, 1)
        layout.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, and with no more room than the form needs."""
        super().showEvent(event)
        needed = (
            self.form.content.totalHeightForWidth(self._wide) + self.verb.sizeHint().height() + Space.HUGE * 2
        )
        self.want_size(QSize(self._wide, min(needed, _HEIGHT)))
        if not isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit):
            field = next(iter(self.findChildren(Field)), None)
            if field is not None:
                field.focus_target().setFocus()

    def accept(self) -> None:
        """Close with what was entered, unless something cannot be read: then the cursor goes there."""
        commit_pending(self)
        wrong = self.first_wrong()
        if wrong is None:
            super().accept()
        else:
            wrong.focus_target().setFocus()

    def first_wrong(self) -> Field | None:
        """The first field whose entry cannot stand; dialogs of their own add what must not be missing."""
        return next(
            (field for field in self.findChildren(Field) if field.error() and field.isVisible()), None
        )
