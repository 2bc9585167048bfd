"""Moves inputs of a task and shows at once what becomes of the verdict, over the same draws."""

from __future__ import annotations

from collections.abc import Mapping, Set

from advisor.domain.assessment import Assessment, LineCode
from advisor.domain.ranges import Range
from advisor.model.assess import figures, take_values
from advisor.model.draws import draw
from advisor.model.inputs import Situation
from advisor.model.ledger import all_in
from advisor.model.line_inputs import inputs_of_line
from advisor.model.pricing import Priced, ledger_lines, price
from advisor.model.values import Value
from advisor.records import replace


class WhatIf:
    """A situation whose draws and ledgers are kept: what is moved is drawn, and the lines it feeds priced."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._values = dict(take_values(situation, point=False))
        self._priced = price(situation, self._values)

    def moved(self, moved: Mapping[str, Range]) -> Assessment:
        """The verdict with these inputs moved, all else as answered, its odds and its figures.

        Of alternatives that are not recommended there are means alone; no ledgers, reasons or sensitivity.
        Raises KeyError for a name that is no input of the task.
        """
        inputs = dict(self._situation.inputs)
        values = dict(self._values)
        for name, belief in moved.items():
            inputs[name] = replace(inputs[name], range=belief)
            values[name] = draw(belief, inputs[name].stream or name)
        situation = replace(self._situation, inputs=inputs)
        priced = tuple(self._priced_anew(one, situation, values, moved.keys()) for one in self._priced)
        return figures(situation, priced)

    def _priced_anew(
        self, one: Priced, situation: Situation, values: Mapping[str, Value], moved: Set[str]
    ) -> Priced:
        fed = self._lines_fed(one, moved)
        if not fed:
            return one
        lines = {**one.lines, **ledger_lines(situation, one.alternative, values, fed)}
        return Priced(alternative=one.alternative, lines=lines, total=all_in(lines))

    def _lines_fed(self, one: Priced, moved: Set[str]) -> frozenset[LineCode]:
        return frozenset(
            code
            for code in one.lines
            if not moved.isdisjoint(inputs_of_line(one.alternative, code, self._situation))
        )
