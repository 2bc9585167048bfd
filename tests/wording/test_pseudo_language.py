"""Holds every text of the core to being looked up when it is shown: in a language that brackets what is."""

import runpy
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.domain import edits
from advisor.domain.assessment import (
    Basis,
    BreakEven,
    Condition,
    ConditionCode,
    Confidence,
    Failure,
    LineCode,
    Reason,
    SplitAdvice,
    StepAdvice,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Arrangement, OwnSkill, Per, Safeguard, Skill
from advisor.domain.ranges import Range
from advisor.domain.task import Step, Task
from advisor.domain.task_format.keys import TASK_KEYS
from advisor.domain.vendor import Vendor
from advisor.evidence.defaults import defaults
from advisor.evidence.starters import find_function, functions, starters, typical_task
from advisor.language import Marked, in_use, mark, use
from advisor.language.pseudo import PseudoTranslations
from advisor.model import assess
from advisor.records import replace
from advisor.wording.advice import advice_texts
from advisor.wording.conditions import SAFEGUARD_TEXTS, SAFEGUARD_TITLES, alarm_text, condition_text
from advisor.wording.edits import edit_name
from advisor.wording.evidence import evidence_text
from advisor.wording.figures import Figures
from advisor.wording.glossary import find_terms, term, terms
from advisor.wording.headline import all_in_words, basis_words
from advisor.wording.names import ARRANGEMENT_MEANINGS, ARRANGEMENTS, INPUTS, LINES, SAFEGUARD_COSTS
from advisor.wording.plans import break_even_text, checking_text, failure_text, split_text, trial_text
from advisor.wording.questions import QUESTIONS
from advisor.wording.reasons import reason_text
from advisor.wording.units import RATE_UNITS
from tests.pseudo import pseudo_language, untranslated
from tests.wording.samples import IN, OFF, OUT, alternative, every_text, line, spread, weighed
from tests.wording.test_advice import EVERYTHING
from tests.wording.test_codes import ALARMS, EDITS
from tests.wording.test_plans import checking, helped, trial
from ui.sample import sample_tasks

ROOT = Path(__file__).parents[2]
FIGURES = Figures("USD", "en_US")
CODES = [starter.code for starter in starters()]
VENDORS = (
    "Tideway",
    "Tideway Books",
    "Luntian Office Help",
    "Foghorn Call Answering",
    "Quay Lettering Studio",
)
NAMES = (*VENDORS, "PixelQuick Logos", "Bare task", "Logo")
STEPS = (Step(title="First half", share=0.5, skill=Skill.ANYONE), Step(title="Second half", share=0.5))


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


def publications() -> list[str]:
    """Sources that are cited keep their names."""
    table = defaults()
    found = [one.evidence for one in table.inputs.values()]
    found += [table.answer_evidence, table.safeguard_evidence, table.currency_evidence]
    return [one.source for one in found if one.grade != "own"]


CITED = publications()


def untranslated_in(texts, known=()):
    """Every text with a word that was not translated, and those words."""
    names = [*NAMES, *CITED, *known]
    found = {text: untranslated(text, names) for text in texts if text}
    return {text: words for text, words in found.items() if words}


def advised(task, point=False, locale="en_US"):
    return every_text(advice_texts(assess(task, point=point), locale))


@pytest.mark.parametrize("code", CODES[::6])
def test_the_whole_advice_on_a_starter_is_translated(code):
    starter = next(one for one in starters() if one.code == code)
    texts = [text for text in advised(starter.task) if text]
    assert len(texts) > 60
    assert untranslated_in(texts) == {}


@pytest.mark.parametrize("at", range(len(list(sample_tasks()))))
@pytest.mark.parametrize("point", [False, True], ids=["drawn", "likely values"])
def test_the_whole_advice_on_a_sample_task_is_translated(at, point):
    assert untranslated_in(advised(list(sample_tasks())[at], point)) == {}


def test_the_advice_on_all_kinds_of_quotes_on_parts_and_on_what_the_owner_prefers_is_translated():
    known = [quote.vendor for quote in EVERYTHING.quotes]
    known += ["the smell of fresh paint", EVERYTHING.title, *(step.title for step in STEPS)]
    for task in (EVERYTHING, replace(EVERYTHING, steps=STEPS)):
        assert untranslated_in(advised(task), known) == {}


def test_the_advice_on_a_task_with_nothing_said_and_on_one_without_a_way_out_is_translated():
    bare = Task(title="Bare task")
    stuck = replace(bare, must_stay=True, budget_per_month=1.0, own_skill=OwnSkill.CANNOT)
    settled = replace(bare, settings=replace(bare.settings, currency="XAF"))
    for task in (bare, stuck, settled):
        assert untranslated_in(advised(task), ["FCFA", "XAF"]) == {}


@pytest.mark.parametrize("code", ConditionCode)
@pytest.mark.parametrize("basis", Basis)
def test_a_condition_and_what_would_lift_it_are_translated(code, basis):
    condition = Condition(
        code=code, rules_out=True, limit=500.0, actual=1_234.0, price=77.0, safeguards=tuple(Safeguard)
    )
    text = condition_text(condition, FIGURES, basis)
    assert untranslated_in([text.text, text.remedy]) == {}


@pytest.mark.parametrize("alarm", ALARMS, ids=lambda alarm: f"{alarm.code}-{alarm.alternative}")
def test_an_alarm_is_translated(alarm):
    assessment = weighed(
        alternative(OUT, spread(1)),
        alternative(OFF, spread(2)),
        alternative(OUT, spread(3), vendor="Tideway", name="quote-1"),
        confidence=Confidence.NONE,
    )
    assert untranslated_in([alarm_text(alarm, assessment, FIGURES)]) == {}


@pytest.mark.parametrize("code", LineCode)
@pytest.mark.parametrize("amount", [120.0, -120.0])
def test_a_reason_is_translated(code, amount):
    reason = Reason(code=code, favours="x", amount=amount)
    for best, other in ((OUT, IN), (IN, OUT), (OFF, OUT)):
        for fees in ([], [line(LineCode.FEE, 1)]):
            assessment = weighed(
                alternative(best, spread(1), lines=fees),
                alternative(other, spread(2), vendor="Tideway" if fees else None),
                confidence=Confidence.CLEAR,
            )
            assert untranslated_in([reason_text(reason, assessment)]) == {}


def test_what_could_go_wrong_and_what_to_check_and_to_try_is_translated():
    failures = [
        Failure(code=code, extra=1_234.0, safeguard=safeguard)
        for code, safeguard in zip(LineCode, [None, *Safeguard, None, None], strict=False)
        if code not in (LineCode.SAFEGUARDS, LineCode.PREFERENCES)
    ]
    texts = [failure_text(one, helped(), FIGURES) for one in failures]
    texts += [checking_text(helped(checking_plan=checking()), FIGURES)]
    texts += [
        trial_text(helped(paid_trial=trial(most_faults=faults, value=value)), FIGURES)
        for faults in (0, 1, 2)
        for value in (1.0, 1_000.0)
    ]
    for customers in (1.0, 2.5, 40.0):
        found = BreakEven(
            alternative="offshore", against="in_house", customers_per_year=customers, expected_per_year=2.0
        )
        texts.append(break_even_text(helped(break_even=found), FIGURES))
    for cost in (100.0, 900.0):
        split = SplitAdvice(
            steps=(StepAdvice(title="Logo", share=1.0, alternative="offshore", cost=cost),),
            handover_cost=1.0, cost=cost, unsplit_cost=500.0, probability_better=None,
        )  # fmt: skip
        texts.append(split_text(helped(split=split), FIGURES))
    assert untranslated_in(texts) == {}


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_with_its_help_and_its_levels_is_translated(key):
    question = QUESTIONS[key]
    texts = [question.label, question.question, question.help]
    for level in question.levels:
        assert question.level(level.value) is level
        texts += [level.label, level.description]
    assert untranslated_in(texts) == {}


@pytest.mark.parametrize(
    "words",
    [ARRANGEMENTS, ARRANGEMENT_MEANINGS, LINES, INPUTS, SAFEGUARD_COSTS, SAFEGUARD_TITLES, SAFEGUARD_TEXTS],
)
def test_a_table_of_words_hands_out_translations(words):
    known = ["{who}"]
    assert untranslated_in(words.values(), known) == {}
    assert untranslated_in((words[key] for key in words), known) == {}


@pytest.mark.parametrize("kind", EDITS, ids=lambda kind: kind.__name__)
def test_the_name_of_an_edit_is_translated(kind):
    told: dict[str, Any] = dict.fromkeys(kind.__struct_fields__)
    if "kind" in told:
        told["kind"] = DocumentKind.PROCEDURE
    keys = [key for key in TASK_KEYS if key not in ("schema", "quotes", "settings")]
    if kind is edits.SetVendorField:
        keys = list(Vendor.__struct_fields__)
    names = [edit_name(kind(**told | {"key": key} if "key" in told else told)) for key in keys]
    assert untranslated_in(names) == {}


def units_of_the_program():
    found = {entry.unit for entry in defaults().inputs.values()} - {"owner_hours", "USD"}
    found |= {question.unit for question in QUESTIONS.values()} | set(RATE_UNITS.values())
    found |= {one.unit for task in (EVERYTHING, *sample_tasks()) for one in assess(task).assumptions}
    return found | {"hours a week", "pieces", "faults", "customers", *(f"money per {per}" for per in Per)}


@pytest.mark.parametrize("count", [0.0, 1.0, 2.0, 0.5])
def test_an_amount_in_any_unit_is_translated(count):
    units = units_of_the_program()
    assert len(units) > 25
    for unit in units:
        texts = [
            FIGURES.belief(Range.exactly(count), unit),
            FIGURES.belief(Range(low=count, likely=count + 1, high=count + 2), unit),
            FIGURES.rounded_belief(Range(low=0, likely=0.1, high=1), unit),
        ]
        assert untranslated_in(texts) == {}
        assert unit in ("", "money", "share") or "⟦" in texts[0]


def test_the_words_for_what_a_figure_counts_are_translated():
    texts = [words(basis) for words in (basis_words, all_in_words) for basis in Basis]
    assert untranslated_in(texts) == {}


def test_every_default_s_evidence_is_translated_but_for_the_names_of_publications():
    table = defaults()
    found = [one.evidence for one in table.inputs.values()]
    found += [table.answer_evidence, table.own_skill_of_nobody_evidence]
    found += [table.safeguard_evidence, table.currency_evidence]
    assert untranslated_in(evidence_text(one) for one in found) == {}


def test_every_term_is_translated_and_found_by_the_translation():
    for one in terms():
        assert untranslated_in([one.word, one.meaning, one.dictionary]) == {}
        assert one in find_terms(one.word)
    assert term("safeguard") in find_terms("ŠÁFÉ")


def test_every_starter_and_its_task_is_translated():
    texts = [text for one in starters() for text in (one.title, one.summary, one.task.title, one.task.notes)]
    assert untranslated_in(texts) == {}
    assert untranslated_in(text for one in functions() for text in (one.label, ", ".join(one.aliases))) == {}


def test_a_function_is_found_by_its_words_in_english_and_in_the_language_in_use():
    use("en")
    english = {one.code: (one.label, *one.aliases) for one in functions()}
    use("en_XA")
    for one in functions():
        for word in (one.code, one.label, *one.aliases, *english[one.code]):
            assert find_function(word) is one, word
    assert typical_task("Bookkeeping and accounts") is typical_task("bookkeeping")


def test_a_language_once_spoken_leaves_nothing_behind():
    def everything():
        task = next(iter(sample_tasks()))
        return (
            list(every_text(advice_texts(assess(task)))),
            terms(), functions(), starters(), dict(QUESTIONS), dict(LINES),
            edit_name(edits.DeleteTask(task_id=1)), FIGURES.hours(1), FIGURES.hours(2), task,
        )  # fmt: skip

    use("en")
    before = everything()
    use("en_XA")
    pseudo = everything()
    assert all(one != other for one, other in zip(before, pseudo, strict=True))
    use("en")
    assert everything() == before


def test_whatever_is_looked_up_is_found_by_the_extractor(monkeypatch):
    asked = set()

    def translate(translations, message):
        asked.add(message)
        return pseudo(translations, message)

    pseudo = PseudoTranslations.gettext
    monkeypatch.setattr(PseudoTranslations, "gettext", translate)
    for task in (EVERYTHING, replace(EVERYTHING, steps=STEPS), *sample_tasks(), starters()[0].task):
        list(advised(task))
    for break_even in (1.0, 2.0):
        plan = BreakEven(
            alternative="offshore", against="in_house", customers_per_year=break_even, expected_per_year=2.0
        )
        break_even_text(helped(break_even=plan), FIGURES)
    for unit in units_of_the_program():
        FIGURES.belief(Range.exactly(1), unit), FIGURES.belief(Range.exactly(2), unit)
    assert len(asked) > 200
    assert asked - extracted() == set()


def extracted():
    """Every text that the extractor finds."""
    found = runpy.run_path(str(ROOT / "packaging" / "translations" / "texts.py"), run_name="texts")
    return {form for message in found["messages"](ROOT) for form in message.forms}


def test_every_thread_speaks_the_language_in_use():
    found: list[object] = []
    texts = Marked({1: mark("Hours")})

    def look():
        found.extend((in_use(), texts[1], QUESTIONS["hours"].label, ARRANGEMENTS[Arrangement.OFFSHORE]))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found[0] == "en_XA"
    assert found[1:] == [texts[1], QUESTIONS["hours"].label, ARRANGEMENTS[Arrangement.OFFSHORE]]
    assert untranslated_in(found[1:]) == {}


def test_the_search_for_english_within_brackets_finds_it():
    assert untranslated("⟦Ťĥîš çöšţš a month··⟧") == ["a", "month"]
    assert untranslated("⟦Ťĥîš⟧ Hours") == ["Hours", "Hours"]
    assert untranslated("⟦Ťĥîš·⟧ $5 – ⟦ñöţ ⟦á··⟧⟧ 12%") == []
