"""Carries out very many edits over a connection of their own, so that the library's stays free to be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, nullcontext, suppress

from advisor.domain.edits import AddTask, Change, Edit
from advisor.errors import Cancelled
from advisor.library.carry_out import carry_out
from advisor.library.connection import Connection
from advisor.library.rows import Writer
from advisor.library.words import bring_up_to_date, many_at_once
from advisor.progress import Progress


class Aside:
    """All of some edits or none: ``carry_out`` in any thread, afterwards ``commit`` or ``roll_back``.

    Until then the library reads as before, and nobody else can write to it. ``commit`` belongs to the thread
    that uses the library; the two threads take turns, never both at once.
    """

    def __init__(
        self, main: Connection, *, before_writing: Callable[[], None], now: Callable[[], str]
    ) -> None:
        self._main = main
        self._before_writing = before_writing
        self._now = now
        self._ending = ExitStack()
        self.changes: tuple[Change, ...] = ()

    def carry_out(self, edits: Sequence[Edit], progress: Progress) -> tuple[Change, ...]:
        """Write them, to be committed. Raises as ``Session.do``, and Cancelled; nothing is written then."""
        changes = []
        try:
            self._main.refuse_replaced()
            connection = Connection(self._main.path, before_writing=self._before_writing, any_thread=True)
            self._ending.callback(connection.close)
            connection.keep_in_memory()
            self._ending.enter_context(connection.transaction())
            writer = Writer(connection=connection, now=self._now(), progress=progress)
            with connection.explained_when_saving():  # the transaction itself ends elsewhere
                new = sum(isinstance(edit, AddTask) for edit in edits)
                with many_at_once(writer) if new > len(edits) // 2 else nullcontext():
                    for count, edit in enumerate(edits):
                        progress.report(count, len(edits))
                        changes.append(carry_out(edit, writer))
                progress.report(len(edits), len(edits))
                bring_up_to_date(writer)
                progress.go_on()
        except BaseException:
            self.roll_back()
            raise
        self.changes = tuple(changes)
        return self.changes

    def commit(self) -> None:
        """Have them on the disk. Raises as ``Connection.transaction``: nothing is changed then."""
        try:
            # Nobody else can have written since the transaction began, but somebody may have before it.
            self._main.refuse_foreign_change()
        except BaseException:
            self.roll_back()
            raise
        self._ending.close()
        self._main.accept_foreign_change()  # it was us

    def roll_back(self) -> None:
        """Leave everything as it was. Doing so twice, or after ``commit``, is no fault."""
        reason = Cancelled()
        with suppress(Cancelled):
            self._ending.__exit__(Cancelled, reason, None)
