from dataclasses import replace

import pytest

from advisor.model import assess
from advisor.report import document as doc
from advisor.report.swings import SwingBar, lay_out_swings
from advisor.report.task_report import task_document
from advisor.report.text import as_text
from advisor.wording.advice import advice_texts
from advisor.wording.offers import offer_texts
from tests.report.kinds import complete
from tests.wording.test_advice import EVERYTHING
from ui.sample import sample_tasks


def bar(low: float, high: float) -> SwingBar:
    return SwingBar(name="n", belief="", low=low, high=high, low_figure="", high_figure="")


def test_bars_run_from_the_low_to_the_high_on_one_axis_with_zero_and_the_result_in_it():
    geometry = lay_out_swings([bar(-50, 150), bar(20, 90)], 60.0, str)
    first, second = geometry.rows
    assert first.low < geometry.zero < second.low < geometry.base < second.high < first.high <= 1
    scale = first.high - first.low
    assert second.high - second.low == pytest.approx(scale * 70 / 200)
    assert geometry.base - geometry.zero == pytest.approx(scale * 60 / 200)
    assert first.bar_bottom < second.bar_top
    assert [tick.value for tick in geometry.ticks if tick.value == 0] == [0]


def test_nothing_that_moves_is_still_a_chart():
    geometry = lay_out_swings([bar(0, 0)], 0.0, str)
    assert geometry.rows[0].low == geometry.zero == geometry.base


def task_with_swings():
    return next(one for one in sample_tasks() if assess(one).tornado and assess(one).flip_points)


def test_the_summary_of_a_real_task_shows_where_the_verdict_turns_and_what_moves_it():
    task = task_with_swings()
    assessment = assess(task)
    texts = advice_texts(assessment)
    assert len(texts.flips) == len(texts.would_change) > 0
    assert 0 < len(texts.swings) <= 8
    sections = task_document(task, assessment, locale="en_US").sections
    chart = next(one for one in sections if isinstance(one, doc.SwingChart))
    assert len(chart.geometry.rows) == len(texts.swings)
    best, other = assessment.recommended, assessment.runner_up
    assert best is not None
    assert other is not None
    assert chart.geometry.base > chart.geometry.zero
    assert texts.swings[0].low == assessment.tornado[0].low
    for flip in texts.flips:
        assert flip.turns_at.startswith(("over ", "under "))
        assert flip.what
        assert flip.then


def test_quotes_are_told_in_their_own_terms():
    offers = offer_texts(EVERYTHING.quotes, "USD", "en_US")
    assert [one.id for one in offers] == [f"quote-{place}" for place in range(1, len(offers) + 1)]
    by_id = {one.id: (quote, one) for quote, one in zip(EVERYTHING.quotes, offers, strict=True)}
    assert any(offer.included and offer.minimum and offer.extras for _, offer in by_id.values())
    for quote, offer in by_id.values():
        assert len(offer.extras) == len(quote.extras)
        assert bool(offer.included) == bool(quote.rate.included)
        assert bool(offer.minimum) == bool(quote.rate.minimum)
        if quote.currency is not None and quote.currency.rate is not None:
            assert f"1 {quote.currency.code} = " in offer.price


def test_in_a_currency_of_its_own_a_quote_keeps_it():
    (quote,) = (one for one in EVERYTHING.quotes[:1])
    plain = replace(quote, currency=None)
    assert "$" in offer_texts([plain], "USD", "en_US")[0].price
    assert "€" in offer_texts([plain], "EUR", "en_US")[0].price


def test_the_glossary_comes_only_when_it_is_asked_for():
    task = task_with_swings()
    assessment = assess(task)
    without, with_it = (
        task_document(task, assessment, locale="en_US", glossary=wanted) for wanted in (False, True)
    )
    assert "What the words mean" not in as_text(without)
    assert "What the words mean" in as_text(with_it)
    assert "answers for the result" in as_text(with_it)


def test_the_plain_text_has_the_same_parts():
    text = as_text(complete())
    for part in ("The verdict turns", "What moves the result most", "In their own terms", "░", "Ledger"):
        assert part in text
