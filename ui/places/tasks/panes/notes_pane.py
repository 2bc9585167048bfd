"""Anything the owner wants to remember about a task."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor.domain.task import Task
from ui.places.tasks.panes.question_boxes import question_box
from ui.theme import Space
from ui.widgets.late_form import LateForm
from ui.widgets.question_box import QuestionBox
from ui.widgets.section import Section


class NotesPane(LateForm):
    """One large field, which scrolls with its heading where it has no room. Tab leaves it."""

    answer_requested = Signal(str, object)  # key, new value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self._box: QuestionBox | None = None

    def fill(self) -> None:
        section = Section(self.tr("Notes"), "", self, icon_name="notebook-pen")
        self._box = question_box("notes", section)
        self._box.answer_requested.connect(self._ask)
        section.content.addWidget(self._box, 1)
        self.content.addWidget(section, 1)

    @property
    def box(self) -> QuestionBox:
        self.make()
        assert self._box is not None
        return self._box

    def show_task(self, task: Task) -> None:
        self.once_made("task", lambda: self.box.show_value(task.notes or None))

    def show_error(self, text: str) -> None:
        self.once_made("error", lambda: self.box.show_error(text))

    def go(self) -> None:
        self.box.go()

    def _ask(self, key: str, value: object) -> None:
        self.answer_requested.emit(key, value or "")
