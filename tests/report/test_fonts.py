from importlib.resources import files

import pytest

from advisor.report import fonts
from advisor.report.fonts import Face, as_typed, in_visual_order, joined, with_replacements


@pytest.mark.parametrize(
    ("line", "right_to_left", "drawn"),
    [
        ("plain (text)", False, "plain (text)"),
        ("שלום", True, "םולש"),
        ("שלום (ABC) 12", True, "12 (ABC) םולש"),
        ("a (שלום) [b]", False, "a (םולש) [b]"),
        ("שלום Foo (bar)", True, "Foo (bar) םולש"),
        ("((שלום)) x", True, "x ((םולש))"),
        ("abc שלום עולם def", False, "abc םלוע םולש def"),
        ("\u200fשלום\u200e", True, "םולש"),
    ],
)
def test_letters_are_drawn_in_visual_order_with_brackets_turned(line, right_to_left, drawn):
    assert in_visual_order(line, right_to_left=right_to_left) == drawn


def test_arabic_letters_take_the_forms_of_their_place_and_keep_vowel_marks():
    shaped = joined("مُحَمَّد")
    assert shaped[0] == "\ufee3"  # meem at the beginning of a word
    assert "\u0651" in shaped
    assert as_typed(shaped) == "مُحَمَّد"


def test_joining_leaves_other_scripts_alone():
    assert joined("Zażółć שלום ½ ﬁ") == "Zażółć שלום ½ ﬁ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", False),
        ("12 (ab) שלום", False),
        ("12 שלום ab", True),
        ("— محمد", True),
        ("", False),
        ("123", False),
    ],
)
def test_the_first_letter_says_which_way_a_paragraph_reads(text, expected):
    assert fonts.reads_right_to_left(text) is expected


def test_a_missing_character_becomes_a_box_and_is_reported_as_typed():
    text, missing = with_replacements("a語\ufbae", lambda character: character in "a□")
    assert text == "a□□"
    assert missing == {"語", "ے"}


def test_a_missing_form_falls_back_to_the_plain_letter():
    assert with_replacements("\ufee3", lambda character: character == "م") == ("م", frozenset())


def test_the_fonts_are_there_with_their_licence():
    for face in Face:
        assert fonts.font_data(face)[:4] == b"\x00\x01\x00\x00"
    licence = files("resources").joinpath("fonts", "LICENSE-DejaVu.txt").read_text("utf-8")
    assert "Bitstream" in licence
