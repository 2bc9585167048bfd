"""Moves inputs of a task and shows at once what becomes of the verdict, over the same draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from advisor.domain.assessment import Assessment
from advisor.domain.ranges import Range
from advisor.model.assess import summarise, take_values
from advisor.model.draws import draw
from advisor.model.inputs import Situation
from advisor.model.pricing import price


class WhatIf:
    """A situation whose draws are kept, so that moving an input draws that one alone."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._values = dict(take_values(situation, point=False))

    def moved(self, moved: Mapping[str, Range]) -> Assessment:
        """The assessment with these inputs moved, all else as answered: figures and odds, no sensitivity.

        Raises KeyError for a name that is no input of the task.
        """
        inputs = dict(self._situation.inputs)
        values = dict(self._values)
        for name, belief in moved.items():
            inputs[name] = replace(inputs[name], range=belief)
            values[name] = draw(belief, inputs[name].stream or name)
        situation = replace(self._situation, inputs=inputs)
        return summarise(situation, price(situation, values), with_odds=True)
