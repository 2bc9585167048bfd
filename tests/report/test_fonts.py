from importlib.resources import files

import pytest

from advisor.report import fonts
from advisor.report.fonts import (
    Face,
    Script,
    as_typed,
    companion,
    has_shaped,
    in_visual_order,
    joined,
    runs,
    visible,
    with_replacements,
)


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
        ("שלום 123 עולם 45,6", True, "45,6 םלוע 123 םולש"),
        ("\u200fשלום\u200e", True, "םולש"),
    ],
)
def test_letters_are_drawn_in_visual_order_with_brackets_turned(line, right_to_left, drawn):
    found = in_visual_order(line, right_to_left=right_to_left)
    assert visible("".join(letter for letter, _ in found)) == drawn
    assert sorted(place for _, place in found) == list(range(len(line)))
    assert all(line[place] == letter or letter in "()[]" for letter, place in found)


def test_a_line_beyond_all_reason_keeps_its_order():
    line = "ש" * 3_000
    assert in_visual_order(line, right_to_left=True) == [(letter, at) for at, letter in enumerate(line)]


def test_a_text_comes_in_runs_of_one_script_each():
    assert runs("abc हिन्दी। 12 ไทย x") == [
        (None, "abc "), (Script.DEVANAGARI, "हिन्दी।"), (None, " 12 "), (Script.THAI, "ไทย"), (None, " x"),
    ]  # fmt: skip
    assert runs("") == [(None, "")]
    assert has_shaped("x ไ")
    assert not has_shaped("x שلé")


def test_each_script_has_its_letters_in_both_weights():
    assert {companion(face, script) for face in (Face.REGULAR, Face.BOLD) for script in Script} == {
        Face.DEVANAGARI, Face.DEVANAGARI_BOLD, Face.THAI, Face.THAI_BOLD,
    }  # fmt: skip


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
    for name, words in (("DejaVu", "Bitstream"), ("Noto", "SIL OPEN FONT LICENSE")):
        licence = files("resources").joinpath("fonts", f"LICENSE-{name}.txt").read_text("utf-8")
        assert words in licence
