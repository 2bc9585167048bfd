import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.report.graphemes import clusters, may_part, parts_well


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("", []),
        ("e\u0301x", ["e\u0301", "x"]),
        ("क्षत्रि", ["क्ष", "त्रि"]),
        ("น้ำที่", ["น้ำ", "ที่"]),
        ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("مُحَ", ["مُ", "حَ"]),
    ],
)
def test_what_is_seen_as_one_letter_stays_together(text, expected):
    assert clusters(text) == expected


@given(st.text())
def test_nothing_is_lost_or_added(text):
    assert "".join(clusters(text)) == text


def test_thai_is_never_broken_after_a_leading_vowel_or_before_a_closing_one():
    assert not may_part("เ", "ก")
    assert not may_part("ก", "า")
    assert may_part("ก", "ข")
    assert parts_well("ก", "เ")
    assert parts_well("-", "x")
    assert not parts_well("a", "b")
