"""An older library is brought up to date as a whole or not at all, and says how far it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import Cancelled
from advisor.library import schema
from advisor.library.backup import check, checksum
from advisor.library.errors import LibraryInUse, LibraryMissing
from advisor.library.library import Library
from advisor.progress import Progress
from advisor.session import Session
from tests.fixtures import make_libraries as made


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(made.FOLDER / "schema-1.rightsource", tmp_path / "old.rightsource"))


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "backups"
    monkeypatch.setattr("advisor.paths.backup_folder", lambda: folder)
    return folder


def with_many_tasks(path: Path, count: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO task (title, function, status, answers, created_at, changed_at)"
            " SELECT 'Task ' || i, '', 'idea', '{}', '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z'"
            " FROM n",
            [count],
        )


class Steps(Progress):
    """Keeps what was reported; cancels at the step given."""

    def __init__(self, cancel_at: int = -1) -> None:
        super().__init__()
        self.reported: list[int] = []
        self._cancel_at = cancel_at

    def report(self, done: int, total: int) -> None:
        self.reported.append(done)
        if done == self._cancel_at:
            self.cancel()
        super().report(done, total)


def test_it_is_told_from_its_first_bytes_and_only_once(old: Path, backups: Path) -> None:
    assert Library.is_older(old)
    steps = Steps()
    Session.bring_up_to_date(old, steps)
    assert steps.reported == [0, 1]
    assert not Library.is_older(old)
    assert len(list(backups.rglob("*.rightsource"))) == 1
    assert check(old) == []


def test_an_open_library_is_not_looked_at_as_a_file(old: Path) -> None:
    with Session.open(old), pytest.raises(LibraryInUse):
        Library.is_older(old)
    with pytest.raises(LibraryMissing):
        Library.is_older(old.with_name("none.rightsource"))


@pytest.mark.parametrize("step", [0, 1])
def test_cancelled_between_two_steps_it_is_the_file_it_was(old: Path, step: int) -> None:
    before = checksum(old)
    with pytest.raises(Cancelled):
        Session.bring_up_to_date(old, Steps(cancel_at=step))
    assert checksum(old) == before
    assert Library.is_older(old)
    assert sorted(one.name for one in old.parent.iterdir()) == (["backups", old.name] if step else [old.name])


def test_cancelled_in_the_middle_of_a_step_it_is_the_file_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_many_tasks(old, 20_000)
    before = checksum(old)
    progress = Progress()
    migrate = schema.migrate

    def cancelled_soon(*args: Any, **named: Any) -> None:
        progress.cancel()  # what runs from here on is SQLite's own
        migrate(*args, **named)

    monkeypatch.setattr(schema, "migrate", cancelled_soon)
    with pytest.raises(Cancelled):
        Session.bring_up_to_date(old, progress)
    assert checksum(old) == before


def test_a_backup_that_is_cancelled_leaves_none(old: Path, backups: Path) -> None:
    with_many_tasks(old, 20_000)
    before = checksum(old)

    class Impatient(Progress):
        """Of somebody who cancels as soon as the backup has begun, while SQLite is at it."""

        def report(self, done: int, total: int) -> None:
            super().report(done, total)
            self.cancel()

    with pytest.raises(Cancelled):
        Session.bring_up_to_date(old, Impatient())
    assert list(backups.rglob("*.rightsource")) == []
    assert checksum(old) == before


def test_words_are_found_right_after_it(old: Path) -> None:
    Session.bring_up_to_date(old, Progress())
    with Session.open(old) as session:
        assert [hit.title for hit in session.find(made.BOOKKEEPING.title[:6])][:1] == [made.BOOKKEEPING.title]
