"""What is shipped along with the program and under which licence, as each library says of itself."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from advisor.records import Struct

PROGRAM = "rightsource"
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_LONGEST_LICENCE = 60


class Shipped(Struct, frozen=True, kw_only=True):
    """A library. ``licence``: its name, as short as the library has it; ``texts``: file name → text."""

    name: str
    version: str
    licence: str
    texts: dict[str, str]


def shipped_libraries() -> list[Shipped]:
    """Every library that the program needs, and what these need, by name. Empty where none can be found."""
    found: dict[str, Distribution] = {}
    _collect(PROGRAM, found)
    for name in (PROGRAM, "pip"):  # sqlite-utils names pip, for a command that nothing here runs
        found.pop(name, None)
    return [_described(one) for _, one in sorted(found.items())]


def _collect(name: str, found: dict[str, Distribution]) -> None:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = one = distribution(name)
    except PackageNotFoundError:  # for another system or Python
        return
    for requirement in one.requires or []:
        needed = re.match(r"[\w.-]+", requirement)
        if needed and "extra ==" not in requirement:
            _collect(needed.group(), found)


def _described(one: Distribution) -> Shipped:
    texts = {
        str(file): file.read_binary().decode("utf-8", "replace")
        for file in one.files or []
        if _LICENCE_FILE.search(file.as_posix().partition(".dist-info/")[2]) and Path(file.locate()).is_file()
    }
    return Shipped(name=one.name, version=one.version, licence=_licence(one), texts=texts)


def _licence(one: Distribution) -> str:
    said = (*_all(one, "License-Expression"), *_all(one, "License"), "")[0]
    first = said.strip().split("\n")[0].split(" (")[0]
    if first and len(first) <= _LONGEST_LICENCE:
        return first
    kinds = (kind.split(" :: ") for kind in _all(one, "Classifier"))
    return ", ".join(kind[-1].split(" (")[0] for kind in kinds if kind[0] == "License")


def _all(one: Distribution, field: str) -> list[str]:
    return one.metadata.get_all(field) or []
