"""The middle of the Tasks place: a task's name and status, and the panes that describe it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from advisor.domain.records import TaskRecord, TaskStatus
from advisor.domain.task import Task
from advisor.domain.task_format.keys import ANSWER_KEYS
from advisor.wording.records import STATUSES
from advisor.wording.texts import AssumptionText
from ui.places.card_list import CardRow
from ui.places.heading_field import show_as_heading
from ui.places.tasks.interview.guide_offer import GuideOffer
from ui.places.tasks.panes.answers_pane import AnswersPane
from ui.places.tasks.panes.job_pane import JobPane
from ui.places.tasks.panes.money_pane import MoneyPane
from ui.places.tasks.panes.notes_pane import NotesPane
from ui.places.tasks.panes.offers_pane import OffersPane
from ui.places.tasks.panes.parts_pane import PartsPane
from ui.places.tasks.panes.risks_pane import RisksPane
from ui.places.tasks.review_date import ReviewDate
from ui.theme import Space
from ui.widgets.buttons import icon_button, ordinary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.line_field import LineField
from ui.widgets.pending import commit_pending, settle
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.tab_choice import TabChoice

_NAME_IN_LETTERS = 22  # the room that a name is not to have less of for the words beside it


class TaskEntry(QWidget):
    """Shows one task; reports wishes. Call ``settle`` before another task is shown."""

    answer_requested = Signal(str, object)  # key, new value
    status_requested = Signal(object)  # TaskStatus
    review_requested = Signal(object)  # the day to look again, None for none
    guide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_id: int | None = None
        self._is_new = False
        self._currency = ""
        self._pattern: Pattern | None = None
        self._title = LineField(self, empty_error=self.tr("A task needs a name."))
        self._title.set_names(self.tr("Name of the task"))
        show_as_heading(self._title.focus_target())
        self._title.value_requested.connect(self._ask_for_title)
        self._status = ChoiceBox(self)
        self._status.setAccessibleName(self.tr("Status of the task"))
        for status in TaskStatus:
            self._status.addItem(STATUSES[status], status.value)
        self._status.activated.connect(self._ask_for_status)
        self._review = ReviewDate(self)
        self._review.day_requested.connect(self.review_requested)
        self.job = JobPane(self)
        self.money = MoneyPane(self)
        self.risks = RisksPane(self)
        self.parts = PartsPane(self)
        self.offers = OffersPane(self)
        self.notes = NotesPane(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for bar in (self.tabs, self.tabs.tabBar()):
            bar.setAccessibleName(self.tr("What is told about the task"))
        for pane, title in (
            (self.job, self.tr("The job")),
            (self.money, self.tr("Hours and money")),
            (self.risks, self.tr("Risks")),
            (self.parts, self.tr("Parts")),
            (self.offers, self.tr("Vendors and quotes")),
            (self.notes, self.tr("Notes")),
        ):
            self.tabs.addTab(pane, title)
        for answers in self._answer_panes:
            answers.answer_requested.connect(self.answer_requested)
        self.parts.answer_requested.connect(self.answer_requested)
        self.notes.answer_requested.connect(self.answer_requested)
        self._status_label = plain_label(
            self.tr("Status"), TextRole.CAPTION, self, wrap=False, selectable=False
        )
        self._status_label.setBuddy(self._status)
        self._guide = ordinary_button(self.tr("Guide me"), self, "lightbulb")
        self._guide.setToolTip(self.tr("Answer one question at a time, the one that matters most first"))
        self._guide_sign = icon_button("lightbulb", self.tr("Guide me"), self)
        for button in (self._guide, self._guide_sign):
            button.clicked.connect(self.guide_requested)
        self._offer = GuideOffer(self)
        self._offer.guide_requested.connect(self.guide_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._offer)
        layout.addLayout(self._choice_of_panes())
        layout.addWidget(self.tabs, 1)

    def _head(self) -> Flow:
        """Name, status, the day to look again and the guide, in as many lines as they need."""
        head = Flow(Space.SMALL, filling=self._title)
        head.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        head.addWidget(self._title)
        head.addWidget(self._status_label)
        head.addWidget(self._status)
        head.addWidget(self._review)
        head.addWidget(self._guide)
        head.addWidget(self._guide_sign)
        head.setAlignment(self._status_label, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _choice_of_panes(self) -> QHBoxLayout:
        """What stands in for the tabs where they have no room."""
        row = QHBoxLayout()
        row.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        row.addWidget(TabChoice(self.tabs, self.tabs.accessibleName(), self))
        row.addStretch(1)
        return row

    @property
    def _answer_panes(self) -> Sequence[AnswersPane]:
        return (self.job, self.money, self.risks)

    def show_record(self, record: TaskRecord) -> None:
        """Show a task; what is being typed into it stays where its answer is still the same."""
        is_other = record.id != self._shown_id
        self._shown_id = record.id
        task = record.task
        self._title.show_value(task.title)
        self._status.setCurrentIndex(self._status.findData(record.status.value))
        self._review.show_day(record.review_on)
        for pane in self._answer_panes:
            pane.show_task(task)
            if is_other:
                pane.show_assumed({})
                pane.show_no_errors()
        if is_other or task.pattern is not self._pattern:
            self._pattern = task.pattern
            self._show_units()
        if is_other:
            self.parts.clear()
        self.parts.show_task(task)
        self._show_offer(task)
        self.notes.show_task(task)
        if is_other:
            self._title.show_error("")
            self.notes.show_error("")
            self.parts.show_error("")

    def show_quotes(self, rows: Sequence[CardRow]) -> None:
        self.offers.show_quotes(rows)

    def show_business(self, currency: str, summary: str) -> None:
        """The currency that money is meant in, and the business's own figures in words."""
        self.money.show_business(summary)
        self._currency = currency
        self._show_units()

    def show_assumptions(self, assumptions: Sequence[AssumptionText]) -> None:
        """Say beside each open question what stands in for its answer."""
        texts: dict[str, str] = {}
        for assumption in assumptions:
            if not assumption.told and assumption.key not in texts:
                words = self.tr("Assumed: {value}")
                if assumption.origin not in ("", self.tr("Assumed")):  # not said twice
                    words = self.tr("Assumed: {value} ({origin})")
                texts[assumption.key] = words.format(value=assumption.value, origin=assumption.origin)
        for pane in self._answer_panes:
            pane.show_assumed(texts)

    def show_error(self, key: str, text: str) -> None:
        """Say beside the field of ``key`` what is wrong with its answer; "" for nothing."""
        if key == "title":
            self._title.show_error(text)
        elif key == "notes":
            self.notes.show_error(text)
        elif key == "steps":
            self.parts.show_error(text)
        else:
            for pane in self._answer_panes:
                if key in pane.keys:
                    pane.show_error(key, text)

    def go_to(self, key: str) -> None:
        """Open the pane that asks for ``key``, and put the cursor there."""
        if key == "title":
            self.rename()
            return
        if key == "notes":
            self.tabs.setCurrentWidget(self.notes)
            self.notes.go()
            return
        if key == "steps":
            self.tabs.setCurrentWidget(self.parts)
            self.parts.go()
            return
        for pane in self._answer_panes:
            if key in pane.keys:
                self.tabs.setCurrentWidget(pane)
                pane.go_to(key)
                return
        self.tabs.setCurrentWidget(self.offers if key.startswith("quote") else self.money)

    def show_offers(self) -> None:
        """Open the pane of quotes."""
        self.tabs.setCurrentWidget(self.offers)

    def rename(self) -> None:
        """Put the cursor into the name, ready to be overwritten."""
        target = self._title.focus_target()
        target.setFocus()
        if isinstance(target, QLineEdit):
            target.selectAll()

    def commit(self) -> None:
        """Ask for what was typed and can be read."""
        commit_pending(self)

    def settle(self) -> None:
        """The same, and drop what cannot be read: another task is about to be shown."""
        settle(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _show_units(self) -> None:
        for pane in self._answer_panes:
            pane.show_units(self._currency, self._pattern)
        self.parts.show_units(self._currency, self._pattern)

    def _show_offer(self, task: Task) -> None:
        """A task that nothing is known of is offered the guide in a sentence; others have a button for it."""
        is_new = not any(getattr(task, key) is not None for key in ANSWER_KEYS)
        self._offer.setVisible(is_new)
        self._is_new = is_new
        self._share_room()

    def _share_room(self) -> None:
        """Where room is short, the name has it: the status speaks for itself, then the guide by its sign."""
        name = _NAME_IN_LETTERS * self.fontMetrics().horizontalAdvance("n")
        left = self.width() - 2 * Space.MEDIUM - name - self._status.sizeHint().width() - Space.SMALL
        left -= self._review.sign_width() + Space.SMALL
        has_day = left >= self._review.text_width()
        self._review.show_text(has_day)
        left -= self._review.text_width() if has_day else 0
        guide = 0 if self._is_new else self._guide.sizeHint().width() + Space.SMALL
        label = self._status_label.sizeHint().width() + Space.SMALL
        self._title.setMinimumWidth(max(min(name, self.width() - 2 * Space.MEDIUM), 0))
        self._status_label.setVisible(left >= guide + label)
        self._guide.setVisible(left >= guide and not self._is_new)
        self._guide_sign.setVisible(left < guide and not self._is_new)

    def _ask_for_title(self, title: object) -> None:
        self.answer_requested.emit("title", title)

    def _ask_for_status(self) -> None:
        self.status_requested.emit(TaskStatus(self._status.currentData()))
