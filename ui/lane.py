"""Keeps work that follows the owner's typing to one job at a time; of those that wait the newest wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor.errors import AdvisorError
from ui.jobs import Jobs


class Lane:
    """A single file of jobs: ``done(revision, result)`` is called for the newest request only."""

    def __init__(
        self,
        jobs: Jobs,
        *,
        done: Callable[[int, Any], None],
        failed: Callable[[int, AdvisorError], None],
    ) -> None:
        self._jobs = jobs
        self._done = done
        self._failed = failed
        self._revision = 0
        self._is_busy = False
        self._waiting: Callable[[], Any] | None = None

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    def request(self, work: Callable[[], Any]) -> int:
        """Have ``work`` done as soon as the job under way has ended. Returns the request's revision."""
        self._revision += 1
        self._waiting = work
        self._start_waiting()
        return self._revision

    def forget(self) -> None:
        """Drop the request that waits, and the result of the job under way."""
        self._revision += 1
        self._waiting = None

    def _start_waiting(self) -> None:
        if self._is_busy or self._waiting is None:
            return
        work, self._waiting = self._waiting, None
        self._is_busy = True
        revision = self._revision

        def done(result: Any) -> None:
            self._end(revision, self._done, result)

        def failed(error: AdvisorError) -> None:
            self._end(revision, self._failed, error)

        self._jobs.start(work, done, failed)

    def _end(self, revision: int, receiver: Callable[[int, Any], None], value: Any) -> None:
        self._is_busy = False
        try:
            if revision == self._revision:
                receiver(revision, value)
        finally:  # a fault of the receiver is no reason to keep the next one waiting
            self._start_waiting()
