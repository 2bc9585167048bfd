"""Finds every text to be translated: calls in the code, and what people read of the data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

from advisor.records import Struct

CODE = ("advisor", "ui")
DATA = Path("resources")
# Which argument is the text and, with "c", which the context; by how many arguments there are.
# To Babel, the comma that a call over several lines ends in is one argument more.
_TEXT_OR_CONTEXT = {None: (1,), 2: (1, (2, "c")), 3: (1, (2, "c"))}
KEYWORDS: Mapping[str, Any] = {
    "mark": _TEXT_OR_CONTEXT,
    "_tr": (1,),
    "tr": _TEXT_OR_CONTEXT,
    "plural": {3: (1, 2), 4: (1, 2)},
    "translate": {2: (2,), 3: (2, (3, "c")), 4: (2, (3, "c"))},
}


class Message(Struct, frozen=True, kw_only=True):
    """One text. ``forms``: itself, or singular and plural. ``place``: the file it stands in."""

    forms: tuple[str, ...]
    context: str | None
    place: str


def messages(root: Path) -> Iterator[Message]:
    """Every text under ``root``, file by file."""
    for package in CODE:
        for path in sorted((root / package).rglob("*.py")):
            yield from _of_code(path, root)
    for path in sorted((root / DATA).rglob("*.toml")):
        yield from _of_data(path, root)


def _of_code(path: Path, root: Path) -> Iterator[Message]:
    place = path.relative_to(root).as_posix()
    found = extract("python", BytesIO(path.read_bytes()), keywords=KEYWORDS)
    for _line, forms, _comments, context in found:
        texts = (forms,) if isinstance(forms, str) else tuple(forms)
        if texts[0]:
            yield Message(forms=texts, context=context or None, place=place)


def _of_data(path: Path, root: Path) -> Iterator[Message]:
    place = path.relative_to(root)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for text in _READERS[place.parts[1] if len(place.parts) > 2 else place.name](data):
        if text:
            yield Message(forms=(text,), context=None, place=place.as_posix())


def _glossary(data: Mapping[str, Any]) -> Iterator[str]:
    for term in data["term"]:
        yield term["word"]
        yield term.get("dictionary", "")
        yield term["meaning"]


def _evidence(data: Any) -> Iterator[str]:
    """Notes wherever they stand, and the sources that are no publication."""
    if isinstance(data, Mapping):
        yield data.get("note", "") if isinstance(data.get("note", ""), str) else ""
        if data.get("grade") == "own":
            yield data["source"]
        for value in data.values():
            yield from _evidence(value)


def _starters(data: Mapping[str, Any]) -> Iterator[str]:
    for function in data.get("function", ()):
        yield function["label"]
        yield ", ".join(function["aliases"])
    for task in data.get("task", ()):
        yield task["summary"]
        yield task["answers"]["title"]
        yield task["answers"].get("notes", "")


def _sample(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("name", "title", "notes"):
        yield data.get(key, "")
    for quote in data.get("quotes", ()):
        yield from (extra["title"] for extra in quote.get("extras", ()))
    yield from (step["title"] for step in data.get("steps", ()))
    for vendor in data.get("vendor", ()):
        yield vendor.get("country", "")
        yield vendor.get("summary", "")
        yield from (note["text"] for note in vendor.get("note", ()))


_READERS = {
    "glossary.toml": _glossary,
    "evidence.toml": _evidence,
    "starters": _starters,
    "sample": _sample,
}
