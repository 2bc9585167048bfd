"""Weighs tasks away from the window: the one on show at every change, the others in their turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from advisor.domain.assessment import Assessment
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.wording.texts import AdviceTexts
from ui.advice import AdvicePanel
from ui.jobs import Jobs
from ui.lane import Lane
from ui.open_library import OpenLibrary

MOST_KNOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A task as it was handed to the worker, and what came of it."""

    task_id: int
    task: Task
    assessment: Assessment
    texts: AdviceTexts


def weigh(task_id: int, task: Task, locale: str) -> Weighed:
    """The advice on ``task``: pure, made in a worker. The model is loaded here, at the first task weighed."""
    from advisor.model import assess
    from advisor.wording.advice import advice_texts

    assessment = assess(task)
    return Weighed(task_id=task_id, task=task, assessment=assessment, texts=advice_texts(assessment, locale))


class Advising(QObject):
    """Keeps the advice panel up to date; ``weighed`` tells of every task that got a verdict."""

    weighed = Signal(object)  # Weighed
    shown = Signal(object)  # Weighed: the advice on show from now on; None for none
    settled = Signal()  # nothing is being weighed any more

    def __init__(
        self,
        *,
        library: OpenLibrary,
        jobs: Jobs,
        panel: AdvicePanel,
        locale: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._panel = panel
        self._locale = locale
        self.jobs = jobs
        self._current: int | None = None
        self._queue: deque[int] = deque()
        self._known: dict[int, Weighed] = {}
        self._shown = Lane(jobs, done=self._show, failed=self._show_problem)
        self._others = Lane(jobs, done=self._keep, failed=self._skip)

    @property
    def is_busy(self) -> bool:
        return self._shown.is_busy or self._others.is_busy or bool(self._queue)

    def show_task(self, task_id: int | None) -> None:
        """Show the advice on a task, or on none; what is under way for another one is dropped."""
        self._current = task_id
        self._shown.forget()
        known = None if task_id is None else self._known.get(task_id)
        if known is not None and self._library.is_still(known.task_id, known.task):
            self._panel.show_advice(known.assessment, known.texts)
            self.shown.emit(known)
            self.weighed.emit(known)
            return
        self._panel.show_nothing()
        self.shown.emit(None)
        self.refresh()

    def refresh(self) -> None:
        """Weigh the task on show anew."""
        if self._current is None:
            return
        try:
            task = self._library.full_task(self._current)
        except AdvisorError as error:
            self._show_problem(0, error)
            return
        self._panel.show_working()
        self._shown.request(partial(weigh, self._current, task, self._locale))

    def enqueue(self, task_ids: Iterable[int]) -> None:
        """Weigh these too, when nothing more urgent is to be done."""
        known = set(self._queue)
        self._queue.extend(task_id for task_id in task_ids if task_id not in known)
        QTimer.singleShot(0, self, self._next)

    def forget(self, task_id: int) -> None:
        if task_id in self._queue:
            self._queue.remove(task_id)

    def stop(self) -> None:
        """The library is about to be closed: nothing that arrives later is taken."""
        self._current = None
        self._queue.clear()
        self._shown.forget()
        self._others.forget()
        self.shown.emit(None)

    def _show(self, _revision: int, weighed: Weighed) -> None:
        self._panel.show_advice(weighed.assessment, weighed.texts)
        self.shown.emit(weighed)
        self.forget(weighed.task_id)
        self._take(weighed)

    def _show_problem(self, _revision: int, error: AdvisorError) -> None:
        self._panel.show_problem(str(error))
        self.shown.emit(None)
        self._next()

    def _keep(self, _revision: int, weighed: Weighed) -> None:
        self._take(weighed)

    def _skip(self, _revision: int, _error: AdvisorError) -> None:
        self._next()  # it is told when the task is on show

    def _take(self, weighed: Weighed) -> None:
        if self._library.is_still(weighed.task_id, weighed.task):
            self._remember(weighed)
            self._library.remember_result(weighed.task_id, weighed.assessment)
            self.weighed.emit(weighed)
        self._next()

    def _remember(self, weighed: Weighed) -> None:
        """Keep it at hand for when the owner comes back to the task; the oldest makes room."""
        self._known.pop(weighed.task_id, None)
        self._known[weighed.task_id] = weighed
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _next(self) -> None:
        if self._others.is_busy:
            return
        while self._queue:
            task_id = self._queue.popleft()
            task = self._library.find_full_task(task_id)
            if task is not None:
                self._others.request(partial(weigh, task_id, task, self._locale))
                return
        if not self._shown.is_busy:
            self.settled.emit()
