"""Watches what is typed into one open dialog, and keeps it on the disk until the dialog is closed."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.drafts.draft_file import DraftFile

KEPT_AFTER_MILLISECONDS = 800  # from the first key on: also who types without a pause loses no more

Input = QLineEdit | QPlainTextEdit | QTextEdit


class DialogWords(QObject):
    """Belongs to its dialog; once that is closed by hand, what was typed is taken over or given up."""

    def __init__(self, dialog: QDialog, file: DraftFile) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._file = file
        self._before: dict[Input, str] = {}
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(KEPT_AFTER_MILLISECONDS)
        self._wait.timeout.connect(self.keep)
        dialog.finished.connect(self._end)

    def watch(self, field: Input) -> None:
        """Keep what is typed into ``field`` from now on."""
        if field not in self._before:
            self._before[field] = text_of(field)
            field.textChanged.connect(self._begin_to_wait)
            field.destroyed.connect(lambda: self._before.pop(field, None))

    @Slot()
    def keep(self) -> None:
        """Write down what differs from what stood there before it was typed into."""
        texts = [
            (field.accessibleName() or self._dialog.windowTitle(), text)
            for field, before in self._before.items()
            if (text := text_of(field)) != before and text.strip()
        ]
        with suppress(OSError):  # the dialog still has the words, and a full disk is told when they are saved
            self._file.write(self._dialog.windowTitle(), texts)

    @Slot()
    def _begin_to_wait(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

    @Slot()
    def _end(self) -> None:
        self._wait.stop()
        self._file.remove()


def text_input(widget: QWidget | None) -> Input | None:
    """Where a text is typed with the focus on ``widget``; None where none can be."""
    field = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if not isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) or field.isReadOnly():
        return None
    return field


def text_of(field: Input) -> str:
    """What stands in it."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
