"""Fields one types into: when they ask, and what they say when they cannot."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QLocale, QMimeData, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from advisor.domain.levels import Per
from advisor.domain.ranges import Range
from advisor.domain.task import Rate
from tests.ui.stage import Stage, the
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.detail_row import DetailRow
from ui.widgets.expander import Expander
from ui.widgets.line_field import LineField
from ui.widgets.notes_field import NotesField
from ui.widgets.number_field import NumberField
from ui.widgets.numbers import NumberWords
from ui.widgets.pending import commit_pending, settle
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField
from ui.widgets.typed_field import AT_THE_LATEST_MS, PAUSE_MS, Unreadable

HOURS = Range(low=8, likely=12, high=16)


def box_of(stage: Stage) -> QLineEdit:
    return stage.field.findChildren(QLineEdit)[0]


def boxes_of(stage: Stage) -> list[QLineEdit]:
    return stage.field.findChildren(QLineEdit)


def button_of(stage: Stage, text: str) -> QPushButton:
    return next(b for b in stage.field.findChildren(QPushButton) if b.text() == text and b.isVisible())


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


# One number


def test_enter_asks(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.type_into(box_of(stage), "12.5")
    assert stage.asked == []
    stage.press(box_of(stage), Qt.Key.Key_Return)
    assert stage.asked == [12.5]
    assert stage.field.value() == 12.5


def test_leaving_asks(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.type_into(box_of(stage), "12")
    stage.press(box_of(stage), Qt.Key.Key_Tab)
    assert stage.asked == [12]


def test_a_pause_asks_while_the_cursor_stays(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.type_into(box_of(stage), "1250.")
    stage.wait_for_the_pause()
    assert stage.asked == [1250]
    assert box_of(stage).text() == "1250."
    stage.leave()
    assert box_of(stage).text() == "1,250"
    assert stage.asked == [1250]


def test_the_pause_is_six_tenths_of_a_second():
    assert PAUSE_MS == 600
    assert AT_THE_LATEST_MS == 1000


def test_whoever_types_without_a_pause_is_asked_all_the_same(qtbot):
    stage = Stage(qtbot, NotesField())
    pause, at_the_latest = stage.field.findChildren(QTimer)
    pause.setInterval(10_000_000)  # somebody who never pauses
    box = the(QPlainTextEdit, stage)
    stage.type_into(box, "Call")
    qtbot.waitUntil(lambda: stage.asked == ["Call"])
    assert not at_the_latest.isActive()
    stage.qtbot.keyClicks(box, " Ann")
    qtbot.waitUntil(lambda: stage.asked == ["Call", "Call Ann"])
    assert box.toPlainText() == "Call Ann"


def test_the_answer_coming_back_does_not_disturb_what_is_being_typed(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.type_into(box_of(stage), "12")
    stage.wait_for_the_pause()
    qtbot.keyClicks(box_of(stage), "5")
    stage.field.show_value(12.0)
    assert box_of(stage).text() == "125"
    stage.leave()
    assert stage.asked == [12, 125]


def test_another_value_takes_the_place_of_what_was_typed(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.field.show_value(3)
    stage.type_into(box_of(stage), "12")
    stage.field.show_value(7)
    assert box_of(stage).text() == "7"
    stage.leave()
    assert stage.asked == []


def test_emptying_takes_the_answer_back(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.field.show_value(12)
    stage.type_into(box_of(stage), "")
    stage.press(box_of(stage), Qt.Key.Key_Backspace)
    stage.press(box_of(stage), Qt.Key.Key_Return)
    assert stage.asked == [None]


def test_the_clear_button_takes_the_answer_back(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.field.show_value(12)
    stage.click(next(b for b in stage.field.findChildren(QToolButton) if b.isVisible()))
    assert stage.asked == [None]
    assert box_of(stage).text() == ""


def test_writing_the_same_number_again_asks_nothing(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.field.show_value(400)
    stage.type_into(box_of(stage), "400.00")
    stage.leave()
    assert stage.asked == []
    assert box_of(stage).text() == "400"


def test_what_is_no_number_stays_with_words_beside_it(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.field.show_value(3)
    stage.type_into(box_of(stage), "about ten")
    stage.wait_for_the_pause()
    assert stage.field.error() == ""
    stage.leave()
    assert "not a number" in stage.field.error()
    stage.field.show_value(3)
    assert box_of(stage).text() == "about ten"
    assert stage.asked == []
    stage.type_into(box_of(stage), "10")
    stage.leave()
    assert stage.field.error() == ""
    assert stage.asked == [10]


def test_bounds_are_said_in_words(qtbot):
    stage = Stage(qtbot, NumberField(least=1, most=120, is_whole=True))
    for typed, word in (
        ("121", "most is 120"),
        ("0", "least is 1"),
        ("1.5", "whole number"),
        ("-3", "below 0"),
    ):
        stage.type_into(box_of(stage), typed)
        stage.press(box_of(stage), Qt.Key.Key_Return)
        assert word in stage.field.error()
    assert stage.asked == []
    stage.type_into(box_of(stage), "24")
    stage.leave()
    assert stage.asked == [24]
    assert isinstance(stage.field.value(), int)


def test_committing_asks_for_what_is_pending_and_settling_drops_the_rest(qtbot):
    stage = Stage(qtbot, NumberField())
    stage.type_into(box_of(stage), "12")
    commit_pending(stage)
    assert stage.asked == [12]
    stage.type_into(box_of(stage), "twelve")
    settle(stage)
    assert box_of(stage).text() == "12"
    assert stage.field.error() == ""
    assert stage.asked == [12]


# Numbers by locale


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en_US", "1,250.50", 1250.5),
        ("en_US", "1250.5", 1250.5),
        ("en_US", "1,250", 1250),
        ("en_US", ".5", 0.5),
        ("en_US", "1 250", 1250),
        ("en_US", "$1,250", 1250),
        ("en_US", " 7 ", 7),
        ("de_DE", "1.250,50", 1250.5),
        ("de_DE", "1250,5", 1250.5),
        ("de_DE", "1.250", 1250),
        ("fr_FR", "1 250,5", 1250.5),
        ("fr_FR", "1\u202f250,5", 1250.5),
        ("de_CH", "1'250.50", 1250.5),
        ("en_IN", "12,34,567", 1234567),
        ("ar_EG", "\u0661\u0662", 12),
    ],
)
def test_numbers_are_read_the_locales_way(locale: str, text: str, value: float):
    assert NumberWords(QLocale(locale)).number(text) == value


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_US", "1.250,50"),
        ("en_US", "12,5"),
        ("en_US", "1,25"),
        ("en_US", "1.2.3"),
        ("en_US", "1,250,5"),
        ("de_DE", "1,250.50"),
        ("de_DE", "8.5"),
        ("fr_FR", "8.5"),
        ("en_US", "8-14"),
        ("en_US", "1e5"),
        ("en_US", "nan"),
        ("en_US", "inf"),
        ("en_US", "."),
        ("en_US", "9" * 5000),
        ("en_US", "=1+1"),
    ],
)
def test_a_number_that_could_be_misread_is_refused_in_words(locale: str, text: str):
    with pytest.raises(Unreadable) as remark:
        NumberWords(QLocale(locale)).number(text)
    assert len(str(remark.value)) > 10


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR", "de_CH", "en_IN", "pl_PL", "hi_IN", "ar_EG"])
@pytest.mark.parametrize("value", [0, 0.5, 7, 1234.25, 1234567.125, 123456789])
def test_what_is_written_can_be_read_again(locale: str, value: float):
    words = NumberWords(QLocale(locale))
    assert words.number(words.text(value)) == value


def test_money_has_two_decimals_or_none():
    words = NumberWords(QLocale("en_US"))
    assert words.text(1250.5, is_money=True) == "1,250.50"
    assert words.text(1250, is_money=True) == "1,250"


# A range


def test_three_numbers_make_a_range(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    for box, text in zip(boxes_of(stage), ("8", "12", "16"), strict=True):
        stage.type_into(box, text)
    assert stage.field.error() == ""
    stage.leave()
    assert stage.asked == [HOURS]


def test_going_from_box_to_box_is_not_yet_a_mistake(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    low, likely, _ = boxes_of(stage)
    stage.type_into(low, "8")
    stage.press(low, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is likely
    stage.wait_for_the_pause()
    assert stage.field.error() == ""
    stage.leave()
    assert "Fill in all three" in stage.field.error()
    assert stage.asked == []
    assert low.text() == "8"


def test_the_wrong_order_is_said_in_words_and_not_asked(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.field.show_value(HOURS)
    low, _, high = boxes_of(stage)
    stage.type_into(low, "13")
    stage.leave()
    assert "below the lowest" in stage.field.error()
    stage.type_into(low, "8")
    stage.type_into(high, "9")
    stage.leave()
    assert "below the likeliest" in stage.field.error()
    assert stage.asked == []


def test_a_changed_end_of_a_range_is_asked_for(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.field.show_value(HOURS)
    stage.type_into(boxes_of(stage)[2], "20")
    stage.wait_for_the_pause()
    assert stage.asked == [Range(low=8, likely=12, high=20)]


def test_one_exact_number_will_do(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.click(button_of(stage, "One exact number"))
    visible = [box for box in boxes_of(stage) if box.isVisible()]
    assert len(visible) == 1
    stage.type_into(visible[0], "6")
    stage.leave()
    assert stage.asked == [Range.exactly(6)]


def test_a_range_narrows_to_its_likeliest_and_widens_again(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.field.show_value(HOURS)
    stage.click(button_of(stage, "One exact number"))
    assert stage.asked == [Range.exactly(12)]
    stage.click(button_of(stage, "A range instead"))
    low, _, high = boxes_of(stage)
    stage.type_into(low, "8")
    stage.type_into(high, "16")
    stage.leave()
    assert stage.asked[-1] == HOURS


def test_an_exact_number_is_shown_as_one(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.field.show_value(Range.exactly(6))
    assert [box.text() for box in boxes_of(stage) if box.isVisible()] == ["6"]
    stage.field.show_value(HOURS)
    assert [box.text() for box in boxes_of(stage) if box.isVisible()] == ["8", "12", "16"]
    stage.field.show_value(None)
    assert [box.text() for box in boxes_of(stage) if box.isVisible()] == ["", "", ""]


def test_not_sure_takes_a_range_back(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours"))
    stage.field.show_value(HOURS)
    stage.click(button_of(stage, "Not sure"))
    assert stage.asked == [None]


def test_the_boxes_of_a_range_say_what_they_are(qtbot):
    stage = Stage(qtbot, RangeField(unit="hours a month"))
    assert [box.accessibleName() for box in boxes_of(stage)] == [
        "How much is it? Lowest (hours a month)",
        "How much is it? Likeliest (hours a month)",
        "How much is it? Highest (hours a month)",
    ]
    assert "Why it is asked." in boxes_of(stage)[0].accessibleDescription()


# A rate


def test_a_rate_is_a_price_per_something(qtbot):
    stage = Stage(qtbot, RateField(currency="USD"))
    for box, text in zip(boxes_of(stage)[:3], ("30", "40", "60"), strict=True):
        stage.type_into(box, text)
    stage.leave()
    price = Range(low=30, likely=40, high=60)
    assert stage.asked == [Rate(per=Per.HOUR, price=price)]
    chooser = the(ChoiceBox, stage.field)
    chooser.setFocus()
    stage.press(chooser, Qt.Key.Key_Down)
    assert stage.asked[-1] == Rate(per=Per.MONTH, price=price)


def test_included_amounts_come_on_request(qtbot):
    stage = Stage(qtbot, RateField(currency="USD"))
    stage.field.show_value(Rate(per=Per.CALL, price=Range.exactly(2)))
    included = boxes_of(stage)[3]
    assert not included.isVisible()
    stage.click(the(DetailRow, the(Expander, stage.field)))
    stage.type_into(included, "100")
    stage.leave()
    assert stage.asked == [Rate(per=Per.CALL, price=Range.exactly(2), included=100)]


def test_a_rate_without_a_price_is_asked_for_in_words(qtbot):
    stage = Stage(qtbot, RateField(currency="USD"))
    stage.field.show_value(Rate(price=Range.exactly(2), minimum=50))
    stage.click(button_of(stage, "Not sure"))
    assert "price" in stage.field.error()
    assert stage.asked == []


def test_not_sure_takes_a_rate_back(qtbot):
    stage = Stage(qtbot, RateField(currency="USD"))
    stage.field.show_value(Rate(price=Range.exactly(2)))
    stage.click(button_of(stage, "Not sure"))
    assert stage.asked == [None]


# One line


def test_a_line_is_cleaned_of_breaks_and_ends(qtbot):
    stage = Stage(qtbot, LineField())
    box = box_of(stage)
    box.setFocus()
    QApplication.clipboard().setText("  two\nlines\t here ")
    box.paste()
    stage.leave()
    assert stage.asked == ["two lines here"]


def test_a_line_that_must_not_be_empty_says_so(qtbot):
    stage = Stage(qtbot, LineField(empty_error="Give the task a name."))
    stage.field.show_value("Bookkeeping")
    box_of(stage).setFocus()
    box_of(stage).selectAll()
    stage.press(box_of(stage), Qt.Key.Key_Delete)
    stage.leave()
    assert stage.field.error() == "Give the task a name."
    assert stage.asked == []


def test_a_line_too_long_is_not_cut_but_told(qtbot):
    stage = Stage(qtbot, LineField(longest=500))
    box = box_of(stage)
    box.setFocus()
    QApplication.clipboard().setText("x" * 501)
    box.paste()
    stage.leave()
    assert "501" in stage.field.error()
    assert stage.asked == []


def test_a_line_shows_markup_as_it_is(qtbot):
    stage = Stage(qtbot, LineField())
    stage.field.show_value("<b>R&D</b>")
    assert box_of(stage).text() == "<b>R&D</b>"


def test_a_suggestion_is_taken_at_once(qtbot):
    field = LineField()
    field.show_suggestions(["Bookkeeping", "Payroll"])
    stage = Stage(qtbot, field)
    stage.type_into(box_of(stage), "roll")
    popup = box_of(stage).completer().popup()
    assert popup is not None
    assert popup.isVisible()
    stage.press(popup, Qt.Key.Key_Down)
    stage.press(popup, Qt.Key.Key_Return)
    assert stage.asked == ["Payroll"]


# Notes


def notes_of(stage: Stage) -> QPlainTextEdit:
    return the(QPlainTextEdit, stage.field)


def test_notes_take_enter_as_a_new_line_and_ask_on_leaving(qtbot):
    stage = Stage(qtbot, NotesField())
    notes = notes_of(stage)
    notes.setFocus()
    qtbot.keyClicks(notes, "One")
    stage.press(notes, Qt.Key.Key_Return)
    qtbot.keyClicks(notes, "Two")
    assert stage.asked == []
    stage.leave()
    assert stage.asked == ["One\nTwo"]


def test_tab_leaves_the_notes(qtbot):
    stage = Stage(qtbot, NotesField())
    notes = notes_of(stage)
    notes.setFocus()
    stage.press(notes, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stage.elsewhere


def test_notes_ask_after_a_pause(qtbot):
    stage = Stage(qtbot, NotesField())
    notes_of(stage).setFocus()
    qtbot.keyClicks(notes_of(stage), "One")
    stage.wait_for_the_pause()
    assert stage.asked == ["One"]


def test_emptied_notes_are_no_answer(qtbot):
    stage = Stage(qtbot, NotesField())
    stage.field.show_value("One")
    notes_of(stage).setFocus()
    notes_of(stage).selectAll()
    stage.press(notes_of(stage), Qt.Key.Key_Delete)
    stage.leave()
    assert stage.asked == [None]


def test_a_line_of_a_million_characters_is_refused_in_words_at_once(qtbot):
    stage = Stage(qtbot, NotesField())
    stage.field.show_value("One")
    notes = notes_of(stage)
    notes.setFocus()
    QApplication.clipboard().setText("x" * 1_000_000)
    began = time.monotonic()
    notes.paste()
    QApplication.processEvents()
    assert time.monotonic() - began < 1
    assert "1,000,00" in stage.field.error()
    assert notes.toPlainText() == "One"
    stage.leave()
    assert stage.asked == []


def test_a_stored_note_too_long_to_lay_out_is_shown_in_part_and_kept(qtbot):
    stage = Stage(qtbot, NotesField())
    long = "x" * 1_000_000
    began = time.monotonic()
    stage.field.show_value(long)
    QApplication.processEvents()
    assert time.monotonic() - began < 1
    assert notes_of(stage).isReadOnly()
    assert "beginning" in stage.field.error()
    assert stage.field.value() == long
    stage.leave()
    assert stage.asked == []
    stage.field.show_value("short")
    assert not notes_of(stage).isReadOnly()
    assert stage.field.error() == ""


def test_pasted_markup_is_plain_text(qtbot):
    stage = Stage(qtbot, NotesField())
    notes_of(stage).setFocus()
    clip = QMimeData()
    clip.setHtml("<h1>Big</h1>")
    clip.setText("<h1>Big</h1>")
    QApplication.clipboard().setMimeData(clip)
    notes_of(stage).paste()
    stage.leave()
    assert stage.asked == ["<h1>Big</h1>"]
