"""Holds the advice for an e-mail to the same figures as the report, in whole lines."""

from __future__ import annotations

from advisor.model import assess
from advisor.report.email_text import email_text
from advisor.wording.advice import advice_texts
from advisor.wording.texts import AdviceTexts
from ui.sample import sample_tasks


def told(number: int = 0) -> tuple[str, AdviceTexts]:
    task = list(sample_tasks())[number]
    texts = advice_texts(assess(task), "en_US")
    return email_text(texts), texts


def test_it_says_the_verdict_every_alternative_and_what_to_do_next():
    for number in range(6):
        text, texts = told(number)
        lines = text.split("\n")
        assert texts.headline in lines
        for one in texts.alternatives:
            assert any(line.startswith(f"- {one.name}: {one.cost}; {one.your_hours}") for line in lines)
        for place, step in enumerate(texts.next_steps, start=1):
            assert f"{place}. {step}" in lines


def test_no_line_is_drawn_or_filled_up_with_spaces():
    text, _ = told()
    assert "  " not in text
    assert not set("█─◆├┤|") & set(text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_what_there_is_nothing_to_say_about_has_no_heading():
    text, texts = told(3)
    assert ("The strongest against" in text) is bool(texts.reasons_against)
