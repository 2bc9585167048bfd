"""Writes the defaults and the starter tasks once more, as JSON, which is read in no time: `make data`.

The TOML files are what people edit and the only source; TOML takes Python milliseconds that every single
piece of advice would wait for. So does what Babel knows of money: see `advisor/wording/writers.py`. With
``--check`` nothing is written; it fails where the two do not match.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

from babel import Locale
from babel.core import get_global

from advisor.settings import DEFAULT_LOCALE

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources"
FILE = FOLDER / "quick_data.json"


def quick_data() -> str:
    """An object with a line for each file: its name within ``resources`` and all its values; and Babel's."""
    paths = [FOLDER / "evidence.toml", *sorted(FOLDER.glob("starters/*.toml"))]
    lines = [f"{_json(path.relative_to(FOLDER).as_posix())}: {_json(_read(path))}" for path in paths]
    lines.append(f'"babel": {_json(_of_babel())}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _read(path: Path) -> object:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _of_babel() -> object:
    return {
        "fractions": get_global("currency_fractions"),
        "signs": dict(Locale.parse(DEFAULT_LOCALE).currency_symbols),
    }


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
