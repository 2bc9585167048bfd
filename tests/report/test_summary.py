import string

import pytest

from advisor.records import replace
from advisor.report import document as doc
from advisor.report.document import PageSize, page_size_for
from advisor.report.summary import task_summary
from advisor.report.words import ENGLISH
from tests.report.samples import (
    FIGURES,
    LETTERHEAD,
    all_samples,
    bookkeeping,
    bookkeeping_texts,
    harsh,
    nothing_fits,
    plain,
)


def blocks_of(document: doc.Document) -> list[doc.Block]:
    blocks: list[doc.Block] = []
    for section in document.sections:
        blocks += section.blocks if isinstance(section, doc.OnePage) else [section]
    return blocks


def headings(document: doc.Document) -> list[str]:
    return [block.text for block in blocks_of(document) if isinstance(block, doc.Heading)]


def ledgers(document: doc.Document) -> list[doc.Table]:
    blocks = blocks_of(document)
    return [block for block in blocks if isinstance(block, doc.Table) and block.header[0] == ENGLISH.line]


def summary_of(**changes: object) -> doc.Document:
    assessment = bookkeeping()
    arguments = {
        "title": assessment.title,
        "notes": "",
        "assessment": assessment,
        "texts": bookkeeping_texts(assessment),
        "figures": FIGURES,
        "letterhead": LETTERHEAD,
    }
    return task_summary(**{**arguments, **changes})  # type: ignore[arg-type]


def test_the_first_page_holds_the_whole_decision():
    page = plain().sections[0]
    assert isinstance(page, doc.OnePage)
    kinds = [type(block) for block in page.blocks]
    for kind in (doc.Verdict, doc.KeyFigures, doc.TwoSides, doc.BarChart, doc.Steps, doc.SignOff):
        assert kinds.count(kind) == 1
    assert kinds.index(doc.Verdict) < kinds.index(doc.TwoSides) < kinds.index(doc.Steps)
    assert kinds[-1] is doc.SignOff


def test_every_alternative_has_its_bar_and_what_it_will_not_give():
    chart = next(block for block in blocks_of(plain()) if isinstance(block, doc.BarChart))
    assert [row.id for row in chart.geometry.rows] == [
        "in_house",
        "outsource",
        "offshore",
        "quote-1",
        "quote-2",
    ]
    table = next(block for block in blocks_of(plain()) if isinstance(block, doc.Table))
    assert table.header[-1] == ENGLISH.wont_give
    assert all(len(row.cells[-1]) > 10 for row in table.rows)


@pytest.mark.parametrize("name", sorted(all_samples()))
def test_no_heading_stands_above_nothing(name):
    blocks = blocks_of(all_samples()[name])
    for heading, follower in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(heading, doc.Heading):
            assert follower is not None
            assert not isinstance(follower, doc.Heading) or follower.level > heading.level
        if isinstance(heading, doc.Table | doc.Checklist | doc.Steps | doc.Bullets | doc.KeyFigures):
            assert any(getattr(heading, name) for name in heading.__struct_fields__)


def test_what_would_change_the_answer_is_left_out_where_nothing_is_known():
    assert ENGLISH.would_change in headings(plain())
    assert ENGLISH.would_change not in headings(nothing_fits())
    assert ENGLISH.notes not in headings(nothing_fits())
    assert ENGLISH.assumptions not in headings(nothing_fits())


def test_without_quotes_there_is_no_table_of_vendors():
    assert ENGLISH.quotes in headings(plain())
    assert ENGLISH.quotes not in headings(nothing_fits())


def test_the_ledger_s_lines_add_up_to_the_cost_that_is_shown():
    for table in ledgers(plain()):
        total = next(number for number, row in enumerate(table.rows) if row.strong)
        for column in range(1, len(table.header)):
            lines = [row.cells[column] for row in table.rows[:total]]
            amounts = [
                float(text.replace("−", "-").replace("$", "").replace(",", ""))
                for text in lines
                if text != "–"
            ]
            shown = float(table.rows[total].cells[column].replace("$", "").replace(",", ""))
            assert sum(amounts) == pytest.approx(shown, abs=0.01)


def test_a_wide_ledger_is_split_and_what_is_recommended_leads_each_part():
    tables = ledgers(harsh(quotes=12))
    recommended = ledgers(harsh(quotes=12))[0].header[1]
    assert len(tables) == 4
    assert all(table.header[1] == recommended for table in tables)
    others = [name for table in tables for name in table.header[2:]]
    assert len(others) == 14
    assert max(len(table.header) for table in tables) - min(len(table.header) for table in tables) <= 1


def test_long_amounts_get_fewer_columns():
    class Lengthy(type(FIGURES)):  # type: ignore[misc]
        def exact_money(self, amount: float) -> str:
            return f"{amount:020,.2f} zł"

    assert max(len(table.header) for table in ledgers(summary_of(figures=Lengthy()))) == 3


def test_many_alternatives_are_all_drawn_after_page_one_has_the_leading_ones():
    document = harsh(quotes=30)
    first, *others = [block for block in blocks_of(document) if isinstance(block, doc.BarChart)]
    assert len(first.geometry.rows) == 12
    assert {"quote-1", "in_house"} <= {row.id for row in first.geometry.rows}
    assert "21 more" in first.caption
    drawn = [row.id for chart in others for row in chart.geometry.rows]
    assert len(drawn) == len(set(drawn)) == 33
    assert len({(chart.geometry.lowest, chart.geometry.highest) for chart in others}) == 1


def test_reasons_beyond_the_largest_are_summed_not_dropped():
    sides = next(block for block in blocks_of(plain()) if isinstance(block, doc.TwoSides))
    assert [item.text for item in sides.left][-1] == "Smaller ones together (2)"
    assert len(sides.left) == 5


def test_an_alarm_is_on_page_one():
    texts = replace(bookkeeping_texts(bookkeeping()), alarms=("An expert's job at a helper's rate.",))
    page = summary_of(texts=texts).sections[0]
    assert isinstance(page, doc.OnePage)
    assert any(isinstance(block, doc.Note) and "expert" in block.text for block in page.blocks)


def test_notes_that_were_cut_say_so():
    blocks = blocks_of(summary_of(notes="word " * 5_000))
    assert isinstance(blocks[-1], doc.Note)
    assert blocks[-1].text == ENGLISH.notes_cut


def test_without_a_date_nothing_on_the_report_depends_on_the_day():
    document = summary_of(letterhead=replace(LETTERHEAD, printed_on=None, review_by=None))
    assert document.printed_on is None
    assert document.footer == ""


def test_dates_are_written_as_the_locale_writes_them():
    assert plain().footer == "Printed November 5, 2026"
    assert "5. November 2026" in summary_of(letterhead=replace(LETTERHEAD, locale="de_DE")).footer


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US", PageSize.LETTER),
        ("fr-CA", PageSize.LETTER),
        ("en_US.UTF-8", PageSize.LETTER),
        ("de_DE", PageSize.A4),
        ("en", PageSize.A4),
        ("zh_Hans_CN", PageSize.A4),
        ("C", PageSize.A4),
    ],
)
def test_paper_goes_by_the_locale(locale, size):
    assert page_size_for(locale) is size


def test_all_fixed_words_can_be_translated_with_their_places_kept():
    shouted = ENGLISH.translated(lambda text: text + "!")
    for name in ENGLISH.__struct_fields__:
        before, after = getattr(ENGLISH, name), getattr(shouted, name)
        assert after == before + "!"
        assert list(string.Formatter().parse(before))


def test_how_it_could_go_wrong_and_what_to_check_are_told_where_known():
    told = headings(plain())
    assert {ENGLISH.could_fail, ENGLISH.check_and_try, ENGLISH.taken_apart} <= set(told)
    assert not {ENGLISH.could_fail, ENGLISH.check_and_try, ENGLISH.taken_apart} & set(
        headings(nothing_fits())
    )
