"""The small notes that lie beside backups, so that a list of them need not open each: what, when and why."""

from __future__ import annotations

import datetime
import json
from enum import StrEnum
from pathlib import Path
from typing import Any

from advisor.library.backups import private_files
from advisor.library.backups.contents import Holds
from advisor.library.surroundings import as_text, from_text
from advisor.records import Struct, to_builtins

FOLDER_NOTE = "library.json"
_LARGEST_BYTES = 65_536


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    CLOSED = "closed"
    ASKED = "asked"
    UPDATE = "update"
    RESTORE = "restore"
    IMPORT = "import"


class Note(Struct, frozen=True, kw_only=True):
    """Of one backup. ``library``: where the library was. ``content``: its ``digest``. ``size`` in bytes."""

    made: datetime.datetime
    reason: Reason
    library: str
    size: int
    content: str
    holds: Holds


class State(Struct, frozen=True, kw_only=True):
    """A library's file as it was when ``backup`` (a name) held all of it."""

    size: int
    modified_ns: int
    identity: int
    backup: str
    content: str


class FolderNote(Struct, frozen=True, kw_only=True):
    """Of the folder with one library's backups. ``identity``: which file it is, whatever it is called."""

    library: str
    identity: list[int]
    state: State | None


def beside(backup: Path) -> Path:
    """Where the note of a backup is."""
    return backup.with_name(f"{backup.name}.json")


def write_note(backup: Path, note: Note, *, token: str) -> None:
    """Raises OSError."""
    data = to_builtins(note) | {"made": as_text(note.made)}
    private_files.write(beside(backup), _as_json(data), token=token)


def read_note(backup: Path) -> Note | None:
    """The note of a backup; None where there is none, or none that makes sense."""
    data = _read(beside(backup))
    try:
        holds = Holds(**data["holds"])
        note = Note(
            made=from_text(data["made"]),
            reason=Reason(data["reason"]),
            library=_text(data["library"]),
            size=_count(data["size"]),
            content=_text(data["content"]),
            holds=holds,
        )
        _text(holds.business)
        for name in Holds.__struct_fields__:
            if name != "business":
                _count(getattr(holds, name))
    except (KeyError, TypeError, ValueError):
        return None
    return note


def write_folder_note(folder: Path, note: FolderNote, *, token: str) -> None:
    """Raises OSError."""
    private_files.write(folder / FOLDER_NOTE, _as_json(to_builtins(note)), token=token)


def read_folder_note(folder: Path) -> FolderNote | None:
    """Whose backups are in a folder; None where nobody can tell."""
    data = _read(folder / FOLDER_NOTE)
    try:
        state = State(**data["state"]) if data["state"] is not None else None
        if state is not None:
            for text in (state.backup, state.content):
                _text(text)
            for number in (state.size, state.modified_ns, state.identity):
                _count(number)
        return FolderNote(
            library=_text(data["library"]), identity=[_count(one) for one in data["identity"]], state=state
        )
    except (KeyError, TypeError, ValueError):
        return None


def _as_json(data: dict[str, Any]) -> str:
    # A path may hold bytes that are no text: as escapes they get through.
    return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LARGEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is wanted")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("a whole number is wanted")
    return value
