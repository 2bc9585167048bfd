"""What stands in an open dialog, on the disk: one small file each, gone when the dialog is closed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from advisor.library.backups import private_files
from advisor.processes import process_birth
from advisor.records import MsgspecError, Struct, json
from advisor.unfinished import clear_away, new_token

_SUFFIX = ".json"
_LONGEST_BYTES = 4_000_000


class Draft(Struct, frozen=True, kw_only=True):
    """``dialog``: its title. ``texts``: the name of each field that was typed into, and what stands in it."""

    dialog: str
    written: datetime.datetime
    texts: tuple[tuple[str, str], ...]


class _Stored(Struct, frozen=True, kw_only=True):
    """``pid`` and ``birth``: the process that the dialog is open in (see ``process_birth``)."""

    pid: int
    birth: str
    draft: Draft


class DraftFile:
    """The file of one open dialog in ``folder``, which is made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._token = new_token()
        self._path = folder / f"{self._token}{_SUFFIX}"

    def write(self, dialog: str, texts: Sequence[tuple[str, str]]) -> None:
        """Keep these in place of what was kept before. Raises OSError."""
        if not texts:
            self.remove()
            return
        pid = os.getpid()
        draft = Draft(dialog=dialog, written=datetime.datetime.now(datetime.UTC), texts=tuple(texts))
        stored = _Stored(pid=pid, birth=process_birth(pid) or "", draft=draft)
        private_files.make_folder(self._path.parent)
        private_files.write(self._path, json.encode(stored).decode(), token=new_token())

    def remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()


def left_drafts(folder: Path) -> list[tuple[Path, Draft]]:
    """What is left of dialogs whose process has ended, the oldest first, each with its file."""
    clear_away(folder)
    found = []
    with suppress(OSError):
        for path in folder.glob(f"*{_SUFFIX}"):
            if (draft := _left(path)) is not None:
                found.append((path, draft))
    return sorted(found, key=lambda one: one[1].written)


def _left(path: Path) -> Draft | None:
    """The draft in a file; None where its process still runs, or where nothing can be made of it."""
    try:
        if path.stat().st_size > _LONGEST_BYTES:
            return None
        stored = json.decode(path.read_bytes(), type=_Stored)
    except (OSError, MsgspecError):
        return None
    now = process_birth(stored.pid)
    # Where the system does not say when a process was born, one that runs may be the one that wrote it.
    is_left = now is None or bool(now and now != stored.birth)
    return stored.draft if is_left and stored.draft.written.tzinfo is not None else None
