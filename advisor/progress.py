"""How far long work is, and whether it is still wanted: told and asked by whoever does it."""

from __future__ import annotations

from advisor.errors import Cancelled


class Progress:
    """Of one piece of work. One thread may report while another reads and cancels.

    ``done`` of ``total``, in whatever the work counts; ``total`` 0: nobody knows how much there is.
    """

    def __init__(self) -> None:
        self._state = (0, 0)  # one value: it is never read half written
        self._is_cancelled = False

    @property
    def done(self) -> int:
        return self._state[0]

    @property
    def total(self) -> int:
        return self._state[1]

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is. Raises Cancelled when it is no longer wanted."""
        self._state = (done, total)
        self.go_on()

    def go_on(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self._is_cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Have the work stopped at its next report."""
        self._is_cancelled = True
