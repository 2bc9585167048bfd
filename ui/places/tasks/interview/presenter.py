"""Leads through the interview: what to ask next, where answers go, and when nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from advisor.domain.edits import Change, SetAnswer, SetBusiness
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.records import replace
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.figures import Figures
from advisor.wording.texts import AssumptionText
from ui.jobs import Jobs
from ui.lane import Lane
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.tasks.advising import Advising, Weighed
from ui.places.tasks.interview.review_rows import review_rows
from ui.places.tasks.interview.run import Run
from ui.places.tasks.panes.single_field import BUSINESS_KEYS
from ui.places.tasks.place import TasksPlace

if TYPE_CHECKING:  # the model is loaded by the first worker that needs it
    from advisor.model.questions import OpenQuestion


def weigh_questions(task: Task) -> tuple[OpenQuestion, ...]:
    """The open questions of ``task``, the one worth most first: pure, made in a worker."""
    from advisor.model.questions import open_questions

    return open_questions(task)


class InterviewPresenter(QObject):
    """Keeps a run for each task, so that one comes back to where one was.

    ``current``: the task on show. ``answer``: takes an answer to it as the panes' answers are taken.
    """

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        advising: Advising,
        jobs: Jobs,
        notifier: Notifier,
        locale: str,
        current: Callable[[], int | None],
        answer: Callable[[str, Any], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._page = place.interview
        self._notifier = notifier
        self._locale = locale
        self._current = current
        self._answer = answer
        self._runs: dict[int, Run] = {}
        self._task_id: int | None = None  # whose interview is on show
        self._questions: tuple[OpenQuestion, ...] = ()
        self._assumptions: tuple[int, tuple[AssumptionText, ...]] | None = None
        self._is_stale = self._is_going_on = False
        self._lane = Lane(jobs, done=self._take, failed=self._fail)
        page = self._page
        page.answer_requested.connect(self._take_answer)
        page.next_requested.connect(self._next)
        page.not_sure_requested.connect(self._not_sure)
        page.back_requested.connect(self._back)
        page.change_requested.connect(self._visit)
        page.ask_again_requested.connect(self._ask_again)
        page.advice_requested.connect(self._see_advice)
        page.leave_requested.connect(self._leave_by_hand)
        library.changed.connect(self._show_change)
        advising.weighed.connect(self._show_assumptions)
        known = advising.known(current())
        if known is not None:
            self._show_assumptions(known)

    @property
    def is_open(self) -> bool:
        return self._task_id is not None

    @property
    def _run(self) -> Run:
        assert self._task_id is not None
        return self._runs.setdefault(self._task_id, Run())

    @Slot()
    def start(self) -> None:
        """Begin, or go on where one was; begin the task's interview anew where none of it is known."""
        task_id = self._current()
        if task_id is None:
            return
        if task_id == self._task_id:
            self._page.go()
            return
        self._place.entry.commit()
        self._task_id = task_id
        self._questions = ()
        self._page.bar.show_working()
        self._show_title()
        self._is_going_on = self._run.at is None
        if self._is_going_on:
            self._page.show_working()
        else:
            self._show_question()
        self._place.show_interview()
        self._page.go()
        self._request()

    def leave(self) -> None:
        """Keep what was typed, and forget nothing of the way: the panes or another task are to be shown."""
        if self._task_id is not None:
            self._page.settle()
            self._task_id = None
            self._is_going_on = False
            self._lane.forget()

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read."""
        if self._task_id is not None:
            self._page.commit()

    def show_error(self, key: str, text: str) -> None:
        self._page.show_error(key, text)

    # What the owner wishes

    @Slot(str, object)
    def _take_answer(self, key: str, value: Any) -> None:
        if self._task_id is None:
            return
        if value is not None:
            self._run.skipped.discard(key)
        self._is_stale = True
        if key in BUSINESS_KEYS:
            business = self._library.session.business()
            settings = replace(business.settings, **{key: value})
            edit = SetBusiness(business=replace(business, settings=settings))
            if self._notifier.attempt(self._library.edit, edit) is None:
                self._page.show_value(key, getattr(business.settings, key))
        else:
            self._answer(key, value)
        if self._is_stale:  # nothing was stored, or not yet: weigh what is shown
            self._request()

    @Slot()
    def _next(self) -> None:
        key = self._page.key
        if self._task_id is None or key is None or self._is_going_on:
            return
        self._page.commit()
        if self._page.has_error():
            self._page.go()
            return
        if self._page.value() is None:
            self._run.skipped.add(key)
        self._go_on()

    @Slot()
    def _not_sure(self) -> None:
        key = self._page.key
        if self._task_id is None or key is None or self._is_going_on:
            return
        self._page.discard()
        if self._page.value() is not None:
            self._page.show_value(key, None)
            self._take_answer(key, None)
        self._run.skipped.add(key)
        self._go_on()

    @Slot()
    def _back(self) -> None:
        if self._task_id is None:
            return
        self._page.settle()
        self._is_going_on = False
        self._run.back()
        self._show_where()

    @Slot(str)
    def _visit(self, key: str) -> None:
        if self._task_id is not None:
            self._run.visit(key)
            self._show_question()

    @Slot()
    def _ask_again(self) -> None:
        if self._task_id is not None:
            self._run.skipped.clear()
            self._go_on()

    @Slot()
    def _see_advice(self) -> None:
        self.leave()
        self._place.show_task()
        first = next(
            (
                widget
                for widget in self._place.advice.findChildren(QWidget)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            ),
            None,
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _leave_by_hand(self) -> None:
        key = self._page.key
        self.leave()
        self._place.show_task()
        self._place.entry.go_to(key or "pattern")

    # What comes of it

    def _go_on(self) -> None:
        if self._run.can_go_forward:
            self._run.forward()
            self._show_question()
            return
        self._is_going_on = True
        if not self._lane.is_busy:
            self._ask_next()

    def _ask_next(self) -> None:
        self._is_going_on = False
        key = self._run.next_of(self._questions)
        if key is None:
            self._run.finish()
        else:
            self._run.ask(key)
        self._show_where()

    def _request(self) -> None:
        self._is_stale = False
        task = None if self._task_id is None else self._library.find_full_task(self._task_id)
        if task is not None:
            self._lane.request(partial(weigh_questions, task))

    def _take(self, _revision: int, questions: tuple[OpenQuestion, ...]) -> None:
        if self._task_id is None:
            return
        self._questions = questions
        self._page.bar.show_settled(len(questions), sum(one.can_change for one in questions))
        if self._is_going_on:
            self._ask_next()
        elif self._run.at is None:
            self._show_review()

    def _fail(self, _revision: int, error: AdvisorError) -> None:
        if self._task_id is not None:
            self._notifier.show_error(error)
            self._is_going_on = False
            self._run.finish()
            self._show_review()

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        task_id = self._task_id
        if task_id is None or not (change.business or task_id in change.task_ids):
            return
        if not self._library.is_in_use(task_id):
            return  # another task is about to be shown
        self._request()
        self._show_title()
        edit = change.edit
        if self._library.is_replaying and isinstance(edit, SetAnswer):
            run = self._run
            if edit.key in run.trail and edit.key != run.key and run.at is not None:
                run.go_to(edit.key)
                self._show_question()
        if self._page.key is not None:
            self._page.show_value(self._page.key, self._value(self._page.key))

    @Slot(object)
    def _show_assumptions(self, weighed: Weighed) -> None:
        self._assumptions = (weighed.task_id, weighed.texts.assumptions)
        if weighed.task_id == self._task_id:
            self._show_assumed()
            if self._run.at is None:
                self._show_rows()

    # What is shown

    def _show_where(self) -> None:
        if self._run.at is None:
            self._show_review()
        else:
            self._show_question()

    def _show_title(self) -> None:
        if self._task_id is not None:
            title = self._library.task(self._task_id).task.title
            self._page.show_title(self.tr("Questions about “{title}”").format(title=title))

    def _show_question(self) -> None:
        key = self._run.key
        if self._task_id is None or key is None:
            return
        self._page.show_question(
            key,
            self._value(key),
            self._currency(),
            self._library.task(self._task_id).task.pattern,
            can_go_back=self._run.can_go_back,
        )
        self._show_assumed()

    def _show_review(self) -> None:
        can_ask_again = any(one.can_change and one.key in self._run.skipped for one in self._questions)
        self._show_rows()
        self._page.show_review(can_ask_again=can_ask_again, can_go_back=self._run.can_go_back)

    def _show_rows(self) -> None:
        if self._task_id is None:
            return
        task = self._library.full_task(self._task_id)
        open_keys = {one.key for one in self._questions} | self._run.skipped
        figures = Figures(self._currency(), self._locale)
        self._page.show_rows(review_rows(task, self._known_assumptions(), open_keys, figures))

    def _show_assumed(self) -> None:
        found = next((one for one in self._known_assumptions() if one.key == self._page.key), None)
        if found is not None and not found.told:
            self._page.show_assumed(self.tr("Until you answer: {value}").format(value=found.value))

    def _known_assumptions(self) -> tuple[AssumptionText, ...]:
        if self._assumptions is None or self._assumptions[0] != self._task_id:
            return ()
        return self._assumptions[1]

    def _value(self, key: str) -> Any:
        assert self._task_id is not None
        if key in BUSINESS_KEYS:
            return getattr(self._library.session.business().settings, key)
        return getattr(self._library.task(self._task_id).task, key)

    def _currency(self) -> str:
        return self._library.session.business().settings.currency or DEFAULT_CURRENCY
