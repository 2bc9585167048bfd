"""What the processes do that are to be killed. Each says with a line, on the disk, what was done for good."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401 - loaded once, before any child is forked

from advisor.library.backup import backup
from advisor.library.library import Library
from advisor.report.files import write_atomically
from advisor.session import Session
from tests.torture.edits import make_step
from tests.torture.nursery import Aim

Job = Mapping[str, Any]

# Only here, and only in a process that is to show what would happen without what protects a library.
_RECKLESS = {
    "no journal": {
        "PRAGMA journal_mode = TRUNCATE": "PRAGMA journal_mode = OFF",
        "PRAGMA journal_mode = DELETE": "PRAGMA journal_mode = OFF",
    },
    "no sync": {"PRAGMA synchronous = EXTRA": "PRAGMA synchronous = OFF"},
}
_SMALL_CACHE_PAGES = 10


def prepare_child(aim: Aim, mouth: int, job: Job) -> Callable[[], int]:
    """Watch every connection's statements, to be killed at one of them; returns their count so far."""
    seen = [0]
    replaced = _RECKLESS.get(job.get("without", ""), {})

    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
            return super().execute(replaced.get(sql, sql), *arguments)

    def count(statement: str) -> None:
        if not statement.startswith(aim.word):
            return
        seen[0] += 1
        if aim.kind == "statement" and seen[0] == aim.at:
            if aim.delay is None:
                os.kill(os.getpid(), signal.SIGKILL)
            os.write(mouth, b"now\n")

    connect = sqlite3.connect

    def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, factory=Watched, **named)
        if job.get("without") == "no journal":
            connection.execute(f"PRAGMA cache_size = {_SMALL_CACHE_PAGES}")
        if aim.kind in ("statement", "never"):
            connection.set_trace_callback(count)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]
    if "home" in job:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = job["home"]
    return lambda: seen[0]


def run_job(job: Job, mouth: int) -> None:
    """Do it; those named first never end by themselves."""
    JOBS[job["job"]](job, mouth)


def make_edits(job: Job, mouth: int) -> None:
    """Step after step on "library", from "first" on (to "last", if there is one), each told in "told"."""
    told = os.open(job["told"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Session.open(Path(job["library"])) as session:
        number = job["first"]
        while number < job.get("last", number + 1):
            make_step(session, number)
            os.write(told, b"%d\n" % number)
            os.fdatasync(told)
            number += 1


def open_library(job: Job, mouth: int) -> None:
    """Open it, which brings an older one up to date."""
    Library.open(Path(job["library"])).close()


def create_libraries(job: Job, mouth: int) -> None:
    """One library after the other in "folder", each told when it was made."""
    told = os.open(job["told"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(job["first"], job["first"] + job.get("many", 1_000_000)):
        Library.create(Path(job["folder"]) / f"{number}.rightsource").close()
        os.write(told, b"%d\n" % number)


def back_up(job: Job, mouth: int) -> None:
    """One backup after the other of "library" into "folder"."""
    with Library.open(Path(job["library"])) as library:
        while True:
            backup(library, Path(job["folder"]))


def write_papers(job: Job, mouth: int) -> None:
    """One paper after the other over "paper": a number and very many of the same letter."""
    number = 0
    while True:
        write_atomically(Path(job["paper"]), paper(number))
        number += 1


def paper(number: int) -> bytes:
    return b"%08d" % number + bytes([97 + number % 26]) * 300_000


def use_window(job: Job, mouth: int) -> None:
    """The whole window, with somebody at it."""
    from tests.torture.window_owner import work

    work(job, mouth)


JOBS: Mapping[str, Callable[[Job, int], None]] = {
    "edits": make_edits,
    "open": open_library,
    "create": create_libraries,
    "backup": back_up,
    "papers": write_papers,
    "window": use_window,
}
