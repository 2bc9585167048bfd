import os
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.report.text import as_text
from advisor.report.text_layout import padded, width_of, wrapped
from tests.report.kinds import KINDS, complete, sample_summary
from tests.report.samples import LONG_WORD, all_samples, nothing_fits, plain

WORDS = ("a", "word", "co-operative", "“q”", "–", "", " ", "é", "a\u00a0b", LONG_WORD[:15])
GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("summary", plain()),
        ("summary-likely-values", plain(points=True)),
        ("summary-nothing-fits", nothing_fits()),
        ("summary-complete", complete()),
        ("summary-sample", sample_summary()),
        ("business-page", KINDS["business-page"]()),
        ("library", KINDS["library"]()),
    ],
)
def test_the_text_of_a_summary_is_as_it_was(name, document):
    """UPDATE_GOLDEN=1 writes what comes out now; read the difference before it is committed."""
    path = GOLDEN / f"{name}.txt"
    text = as_text(document)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(all_samples()))
def test_no_line_is_wider_than_a_terminal(name):
    text = as_text(all_samples()[name])
    assert max(width_of(line) for line in text.split("\n")) <= 80
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_nothing_in_a_text_can_steer_the_terminal():
    text = as_text(all_samples()["harsh-a4"])
    assert all(
        character == "\n" or character.isprintable() or character in "\u200e\u200f" for character in text
    )


def test_wide_characters_count_two_and_accents_none():
    assert width_of("日本") == 4
    assert width_of("שָׁלוֹם") == 4
    assert padded("日本", 6) == "日本  "
    assert all(width_of(line) <= 10 for line in wrapped("日本語" * 12, 10))


def test_a_word_longer_than_a_line_is_broken_and_not_lost():
    assert "".join(wrapped(LONG_WORD, 80)) == LONG_WORD


@given(st.lists(st.sampled_from(WORDS)), st.integers(1, 30))
def test_lines_break_where_textwrap_breaks_them(words, width):
    text = " ".join(words).strip()
    expected = [line.rstrip() for line in textwrap.wrap(text, width, break_on_hyphens=False)]
    assert wrapped(text, width) == (expected or [""])
