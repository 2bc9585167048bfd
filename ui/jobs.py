"""Work that would make the window wait: done in worker threads, on frozen data, and handed back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from advisor.errors import AdvisorError

WORKERS = 3  # the task on show, the others in their turn, and what takes long
THREAD_NAME = "rightsource-job"


class WorkerEnded(Exception):
    """Something in a worker wanted to end the whole program; it ended the piece of work only."""


class Jobs(QObject):
    """Runs functions that touch neither widgets nor the library, and hands their results back.

    ``close`` waits for the threads; results that arrive later are dropped.
    """

    ended = Signal()  # a piece of work, well or not; before what comes of it is told
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix=THREAD_NAME)
        self._is_open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[AdvisorError], None]
    ) -> None:
        """Call ``work`` in a worker, then ``done`` with its result, or ``failed``, in the window's thread.

        Any other error than an AdvisorError is ours: ``failed`` is told so, and it is raised in the window's
        thread, for the report.
        """
        if self._is_open:
            self._pool.submit(self._run, work, done, failed)

    def close(self) -> None:
        self._is_open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[AdvisorError], None]
    ) -> None:
        delivery: Callable[[], None]
        try:
            result = work()
        except AdvisorError as error:
            delivery = partial(failed, error)
        except BaseException as fault:
            delivery = partial(_report, fault, failed)
        else:
            delivery = partial(done, result)
        if self._is_open:
            self._finished.emit(delivery)

    @Slot(object)
    def _deliver(self, delivery: Callable[[], None]) -> None:
        if self._is_open:
            self.ended.emit()
            delivery()


def _report(fault: BaseException, failed: Callable[[AdvisorError], None]) -> None:
    try:
        failed(
            AdvisorError(
                what=QCoreApplication.translate("Jobs", "This could not be worked out."),
                why=QCoreApplication.translate("Jobs", "Rightsource has a fault here."),
                remedy=QCoreApplication.translate(
                    "Jobs", "What you entered is saved. Please send the report."
                ),
            )
        )
    finally:
        if isinstance(fault, Exception):
            raise fault
        raise WorkerEnded from fault  # SystemExit, raised in the window's thread, would end the program
