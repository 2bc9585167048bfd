"""Holds the ledger run on names to the ledger run on numbers, and its algebra to arithmetic."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given

from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.model.assess import take_values
from advisor.model.ledger import Line
from advisor.model.line_inputs import inputs_of_line
from advisor.model.pricing import ledger_lines
from advisor.model.products import Limit, Product, Sum, symbol
from advisor.model.resolve import resolve
from advisor.model.values import at_least, at_most
from tests.strategies import quick, tasks

A: Any = symbol("a")
B: Any = symbol("b")
C: Any = symbol("c")
NUMBERS = {"a": 3.0, "b": 4.0, "c": 0.5}


def number(of: Any, values: dict[str, float]) -> float:
    """What a sum comes to at these values."""
    if not isinstance(of, Sum):
        return float(of)
    return of.constant + math.fsum(factor * product_at(one, values) for factor, one in of.terms)


def product_at(one: Product, values: dict[str, float]) -> float:
    found = math.prod(values[name] ** power for name, power in one.powers)
    return found * math.prod(limit_at(limit, values) for limit in one.limits)


def limit_at(limit: Limit, values: dict[str, float]) -> float:
    return (min if limit.is_ceiling else max)(number(limit.one, values), number(limit.other, values))


@pytest.mark.parametrize(
    ("formula", "by_hand"),
    [
        (A, 3),
        (A + B, 7),
        (2.0 + A, 5),
        (A - 1.0, 2),
        (1.0 - C, 0.5),
        (A - B * C, 1),
        (A * B / C, 24),
        (60.0 / B, 15),
        (A / 4.0, 0.75),
        ((A + 1.0) * (B + C + 2.0), 26),
        ((A - 1.0) * 0.0 + 5.0, 5),
        (at_most(A + C, 3.25), 3.25),
        (at_most(10.0, A * B), 10),
        (at_least(A, B), 4),
        (at_least(2.0, C), 2),
        (A * at_most(at_least(B - 5.0, 0.0) + C, C * 9.0), 1.5),
    ],
)
def test_the_algebra_of_sums_is_that_of_numbers(formula: Sum, by_hand: float) -> None:
    assert number(formula, NUMBERS) == pytest.approx(by_hand)


def test_a_product_tells_its_inputs_and_which_of_them_stand_within_a_limit() -> None:
    formula = 2.0 * A / B * at_most(C + A, 9.0)
    ((factor, product),) = formula.terms
    assert factor == 2.0
    assert product.inputs == {"a", "b", "c"}
    assert product.within_limits == {"a", "c"}
    assert [product.power(name) for name in "abc"] == [1, -1, 0]
    assert product.without("a") == Product((("b", -1),))


def test_what_is_multiplied_and_divided_by_the_same_is_not_moved_by_it() -> None:
    assert A * B / A == B


@pytest.mark.parametrize("divisor", [A + B, A + 1.0, at_most(A, B), Sum()])
def test_the_ledger_divides_by_products_alone(divisor: Sum) -> None:
    with pytest.raises(ValueError, match="divides by inputs and their products"):
        C / divisor


def agree(task: Task) -> None:
    """Every line on names comes to the same line on numbers, and names only inputs that the table names."""
    situation = resolve(task)
    values: dict[str, Any] = dict(take_values(situation, point=True))
    symbols: Any = {name: symbol(name) for name in values}
    for one in situation.alternatives:
        on_numbers = ledger_lines(situation, one, values)
        for code, line in ledger_lines(situation, one, symbols).items():
            wanted = on_numbers[code]
            for part in Line.__struct_fields__:
                assert number(getattr(line, part), values) == pytest.approx(
                    getattr(wanted, part), rel=1e-9, abs=1e-9
                ), (one.id, code, part)
            money: Any = line.money
            terms = money.terms if isinstance(money, Sum) else ()
            moved_by = {name for _, product in terms for name in product.inputs}
            assert moved_by <= set(inputs_of_line(one, code, situation)), (one.id, code)


@quick
@given(tasks(most=5_000))
def test_the_ledger_on_names_comes_to_the_ledger_on_numbers(task: Task) -> None:
    agree(task)


@pytest.mark.parametrize("starter", starters()[::7], ids=lambda starter: starter.code)
def test_so_it_does_for_starter_tasks(starter: Any) -> None:
    agree(starter.task)
