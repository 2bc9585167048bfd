"""Writes the defaults and the starter tasks once more, as JSON, which is read in no time: `make data`.

The TOML files are what people edit and the only source; TOML takes Python milliseconds that every single
piece of advice would wait for. So does Babel's knowledge of the world and of the usual locale: see
`advisor/wording/locales.py`. With ``--check`` nothing is written; it fails where the two do not match.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global
from babel.numbers import NumberPattern
from babel.plural import PluralRule

from advisor.settings import DEFAULT_LOCALE

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources"
FILE = FOLDER / "quick_data.json"
# What is used of Babel for numbers and money.
OF_THE_WORLD = ("currency_fractions", "parent_exceptions")
OF_A_LOCALE = (
    "decimal_formats",
    "percent_formats",
    "currency_formats",
    "number_symbols",
    "currency_symbols",
    "currency_names",
    "currency_names_plural",
    "plural_form",
    "default_numbering_system",
    "numbering_systems",
)


def quick_data() -> str:
    """An object with a line for each file: its name within ``resources`` and all its values; and Babel's."""
    paths = [FOLDER / "evidence.toml", *sorted(FOLDER.glob("starters/*.toml"))]
    lines = [f"{_json(path.relative_to(FOLDER).as_posix())}: {_json(_read(path))}" for path in paths]
    lines.append(f'"babel": {_json(_of_babel())}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _read(path: Path) -> object:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _of_babel() -> object:
    data = Locale.parse(DEFAULT_LOCALE)._data
    return {
        "version": babel.__version__,
        "world": {name: get_global(name) for name in OF_THE_WORLD},
        "locales": {DEFAULT_LOCALE: {name: _plain(data[name]) for name in OF_A_LOCALE}},
    }


def _plain(value: object) -> object:
    """As JSON can say it: patterns as they are written, and "" for the usual one of several."""
    if isinstance(value, Mapping):
        return {key or "": _plain(each) for key, each in value.items()}
    if isinstance(value, PluralRule):
        return dict(value.rules)
    return value.pattern if isinstance(value, NumberPattern) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def main() -> int:
    """Write the file, or only look whether it is up to date."""
    data = quick_data()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(data, encoding="utf-8", newline="\n")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != data:
        print(f"{FILE.name} is not up to date: run `make data`.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
