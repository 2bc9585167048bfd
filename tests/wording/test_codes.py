"""Holds every code that the program knows to having its words."""

import re
from typing import Any

import pytest

from advisor.domain import edits
from advisor.domain.assessment import (
    Alarm,
    AlarmCode,
    Basis,
    Condition,
    ConditionCode,
    Confidence,
    Evidence,
    LineCode,
    Reason,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Arrangement, Safeguard
from advisor.domain.task_format.keys import ANSWER_KEYS, SETTINGS_KEYS, TASK_KEYS, Kind
from advisor.domain.vendor import Vendor
from advisor.evidence.defaults import defaults
from advisor.wording.conditions import SAFEGUARD_TEXTS, SAFEGUARD_TITLES, alarm_text, condition_text
from advisor.wording.edits import edit_name
from advisor.wording.evidence import evidence_text
from advisor.wording.figures import Figures
from advisor.wording.headline import basis_words, confidence_words
from advisor.wording.names import ARRANGEMENT_MEANINGS, ARRANGEMENTS, LINES, SAFEGUARD_COSTS
from advisor.wording.questions import QUESTIONS
from advisor.wording.reasons import reason_text
from tests.wording.samples import IN, OFF, OUT, alternative, clear_case, faults_of, line, spread, weighed

FIGURES = Figures("USD", "en_US")
EDITS = [
    kind
    for kind in vars(edits).values()
    if isinstance(kind, type) and issubclass(kind, edits.Edit) and kind is not edits.Edit
]
ASKED = {**ANSWER_KEYS, **{name: key for name, key in SETTINGS_KEYS.items() if name != "preferences"}}


def is_sentence(text):
    return re.fullmatch(r"[A-Z“$].*[.:?]", text) is not None


@pytest.mark.parametrize("words", [ARRANGEMENTS, ARRANGEMENT_MEANINGS])
def test_every_arrangement_has_its_words(words):
    assert set(words) == set(Arrangement)


def test_every_line_of_the_ledger_has_a_label_of_its_own():
    assert set(LINES) == set(LineCode)
    assert len(set(LINES.values())) == len(LineCode)
    assert [label for label in LINES.values() if faults_of(label) or len(label) > 30] == []


@pytest.mark.parametrize("code", ConditionCode)
@pytest.mark.parametrize("basis", Basis)
def test_a_condition_is_a_sentence_and_so_is_what_would_lift_it(code, basis):
    condition = Condition(
        code=code, rules_out=True, limit=500.0, actual=1_234.0,
        safeguards=(Safeguard.CONTRACT_NDA, Safeguard.LEAST_ACCESS),
    )  # fmt: skip
    text = condition_text(condition, FIGURES, basis)
    assert text.rules_out
    for sentence in (text.text, text.remedy):
        assert is_sentence(sentence)
        assert faults_of(sentence) == []


def test_a_condition_of_money_names_both_amounts():
    over = Condition(code=ConditionCode.OVER_BUDGET, rules_out=True, limit=500.0, actual=1_234.0)
    text = condition_text(over, FIGURES, Basis.PER_MONTH)
    assert text.text == "It takes about $1,200 a month in cash; you can spend $500."
    assert text.remedy == "It would be open with a budget of $1,200."


def test_a_budget_just_missed_does_not_read_as_if_it_were_met():
    over = Condition(code=ConditionCode.OVER_BUDGET, rules_out=True, limit=1_200.0, actual=1_210.0)
    text = condition_text(over, FIGURES, Basis.PER_MONTH)
    amounts = re.findall(r"\$[\d,]+", text.text)
    assert len(set(amounts)) == 2, text.text


ALARMS = [
    *(
        Alarm(code=code, alternative=who, rate=12.0, usual_rate=60.0)
        for code in (AlarmCode.EXPERT_AT_HELPER_RATE, AlarmCode.BASIC_AT_PROFESSIONAL_RATE)
        for who in ("outsource", "offshore", "quote-1")
    ),
    Alarm(code=AlarmCode.BASIC_AT_OWNER_RATE, rate=60.0, usual_rate=9.0),
    Alarm(code=AlarmCode.NO_FIGURE_FOR_CURRENCY),
    *(
        Alarm(code=AlarmCode.QUOTE_LEAVES_OUT, alternative="quote-1", left_out=keys)
        for keys in (
            ("hours",), ("included",), ("provider_abroad",), ("holds_licence",), ("hours", "included"),
            ("hours", "provider_abroad", "holds_licence"),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("alarm", ALARMS, ids=lambda alarm: f"{alarm.code}-{alarm.alternative}")
def test_an_alarm_is_told_in_sentences(alarm):
    assessment = weighed(
        alternative(OUT, spread(1)),
        alternative(OFF, spread(2)),
        alternative(OUT, spread(3), vendor="Tideway", name="quote-1"),
        confidence=Confidence.NONE,
    )
    text = alarm_text(alarm, assessment, FIGURES)
    assert is_sentence(text)
    assert faults_of(text) == []
    assert ("Tideway" in text) == (alarm.alternative == "quote-1")


def test_every_alarm_is_looked_at():
    assert {alarm.code for alarm in ALARMS} == set(AlarmCode)


@pytest.mark.parametrize("code", LineCode)
@pytest.mark.parametrize("amount", [120.0, -120.0])
@pytest.mark.parametrize("pair", [(OUT, IN), (IN, OUT), (OFF, OUT), (IN, OFF)], ids=str)
def test_a_reason_is_a_sentence_for_and_another_against(code, amount, pair):
    best, other = (alternative(kind, spread(1), lines=[line(LineCode.FEE, 1)]) for kind in pair)
    assessment = weighed(best, other, confidence=Confidence.CLEAR)

    def told(value):
        return reason_text(Reason(code=code, favours="x", amount=value), assessment)

    assert is_sentence(told(amount))
    assert faults_of(told(amount)) == []
    assert told(amount) != told(-amount)


def test_fees_that_only_one_side_asks_are_not_compared():
    paid, free = alternative(OUT, spread(1), lines=[line(LineCode.FEE, 9)]), alternative(IN, spread(1))
    for best, other, amount, text in (
        (paid, free, -9.0, "It has to be paid for in cash."),
        (free, paid, 9.0, "There are no fees to pay."),
    ):
        assessment = weighed(best, other, confidence=Confidence.CLEAR)
        assert reason_text(Reason(code=LineCode.FEE, favours="x", amount=amount), assessment) == text


@pytest.mark.parametrize("safeguard", Safeguard)
def test_a_safeguard_has_a_title_and_a_sentence_that_says_what_to_do(safeguard):
    title, text = SAFEGUARD_TITLES[safeguard], SAFEGUARD_TEXTS[safeguard]
    assert title == QUESTIONS["safeguards"].level(safeguard).label
    assert is_sentence(text)
    assert faults_of(title) == faults_of(text) == []


def test_whatever_a_safeguard_takes_has_its_words():
    asked = {field for effect in defaults().safeguards.values() for field in effect.__struct_fields__}
    assert asked - {"times"} == set(SAFEGUARD_COSTS)


@pytest.mark.parametrize("key", ASKED)
def test_every_key_that_can_be_answered_is_asked_for(key):
    question = QUESTIONS[key]
    assert question.key == key
    assert question.question.endswith("?")
    assert 3 < len(question.label) <= 30
    for text in (question.label, question.question, question.help):
        assert not text or faults_of(text) == []
    assert not question.help or is_sentence(question.help)


@pytest.mark.parametrize(
    "key", [name for name, key in ANSWER_KEYS.items() if key.kind in (Kind.LEVEL, Kind.LEVELS)]
)
def test_every_level_has_a_label_and_a_description_in_the_order_of_the_levels(key):
    words = ANSWER_KEYS[key].words
    assert words is not None
    levels = QUESTIONS[key].levels
    assert [level.value for level in levels] == [word.value for word in words]
    assert len({level.label for level in levels}) == len(levels)
    for level in levels:
        assert faults_of(level.label) == []
        assert is_sentence(level.description)
        assert faults_of(level.description) == []


def test_a_level_that_does_not_exist_has_no_words():
    with pytest.raises(KeyError):
        QUESTIONS["skill"].level("wizard")


def test_every_confidence_and_basis_has_its_words():
    words = {confidence_words(weighed(alternative(OUT, spread(1)), confidence=one)) for one in Confidence}
    assert words == {"Clear", "Leaning", "Too close to call", "Likely values only"}
    nothing = weighed(
        alternative(IN, spread(1)), confidence=Confidence.NONE, nearest=("in_house", ConditionCode.NOBODY_CAN)
    )
    assert confidence_words(nothing) == "No recommendation"
    assert [basis_words(basis) for basis in Basis] == ["a month", "in total"]


def test_a_seller_s_figure_is_called_one_and_a_page_without_a_date_has_no_year():
    sold = Evidence(source="Answering service", year=2026, grade="A", note="By the minute.", by_seller=True)
    assert evidence_text(sold) == (
        "Answering service, 2026 (the source itself was read; a seller's own figure). By the minute."
    )
    undated = Evidence(source="Ready Room", year=None, grade="B", note="")
    assert evidence_text(undated) == "Ready Room (quoted by another source)."
    own = Evidence(source="Our own judgement", year=2026, grade="own", note="Yours to say.")
    assert evidence_text(own) == "Our own judgement, 2026. Yours to say."


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
def test_every_edit_has_a_name_that_follows_undo(kind):
    told: dict[str, Any] = dict.fromkeys(kind.__struct_fields__)
    if "kind" in told:
        told["kind"] = DocumentKind.PROCEDURE
    name = edit_name(kind(**told | {"key": "name"} if "key" in told else told))
    assert name[0].islower()
    assert faults_of(name) == []


@pytest.mark.parametrize("key", sorted(set(TASK_KEYS) - {"schema", "quotes", "settings"}))
def test_a_changed_answer_is_called_by_its_label(key):
    name = edit_name(edits.SetAnswer(task_id=1, key=key, value=None))
    assert faults_of(name) == []
    assert name == ("renaming" if key == "title" else name)


@pytest.mark.parametrize("key", Vendor.__struct_fields__)
def test_a_changed_field_of_a_vendor_is_called_in_words(key):
    assert faults_of(edit_name(edits.SetVendorField(vendor_id=1, key=key, value=None))) == []


def test_what_is_no_edit_has_no_name():
    with pytest.raises(TypeError, match="str has no name"):
        edit_name("rename")  # type: ignore[arg-type]


def test_the_clear_case_by_hand_is_complete():
    assert clear_case().recommended is not None
    assert clear_case().runner_up is not None
