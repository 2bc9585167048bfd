"""Assessments made by hand for the tests of wording, and a way to look at every text of an advice."""

import re
from collections.abc import Mapping
from enum import Enum

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Basis,
    Condition,
    Confidence,
    LedgerLine,
    LineCode,
    Spread,
    Suitability,
    Verdict,
)
from advisor.domain.levels import Arrangement
from advisor.records import Struct

IN, OUT, OFF = Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE
CODES = {"id", "key"}
ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def spread(mean, low=None, high=None):
    return Spread(mean=mean, p10=low, p50=None if low is None else mean, p90=high)


def line(code, mean):
    return LedgerLine(code=code, mean=mean)


def alternative(arrangement, cost, *, vendor=None, name=None, odds=None, conditions=(), lines=(), hours=None):
    ruled_out = any(condition.rules_out for condition in conditions)
    standing = Suitability.WITH_SAFEGUARDS if conditions else Suitability.SUITABLE
    return AlternativeResult(
        id=name or arrangement.value,
        arrangement=arrangement,
        vendor=vendor,
        provider_abroad=arrangement is OFF,
        suitability=Suitability.RULED_OUT if ruled_out else standing,
        conditions=tuple(conditions),
        cost=cost,
        cash=spread(0.0),
        your_hours=hours or spread(0.0),
        probability_best=odds,
        ledger=tuple(lines),
    )


def ruled_out(code, **more):
    return Condition(code=code, rules_out=True, **more)


def weighed(*alternatives, confidence, title="Logo", basis=Basis.PER_MONTH, nearest=None, **more):
    """The first alternative recommended, the second its runner-up; nothing recommended with ``nearest``."""
    best = None if nearest else alternatives[0]
    other = alternatives[1] if not nearest and len(alternatives) > 1 else None
    return Assessment(
        title=title,
        currency="USD",
        basis=basis,
        verdict=Verdict(
            arrangement=best.arrangement if best else None,
            alternative=best.id if best else None,
            confidence=confidence,
            probability_best=best.probability_best if best else None,
            runner_up=other.id if other else None,
            nearest=nearest,
        ),
        alternatives=alternatives,
        **more,
    )


def clear_case(**more):
    return weighed(
        alternative(OUT, spread(640, 500, 780), odds=0.9, lines=[line(LineCode.FEE, 640)]),
        alternative(IN, spread(900, 700, 1_100), odds=0.1, lines=[line(LineCode.LABOUR, 900)]),
        confidence=Confidence.CLEAR,
        **more,
    )


def every_text(value):
    """Every string in an advice, wherever it sits; codes are no texts."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from every_text(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from every_text(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in CODES:
                yield from every_text(getattr(value, name))


def sentences(text):
    return ENDS.split(text)


def faults_of(text):
    """What is wrong with the form of a text that people read; an empty list where nothing is."""
    found = {
        "an unfilled place": re.search(r"[{}]", text),
        "two spaces": "  " in text,
        "a space at an end": text != text.strip(),
        "a value of the program": re.search(r"\b(None|nan|NaN|inf|True|False|Infinity)\b", text),
        "a code": re.search(r"\b[a-z]+_[a-z_]+\b", text),
        "a word twice": re.search(r"\b(?!all all in\b)(\w+) \1\b", text),
        "a space before a stop": re.search(r" [.,;:]", text),
        "two stops": re.search(r"(?<!\.)\.\.(?!\.)|,,|::", text),
        "a sentence without end": max(len(one) for one in sentences(text)) >= 300,
    }
    return [fault for fault, is_there in found.items() if is_there]
