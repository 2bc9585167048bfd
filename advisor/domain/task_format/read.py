"""From plain values to a Task, refusing what is not allowed by naming key, rule and nearest valid word."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format import keys
from advisor.domain.task_format.clean import clean_text
from advisor.domain.task_format.keys import Key, Kind
from advisor.domain.task_format.refusal_words import (
    allowed_keys,
    allowed_words,
    bounds,
    clipped,
    listed,
    nearest_word,
    number_list,
    quoted,
    shown,
    write_words,
)
from advisor.errors import InputRefused
from advisor.language import mark, plural, tr, whole


def read_task(data: Any) -> Task:
    """The task in ``data`` (a mapping by ``rightsource.task/1``). Raises InputRefused for anything else."""
    found = _read_table(data, keys.TASK_KEYS, "")
    schema = found.pop("schema", keys.SCHEMA_NAME)
    if schema != keys.SCHEMA_NAME:
        raise InputRefused(
            key="schema",
            problem=tr("this program reads {schema}, not {other}.").format(
                schema=keys.SCHEMA_NAME, other=quoted(schema)
            ),
            remedy=tr('Write "{schema}", or leave the key out.').format(schema=keys.SCHEMA_NAME),
        )
    return Task(**found)


def read_settings(data: Any, path: str = "settings") -> Settings:
    """The business settings in ``data``. Raises InputRefused, its keys under ``path``."""
    return Settings(**_read_table(data, keys.SETTINGS_KEYS, path))


def read_quote(data: Any, path: str = "quote") -> Quote:
    """One vendor's offer in ``data``. Raises InputRefused, its keys under ``path``."""
    return Quote(**_read_table(data, keys.QUOTE_KEYS, path))


def read_answer(name: str, value: Any) -> Any:
    """The value of one key of a task. Raises InputRefused, for an unknown key too."""
    key = keys.TASK_KEYS.get(name)
    if key is None:
        raise _unknown_key(name, keys.TASK_KEYS, "")
    return _READERS[key.kind](value, key, name)


def _read_table(data: Any, allowed: Mapping[str, Key], path: str) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise InputRefused(
            key=path,
            problem=tr("a table of keys is needed here, not {value}.").format(value=shown(data)),
            remedy=allowed_keys(allowed),
        )
    found: dict[str, Any] = {}
    for name, value in data.items():
        key = allowed.get(name)
        if key is None:
            raise _unknown_key(str(name), allowed, path)
        found[name] = _READERS[key.kind](value, key, _joined(path, name))
    for name, key in allowed.items():
        if key.required and name not in found:
            raise InputRefused(
                key=_joined(path, name),
                problem=tr("it is missing."),
                remedy=tr("Add it: {about}").format(about=tr(key.about)),
            )
    return found


def _unknown_key(name: str, allowed: Mapping[str, Key], path: str) -> InputRefused:
    nearest = nearest_word(name, allowed)
    hint = tr("Did you mean {word}?").format(word=nearest) if nearest else allowed_keys(allowed)
    return InputRefused(key=_joined(path, clipped(name)), problem=tr("there is no such key."), remedy=hint)


def _read_title(value: Any, key: Key, path: str) -> str:
    text = _read_line(value, key, path).strip()
    if not text:
        raise InputRefused(
            key=path,
            problem=tr("it is empty."),
            remedy=tr("Write it down: {about}").format(about=tr(key.about)),
        )
    return text


def _read_line(value: Any, key: Key, path: str) -> str:
    text = _read_text(value, key, path)
    if len(text) > keys.LONGEST_TITLE:
        raise InputRefused(
            key=path,
            problem=tr("it is longer than {most} characters.").format(most=whole(keys.LONGEST_TITLE)),
            remedy=tr("Shorten it; details belong in the notes."),
        )
    return " ".join(text.split())


def _read_text(value: Any, key: Key, path: str) -> str:
    if not isinstance(value, str):
        raise InputRefused(
            key=path,
            problem=tr("text is needed, not {value}.").format(value=shown(value)),
            remedy=tr("Put it in quotes."),
        )
    text = clean_text(value)
    if len(text) > keys.LONGEST_TEXT:
        raise InputRefused(
            key=path,
            problem=tr("it is longer than {most} characters.").format(most=whole(keys.LONGEST_TEXT)),
            remedy=tr("Shorten it."),
        )
    return text


def _read_level(value: Any, key: Key, path: str) -> Any:
    assert key.words is not None
    words = key.allowed_words
    if isinstance(value, str) and value in words:
        return key.words(value)
    nearest = nearest_word(value, words)
    remedy = allowed_words(listed(words))
    if nearest:
        remedy = f"{remedy} {tr('Did you mean {word}?').format(word=nearest)}"
    raise InputRefused(
        key=path,
        problem=tr("{value} is not a level it has.").format(value=quoted(value)),
        remedy=remedy,
    )


def _read_levels(value: Any, key: Key, path: str) -> tuple[Any, ...]:
    assert key.words is not None
    items = _read_list(value, path, most=2 * len(key.words))
    found = [_read_level(item, key, f"{path}[{n}]") for n, item in enumerate(items)]
    return tuple(dict.fromkeys(found))


def _read_number(value: Any, key: Key, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputRefused(
            key=path,
            problem=tr("a number is needed, not {value}.").format(value=shown(value)),
            remedy=write_words(bounds(key)),
        )
    number = _as_float(value)
    if not math.isfinite(number):
        raise InputRefused(
            key=path, problem=tr("it is not a finite number."), remedy=write_words(bounds(key))
        )
    if number < key.least or number > key.most:
        problem = tr("it is negative.") if number < 0 else tr("{number} is out of bounds.")
        raise InputRefused(
            key=path, problem=problem.format(number=f"{number:g}"), remedy=allowed_words(bounds(key))
        )
    return number + 0.0  # -0.0 becomes 0.0


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number beyond any float
        return math.inf if value > 0 else -math.inf


def _read_whole(value: Any, key: Key, path: str) -> int:
    number = _read_number(value, key, path)
    if number != int(number):
        problem = tr("{number} is not whole.").format(number=f"{number:g}")
        raise InputRefused(key=path, problem=problem, remedy=allowed_words(bounds(key)))
    return int(number)


def _read_range(value: Any, key: Key, path: str) -> Range:
    if not isinstance(value, (list, tuple)):
        return Range.exactly(_read_number(value, key, path))
    if len(value) != 3:
        raise InputRefused(
            key=path,
            problem=tr("a range has three numbers, this has {count}.").format(count=len(value)),
            remedy=tr("Write [low, likely, high], or one number."),
        )
    low, likely, high = (_read_number(item, key, f"{path}[{n}]") for n, item in enumerate(value))
    if not low <= likely <= high:
        raise InputRefused(
            key=path,
            problem=tr("[{numbers}] does not rise from low over likely to high.").format(
                numbers=number_list(low, likely, high)
            ),
            remedy=tr("Put them in order: [{numbers}]?").format(
                numbers=number_list(*sorted((low, likely, high)))
            ),
        )
    return Range(low=low, likely=likely, high=high)


def _read_flag(value: Any, key: Key, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise InputRefused(
        key=path,
        problem=tr("{value} is neither true nor false.").format(value=quoted(value)),
        remedy=allowed_words("true, false"),
    )


def _read_rate(value: Any, key: Key, path: str) -> Rate:
    if isinstance(value, Mapping):
        return Rate(**_read_table(value, keys.RATE_KEYS, path))
    return Rate(price=_read_range(value, key, path))


def _read_extras(value: Any, key: Key, path: str) -> tuple[Extra, ...]:
    if isinstance(value, (list, tuple)) and not all(_is_number(item) for item in value):
        items = _read_list(value, path, most=keys.MOST_QUOTES)
        return tuple(
            Extra(**_read_table(item, keys.EXTRA_KEYS, f"{path}[{n}]"))
            if isinstance(item, Mapping)
            else Extra(price=_read_range(item, key, f"{path}[{n}]"))
            for n, item in enumerate(items)
        )
    if isinstance(value, Mapping):
        return (Extra(**_read_table(value, keys.EXTRA_KEYS, path)),)
    return () if value == [] else (Extra(price=_read_range(value, key, path)),)


def _read_currency_code(value: Any, key: Key, path: str) -> str:
    if isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha() and value.isupper():
        return value
    raise InputRefused(
        key=path,
        problem=tr("{value} is no currency code.").format(value=quoted(value)),
        remedy=tr("Write the three capital letters of ISO 4217, such as USD or EUR."),
    )


def _read_quote_currency(value: Any, key: Key, path: str) -> QuoteCurrency:
    if isinstance(value, Mapping):
        return QuoteCurrency(**_read_table(value, keys.QUOTE_CURRENCY_KEYS, path))
    return QuoteCurrency(code=_read_currency_code(value, key, path))


def _read_prices(value: Any, key: Key, path: str) -> dict[str, Range]:
    if not isinstance(value, Mapping):
        raise InputRefused(
            key=path,
            problem=tr("a table of names and prices is needed, not {value}.").format(value=shown(value)),
            remedy=tr("Write it as {example}.").format(example="{core = 200}"),
        )
    name_key = Key(kind=Kind.TITLE, about=mark("What the preference is called."))
    found: dict[str, Range] = {}
    for written, price in value.items():
        name = _read_title(written, name_key, path)
        place = _joined(path, clipped(name))
        if name in found:
            raise InputRefused(key=place, problem=tr("it is given twice."), remedy=tr("Keep one of the two."))
        found[name] = _read_range(price, key, place)
    return found


def _read_quotes(value: Any, key: Key, path: str) -> tuple[Quote, ...]:
    items = _read_list(value, path, most=keys.MOST_QUOTES)
    return tuple(read_quote(item, f"{path}[{n}]") for n, item in enumerate(items))


def _read_steps(value: Any, key: Key, path: str) -> tuple[Step, ...]:
    items = _read_list(value, path, most=keys.MOST_STEPS)
    steps = tuple(Step(**_read_table(item, keys.STEP_KEYS, f"{path}[{n}]")) for n, item in enumerate(items))
    total = math.fsum(step.share for step in steps)
    if steps and not math.isclose(total, 1.0, abs_tol=0.011):
        raise InputRefused(
            key=path,
            problem=tr("the shares add up to {total}.").format(total=f"{total:.2g}"),
            remedy=tr("Make them add up to 1."),
        )
    return steps


def _read_settings_table(value: Any, key: Key, path: str) -> Settings:
    return read_settings(value, path)


def _read_list(value: Any, path: str, *, most: int) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise InputRefused(
            key=path,
            problem=tr("a list is needed, not {value}.").format(value=shown(value)),
            remedy=tr("Put it in [ ]."),
        )
    if len(value) > most:
        problem = plural("it has {count} entry.", "it has {count} entries.", len(value))
        raise InputRefused(
            key=path,
            problem=problem.format(count=len(value)),
            remedy=tr("Give at most {most}.").format(most=most),
        )
    return list(value)


_READERS: Mapping[Kind, Callable[[Any, Key, str], Any]] = {
    Kind.TITLE: _read_title,
    Kind.LINE: _read_line,
    Kind.TEXT: _read_text,
    Kind.LEVEL: _read_level,
    Kind.LEVELS: _read_levels,
    Kind.NUMBER: _read_number,
    Kind.WHOLE: _read_whole,
    Kind.RANGE: _read_range,
    Kind.FLAG: _read_flag,
    Kind.RATE: _read_rate,
    Kind.EXTRAS: _read_extras,
    Kind.CURRENCY_CODE: _read_currency_code,
    Kind.QUOTE_CURRENCY: _read_quote_currency,
    Kind.PRICES: _read_prices,
    Kind.QUOTES: _read_quotes,
    Kind.STEPS: _read_steps,
    Kind.SETTINGS: _read_settings_table,
}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
