"""Decides what becomes of the owner's wishes in the Tasks place, and shows what came of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from advisor.domain.edits import Change, SetAnswer, SetReview, SetStatus
from advisor.domain.records import TaskRecord, TaskStatus
from advisor.errors import AdvisorError, InputRefused
from advisor.evidence.starters import functions
from advisor.settings import DEFAULT_CURRENCY
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.business_words import business_words
from ui.places.tasks.advising import Advising, Weighed
from ui.places.tasks.place import TasksPlace
from ui.places.tasks.quotes import QuotesPresenter
from ui.places.tasks.source import TaskSource
from ui.places.tasks.what_if import WhatIfPresenter

if TYPE_CHECKING:
    from ui.places.tasks.interview.presenter import InterviewPresenter
    from ui.places.tasks.quick_entry import QuickEntryPresenter

_MANY = 200  # tasks changed at once from which on they are not shown one by one


class TasksPresenter(QObject):
    """Which task is open, what is written into it, and the list beside it."""

    subject_changed = Signal(bool)  # whether a task is on show
    replayed = Signal()  # an undo or redo changed the task on show: go where it can be seen

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        advising: Advising,
        notifier: Notifier,
        locale: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._advising = advising
        self._notifier = notifier
        self._locale = locale
        self.quotes = QuotesPresenter(
            library=library,
            entry=place.entry,
            notifier=notifier,
            locale=locale,
            current=lambda: self._current,
            parent=self,
        )
        self._rows = TaskSource(library.session, locale)
        self._current: int | None = None
        self._interview: InterviewPresenter | None = None
        self._quick_entry: QuickEntryPresenter | None = None
        place.quick_entry_requested.connect(self.enter_quickly)
        place.file_dropped.connect(self._enter_file)
        place.list.row_requested.connect(self.open_task)
        place.entry.answer_requested.connect(self._answer)
        place.entry.status_requested.connect(self._set_status)
        place.entry.review_requested.connect(self._set_review)
        place.entry.guide_requested.connect(self.guide)
        place.advice.input_requested.connect(self._go_to_answer)
        library.changed.connect(self._show_change)
        advising.weighed.connect(self._show_verdict)
        self.what_if = WhatIfPresenter(
            library=library,
            panel=place.advice,
            notifier=notifier,
            locale=locale,
            parent=self,
        )
        advising.shown.connect(self.what_if.show)

    @property
    def current(self) -> int | None:
        """The task on show, None where there is none."""
        return self._current

    @property
    def interview(self) -> InterviewPresenter:
        """The guided questions, made when they are first asked for."""
        if self._interview is None:
            from ui.places.tasks.interview.presenter import InterviewPresenter

            self._interview = InterviewPresenter(
                library=self._library,
                place=self._place,
                advising=self._advising,
                jobs=self._advising.jobs,
                notifier=self._notifier,
                locale=self._locale,
                current=lambda: self._current,
                answer=self._answer,
                parent=self,
            )
        return self._interview

    @property
    def quick_entry(self) -> QuickEntryPresenter:
        """Many tasks at once, made when it is first asked for."""
        if self._quick_entry is None:
            from ui.places.tasks.quick_entry import QuickEntryPresenter

            self._quick_entry = QuickEntryPresenter(
                library=self._library,
                place=self._place,
                titles=self.titles,
                show_first=self._show_if_none,
                parent=self,
            )
        return self._quick_entry

    def load(self) -> None:
        """Fill the list, open a task, the same again if it is there, and weigh those without a verdict."""
        self._place.entry.job.show_functions({one.code: one.label for one in functions()})
        self._show_business()
        self._rows = TaskSource(self._library.session, self._locale)
        with self._place.list.changing():
            self._place.rows.show_source(self._rows)
        before, self._current = self._current, None
        is_there = before is not None and self._library.is_in_use(before)
        self.open_task(before if is_there else self._place.list.first_id())
        self._advising.enqueue(self._library.session.unweighed_tasks())

    def titles(self) -> set[str]:
        """Those of the tasks in use, for a worker thread too."""
        return set(self._library.session.task_titles)

    @Slot(object)
    def open_task(self, task_id: int | None) -> None:
        """Show a task, or that there is none to be shown."""
        if task_id == self._current and task_id is not None:
            self._show_panes()
            return
        self._leave_interview()
        self._place.entry.settle()
        record = None if task_id is None else self._notifier.attempt(self._library.task, task_id)
        self._current = task_id = None if record is None else task_id
        if record is None:
            self._place.show_no_task(has_tasks=bool(self._rows.count()))
        else:
            self._show_record(record)
            self._place.show_task()
        self._place.list.show_current(task_id)
        self._advising.show_task(task_id)
        if task_id is not None:
            self._advising.look_ahead(self._place.list.in_sight(task_id))
        self.subject_changed.emit(task_id is not None)

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read."""
        if self._interview is not None:
            self._interview.commit()
        self._place.entry.commit()

    @Slot()
    def enter_quickly(self) -> None:
        """Write or paste many tasks at once."""
        self.quick_entry.open()

    @Slot(Path)
    def _enter_file(self, path: Path) -> None:
        self.quick_entry.open_file(path)

    @Slot()
    def guide(self) -> None:
        """Ask for the answers of the task on show one by one."""
        self.replayed.emit()  # it is seen where the tasks are
        self.interview.start()

    @Slot(str)
    def _go_to_answer(self, key: str) -> None:
        self._show_panes()
        self._place.entry.go_to(key)

    def _show_panes(self) -> None:
        """Of the task on show, whose questions may be in their place."""
        if self._leave_interview():
            self._place.show_task()

    def _leave_interview(self) -> bool:
        """Whether there was one to leave."""
        was_open = self._interview is not None and self._interview.is_open
        if self._interview is not None:
            self._interview.leave()
        return was_open

    def _show_if_none(self, task_id: int) -> None:
        """Show a task that was added while none was on show."""
        if self._current is None:
            self.open_task(task_id)

    @Slot(str, object)
    def _answer(self, key: str, value: Any) -> None:
        if self._current is None:
            return
        try:
            self._library.edit(SetAnswer(task_id=self._current, key=key, value=value))
        except InputRefused as refusal:
            self._show_error(key, f"{refusal.problem} {refusal.remedy}")
        except AdvisorError as error:
            self._notifier.show_error(error)
        else:
            self._show_error(key, "")

    def _show_error(self, key: str, text: str) -> None:
        self._place.entry.show_error(key, text)
        if self._interview is not None:
            self._interview.show_error(key, text)

    @Slot(object)
    def _set_status(self, status: TaskStatus) -> None:
        if self._current is not None:
            self._notifier.attempt(self._library.edit, SetStatus(task_id=self._current, status=status))

    @Slot(object)
    def _set_review(self, day: datetime.date | None) -> None:
        if self._current is not None:
            self._notifier.attempt(self._library.edit, SetReview(task_id=self._current, review_on=day))

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        if len(change.task_ids) > _MANY:
            self._show_many(change.task_ids)
            return
        for task_id in change.task_ids:
            if self._library.is_in_use(task_id):
                self._show_changed(self._library.task(task_id))
            else:
                self._show_gone(task_id)
        if change.vendor_ids and self._current is not None:
            self.quotes.show(self._library.task(self._current))
        if change.business:
            self._show_business()
            self._advising.refresh()
            everything = self._library.session.task_list.ids()
            self._advising.enqueue(task_id for task_id in everything if task_id != self._current)
        elif self._library.is_replaying and change.task_ids:
            self._open_one_of(change.task_ids)

    def _show_many(self, task_ids: frozenset[int]) -> None:
        """So many are new, changed or gone that one by one would take too long."""
        self._advising.forget_all(task_ids)
        with self._place.list.changing():
            self._place.rows.renew(list(task_ids))
        if self._current is not None and self._library.is_in_use(self._current):
            self._show_record(self._library.task(self._current))
            self._advising.refresh()
        else:
            self._current = None  # what was being typed went with the task
            self.open_task(self._place.list.first_id())
        self._advising.enqueue(self._library.session.unweighed_tasks())
        if self._library.is_replaying:
            self.replayed.emit()

    def _open_one_of(self, task_ids: frozenset[int]) -> None:
        """Show what an undo or redo changed, unless it is on show."""
        in_use = [task_id for task_id in task_ids if self._library.is_in_use(task_id)]
        if in_use and self._current not in in_use:
            self.open_task(in_use[0])
        self.replayed.emit()

    def _show_record(self, record: TaskRecord) -> None:
        self._place.entry.show_record(record)
        self.quotes.show(record)

    def _show_business(self) -> None:
        business = self._library.session.business()
        self._place.entry.show_business(
            business.settings.currency or DEFAULT_CURRENCY, business_words(business, self._locale)
        )
        if self._current is not None:
            self.quotes.show(self._library.task(self._current))

    def _show_changed(self, record: TaskRecord) -> None:
        with self._place.list.changing():
            if self._rows.is_weighed(record.id) or not self._place.list.is_shown(record.id):
                self._place.rows.renew([record.id])
            else:  # its verdict is on the way, and its place may go by that
                self._place.rows.repaint(record.id)
        if record.id == self._current:
            self._show_record(record)
            self._advising.refresh()
        else:
            self._advising.enqueue([record.id])

    def _show_gone(self, task_id: int) -> None:
        self._advising.forget(task_id)
        neighbour = self._place.list.neighbour_of(task_id)
        self._place.list.remove(task_id)
        if task_id == self._current:
            self._current = None  # what was being typed went with the task
            self.open_task(neighbour)

    @Slot(object)
    def _show_verdict(self, weighed: Weighed) -> None:
        if not self._library.is_in_use(weighed.task_id):
            return
        self._rows.learn(weighed.task_id, weighed.assessment.verdict)
        with self._place.list.changing():
            self._place.rows.renew([weighed.task_id])
        if weighed.task_id == self._current:
            self._place.entry.show_assumptions(weighed.texts.assumptions)
