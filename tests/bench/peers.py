"""How quick the model and the reports are against other programs' libraries, in an environment with those."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.chapter import rows_of
from tests.bench.peer_venv import python_of
from tests.bench.timing import Absent, Row


def rows() -> Iterator[Row | Absent]:
    """The peers' lines of the table."""
    if not python_of().exists():
        yield Absent(what="peers", why="not installed; `python -m tests.bench.peer_venv` installs them")
        return
    yield from rows_of("against_peers", python=str(python_of()))
