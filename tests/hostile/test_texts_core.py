"""Nasty texts through every field of a library and every way out of it, without the window.

All the listed ones in large batches; `python -m tests.torture texts` adds thousands that are generated.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from advisor.domain.cells import as_told, defused
from advisor.domain.folding import folded_words, match_rank
from advisor.library.interchange.numbers import CellReader, Unreadable
from advisor.report.cleaning import clean
from tests.hostile.fields import library_of, wrong_in_library
from tests.hostile.watch import watched
from tests.hostile.ways_out import would_run
from tests.nasty import GROUPS, LISTED, generated
from tests.torture.texts import through

BATCH = 350


def test_there_are_at_least_five_hundred_and_each_is_there_once():
    assert len(LISTED) >= 500
    assert all(len(group) >= 12 for group in GROUPS.values())
    assert list(generated(50, 7)) == list(generated(50, 7)) != list(generated(50, 8))


@pytest.mark.parametrize("start", range(0, len(LISTED), BATCH))
def test_every_listed_text_goes_through_every_field_and_every_way_out(tmp_path, start):
    wrong = {
        step: found[:5]
        for step, found, _ in through(LISTED[start : start + BATCH], tmp_path, papers=5)
        if found
    }
    assert wrong == {}


def test_texts_by_chance_go_the_same_way(tmp_path):
    seed = random.randrange(1_000_000)
    texts = list(generated(150, seed))
    wrong = {step: found[:5] for step, found, _ in through(texts, tmp_path, papers=3) if found}
    assert wrong == {}, f"seed {seed}"


def test_a_cell_never_runs_and_gives_its_text_back():
    texts = [*LISTED, *generated(5_000, 3)]
    assert [text[:80] for text in texts if would_run(defused(text))] == []
    assert [text[:80] for text in texts if as_told(defused(text)) != text] == []


def test_one_endless_word_does_not_spoil_the_search_for_the_others(tmp_path):
    with library_of(["①" * 19_000, "Payroll"], tmp_path / "x.rightsource") as session:
        assert [hit.title for hit in session.find("payrol") if hit.title == "Payroll"]
        assert session.find("ayrol") is not None


@pytest.mark.parametrize(
    "text", ["\ud800", "a\udfff", "wort " * 4_000, "\x00", '"', "'" * 5_000, "(" * 5_000]
)
def test_a_search_for_anything_finds_something_or_nothing(tmp_path, text):
    with library_of(["Payroll"], tmp_path / "x.rightsource") as session:
        assert isinstance(session.find(text), list)
    assert len(folded_words(text)) <= 50


SLOW = [
    " " * 20_000,
    "\n" * 20_000,
    "-" * 20_000,
    "1-" * 10_000,
    "a" + "\u0345\u0316" * 9_999,
    "a " * 10_000,
    "ﷺ" * 20_000,
]


@pytest.mark.parametrize("text", SLOW, ids=range(len(SLOW)))
def test_no_text_keeps_a_reader_busy(text):
    began = time.process_time()
    clean(text)
    match_rank(text, text)
    with pytest.raises(Unreadable):
        CellReader(".", "en_US").numbers(text)
    assert time.process_time() - began < 4


def test_the_watch_sees_what_a_text_must_not_do(tmp_path):
    import socket
    import subprocess

    with watched(tmp_path) as touched:
        Path("/etc/hostname").exists()
        with open("/etc/passwd", "rb"):
            pass
        socket.socket().close()
        subprocess.run(["true"], check=True)
    assert {found.split()[0] for found in touched} >= {"open", "socket.__new__", "subprocess.Popen"}


def test_the_fields_are_looked_at_one_by_one(tmp_path):
    with library_of(["Payroll"], tmp_path / "x.rightsource") as session:
        assert wrong_in_library(session, ["Payroll"]) == []
        assert len(wrong_in_library(session, ["Payrolls"])) >= 10
