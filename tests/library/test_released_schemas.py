"""A library made by any released version opens with all its data."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from advisor.domain.handover import DocumentKind
from advisor.domain.records import TaskStatus
from advisor.library import schema
from advisor.library.backup import check
from advisor.records import replace
from advisor.session import Session
from tests.fixtures import make_libraries as made
from tests.library.support import dump

FILES = sorted(made.FOLDER.glob("schema-*.rightsource"))


def test_there_is_a_file_of_every_schema():
    assert [file.stem for file in FILES] == [f"schema-{n}" for n in range(1, schema.VERSION + 1)]


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def path(request, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "books.rightsource"))


def test_its_file_is_whole(path):
    assert check(path) == []


def test_its_tasks_are_all_there(path):
    with Session.open(path) as session:
        assert [task.title for task in session.tasks()] == [made.LOGO.title, made.BOOKKEEPING.title]
        assert [task.title for task in session.deleted_tasks()] == [made.FAX.title]
        assert session.task(1).task == made.BOOKKEEPING
        assert session.task(2).task == replace(made.LOGO, must_stay=False)
        assert session.task(3).task == made.FAX
        assert [session.task(n).status for n in (1, 2, 3)] == [
            TaskStatus.HANDED_OVER,
            TaskStatus.IDEA,
            TaskStatus.IDEA,
        ]


def test_its_tasks_carry_their_times(path):
    with Session.open(path) as session:
        created, deleted = session.task(1), session.task(3)
    assert created.created_at.isoformat() == "2026-03-02T09:06:00+00:00"
    assert created.changed_at - created.created_at == datetime.timedelta(minutes=5)
    assert created.deleted_at is None
    assert deleted.deleted_at is not None


def test_its_quotes_are_all_there(path):
    with Session.open(path) as session:
        found = session.task(1).quotes
        assert [(quote.id, quote.vendor_id, quote.quote) for quote in found] == [
            (1, 1, made.BY_LEDGERS),
            (3, None, made.BY_ABROAD),
        ]
        assert [quote.quote for quote in session.task(3).quotes] == [made.FOR_FAXES]


def test_its_vendors_and_their_notes_are_all_there(path):
    with Session.open(path) as session:
        record = session.vendor(1)
        assert record.vendor == made.LEDGERS
        notes = [replace(found.note, follow_up_on=None) for found in record.notes]
        assert notes == list(reversed(made.NOTES))
        assert session.vendor(2).vendor == made.OLD_PRINTER
        assert [vendor.name for vendor in session.deleted_vendors()] == ["Old Printer"]
        assert replace(session.business(), logo=None) == made.BUSINESS


def test_its_documents_and_its_logo_are_there_from_the_schema_on_that_has_them(path):
    has_them = schema_of(path) >= 3
    with Session.open(path) as session:
        assert session.documents(1) == {}
        assert session.documents(2) == ({DocumentKind.PROCEDURE: (made.STEPS,)} if has_them else {})
        assert session.business().logo == (made.LOGO_PICTURE if has_them else None)


def test_its_days_to_look_again_are_there_from_the_schema_on_that_has_them(path):
    expected = [(2, made.REVIEW)] if schema_of(path) >= 3 else []
    with Session.open(path) as session:
        assert [(task.id, task.review_on) for task in session.tasks_to_review()] == expected
        assert session.task(1).review_on is None


def test_its_days_to_follow_up_are_there_from_the_schema_on_that_has_them(path):
    expected = [(1, 2, made.FOLLOW_UP)] if schema_of(path) >= 4 else []
    with Session.open(path) as session:
        found = [(one.vendor_id, one.record.id, one.record.note.follow_up_on) for one in session.follow_ups()]
        assert found == expected
        assert [one.follow_up_on for one in session.vendors()] == [day for _, _, day in expected] or [None]


def schema_of(path: Path) -> int:
    """The schema a copy was made from, by what the file says of itself."""
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_the_newest_file_is_what_the_script_makes(tmp_path):
    made.make_library(tmp_path / "anew.rightsource")
    shutil.copy(made.FOLDER / f"schema-{schema.VERSION}.rightsource", tmp_path / "kept.rightsource")
    with (
        Session.open(tmp_path / "anew.rightsource") as anew,
        Session.open(tmp_path / "kept.rightsource") as kept,
    ):
        assert dump(anew) == dump(kept)
        schemas = [
            found.library.connection.rows("SELECT sql FROM sqlite_schema ORDER BY name")
            for found in (anew, kept)
        ]
    assert schemas[0] == schemas[1]
