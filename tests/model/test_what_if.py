"""Moving an input shows what assessing the moved task anew would."""

from __future__ import annotations

import pytest

from advisor.domain.assessment import Assessment
from advisor.domain.ranges import Range
from advisor.domain.task import Settings, Task
from advisor.evidence.starters import starters
from advisor.model.assess import summarise, take_values
from advisor.model.inputs import Situation
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.model.what_if import WhatIf
from advisor.records import replace
from ui.sample import sample_tasks

MOVES = (
    ("hours",),
    ("owner_hour",),
    ("offshore.supervision",),
    ("outsource_rate", "hours"),
    ("mistake_cost", "leak_loss", "customer_margin_per_year"),
)


def assessed(situation: Situation) -> Assessment:
    return summarise(situation, price(situation, take_values(situation, point=False)), with_odds=True)


def shown(assessment: Assessment) -> object:
    """All of an assessment that What if … shows."""
    best = assessment.recommended
    return (
        assessment.verdict,
        [(one.id, one.arrangement, one.suitability, one.conditions) for one in assessment.alternatives],
        [(one.probability_best, one.cost.mean, one.cash.mean) for one in assessment.alternatives],
        (best.cost, best.cash, best.your_hours) if best else None,
    )


@pytest.mark.parametrize("names", MOVES, ids="+".join)
@pytest.mark.parametrize("task", [starters()[0].task, *sample_tasks()], ids=lambda task: task.title[:20])
@pytest.mark.parametrize("settings", [Settings(), Settings(currency="USD", largest_bearable_loss=9_000.0)])
def test_moved_inputs_give_every_figure_of_the_moved_task_that_is_shown(
    task: Task, names: tuple[str, ...], settings: Settings
) -> None:
    situation = resolve(replace(task, settings=settings, budget_per_month=700.0))
    moved = {name: situation.inputs[name].range.scaled(1.7) for name in names}
    inputs = {name: replace(situation.inputs[name], range=belief) for name, belief in moved.items()}
    anew = assessed(replace(situation, inputs={**situation.inputs, **inputs}))
    assert shown(WhatIf(situation).moved(moved)) == shown(anew)


def test_moving_back_gives_the_answer_as_it_was() -> None:
    situation = resolve(starters()[0].task)
    what_if = WhatIf(situation)
    what_if.moved({"hours": Range.exactly(99.0)})
    back = what_if.moved({"hours": situation.inputs["hours"].range})
    assert shown(back) == shown(assessed(situation))


def test_every_input_of_a_task_with_quotes_can_be_moved_without_a_trace_in_the_next_move() -> None:
    situation = resolve(next(task for task in sample_tasks() if len(task.quotes) > 1))
    what_if = WhatIf(situation)
    for name, one in situation.inputs.items():
        belief = one.range.scaled(0.5)
        anew = replace(situation, inputs={**situation.inputs, name: replace(one, range=belief)})
        assert shown(what_if.moved({name: belief})) == shown(assessed(anew)), name


def test_an_input_the_task_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        WhatIf(resolve(starters()[0].task)).moved({"no such input": Range.exactly(1.0)})
