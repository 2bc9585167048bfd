"""Puts the terms of the system's libraries into the bundle, and refuses a library whose terms nobody read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from about import BUILD
from bundle.contents import may_come_along

_TAKEN = BUILD / "system-files.json"  # name in the bundle → where it was; the bundle's spec writes it
_COMMON = Path("/usr/share/common-licenses")
_REFERENCE = re.compile(rf"{_COMMON}/([\w.-]*\w)")
_NOTE = "The texts that this refers to in {common} are in the folder common-licenses beside it.\n\n"


def add_system_licences(bundle: Path) -> None:
    """Those of the libraries that the system lent, as their Debian packages have them.

    Raises ValueError for a library that is not among those whose licence was read.
    """
    taken = json.loads(_TAKEN.read_text("utf-8"))
    if strange := list(unread(taken)):
        raise ValueError(
            f"Nobody has read the licence of {', '.join(strange)}: see packaging/bundle/contents.py."
        )
    folder = bundle / "_internal" / "licences"
    for package in sorted({name for source in taken.values() for name in _packages_of(Path(source))}):
        terms = Path("/usr/share/doc") / package / "copyright"
        if terms.is_file():
            text = terms.read_text("utf-8", "replace")
            named = common_texts(text)
            note = _NOTE.format(common=_COMMON) if named else ""
            (folder / f"debian-{package}.txt").write_text(note + text, "utf-8")
            _add_common(folder, named)


def unread(taken: dict[str, str]) -> Iterator[str]:
    """Libraries of the system that nobody allowed; Python's own modules lie among them on Debian."""
    for name, source in taken.items():
        if not may_come_along(name) and not re.search(r"/python3[.]\d+/", source):
            yield name


def common_texts(text: str) -> set[str]:
    """The names of the licences that a copyright file does not repeat."""
    return set(_REFERENCE.findall(text))


def _add_common(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        if (_COMMON / name).is_file():
            (folder / "common-licenses").mkdir(exist_ok=True)
            shutil.copy(_COMMON / name, folder / "common-licenses" / f"{name}.txt")


def _packages_of(source: Path) -> Iterator[str]:
    """The package that a file came in, if any: dpkg may know it by the folder that /lib is now a link to."""
    real = source.resolve()
    for path in dict.fromkeys((str(source), str(real), str(real).removeprefix("/usr"))):
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False).stdout
        if found:
            yield found.partition(":")[0]
            return
