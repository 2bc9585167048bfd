"""The Tasks place: the list at the left, one task in the middle, the advice on it at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskStatus
from advisor.wording.records import DEEDS, STATUSES
from ui.advice.advice_panel import AdvicePanel
from ui.places.columns import Columns
from ui.places.list_columns import Column
from ui.places.list_filter import Filter
from ui.places.list_pane import ListPane, ListWords, Order
from ui.places.paged_model import PagedModel
from ui.places.tasks.entry import TaskEntry
from ui.places.tasks.file_drop import FileDrop
from ui.places.tasks.rows import NO_ARRANGEMENT
from ui.widgets.buttons import icon_button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.places.tasks.interview.interview_page import InterviewPage


class TasksPlace(QWidget):
    """Holds the three columns together; what is in them speaks for itself."""

    new_requested = Signal()
    starter_requested = Signal()
    quick_entry_requested = Signal()
    file_dropped = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PagedModel(self)
        self.list = ListPane(
            ListWords(
                name=self.tr("Tasks"),
                find=self.tr("Find a task"),
                none_yet=self.tr("No tasks yet."),
                none_found=self.tr("No task has these words. Esc shows all of them again."),
            ),
            [
                Order(key="title", label=self.tr("By name")),
                Order(key="changed", label=self.tr("By last change")),
                Order(key="verdict", label=self.tr("By verdict")),
                Order(key="status", label=self.tr("By status")),
                Order(key="function", label=self.tr("By kind of work")),
                Order(key="cost", label=self.tr("By cost")),
            ],
            self,
            filters=[
                Filter(
                    key="status",
                    label=self.tr("Status"),
                    choices=[(status.value, STATUSES[status]) for status in TaskStatus],
                ),
                Filter(
                    key="arrangement",
                    label=self.tr("Verdict"),
                    choices=[
                        *((one.value, DEEDS[one]) for one in Arrangement),
                        (NO_ARRANGEMENT, self.tr("No verdict")),
                    ],
                ),
            ],
            columns=[
                Column(key="title", label=self.tr("Name"), order="title", letters=36),
                Column(key="status", label=self.tr("Status"), order="status", letters=18),
                Column(key="verdict", label=self.tr("Verdict"), order="verdict", letters=24),
                Column(key="function", label=self.tr("Kind of work"), order="function", letters=26),
                Column(
                    key="cost",
                    label=self.tr("Cost all in"),
                    order="cost",
                    letters=20,
                    is_number=True,
                    falls=True,
                ),
                Column(key="changed", label=self.tr("Last changed"), order="changed", letters=18, falls=True),
            ],
            model=self.rows,
        )
        new = icon_button("plus", self.tr("New task"), self)
        new.clicked.connect(self.new_requested)
        self.list.add_button(new)
        quick = icon_button("clipboard-list", self.tr("Quick entry of many tasks"), self)
        quick.clicked.connect(self.quick_entry_requested)
        self.list.add_button(quick)
        FileDrop(self.list).dropped.connect(self.file_dropped)
        self.entry = TaskEntry(self)
        self._interview: InterviewPage | None = None
        self.advice = AdvicePanel(self)
        self._none = EmptyState("list-checks", "", parent=self)
        self._none.action_requested.connect(self.starter_requested)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self._none)
        self._middle.addWidget(self.entry)
        self.columns = Columns(self)
        self.columns.fill(
            [(self.list, 248, 0), (self._middle, 556, 3), (self.advice, 392, 2)], least=(190, 340, 320)
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    @property
    def interview(self) -> InterviewPage:
        """The page of guided questions, made when it is first asked for."""
        if self._interview is None:
            from ui.places.tasks.interview.interview_page import InterviewPage

            self._interview = InterviewPage(self)
            self._middle.addWidget(self._interview)
        return self._interview

    @property
    def is_interview_open(self) -> bool:
        return self._interview is not None and self._middle.currentWidget() is self._interview

    def show_task(self) -> None:
        self._middle.setCurrentWidget(self.entry)

    def show_interview(self) -> None:
        """Show the guided questions in place of the panes."""
        self._middle.setCurrentWidget(self.interview)

    def show_no_task(self, *, has_tasks: bool) -> None:
        """Nothing is on show: say what to do."""
        if has_tasks:
            self._none.show_sentence(self.tr("Choose a task from the list."))
        else:
            self._none.show_sentence(
                self.tr(
                    "What does your business do every week? Start from one of the usual tasks, with figures "
                    "filled in; or add one of your own with Ctrl+N, or many at once with Ctrl+Shift+A."
                ),
                self.tr("Choose a usual task…"),
            )
        self._middle.setCurrentWidget(self._none)
