"""From plain values to a Task, refusing what is not allowed by naming key, rule and nearest valid word."""

from __future__ import annotations

import difflib
import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format import keys
from advisor.domain.task_format.keys import Key, Kind
from advisor.errors import InputRefused, printable


def read_task(data: Any) -> Task:
    """The task in ``data`` (a mapping by ``rightsource.task/1``). Raises InputRefused for anything else."""
    found = _read_table(data, keys.TASK_KEYS, "")
    schema = found.pop("schema", keys.SCHEMA_NAME)
    if schema != keys.SCHEMA_NAME:
        raise InputRefused(
            key="schema", problem=f"this program reads {keys.SCHEMA_NAME}, not {_quoted(schema)}.",
            remedy=f'Write "{keys.SCHEMA_NAME}", or leave the key out.',
        )  # fmt: skip
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
            key=path, problem=f"a table of keys is needed here, not {_shown(data)}.",
            remedy=f"Allowed keys: {_listed(allowed)}.",
        )  # fmt: skip
    found: dict[str, Any] = {}
    for name, value in data.items():
        key = allowed.get(name)
        if key is None:
            raise _unknown_key(str(name), allowed, path)
        found[name] = _READERS[key.kind](value, key, _joined(path, name))
    for name, key in allowed.items():
        if key.required and name not in found:
            raise InputRefused(
                key=_joined(path, name), problem="it is missing.", remedy=f"Add it: {key.about}"
            )
    return found


def _unknown_key(name: str, allowed: Mapping[str, Key], path: str) -> InputRefused:
    nearest = _nearest(name, allowed)
    hint = f"Did you mean {nearest}?" if nearest else f"Allowed keys: {_listed(allowed)}."
    return InputRefused(key=_joined(path, _clipped(name)), problem="there is no such key.", remedy=hint)


def _read_title(value: Any, key: Key, path: str) -> str:
    text = _read_line(value, key, path).strip()
    if not text:
        raise InputRefused(key=path, problem="it is empty.", remedy=f"Write it down: {key.about}")
    return text


def _read_line(value: Any, key: Key, path: str) -> str:
    text = _read_text(value, key, path)
    if len(text) > keys.LONGEST_TITLE:
        raise InputRefused(
            key=path, problem=f"it is longer than {keys.LONGEST_TITLE} characters.",
            remedy="Shorten it; details belong in the notes.",
        )  # fmt: skip
    return " ".join(text.split())


def _read_text(value: Any, key: Key, path: str) -> str:
    if not isinstance(value, str):
        raise InputRefused(
            key=path, problem=f"text is needed, not {_shown(value)}.", remedy="Put it in quotes."
        )
    text = clean_text(value)
    if len(text) > keys.LONGEST_TEXT:
        raise InputRefused(
            key=path, problem=f"it is longer than {keys.LONGEST_TEXT:,} characters.", remedy="Shorten it."
        )
    return text


def clean_text(text: str) -> str:
    """``text`` without what no font, file or database carries: control characters and lone surrogates.

    Line ends become a line feed; tabs stay; each character removed leaves U+FFFD when it was a surrogate.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if text.isascii() and text.isprintable():
        return text
    return "".join(_clean_character(character) for character in text)


def _clean_character(character: str) -> str:
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or character in "\ufffe\uffff" else character


def _read_level(value: Any, key: Key, path: str) -> Any:
    assert key.words is not None
    words = key.allowed_words
    if isinstance(value, str) and value in words:
        return key.words(value)
    nearest = _nearest(value, words)
    hint = f" Did you mean {nearest}?" if nearest else ""
    raise InputRefused(
        key=path,
        problem=f"{_quoted(value)} is not a level it has.",
        remedy=f"Allowed: {_listed(words)}.{hint}",
    )


def _read_levels(value: Any, key: Key, path: str) -> tuple[Any, ...]:
    assert key.words is not None
    items = _read_list(value, path, most=2 * len(key.words))
    found = [_read_level(item, key, f"{path}[{n}]") for n, item in enumerate(items)]
    return tuple(dict.fromkeys(found))


def _read_number(value: Any, key: Key, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputRefused(
            key=path, problem=f"a number is needed, not {_shown(value)}.", remedy=f"Write {_bounds(key)}."
        )
    number = _as_float(value)
    if not math.isfinite(number):
        raise InputRefused(key=path, problem="it is not a finite number.", remedy=f"Write {_bounds(key)}.")
    if number < key.least or number > key.most:
        problem = "it is negative." if number < 0 else f"{number:g} is out of bounds."
        raise InputRefused(key=path, problem=problem, remedy=f"Allowed: {_bounds(key)}.")
    return number + 0.0  # -0.0 becomes 0.0


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:  # a whole number beyond any float
        return math.inf if value > 0 else -math.inf


def _read_whole(value: Any, key: Key, path: str) -> int:
    number = _read_number(value, key, path)
    if number != int(number):
        raise InputRefused(key=path, problem=f"{number:g} is not whole.", remedy=f"Allowed: {_bounds(key)}.")
    return int(number)


def _read_range(value: Any, key: Key, path: str) -> Range:
    if not isinstance(value, (list, tuple)):
        return Range.exactly(_read_number(value, key, path))
    if len(value) != 3:
        raise InputRefused(
            key=path, problem=f"a range has three numbers, this has {len(value)}.",
            remedy="Write [low, likely, high], or one number.",
        )  # fmt: skip
    low, likely, high = (_read_number(item, key, f"{path}[{n}]") for n, item in enumerate(value))
    if not low <= likely <= high:
        raise InputRefused(
            key=path, problem=f"[{low:g}, {likely:g}, {high:g}] does not rise from low over likely to high.",
            remedy=f"Put them in order: [{', '.join(f'{x:g}' for x in sorted((low, likely, high)))}]?",
        )  # fmt: skip
    return Range(low=low, likely=likely, high=high)


def _read_flag(value: Any, key: Key, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise InputRefused(
        key=path, problem=f"{_quoted(value)} is neither true nor false.", remedy="Allowed: true, false."
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
        key=path, problem=f"{_quoted(value)} is no currency code.",
        remedy="Write the three capital letters of ISO 4217, such as USD or EUR.",
    )  # fmt: skip


def _read_quote_currency(value: Any, key: Key, path: str) -> QuoteCurrency:
    if isinstance(value, Mapping):
        return QuoteCurrency(**_read_table(value, keys.QUOTE_CURRENCY_KEYS, path))
    return QuoteCurrency(code=_read_currency_code(value, key, path))


def _read_prices(value: Any, key: Key, path: str) -> dict[str, Range]:
    if not isinstance(value, Mapping):
        raise InputRefused(
            key=path, problem=f"a table of names and prices is needed, not {_shown(value)}.",
            remedy="Write it as {core = 200}.",
        )  # fmt: skip
    name_key = Key(kind=Kind.TITLE, about="What the preference is called.")
    found: dict[str, Range] = {}
    for written, price in value.items():
        name = _read_title(written, name_key, path)
        place = _joined(path, _clipped(name))
        if name in found:
            raise InputRefused(key=place, problem="it is given twice.", remedy="Keep one of the two.")
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
            key=path, problem=f"the shares add up to {total:.2g}.", remedy="Make them add up to 1."
        )
    return steps


def _read_settings_table(value: Any, key: Key, path: str) -> Settings:
    return read_settings(value, path)


def _read_list(value: Any, path: str, *, most: int) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise InputRefused(
            key=path, problem=f"a list is needed, not {_shown(value)}.", remedy="Put it in [ ]."
        )
    if len(value) > most:
        raise InputRefused(key=path, problem=f"it has {len(value)} entries.", remedy=f"Give at most {most}.")
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


def _nearest(word: Any, words: Iterable[str]) -> str | None:
    """The valid word most like ``word``, or None where nothing comes near."""
    if not isinstance(word, str):
        return None
    asked = word.strip().casefold().replace(" ", "_").replace("-", "_")[:80]
    close = difflib.get_close_matches(asked, list(words), n=1, cutoff=0.5)
    return close[0] if close else None


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _clipped(text: str) -> str:
    return printable(clean_text(text), longest=60)


def _quoted(value: Any) -> str:
    return f"“{_clipped(value)}”" if isinstance(value, str) else _shown(value)


def _shown(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case int() | float():
            return f"the number {value:g}" if abs(value) < keys.LARGEST_NUMBER else "a huge number"
        case str():
            return f"the text “{_clipped(value)}”"
        case Mapping():
            return "a table"
        case list() | tuple():
            return "a list"
        case _:
            return "a date or time"


def _bounds(key: Key) -> str:
    unit = f" ({key.unit})" if key.unit else ""
    if key.most < keys.LARGEST_NUMBER:
        kind = "a whole number" if key.kind is Kind.WHOLE else "a number"
        return f"{kind} from {key.least:g} to {key.most:g}{unit}"
    return f"a number above 0{unit}" if key.least > 0 else f"a number from 0 up{unit}"
