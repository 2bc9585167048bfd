import io

import pikepdf
import pytest
from pypdf import PdfReader

from advisor.model import assess
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.pdf import build_pdf
from advisor.report.swings import SwingBar, lay_out_swings
from advisor.report.task_report import task_document
from advisor.report.text import as_text
from advisor.wording.advice import advice_texts
from advisor.wording.offers import offer_texts
from tests.report.kinds import complete
from tests.report.pdf_ua import faults
from tests.report.read_aloud import read_aloud
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


def _chart() -> doc.SwingChart:
    task = task_with_swings()
    sections = task_document(task, assess(task), locale="en_US").sections
    chart = next(one for one in sections if isinstance(one, doc.SwingChart))
    bars = [replace(row, name=f"Answer {place}") for place, row in enumerate(chart.geometry.rows, start=1)]
    return replace(chart, geometry=replace(chart.geometry, rows=tuple(bars)), caption="Its caption.")


def _paper(paragraphs: int) -> bytes:
    """A document in which the chart begins below so many lines."""
    document = doc.Document(
        title="Tornado",
        business="",
        subject="",
        language="en",
        page_size=doc.PageSize.A4,
        printed_on=None,
        sections=(
            *(doc.Paragraph(text=f"Line {place}.") for place in range(paragraphs)),
            doc.Heading(text="What moves it"),
            _chart(),
        ),
    )
    return build_pdf(document).data


def _with_bars(data: bytes) -> list[str]:
    """The texts of the pages that show something of the chart."""
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return [text for text in texts if "Answer" in text]


def test_the_chart_breaks_between_bars_where_else_much_of_a_page_would_be_empty():
    chart = _chart()
    names = [row.name for row in chart.geometry.rows]
    assert len(names) >= 4
    broken = 0
    for paragraphs in range(0, 40, 2):
        pages = _with_bars(_paper(paragraphs))
        assert [sum(name in page.split("\n") for page in pages) for name in names] == [1] * len(names)
        assert all(chart.high_label.split()[0] in page for page in pages)  # the legend, below either part
        assert all(page.count("Answer ") >= 2 for page in pages)
        assert "What moves it" in pages[0]
        assert "Its caption." in pages[-1]
        broken += len(pages) == 2
    assert broken >= 2


def test_a_chart_on_two_pages_is_a_figure_on_each_read_one_after_the_other():
    data = next(data for data in map(_paper, range(0, 40, 2)) if len(_with_bars(data)) == 2)
    assert faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        read = read_aloud(pdf)
    figures = [text for role, text in read if role == "Figure"]
    assert len(figures) == 2
    assert "; ".join(figures) == _chart().description
    assert [role for role, _ in read[-3:]] == ["Figure", "Figure", "P"]
