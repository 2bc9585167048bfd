"""The titles of the tasks in use as a set, for whoever needs a title that is not taken."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from advisor.library.connection import Connection

_IN_USE = "FROM task WHERE deleted_at IS NULL"


class TaskTitles(AbstractSet[str]):
    """Looked up in the file one by one: asking for a few costs nothing however many tasks there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __contains__(self, title: object) -> bool:
        return self._connection.row(f"SELECT 1 {_IN_USE} AND title = ?", [title]) is not None

    def __iter__(self) -> Iterator[str]:
        return iter({row[0] for row in self._connection.rows(f"SELECT title {_IN_USE}")})

    def __len__(self) -> int:
        return self._connection.number(f"SELECT count(DISTINCT title) {_IN_USE}")
