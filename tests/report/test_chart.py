from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.assessment import LineCode
from advisor.domain.levels import Arrangement
from advisor.report.chart import CostBar, CostPart, axis, cost_bar, lay_out
from advisor.report.chart_style import (
    ARRANGEMENT_COLOURS,
    GROUP_OF_LINE,
    GROUPS,
    RULED_OUT_COLOUR,
    CostGroup,
    luminance,
    paint_of,
    tint,
)
from tests.report.samples import alternative, bookkeeping

amounts = st.floats(-1e6, 1e6).map(lambda amount: round(amount, 2))


@st.composite
def bars(draw: st.DrawFn) -> list[CostBar]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        parts = tuple(
            CostPart(group=group, amount=draw(amounts))
            for group in draw(st.lists(st.sampled_from(CostGroup), unique=True))
        )
        total = sum(part.amount for part in parts)
        spread = draw(st.none() | st.floats(0, 1e6))
        made.append(
            CostBar(
                id=str(number),
                name="n",
                figure="f",
                arrangement=draw(st.sampled_from(Arrangement)),
                parts=parts,
                total=total,
                low=None if spread is None else total - spread,
                high=None if spread is None else total + spread,
                is_ruled_out=draw(st.booleans()),
            )
        )
    return made


@given(bars())
def test_the_rectangles_of_a_bar_sum_to_its_cost(drawn):
    chart = lay_out(drawn, str)
    span = chart.highest - chart.lowest
    for bar, row in zip(drawn, chart.rows, strict=True):
        signed = sum((part.right - part.left) * (1 if part.amount > 0 else -1) for part in row.segments)
        assert signed * span == pytest.approx(bar.total, abs=span * 1e-6)
        assert row.at * span + chart.lowest == pytest.approx(bar.total, abs=span * 1e-6)


@given(bars())
def test_no_rectangle_overlaps_another(drawn):
    chart = lay_out(drawn, str)
    for row in chart.rows:
        ordered = sorted(row.segments, key=lambda part: (part.left, part.right))
        for left, right in pairwise(ordered):
            assert left.right <= right.left + 1e-9
        assert row.top < row.bar_top < row.bar_bottom < row.bottom
    for above, below in pairwise(chart.rows):
        assert above.bottom <= below.top + 1e-9


@given(bars())
def test_everything_stays_inside_the_plot(drawn):
    chart = lay_out(drawn, str)
    for row in chart.rows:
        edges = [row.at, *(edge for part in row.segments for edge in (part.left, part.right))]
        edges += [end for end in (row.low, row.high) if end is not None]
        assert all(-1e-9 <= edge <= 1 + 1e-9 for edge in edges)
        assert row.top >= -1e-9
        assert row.bottom <= 1 + 1e-9


@given(bars())
def test_bars_grow_from_the_zero_line(drawn):
    chart = lay_out(drawn, str)
    for row in chart.rows:
        for part in row.segments:
            if part.amount > 0:
                assert part.left >= chart.zero - 1e-9
            else:
                assert part.right <= chart.zero + 1e-9


@given(bars())
def test_ticks_cover_the_bars_are_even_and_include_zero(drawn):
    chart = lay_out(drawn, str)
    values = [tick.value for tick in chart.ticks]
    step = values[1] - values[0]
    assert 2 <= len(values) <= 12
    assert 0 in values
    assert values[-1] == pytest.approx(chart.highest)
    assert values[0] - step < chart.lowest <= values[0] + step * 1e-9
    assert f"{step:e}"[0] in "125" or f"{step * 1.0000001:e}"[0] in "125"
    assert all(0 - 1e-9 <= tick.at <= 1 + 1e-9 for tick in chart.ticks)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 978, (0, 1000, 200)),
        (0, 1000, (0, 1000, 200)),
        (0, 1001, (0, 1500, 500)),
        (-60, 1280, (-100, 1500, 500)),
        (-500, 0, (-500, 0, 100)),
        (0, 0.37, (0, 0.4, 0.1)),
        (0, 0, (0, 1, 0.2)),
        (-5e-324, 5e-324, (0, 1, 0.2)),
        (0, 3e-99, (0, 3e-99, 1e-99)),
    ],
)
def test_the_axis_runs_in_steps_of_1_2_or_5(low, high, expected):
    assert axis(low, high) == pytest.approx(expected)


def test_a_credit_runs_left_from_zero_and_the_total_is_less_than_the_bar():
    one = alternative(
        "offshore", Arrangement.OFFSHORE, {LineCode.FEE: 100.0, LineCode.PREFERENCES: -30.0}, points=True
    )
    chart = lay_out([cost_bar(one, name="Offshore", figure="$70")], str)
    fee, credit = chart.rows[0].segments
    assert credit.right == pytest.approx(chart.zero)
    assert fee.left == pytest.approx(chart.zero)
    assert chart.rows[0].at == pytest.approx(chart.x(70.0))
    assert chart.rows[0].at < fee.right


def test_what_is_ruled_out_is_grey_and_keeps_its_bar():
    one = next(one for one in bookkeeping().alternatives if one.is_ruled_out)
    row = lay_out([cost_bar(one, name="Offshore", figure="", note="ruled out")], str).rows[0]
    assert row.is_ruled_out
    assert row.note == "ruled out"
    assert row.segments[0].paint.fill == RULED_OUT_COLOUR
    assert len(row.segments) == 6


def test_charts_in_parts_share_one_scale():
    drawn = [cost_bar(one, name=one.id, figure="") for one in bookkeeping().alternatives]
    whole = lay_out(drawn, str)
    part = lay_out(drawn[:1], str, among=drawn)
    assert (part.lowest, part.highest) == (whole.lowest, whole.highest)
    assert part.rows[0].at == whole.rows[0].at


def test_likely_values_alone_have_no_whiskers():
    one = bookkeeping(points=True).alternatives[0]
    row = lay_out([cost_bar(one, name="", figure="")], str).rows[0]
    assert (row.low, row.high) == (None, None)


def test_a_chart_without_bars_is_an_empty_axis():
    chart = lay_out([], str)
    assert chart.rows == ()
    assert len(chart.ticks) >= 2


def test_every_ledger_line_belongs_to_exactly_one_group():
    assert sorted(GROUP_OF_LINE) == sorted(LineCode)
    assert sum(len(style.lines) for style in GROUPS.values()) == len(LineCode)


def test_neighbouring_groups_tell_apart_without_colour():
    strengths = [style.strength for style in GROUPS.values()]
    assert all(abs(one - other) >= 0.29 for one, other in pairwise(strengths))
    assert len({style.pattern for style in GROUPS.values()}) == len(GROUPS)
    for colour in ARRANGEMENT_COLOURS.values():
        tones = [luminance(paint_of(group, colour).fill) for group in CostGroup]
        assert all(abs(one - other) >= 0.1 for one, other in pairwise(tones))


def test_a_tint_runs_from_white_to_the_colour():
    assert tint("#0072B2", 0) == "#FFFFFF"
    assert tint("#0072B2", 1) == "#0072B2"
