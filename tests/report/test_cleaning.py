import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from advisor.report.cleaning import clean, one_line


@given(st.text(st.characters(), max_size=200))
def test_any_text_becomes_printable_and_encodable(text):
    cleaned = clean(text, 100)
    assert len(cleaned) <= 100
    cleaned.encode("utf-8")
    assert all(character == "\n" or unicodedata.category(character) != "Cc" for character in cleaned)
    assert "\n" not in one_line(text)


def test_direction_overrides_and_control_characters_are_dropped():
    assert clean("a\u202eb\u2066c\x00d\x1be") == "abcde"


def test_lone_surrogates_become_the_replacement_character():
    assert clean("a\ud800b") == "a\ufffdb"


def test_line_breaks_of_all_systems_become_one_kind():
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_accents_are_composed():
    assert clean("cafe\u0301") == "café"


def test_what_is_cut_says_so():
    assert clean("x" * 101, 100) == "x" * 99 + "…"
    assert clean("x" * 100, 100) == "x" * 100
    assert one_line("two\nlines") == "two lines"
