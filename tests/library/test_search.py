"""Whatever the owner wrote is found by its words, the likeliest first, and quickly."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.edits import (
    AddNote,
    AddTask,
    AddVendor,
    DeleteTask,
    DeleteVendor,
    RemoveNote,
    RestoreTask,
    SetAnswer,
    SetVendorField,
)
from advisor.domain.folding import fold, match_rank, place_in
from advisor.domain.task import Task
from advisor.domain.vendor import Vendor
from advisor.library.search import MOST_HITS, HitKind
from advisor.session import Session
from tests.library.support import call_note, made, run_sql


def found(session: Session, text: str) -> list[tuple[str, str]]:
    return [(hit.kind.value, hit.title) for hit in session.find(text)]


def test_tasks_are_found_by_title_function_and_notes(session):
    for words in ("payr", "PAYROLL", "bookkeep", "ask ann", "first month"):
        assert ("task", "Payroll") in found(session, words), words


def test_vendors_are_found_by_every_field(session):
    for words in ("ledgers", "lee ledger", "lee@", "555 0100", "5550100", "portugal", "quick answer", "outs"):
        assert ("vendor", "Ledgers Ltd") in found(session, words), words


def test_a_note_is_found_by_its_own_words_and_names_its_vendor(session):
    [hit] = session.find("second")
    assert hit.kind is HitKind.NOTE
    assert (hit.id, hit.vendor_id, hit.title, hit.context) == (2, 1, "Ledgers Ltd", "Second")


def test_every_word_must_occur(session):
    assert found(session, "payroll ann")
    assert not found(session, "payroll zebra")


def test_no_words_find_nothing(session):
    assert session.find("") == session.find("  \n") == []


def test_what_is_in_the_bin_is_not_found(session):
    assert not found(session, "fax")
    assert not found(session, "old friend")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Café crème", "cafe creme"),
        ("Cafe\u0301", "CAFÉ"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Łódź", "łodz"),
        ("ﬁling", "filing"),
        ("Überweisung", "uber"),
        ("שָׁלוֹם", "שלום"),
        ("資料入力", "入力"),
    ],
)
def test_neither_case_nor_accents_count(session, written, typed):
    session.do(AddTask(task=Task(title=written)))
    assert ("task", written) in found(session, typed)


def test_the_best_match_comes_first(session):
    for title, notes in (
        ("Pay the rent", ""),
        ("Order paper", "Pay on delivery"),
        ("Monthly pay run", ""),
        ("Repaying loans", ""),
    ):
        session.do(AddTask(task=Task(title=title, notes=notes)))
    titles = [hit.title for hit in session.find("pay")]
    assert titles == ["Pay the rent", "Payroll", "Monthly pay run", "Repaying loans", "Order paper"]


def test_the_context_shows_the_words_where_they_stand(session):
    notes = "Long before. " * 30 + "Her sister Zoë keeps the key. " + "Long after. " * 30
    session.do(AddTask(task=Task(title="Cleaning", notes=notes)))
    [hit] = session.find("zoe key")
    assert hit.field == "notes"
    assert "Zoë keeps the key" in hit.context
    assert hit.context.startswith("…")
    assert hit.context.endswith("…")
    assert len(hit.context) < 160


def test_an_edit_is_found_at_once_and_what_it_replaced_is_not(session):
    assert not found(session, "wages")
    session.do(SetAnswer(task_id=1, key="title", value="Wages"))
    assert found(session, "wages")
    assert not found(session, "payroll")
    session.do(SetVendorField(vendor_id=1, key="name", value="Nordlicht"))
    assert [hit.title for hit in session.find("nordlicht")] == ["Nordlicht"]
    assert [hit.title for hit in session.find("second")] == ["Nordlicht"]
    note = session.do(AddNote(vendor_id=1, note=call_note("Xylophone")))
    assert found(session, "xylo")
    session.do(RemoveNote(note_id=note.created_id))
    assert not found(session, "xylo")
    session.do(DeleteTask(task_id=1))
    assert not found(session, "wages")
    session.do(RestoreTask(task_id=1))
    assert found(session, "wages")
    session.do(DeleteVendor(vendor_id=1))
    assert not found(session, "second")
    session.do_all([AddVendor(vendor=Vendor(name="Quercus"))])
    assert found(session, "quer")


def test_words_in_title_notes_and_kind_of_work_are_found_together(session):
    session.do(
        AddTask(task=Task(title="Close the year", function="bookkeeping", notes="Ask Zoë for the key"))
    )
    for words in ("zoe close", "bookkeeping zoe", "year bookkeep", "key bookkeep close", "oe yea", "eepi"):
        assert ("task", "Close the year") in found(session, words), words
    assert not found(session, "bookkeeping zoe payroll")


def test_parts_of_words_and_signs_between_words_are_found_in_notes(session):
    session.do(
        AddTask(task=Task(title="Post", notes="Write to ann-marie@shop.example, ref. 資料入力/77, ☕"))
    )
    for words in ("marie@sh", "arie@shop", "入力", "op.exam", "77", "/77", "☕ write", "n-m"):
        assert ("task", "Post") in found(session, words), words
    for words in ("marie shop@", "ann.marie", "77/", "入料"):
        assert not found(session, words), words


def test_a_sign_alone_is_found_in_titles(session):
    session.do(AddTask(task=Task(title="Tea & coffee ☕")))
    assert found(session, "☕") == found(session, "&") == [("task", "Tea & coffee ☕")]
    assert not found(session, "%")


def test_no_word_means_anything_to_the_index(session):
    for words in (
        '"',
        "'",
        '"ask',
        "ask*",
        "ask AND ann",
        "NOT ann",
        "text:ask",
        "(ask",
        "^ask",
        "a NEAR b",
        "-",
    ):
        assert isinstance(found(session, words), list), words
    assert ("task", "Payroll") in found(session, "first ask")
    assert not found(session, "first OR zebra")


def test_what_another_program_wrote_is_found_after_a_refresh(session):
    assert not found(session, "elsewhere")
    run_sql(session.path, "UPDATE task SET title = 'Changed elsewhere' WHERE id = 1")
    assert session.refresh()
    assert found(session, "elsewhere")


def test_typing_on_and_going_back_give_the_same_as_asking_afresh(session):
    asked = ["l", "le", "lee", "lee l", "lee", "l", "ledg", "edg", "edger", "lee@ portu", "portu"]
    typed = [found(session, words) for words in asked]
    afresh = []
    for words in asked:
        session._finder.forget_all()
        session.task_list.forget_all()
        afresh.append(found(session, words))
    assert typed == afresh


WORDS = st.sampled_from(
    ["pay", "Päy", "roll", "payroll", "tax-file", "x", "Zoë", "zo", "ask ann", "資料", "料", "e"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(tasks=st.lists(st.tuples(TEXTS, TEXTS), max_size=8), typed=TEXTS)
def test_what_is_found_is_what_has_every_word(tasks, typed):
    with (
        tempfile.TemporaryDirectory() as folder,
        Session.create(Path(folder) / "books.rightsource") as session,
    ):
        session.do_all([AddTask(task=Task(title=title, notes=notes)) for title, notes in tasks])
        wanted = [
            at
            for at, texts in enumerate(tasks, 1)
            if all(word in fold("\n".join(texts)) for word in fold(typed).split())
        ]
        assert sorted(hit.id for hit in session.find(typed)) == wanted


def test_a_place_in_folded_text_leads_back_to_the_letter():
    text = "Straße nach Łódź: Café"
    assert text[place_in(text, fold(text).find("cafe")) :] == "Café"


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("new", 0),
        ("new ta", 0),
        ("task", 1),
        ("nt", 2),
        ("newta", 2),
        ("ask", 3),
        ("nx", None),
        ("", 0),
    ],
)
def test_commands_are_matched_by_the_beginnings_of_their_words(typed, rank):
    assert match_rank(typed, "New task") == rank


def test_ten_thousand_tasks_are_searched_between_two_keys(tmp_path):
    path = made(tmp_path / "large.rightsource")
    run_sql(
        path,
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO task (title, function, notes, status, answers, created_at, changed_at)
        SELECT 'Task ' || (i * 7919 % 10000), 'bookkeeping',
               'Call Zoë about invoice ' || i || ' and write down every answer that she gives, then file it.',
               'idea', '{}', '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z' FROM n
        """,
    )
    with Session.open(path) as session:
        session.find("")
        slowest = 0.0
        for text in ("i", "in", "inv", "invo", "invoice 99", "zoe invoice 99", "zebra", "t"):
            start = time.process_time()
            hits = session.find(text)
            slowest = max(slowest, time.process_time() - start)
            assert len(hits) <= MOST_HITS
        assert [hit.title for hit in session.find("task 77")][:2] == ["Task 77", "Task 770"]
    assert slowest < 0.1  # some 5 ms on an idle machine; the margin is for a busy one
