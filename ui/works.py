"""Long work: told of after a second, to be cancelled after three, while the window stays alive."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from advisor.errors import AdvisorError, Cancelled
from advisor.progress import Progress
from advisor.records import Struct
from ui.jobs import Jobs

SHOWN_AFTER_SECONDS = 1.0
CANCEL_AFTER_SECONDS = 3.0
_LOOK_MILLISECONDS = 100

Steps = Generator[tuple[int, int], None, Any]


class WorkShown(Struct, frozen=True, kw_only=True):
    """What is told of long work. ``total`` 0: nobody knows how much there is."""

    sentence: str
    done: int
    total: int
    can_cancel: bool


class Work:
    """A piece of work under way. ``is_vital``: closing the window waits for it."""

    def __init__(self, sentence: str, *, is_vital: bool) -> None:
        self.sentence = sentence
        self.is_vital = is_vital
        self.progress = Progress()
        self.is_forgotten = False
        self.kind = ""  # what is carried out, as the code calls it: for the log
        self.began = time.monotonic()
        self._ended = threading.Event()

    def cancel(self) -> None:
        self.progress.cancel()

    def give_up(self) -> None:
        """It never began, and should its turn still come, it does nothing."""
        self.cancel()
        self._ended.set()

    def wait(self) -> None:
        """Until no other thread is at it any more."""
        self._ended.wait()

    def carry_out(self, act: Callable[[Progress], Any]) -> Any:
        """Call ``act`` in a worker, unless it was cancelled before its turn came."""
        try:
            self.progress.go_on()
            return act(self.progress)
        finally:
            self._ended.set()


class Works(QObject):
    """Runs long work, in a worker or in slices here, and says which one to tell the owner about."""

    shown = Signal(object)  # WorkShown; None: there is nothing to tell
    began = Signal(str)  # what kind of work, as the code calls it
    ended = Signal(str, str, float)  # what kind, how ("done", …), after how many seconds
    idle = Signal()  # nothing is under way any more

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown_after = SHOWN_AFTER_SECONDS
        self.cancel_after = CANCEL_AFTER_SECONDS
        self._jobs = jobs
        self._under_way: list[Work] = []
        self._steps: dict[Work, tuple[Steps, Callable[[Any], None], Callable[[AdvisorError], None]]] = {}
        self._last: WorkShown | None = None
        self._is_hurried = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._tell)
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._do_slice)

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    @property
    def unfinished(self) -> str:
        """What is under way that closing has to wait for, in a sentence; "" where there is nothing."""
        return next((work.sentence for work in self._under_way if work.is_vital), "")

    def start(
        self,
        act: Callable[[Progress], Any],
        *,
        sentence: str,
        done: Callable[[Any], None],
        failed: Callable[[AdvisorError], None],
        is_vital: bool = True,
    ) -> Work:
        """Call ``act`` in a worker, then ``done`` or ``failed`` here; cancelled, it fails as Cancelled."""
        work = Work(sentence, is_vital=is_vital)
        work.kind = _name_of(act)
        self._begin(work)
        try:
            self._jobs.start(
                partial(work.carry_out, act),
                partial(self._done, work, done, failed),
                partial(self._failed, work, failed),
            )
        except BaseException:  # no thread could be had, for one
            work.give_up()
            self._end(work, "not started")
            self._tell_idle()
            raise
        return work

    def start_in_slices(
        self,
        steps: Steps,
        *,
        sentence: str,
        done: Callable[[Any], None],
        failed: Callable[[AdvisorError], None],
        is_vital: bool = True,
    ) -> Work:
        """Go through ``steps`` here, one at a time between other events; each yields how far it is.

        For work that belongs to this thread. ``done`` is told what ``steps`` returns.
        """
        work = Work(sentence, is_vital=is_vital)
        work.kind = _name_of(steps)
        self._begin(work)
        self._steps[work] = (steps, done, failed)
        self._slice.start()
        return work

    def cancel(self) -> None:
        """Cancel the work that the owner is told about."""
        if self._under_way:
            self._under_way[0].cancel()

    def cancel_all(self, *, vital: bool = True) -> None:
        """Cancel everything; without ``vital`` only what may be lost."""
        for work in self._under_way:
            if vital or not work.is_vital:
                work.cancel()

    def forget_all(self) -> None:
        """Cancel everything; nobody is there any more to be told of its end."""
        self.cancel_all()
        for work in self._under_way:
            work.is_forgotten = True

    def hurry(self) -> None:
        """Somebody waits for it: tell of what is under way at once, with the way to cancel it."""
        self._is_hurried = self.is_busy
        self._tell()

    def close(self) -> None:
        """Cancel everything, and wait until no worker is at it."""
        self.cancel_all()
        for work in self._under_way:
            if work not in self._steps:
                work.wait()
        for steps, _, _ in self._steps.values():
            steps.close()
        self._steps.clear()
        self._under_way.clear()
        self._look.stop()
        self._slice.stop()

    def _begin(self, work: Work) -> None:
        self._under_way.append(work)
        self._look.setInterval(min(_LOOK_MILLISECONDS, round(self.shown_after * 1000)))
        self._look.start()
        self.began.emit(work.kind)

    def _done(
        self, work: Work, done: Callable[[Any], None], failed: Callable[[AdvisorError], None], result: Any
    ) -> None:
        self._end(work, "cancelled" if work.progress.is_cancelled else "done")
        try:
            if work.progress.is_cancelled:
                self._fail(work, failed, Cancelled())
            else:
                done(result)
        finally:  # whoever waits for the end is told of it, also where the receiver has a fault
            self._tell_idle()

    def _failed(self, work: Work, failed: Callable[[AdvisorError], None], error: AdvisorError) -> None:
        self._end(work, "cancelled" if isinstance(error, Cancelled) else "failed")
        try:
            self._fail(work, failed, error)
        finally:
            self._tell_idle()

    def _fail(self, work: Work, failed: Callable[[AdvisorError], None], error: AdvisorError) -> None:
        if not work.is_forgotten:
            failed(error)

    def _end(self, work: Work, how: str) -> None:
        if work in self._under_way:
            self._under_way.remove(work)
            self.ended.emit(work.kind, how, time.monotonic() - work.began)
        self._tell()

    def _tell_idle(self) -> None:
        if not self._under_way:
            self._look.stop()
            self._is_hurried = False
            self.idle.emit()

    @Slot()
    def _tell(self) -> None:
        """Say how far the oldest work is, once it takes long."""
        told = None
        if self._under_way:
            work = self._under_way[0]
            seconds = time.monotonic() - work.began
            if self._is_hurried or seconds >= self.shown_after:
                told = WorkShown(
                    sentence=work.sentence,
                    done=work.progress.done,
                    total=work.progress.total,
                    can_cancel=(self._is_hurried or seconds >= self.cancel_after)
                    and not work.progress.is_cancelled,
                )
        if told != self._last:
            self._last = told
            self.shown.emit(told)

    @Slot()
    def _do_slice(self) -> None:
        if not self._steps:
            self._slice.stop()
            return
        work = next(iter(self._steps))
        steps, done, failed = self._steps[work]
        try:
            work.progress.go_on()
            work.progress.report(*next(steps))
        except StopIteration as end:
            del self._steps[work]
            self._done(work, done, failed, end.value)
        except AdvisorError as error:
            del self._steps[work]
            steps.close()
            self._failed(work, failed, error)
        except BaseException:  # ours: it goes on to the report, and the strip does not stay for ever
            del self._steps[work]
            self._end(work, "faulty")
            self._tell_idle()
            raise


def _name_of(act: Any) -> str:
    """What a function or a generator is called in the code; nothing that it was given."""
    while isinstance(act, partial):
        act = act.func
    return str(getattr(act, "__qualname__", type(act).__qualname__))
