"""What is typed comes back as it was typed, but for what no file can carry."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    SetAnswer,
    SetBusiness,
    SetVendorField,
)
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Settings, Task
from advisor.domain.task_format.clean import clean_text
from advisor.domain.vendor import Vendor
from advisor.session import Session
from tests.library.support import (
    call_note,
    offer,
    payroll,
)

RANGES = st.lists(st.floats(0, 1e6), min_size=3, max_size=3).map(
    lambda found: Range(**dict(zip(("low", "likely", "high"), sorted(found), strict=True)))
)
# Lone surrogates and control characters too: people paste anything.
WILD_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_whatever_is_typed_comes_back_as_it_was_but_for_what_no_file_can_carry(data):
    def text() -> str:
        return data.draw(WILD_TEXT)

    def line() -> str:
        return "a" + text()

    def tidy(wild: str) -> str:
        return " ".join(clean_text(wild).split())

    title, function, notes, vendor, contact, summary, note, shop = (
        line(), line(), text(), line(), text(), text(), text(), text(),
    )  # fmt: skip
    hours = data.draw(RANGES)
    with tempfile.TemporaryDirectory() as folder, Session.create(Path(folder) / "a.rightsource") as session:
        session.do(AddTask(task=Task(title=title, function=function, notes=notes, hours=hours)))
        session.do(AddVendor(vendor=Vendor(name=vendor, contact=contact, summary=summary)))
        session.do(AddNote(vendor_id=1, note=call_note(note)))
        session.do(AddQuote(task_id=1, quote=offer(vendor), vendor_id=1))
        session.do(SetBusiness(business=Business(name=shop)))
        found = session.task(1)
        assert found.task == Task(
            title=tidy(title), function=tidy(function), notes=clean_text(notes), hours=hours
        )
        assert found.quotes[0].quote == offer(tidy(vendor))
        record = session.vendor(1)
        expected = Vendor(name=tidy(vendor), contact=tidy(contact), summary=clean_text(summary))
        assert record.vendor == expected
        assert record.notes[0].note == call_note(clean_text(note))
        assert session.business() == Business(name=tidy(shop))
        assert session.tasks()[0].title == tidy(title)


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE task; --", '"', "%_[]*?", "NULL", "<b>Bob</b> <bob@x.example>", "=1+1",
     "\u202eright to left", "e\u0301 🙂 日本 \U0010ffff", "\\n \\u0000", "null", "{}"],
)  # fmt: skip
def test_text_that_looks_like_something_else_stays_text(session, text):
    session.do(SetAnswer(task_id=1, key="title", value=text))
    session.do(SetVendorField(vendor_id=1, key="name", value=text))
    session.do(ChangeQuote(quote_id=1, quote=offer(text), vendor_id=1))
    assert session.task(1).task.title == text
    assert session.vendor(1).vendor.name == text
    assert session.task(1).quotes[0].quote.vendor == text


def test_a_nul_and_half_a_character_are_cleaned_away_at_the_door(session):
    session.do(SetAnswer(task_id=1, key="notes", value="a\0b\ud800c"))
    session.do(SetVendorField(vendor_id=1, key="summary", value="a\0b\ud800c"))
    session.do(ChangeNote(note_id=1, note=call_note("a\0b\ud800c", day=28)))
    assert session.task(1).task.notes == "ab\ufffdc"
    assert session.vendor(1).vendor.summary == "ab\ufffdc"
    assert session.vendor(1).notes[0].note.text == "ab\ufffdc"


def test_every_answer_a_task_can_have_comes_back(session):
    created = session.do(AddTask(task=payroll(), quotes=((1, offer()),))).created_id
    assert session.task(created).task == payroll()
    assert [found.quote for found in session.task(created).quotes] == [offer()]
    for key in get_type_hints(Task):
        if key not in ("quotes", "settings"):
            session.do(SetAnswer(task_id=created, key=key, value=getattr(payroll(), key)))
    assert session.task(created).task == payroll()


def test_the_answers_are_kept_under_the_keys_of_the_task_format(session):
    ((answers,),) = session.library.connection.rows("SELECT answers FROM task WHERE id = 1")
    assert json.loads(answers)["hours"] == [2, 4.5, 8]
    assert not {"title", "function", "notes", "quotes", "settings", "schema"} & set(json.loads(answers))


def test_a_task_takes_neither_quotes_nor_settings_along(session):
    task = Task(title="Website", quotes=(offer(),), settings=Settings(currency="EUR"))
    created = session.do(AddTask(task=task)).created_id
    assert session.task(created).task == Task(title="Website")
    assert session.task(created).quotes == ()
