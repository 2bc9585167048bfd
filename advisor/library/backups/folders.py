"""Where the backups of a library are, told from its path, and when each was made, told from its name."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

from advisor.library.library import SUFFIX
from advisor.sha256 import sha256

_MOST_LETTERS = 40
_NAMED = re.compile(
    r"(?P<stem>.+) (?P<time>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((?P<number>\d{1,4})\))?"
    + re.escape(SUFFIX),
    re.DOTALL,
)


def folder_of(library: Path, root: Path) -> Path:
    """The folder in ``root`` for one library: its name, and what tells it from others of that name."""
    name = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in library.stem)
    path = os.path.normcase(os.fspath(library))
    return root / f"{name[:_MOST_LETTERS].strip() or '_'} {sha256(os.fsencode(path)).hexdigest()[:12]}"


def made_at(backup: Path) -> datetime.datetime | None:
    """When a backup was made, to the second; None for a file that is not named as backups are."""
    named = _NAMED.fullmatch(backup.name)
    if named is None:
        return None
    try:
        return datetime.datetime.fromisoformat(named["time"].replace(".", ":")).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def number_of(backup: Path) -> int:
    """Which of those made in one second it is, from 1."""
    named = _NAMED.fullmatch(backup.name)
    return int(named["number"] or 1) if named is not None else 0


def stem_of(backup: Path) -> str:
    """The name of the library that a backup is of; "" for another file."""
    named = _NAMED.fullmatch(backup.name)
    return "" if named is None else named["stem"]
