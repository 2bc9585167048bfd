"""Holds the table of which inputs feed which line to being complete, and to naming none in vain."""

from typing import Any

import pytest
from hypothesis import given, settings

from advisor.domain.assessment import LineCode
from advisor.domain.levels import (
    Arrangement,
    Core,
    CustomerContact,
    Data,
    DoneBy,
    ExtraPer,
    OriginalWork,
    Per,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, Rate, Settings, Task
from advisor.evidence.starters import starters
from advisor.model.assess import take_values
from advisor.model.line_inputs import inputs_of_line
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.records import replace
from tests.strategies import quick, tasks

PARTS = ("money", "cash", "your_hours")


def moved_lines(situation, values, name):
    """The lines of each alternative that change when one input is raised by three tenths (0 becomes 0.7)."""
    raised = {**values, name: values[name] * 1.3 or 0.7}
    before, after = price(situation, values), price(situation, raised)
    return {
        (one.alternative.id, code)
        for one, other in zip(before, after, strict=True)
        for code, line in one.lines.items()
        if any(getattr(line, part) != getattr(other.lines[code], part) for part in PARTS)
    }


def naming_lines(situation, values):
    """Input name → the lines that say they are computed from it."""
    found: dict[str, set] = {name: set() for name in values}
    for one in price(situation, values):
        for code in one.lines:
            for name in inputs_of_line(one.alternative, code, situation):
                found.setdefault(name, set()).add((one.alternative.id, code))
    return found


def unnamed(task):
    situation = resolve(task)
    values = take_values(situation, point=True)
    named = naming_lines(situation, values)
    return {name: lines for name in values if (lines := moved_lines(situation, values, name) - named[name])}


@settings(quick, max_examples=80)
@given(tasks(most=5_000))
def test_a_line_that_an_input_moves_names_that_input(task):
    assert unnamed(task) == {}


@pytest.mark.parametrize("starter", starters()[::3], ids=lambda starter: starter.code)
def test_in_a_starter_task_every_line_names_what_moves_it(starter):
    assert unnamed(starter.task) == {}


@settings(quick, max_examples=60)
@given(tasks())
def test_every_named_input_exists_and_is_named_once(task):
    situation = resolve(task)
    values = take_values(situation, point=True)
    assert set(naming_lines(situation, values)) == set(situation.inputs)
    for one in price(situation, values):
        for code in one.lines:
            names = inputs_of_line(one.alternative, code, situation)
            assert len(set(names)) == len(names)


def offer(arrangement, rate, **more):
    return Quote(vendor="V", arrangement=arrangement, rate=rate, **more)


def rich(**more):
    """A task in which every line of every alternative costs something."""
    kind = Arrangement.OUTSOURCE
    hourly, each = Rate(price=Range.exactly(50.0)), Range.exactly(1.5)
    return Task(
        **{
            "title": "x", "hours": Range.exactly(400.0), "done_by": DoneBy.OWNER, "data": Data.CUSTOMER_LIST,
            "original_work": OriginalWork.BRAND,
            "customer_contact": CustomerContact.SPOKEN, "core": Core.PARTLY,
            "outsource_rate": hourly, "offshore_rate": Rate(price=Range.exactly(9.0)),
            "quotes": (
                offer(kind, hourly, provider_abroad=True, extras=(
                    Extra(price=Range.exactly(80.0)), Extra(price=Range.exactly(9.0), per=ExtraPer.MONTH),
                )),
                offer(Arrangement.OFFSHORE, hourly, hours=Range.exactly(300.0)),
                offer(kind, Rate(per=Per.CALL, price=each)),
                offer(kind, Rate(per=Per.ITEM, price=each)),
                offer(kind, Rate(per=Per.MONTH, price=each), hours=Range.exactly(300.0)),
            ),
            "settings": Settings(
                owner_hour=Range.exactly(60.0),
                preferences={"local_loyalty": Range.exactly(20.0), "relief": Range.exactly(30.0)},
            ),
            **more,
        }
    )  # fmt: skip


# Where the work is large no cap on hours binds, and where it is small all of them do; billed ramp-up needs
# billing by time, and pay by the month moves with no hours at all.
VARIANTS: tuple[dict[str, Any], ...] = ({}, {"hours": Range.exactly(0.3)})
BY_TIME_ONLY = {("quote-3", LineCode.RAMP_UP), ("quote-4", LineCode.RAMP_UP), ("quote-5", LineCode.RAMP_UP)}


def test_every_named_input_moves_the_lines_that_name_it_in_some_ordinary_case():
    named: dict[str, set] = {}
    moved: dict[str, set] = {}
    for variant in VARIANTS:
        situation = resolve(rich(**variant))
        values = take_values(situation, point=True)
        for name, lines in naming_lines(situation, values).items():
            named.setdefault(name, set()).update(lines)
            moved.setdefault(name, set()).update(moved_lines(situation, values, name))
    idle = {name: named[name] - moved[name] - BY_TIME_ONLY for name in named}
    assert {name: lines for name, lines in idle.items() if lines} == {}


def names(task, alternative, code):
    situation = resolve(task)
    one = next(found for found in situation.alternatives if found.id == alternative)
    return inputs_of_line(one, code, situation)


@pytest.mark.parametrize(
    ("alternative", "code", "expected"),
    [
        ("in_house", LineCode.LABOUR, ("hours", "owner_hour")),
        ("outsource", LineCode.FEE, ("outsource_rate", "hours", "outsource.productivity")),
        ("quote-1", LineCode.FEE,
         ("quote-1.price", "hours", "outsource.productivity", "quote-1.extra-1", "quote-1.extra-2")),
        ("quote-2", LineCode.FEE, ("quote-2.price", "quote-2.hours")),
        ("quote-3", LineCode.FEE, ("quote-3.price", "hours", "minutes_per_call")),
        ("quote-5", LineCode.FEE, ("quote-5.price",)),
        ("quote-5", LineCode.SUPERVISION, ("outsource.supervision", "quote-5.hours", "owner_hour")),
        ("offshore", LineCode.REWORK,
         ("offshore.rework", "outsource_rate", "hours", "outsource.productivity")),
        ("outsource", LineCode.REWORK,
         ("outsource.rework", "outsource.rework_borne", "outsource_rate", "hours", "outsource.productivity")),
        ("outsource", LineCode.LEAK, ("outsource.leak_per_year", "leak_loss")),
        ("offshore", LineCode.LEAK, ("offshore.leak_per_year", "leak_loss", "recourse_abroad")),
        ("outsource", LineCode.BACKLASH, ()),
    ],
)  # fmt: skip
def test_a_line_names_what_the_page_computes_it_from(alternative, code, expected):
    assert names(rich(), alternative, code) == expected


def test_in_house_labour_rests_on_the_staff_hour_where_staff_does_it():
    assert names(replace(rich(), done_by=DoneBy.STAFF), "in_house", LineCode.LABOUR) == (
        "hours",
        "staff_hour",
    )


def test_a_preference_that_counts_nothing_is_not_named():
    told = names(rich(), "outsource", LineCode.PREFERENCES)
    assert "preference.relief" in told
    assert "preference.local_loyalty" not in told
    idle = names(replace(rich(), done_by=DoneBy.STAFF), "offshore", LineCode.PREFERENCES)
    assert "preference.relief" not in idle
    assert "preference.local_loyalty" in idle
