"""Moving an input shows what assessing the moved task anew would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.domain.ranges import Range
from advisor.evidence.starters import starters
from advisor.model.assess import assess_situation
from advisor.model.resolve import resolve
from advisor.model.what_if import WhatIf


@pytest.mark.parametrize("name", ["hours", "offshore.supervision", "outsource_rate"])
def test_a_moved_input_gives_the_figures_of_the_moved_task(name: str) -> None:
    situation = resolve(starters()[0].task)
    belief = situation.inputs[name].range.scaled(1.7)
    moved = WhatIf(situation).moved({name: belief})
    one = replace(situation.inputs[name], range=belief)
    anew = assess_situation(replace(situation, inputs={**situation.inputs, name: one}))
    assert moved.alternatives == anew.alternatives
    assert moved.verdict == anew.verdict


def test_moving_back_gives_the_answer_as_it_was() -> None:
    situation = resolve(starters()[0].task)
    what_if = WhatIf(situation)
    what_if.moved({"hours": Range.exactly(99.0)})
    back = what_if.moved({"hours": situation.inputs["hours"].range})
    assert back.alternatives == assess_situation(situation).alternatives


def test_an_input_the_task_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        WhatIf(resolve(starters()[0].task)).moved({"no such input": Range.exactly(1.0)})
