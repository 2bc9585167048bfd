"""Hypothesis strategies for what an owner writes down: ranges, rates, quotes, settings and whole tasks.

``tasks()`` makes Task values, ``spelled_tasks()`` pairs them with one of the many ways to write them as plain
data by ``rightsource.task/1``, ``task_data()`` only the data. A third of the tasks answers everything, a
third some of it, a third next to nothing. All of them can be assessed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from advisor.domain.levels import Arrangement, ExtraPer, Per
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format.keys import ANSWER_KEYS, LARGEST_NUMBER, SCHEMA_NAME, STEP_KEYS, Key, Kind

USUAL_MONEY = 100_000.0
USUAL_HOURS = 400.0
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "INR", "KWD", "XYZ")
FUNCTIONS = ("bookkeeping", "Telephone answering", "design", "it_support", "legal", "something of our own")
PREFERENCES = ("core", "local_loyalty", "relief", "we like it", "Überlieferung")

# Other people share the machine: no deadline, and a slow draw is no fault.
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
thorough = settings(quick, max_examples=200)
# Shrinking a spoiled task takes minutes; the input that fails is printed as it is.
fuzz = settings(thorough, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@cache
def lines(*, max_size: int = 30) -> st.SearchStrategy[str]:
    """One line of text as the reader keeps it: not empty, single spaces, any script."""
    characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    drawn = st.text(characters, min_size=1, max_size=max_size).map(lambda text: " ".join(text.split()))
    return st.sampled_from(("Monthly bookkeeping", "Logo", "Łódź – 東京 “x”", "=1+1")) | drawn.filter(bool)


@cache
def notes() -> st.SearchStrategy[str]:
    """Text of several lines as the reader keeps it; often none."""
    characters = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff")
    return st.just("") | st.text(characters | st.sampled_from("\n\t"), max_size=80)


@cache
def numbers(*, least: float = 0.0, most: float = USUAL_MONEY) -> st.SearchStrategy[float]:
    """A number as people write it (whole, or with a few decimals), or any other within bounds."""
    whole = st.integers(math.ceil(least), math.floor(most)).map(float)
    decimal = st.integers(math.ceil(least * 100), math.floor(most * 100)).map(lambda cents: cents / 100)
    return whole | decimal | st.floats(least, most)


@cache
def ranges(*, least: float = 0.0, most: float = USUAL_MONEY) -> st.SearchStrategy[Range]:
    """Low ≤ likely ≤ high, the ends among them; a third of the ranges are certain."""
    number = numbers(least=least, most=most)
    spread = st.tuples(number, number, number).map(
        lambda drawn: Range(**dict(zip(("low", "likely", "high"), sorted(drawn), strict=True)))
    )
    return number.map(Range.exactly) | spread | spread


@cache
def rates(*, most: float = USUAL_MONEY) -> st.SearchStrategy[Rate]:
    """A price in any unit, with and without units included and a minimum."""
    amount = st.just(0.0) | numbers(most=most)
    return st.builds(
        Rate, per=st.sampled_from(Per), price=ranges(most=most), included=amount, minimum=amount
    ) | st.builds(Rate, price=ranges(most=most))


@cache
def extras(*, most: float = USUAL_MONEY) -> st.SearchStrategy[Extra]:
    return st.builds(
        Extra, title=st.just("") | lines(), price=ranges(most=most), per=st.sampled_from(ExtraPer)
    )


@cache
def quote_currencies(*, own: str = "USD") -> st.SearchStrategy[QuoteCurrency]:
    """A currency with its exchange rate; without one only where it is the owner's own."""
    priced = st.builds(QuoteCurrency, code=st.sampled_from(CURRENCIES), rate=numbers(least=0.01, most=200))
    return priced | st.just(QuoteCurrency(code=own))


@cache
def quotes(*, own_currency: str = "USD", most: float = USUAL_MONEY) -> st.SearchStrategy[Quote]:
    told = st.none() | st.booleans()
    return st.builds(
        Quote,
        vendor=lines(),
        arrangement=st.sampled_from((Arrangement.OUTSOURCE, Arrangement.OFFSHORE)),
        rate=rates(most=most),
        provider_abroad=told,
        holds_licence=told,
        hours=st.none() | ranges(least=0.25, most=USUAL_HOURS),
        extras=st.lists(extras(most=most), max_size=2).map(tuple),
        currency=st.none() | quote_currencies(own=own_currency),
    )


def _settings(told: dict[str, Any]) -> Settings:
    return Settings(**told)


@cache
def business_settings(*, most: float = USUAL_MONEY) -> st.SearchStrategy[Settings]:
    """The business behind a task, from nothing said to everything."""
    full: dict[str, st.SearchStrategy[Any]] = {
        "currency": st.sampled_from(CURRENCIES),
        "owner_hour": ranges(least=1, most=300),
        "staff_hour": ranges(least=1, most=300),
        "largest_bearable_loss": numbers(most=most),
        "spare_owner_hours_per_month": numbers(most=200),
        "preferences": st.dictionaries(st.sampled_from(PREFERENCES), ranges(most=most), max_size=3),
    }
    return (
        st.builds(Settings)
        | st.builds(Settings, **full)
        | st.fixed_dictionaries({}, optional=full).map(_settings)
    )


def _answer(name: str, key: Key, most: float) -> st.SearchStrategy[Any]:
    match key.kind:
        case Kind.LEVEL:
            return st.sampled_from(_words(key))
        case Kind.LEVELS:
            return st.lists(st.sampled_from(_words(key)), unique=True, max_size=4).map(tuple)
        case Kind.RANGE:
            return ranges(least=0.25, most=USUAL_HOURS) if name == "hours" else ranges(most=most)
        case Kind.NUMBER:
            return numbers(most=most)
        case Kind.WHOLE:
            return st.integers(int(key.least), int(key.most))
        case Kind.FLAG:
            return st.booleans()
        case Kind.RATE:
            return rates(most=most)
    raise AssertionError(f"{name} is no answer")


def _words(key: Key) -> list[Any]:
    assert key.words is not None
    return list(key.words)


def _some_of(strategies: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """All of the answers, some of them, or hardly any."""
    some = st.fixed_dictionaries({}, optional=strategies)
    return st.fixed_dictionaries(strategies) | some | _few_of(strategies)


def _few_of(strategies: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        names = draw(st.sets(st.sampled_from(sorted(strategies)), max_size=3))
        return {name: draw(strategies[name]) for name in sorted(names)}

    return drawn()


@cache
def _all_answers(most: float) -> st.SearchStrategy[dict[str, Any]]:
    return _some_of({name: _answer(name, key, most) for name, key in ANSWER_KEYS.items()})


@cache
def _answers_that_differ(most: float) -> st.SearchStrategy[dict[str, Any]]:
    own = {name: key for name, key in STEP_KEYS.items() if name not in ("title", "share")}
    return _few_of({name: _answer(name, key, most) for name, key in own.items()})


_WEIGHTS: st.SearchStrategy[list[int]] = st.just([]) | st.lists(
    st.integers(0, 5), min_size=1, max_size=4
).filter(any)


@st.composite
def _steps(draw: st.DrawFn, most: float) -> tuple[Step, ...]:
    weights = draw(_WEIGHTS)
    return tuple(
        Step(title=draw(lines()), share=weight / sum(weights), **draw(_answers_that_differ(most)))
        for weight in weights
    )


_FUNCTIONS = st.none() | st.sampled_from(FUNCTIONS) | lines()


@cache
def _offers(own_currency: str, most: float) -> st.SearchStrategy[list[Quote]]:
    return st.just([]) | st.lists(quotes(own_currency=own_currency, most=most), max_size=3)


@st.composite
def tasks(draw: st.DrawFn, *, most: float = USUAL_MONEY) -> Task:
    """A task that can be assessed; ``most``: the largest amount of money in it."""
    business = draw(business_settings(most=most))
    offers = _offers(business.currency or "USD", most)
    return Task(
        title=draw(lines()),
        function=draw(_FUNCTIONS),
        notes=draw(notes()),
        quotes=tuple(draw(offers)),
        steps=draw(_steps(most)),
        settings=business,
        **draw(_all_answers(most)),
    )


@cache
def extreme_tasks() -> st.SearchStrategy[Task]:
    """Tasks whose amounts reach up to the largest number that is read."""
    return tasks(most=LARGEST_NUMBER)


def spelled_tasks(*, most: float = USUAL_MONEY) -> st.SearchStrategy[tuple[Task, dict[str, Any]]]:
    """A task, and one of the ways to write it as plain data."""
    return tasks(most=most).flatmap(lambda task: st.tuples(st.just(task), spellings(task)))


def task_data(*, most: float = USUAL_MONEY) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data that reads as a task."""
    return spelled_tasks(most=most).map(lambda pair: pair[1])


@st.composite
def spellings(draw: st.DrawFn, task: Task) -> dict[str, Any]:
    """The task written down by hand, so to say: not by the program's own writer."""
    spell = _Speller(lambda: draw(st.booleans()))
    data = {**spell.fields(task, skip={"quotes", "steps", "settings", "notes"})}
    if task.notes or spell.choose():
        data["notes"] = task.notes
    if task.quotes or spell.choose():
        data["quotes"] = [spell.quote(quote) for quote in task.quotes]
    if task.steps or spell.choose():
        data["steps"] = [spell.fields(step) for step in task.steps]
    if task.settings != Settings() or spell.choose():
        data["settings"] = spell.fields(task.settings)
    if spell.choose():
        data["schema"] = SCHEMA_NAME
    return dict(draw(st.permutations(sorted(data.items()))))


class _Speller:
    """Writes values as plain data; wherever the format allows two ways, ``choose`` takes one."""

    def __init__(self, choose: Callable[[], bool]) -> None:
        self.choose = choose

    def fields(self, record: Any, skip: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
        names = [name for name in record.__struct_fields__ if name not in skip]
        return {
            name: self.value(getattr(record, name)) for name in names if getattr(record, name) is not None
        }

    def value(self, value: Any) -> Any:
        match value:
            case Range():
                return self.range(value)
            case Rate():
                return self.rate(value)
            case bool() | int() | str():
                return str(value) if isinstance(value, str) else value
            case float():
                return self.number(value)
            case tuple():
                return [self.value(item) for item in value]
            case dict():
                return {name: self.value(item) for name, item in value.items()}
        raise AssertionError(f"{value!r} has no spelling")

    def number(self, value: float) -> float | int:
        return int(value) if value.is_integer() and self.choose() else value

    def range(self, value: Range) -> Any:
        if value.low == value.high and self.choose():
            return self.number(value.likely)
        return [self.number(number) for number in (value.low, value.likely, value.high)]

    def rate(self, rate: Rate) -> Any:
        if rate == Rate(price=rate.price) and self.choose():
            return self.range(rate.price)
        data: dict[str, Any] = {"price": self.range(rate.price)}
        if rate.per is not Per.HOUR or self.choose():
            data["per"] = rate.per.value
        for name in ("included", "minimum"):
            if getattr(rate, name) or self.choose():
                data[name] = self.number(getattr(rate, name))
        return data

    def extra(self, extra: Extra) -> Any:
        if extra == Extra(price=extra.price) and self.choose():
            return self.range(extra.price)
        data: dict[str, Any] = {"price": self.range(extra.price), "per": extra.per.value}
        if extra.title or self.choose():
            data["title"] = extra.title
        return data

    def quote(self, quote: Quote) -> dict[str, Any]:
        data = self.fields(quote, skip={"extras", "currency"})
        if len(quote.extras) == 1 and self.choose():
            data["extras"] = self.extra(quote.extras[0])
        elif quote.extras or self.choose():
            # Bare numbers in a list would read as one range.
            data["extras"] = [{"price": self.range(one.price), "per": one.per.value, "title": one.title}
                              for one in quote.extras]  # fmt: skip
        if quote.currency is not None:
            has_rate = quote.currency.rate is not None
            data["currency"] = (
                self.fields(quote.currency) if has_rate or self.choose() else quote.currency.code
            )
        return data
