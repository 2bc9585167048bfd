"""A row that makes no sense is reported by name, never skipped and never guessed at."""

from __future__ import annotations

import pytest

from advisor.domain.edits import AddNote, AddTask, AddVendor, SetBusiness
from advisor.domain.records import Business
from advisor.library import errors
from advisor.library.backup import check
from advisor.library.words import WordIndex
from advisor.session import Session
from tests.library.support import call_note, ledgers, offer, payroll, run_sql


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        vendor_id = 1
        assert session.do(AddVendor(vendor=ledgers())).created_id == vendor_id
        session.do(AddTask(task=payroll(), quotes=((vendor_id, offer()),)))
        session.do(AddNote(vendor_id=vendor_id, note=call_note()))
        session.do(SetBusiness(business=Business(name="Ann's Shop")))
    assert check(path) == []
    return path


def read_everything(session: Session) -> None:
    session.tasks()
    session.task(1)
    session.vendors()
    session.vendor(1)
    session.quotes_of_vendor(1)
    session.business()


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE task SET answers = '{'", "the task “Payroll”"),
        ("UPDATE task SET answers = '[]'", "the task “Payroll”"),
        ("UPDATE task SET answers = '{\"skill\":\"psychic\"}'", "the task “Payroll”"),
        ("UPDATE task SET answers = '{\"hours\":[3,2,1]}'", "the task “Payroll”"),
        ("UPDATE task SET answers = '{\"hours\":NaN}'", "the task “Payroll”"),
        ("UPDATE task SET answers = '{\"no_such_key\":1}'", "the task “Payroll”"),
        ("UPDATE task SET answers = ''", "the task “Payroll”"),
        ("UPDATE task SET changed_at = 'yesterday'", "the task “Payroll”"),
        ("UPDATE task SET changed_at = '2026-01-01T00:00:00'", "the task “Payroll”"),
        ("UPDATE task SET created_at = ''", "the task “Payroll”"),
        ("INSERT INTO assessment VALUES (1, 'abroad', NULL, 'clear', 1.0, 'USD', 'total', '0', '', '{}')",
         "the task “Payroll”"),
        ("UPDATE quote SET terms = '{}'", "the quote by “Ledgers Ltd” for the task “Payroll”"),
        ("UPDATE quote SET terms = 'x'", "the quote by “Ledgers Ltd” for the task “Payroll”"),
        ("UPDATE vendor SET created_at = ''", "the vendor “Ledgers Ltd”"),
        ("UPDATE vendor_note SET noted_on = 'Monday'", "the vendor “Ledgers Ltd”"),
        ("UPDATE setting SET value = '{\"name\":5}'", "the settings of the business"),
        ("UPDATE setting SET value = '{\"settings\":{\"currency\":\"euro\"}}'",
         "the settings of the business"),
    ],
)  # fmt: skip
def test_a_damaged_row_is_named(path, statement, part):
    run_sql(path, statement)
    with Session.open(path) as session, pytest.raises(errors.LibraryDamaged) as caught:
        read_everything(session)
    assert caught.value.part == part
    assert part in caught.value.why
    (found,) = check(path)
    assert part in found


def test_one_damaged_task_does_not_keep_the_others_from_being_read(path):
    with Session.open(path) as session:
        session.do(AddTask(task=payroll(title="Website")))
    run_sql(path, "UPDATE task SET answers = '{' WHERE title = 'Payroll'")
    with Session.open(path) as session:
        assert [task.title for task in session.tasks()] == ["Payroll", "Website"]
        assert session.task(2).task.title == "Website"
        with pytest.raises(errors.LibraryDamaged):
            session.task(1)


def test_an_index_of_words_with_a_word_that_is_none_is_damaged(path, monkeypatch):
    with Session.open(path) as session:
        connection = session.library.connection
        monkeypatch.setattr(connection, "rows", lambda *_: [(b"ledgers",), (None,)])
        with pytest.raises(errors.LibraryDamaged):
            WordIndex(connection).get_ready()
        monkeypatch.undo()
