"""Holds the responses of a mean to taking the mean anew with the input held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from advisor.model.products import Sum, symbol
from advisor.model.responses import Responses
from advisor.model.values import at_least, at_most

SOURCE = np.random.default_rng(3)
DRAWS: dict[str, Any] = {
    "a": SOURCE.uniform(1.0, 5.0, 4_096),
    "b": SOURCE.uniform(0.2, 3.0, 4_096),
    "near_nought": SOURCE.uniform(0.0, 1e-200, 4_096),
    "certain": 2.5,
    "nought": 0.0,
}

FORMULAS: dict[str, Callable[[Any], Any]] = {
    "a factor": lambda x: 3.0 * x["a"] * x["b"] + 7.0,
    "a divisor": lambda x: x["a"] / x["b"] + x["a"],
    "a factor and a divisor": lambda x: x["a"] * x["certain"] + 1.0 / x["a"],
    "a square": lambda x: x["a"] * x["a"] * x["b"],
    "nought": lambda x: x["nought"] * x["a"] + x["near_nought"] * x["b"] + x["certain"],
    "a limit": lambda x: x["b"] * at_most(x["a"] * x["certain"] + x["b"], 2.0 * x["certain"] * x["b"]),
    "a limit beside": lambda x: x["a"] * at_most(x["b"], 1.0) + x["certain"],
    "a factor of its limit": lambda x: x["a"] * at_least(x["a"] - 2.0, x["b"]),
    "a limit in a limit": lambda x: at_least(1.0 + x["b"] * at_least(x["a"] - x["certain"], 0.0), 3.0),
    "a limit of what is certain": lambda x: at_most(x["certain"] * 2.0, x["nought"] + 4.0) * x["a"],
    "a square in a limit": lambda x: at_most(x["b"] * x["b"], x["a"]),
}


@pytest.mark.parametrize("name", DRAWS)
@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_a_response_is_the_mean_taken_anew(formula: Callable[[Any], Any], name: str) -> None:
    now, responses = Responses(DRAWS).of(formula({one: symbol(one) for one in DRAWS}))
    assert now == pytest.approx(np.mean(formula(DRAWS)), rel=1e-12)
    for value in (0.3, 1.0, 2.5, 40.0):
        anew = np.mean(formula({**DRAWS, name: value}))
        held = responses[name].at(value) if name in responses else now
        assert held == pytest.approx(anew, rel=1e-12), value


def test_what_does_not_move_a_sum_has_no_response() -> None:
    _, responses = Responses(DRAWS).of(symbol("a") * 2.0 + symbol("b") * 0.0)
    assert set(responses) == {"a"}


def test_a_plain_number_responds_to_nothing() -> None:
    assert Responses(DRAWS).of(4.0) == (4.0, {})
    assert Responses(DRAWS).of(Sum(constant=4.0)) == (4.0, {})


def test_what_is_a_straight_line_is_told_by_two_numbers() -> None:
    _, responses = Responses(DRAWS).of(symbol("a") * symbol("b") + 7.0)
    assert responses["a"].constant == pytest.approx(7.0)
    assert responses["a"].slope == pytest.approx(DRAWS["b"].mean())
    assert responses["a"].inverse == 0.0
    assert responses["a"].bends == []
