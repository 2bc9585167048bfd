"""Weighs tasks away from the window: the one on show at every change, the others in their turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from advisor.domain.assessment import Assessment
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.records import Struct
from advisor.wording.texts import AdviceTexts
from ui.advice import AdvicePanel
from ui.jobs import Jobs
from ui.lane import Lane
from ui.open_library import OpenLibrary

MOST_KNOWN = 80  # of some 60 KB each: several screens of the list
_PAUSE_MILLISECONDS = 150
_PAINTED_BY_NOW_MILLISECONDS = 1_000
_UNNOTICED_MILLISECONDS = 100  # advice on the task before may stay so long: emptying the panel shows more


class Weighed(Struct, frozen=True, kw_only=True):
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
        self._ahead = Lane(jobs, done=self._remember_ahead, failed=self._skip_ahead)
        self._looked_for: deque[int] = deque()
        self._untaken: Weighed | None = None
        self._has_weighed = False  # since it rested
        self._pause = QTimer(self)  # whoever holds an arrow key down is not to wait for what is passed by
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._weigh_ahead)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_UNNOTICED_MILLISECONDS)
        self._late.timeout.connect(self._show_waiting)
        # The model brings numpy, and loading that beside the first paint would hold the paint up.
        self._may_weigh = panel.isVisible()
        if not self._may_weigh:
            panel.installEventFilter(self)
            QTimer.singleShot(_PAINTED_BY_NOW_MILLISECONDS, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self._panel:
            self._panel.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """The window can be seen: weigh what was put off."""
        if not self._may_weigh:
            self._may_weigh = True
            self.refresh()
            self._next()

    @property
    def is_busy(self) -> bool:
        is_put_off = self._current is not None and not self._may_weigh
        is_weighing = self._shown.is_busy or self._others.is_busy or bool(self._queue)
        return is_weighing or is_put_off or self._untaken is not None

    def known(self, task_id: int | None) -> Weighed | None:
        """What was last found out about a task, None where that is not at hand."""
        return None if task_id is None else self._known.get(task_id)

    def show_task(self, task_id: int | None) -> None:
        """Show the advice on a task, or on none; what is under way for another one is dropped."""
        self._current = task_id
        self._shown.forget()
        self._late.stop()
        known = self.known(task_id)
        if known is not None and self._library.is_still(known.task_id, known.task):
            self._panel.show_advice(known.assessment, known.texts)
            self.shown.emit(known)
            self.weighed.emit(known)
            return
        if task_id is None or not self._may_weigh:
            self._panel.show_nothing()
        else:
            self._panel.expect_another()
            self._late.start()
        self.shown.emit(None)
        self.refresh()

    def _show_waiting(self) -> None:
        self._panel.show_nothing()
        self._panel.show_working()

    def refresh(self) -> None:
        """Weigh the task on show anew."""
        if self._current is None or not self._may_weigh:
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

    def look_ahead(self, task_ids: Iterable[int]) -> None:
        """Weigh these once nothing else is to be done: their advice is at hand when the owner comes there."""
        self._looked_for = deque(task_ids)
        self._pause.start()

    def forget(self, task_id: int) -> None:
        if task_id in self._queue:
            self._queue.remove(task_id)

    def forget_all(self, task_ids: Collection[int]) -> None:
        """Of many at once."""
        self._queue = deque(task_id for task_id in self._queue if task_id not in task_ids)

    def rest(self) -> None:
        """Let go of the draws that the model keeps for the next task."""
        if self._has_weighed and not self.is_busy:
            from advisor.model.draws import forget_draws

            self._has_weighed = False
            forget_draws()

    def stop(self) -> None:
        """The library is about to be closed: nothing that arrives later is taken."""
        self._current = None
        self._untaken = None
        self._pause.stop()
        self._late.stop()
        self._queue.clear()
        self._looked_for.clear()
        for lane in (self._shown, self._others, self._ahead):
            lane.forget()
        self.shown.emit(None)

    def _show(self, _revision: int, weighed: Weighed) -> None:
        self._late.stop()
        self._panel.show_advice(weighed.assessment, weighed.texts)
        self.shown.emit(weighed)
        self.forget(weighed.task_id)
        self._take_untaken()
        self._untaken = weighed
        QTimer.singleShot(0, self, self._take_untaken)  # the advice is painted before it is stored

    def _take_untaken(self) -> None:
        weighed, self._untaken = self._untaken, None
        if weighed is not None:
            self._take(weighed)

    def _show_problem(self, _revision: int, error: AdvisorError) -> None:
        self._late.stop()
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
        self._has_weighed = True
        self._known.pop(weighed.task_id, None)
        self._known[weighed.task_id] = weighed
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _next(self) -> None:
        if self._others.is_busy or not self._may_weigh:
            return
        while self._queue:
            task_id = self._queue.popleft()
            task = self._library.find_full_task(task_id)
            if task is not None:
                self._others.request(partial(weigh, task_id, task, self._locale))
                return
        if not self._shown.is_busy:
            self.settled.emit()

    def _weigh_ahead(self) -> None:
        if self.is_busy:
            self._pause.start()
            return
        while self._looked_for and not self._ahead.is_busy:
            task_id = self._looked_for.popleft()
            task = self._library.find_full_task(task_id)
            known = self.known(task_id)
            if task is not None and (known is None or known.task != task):
                self._ahead.request(partial(weigh, task_id, task, self._locale))

    def _remember_ahead(self, _revision: int, weighed: Weighed) -> None:
        if self._library.is_still(weighed.task_id, weighed.task):
            self._remember(weighed)
        self._weigh_ahead()

    def _skip_ahead(self, _revision: int, _error: AdvisorError) -> None:
        self._weigh_ahead()  # it is told when the task is on show
