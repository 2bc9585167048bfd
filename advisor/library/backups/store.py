"""The backups of one library: makes one when it is due, and thins out those of long ago."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path

from advisor.library import backup, errors
from advisor.library.backups import contents, place, private_files
from advisor.library.backups.folders import folder_of, made_at, number_of
from advisor.library.backups.note import (
    FolderNote,
    Note,
    Reason,
    State,
    beside,
    read_folder_note,
    read_note,
    write_folder_note,
    write_note,
)
from advisor.library.backups.retention import kept
from advisor.library.connection import Connection
from advisor.library.surroundings import Surroundings
from advisor.progress import Progress
from advisor.unfinished import clear_away

_BY_ITSELF = (Reason.DAILY, Reason.CLOSED)
_UNFINISHED = re.compile(r"\.[\w-]{1,80}\.(new|part|new-journal|new\.sha256)")
_DAY_SECONDS = 86_400
_SETTLED_NS = 100_000_000  # a file's time has steps: what was written within one of them looks the same


class Store:
    """``root``: the folder with all libraries' backups, for a library that need not be there any more.

    Works in any thread, over connections of its own.
    """

    def __init__(
        self, library: Path, *, root: Path | None = None, surroundings: Surroundings | None = None
    ) -> None:
        self.library = Path(os.path.realpath(library))
        self.surroundings = surroundings or Surroundings()
        self._root = root

    @property
    def folder(self) -> Path:
        """Where this library's backups are; it is made with the first of them."""
        return folder_of(self.library, self._root or place.backups_folder())

    def make(
        self, reason: Reason, *, connection: Connection | None = None, step: backup.Step | None = None
    ) -> Path:
        """A checked backup of the library as it is now.

        ``connection``: an open one to it. ``step``: as for ``Connection.copy_in_steps``.
        Raises BackupFailed, BackupFolderMissing, LibraryDamaged, LibraryMissing, Cancelled.
        """
        root = self._root or (
            place.surely_usable_folder()
            if reason is Reason.UPDATE
            else place.usable_folder(self.library.name)
        )
        folder = folder_of(self.library, root)
        own = connection or backup.connected(self.library)
        try:
            private_files.make_folder(folder)
            before = self._file_state()
            made = backup.backup_of(own, folder, self.surroundings, step)
            self._write_notes(made, reason, before)
            self._thin_out(folder, made)
        except OSError:
            raise errors.BackupFailed(self.library.name) from None
        finally:
            if connection is None:
                own.close()
            with suppress(OSError):
                folder.rmdir()  # only where nothing came into it
        return made

    def make_if_changed(self, reason: Reason, progress: Progress | None = None) -> Path | None:
        """The same, unless the last backup holds all that is in the library, or there is nothing in it."""
        if self.is_surely_unchanged():
            return None
        progress = progress or Progress()
        connection = backup.connected(self.library)
        try:
            before = self._file_state()
            content = contents.digest(connection, progress)
            last, note = self._last()
            if last is None or note is None:
                if last is None and contents.is_empty(connection):
                    return None
            elif note.content == content:
                with suppress(OSError):  # looked at again the next time
                    self._remember(last, note.content, before)
                return None
            return self.make(reason, connection=connection, step=progress.report)
        finally:
            connection.close()

    def make_daily(self, progress: Progress | None = None) -> Path | None:
        """At the first opening of a day (the owner's, not UTC's), a backup of what has changed."""
        last, _ = self._last()
        if last is not None:
            made = made_at(last)
            if made is not None and made.astimezone().date() >= self.surroundings.now().astimezone().date():
                return None
        return self.make_if_changed(Reason.DAILY, progress)

    def is_surely_unchanged(self) -> bool:
        """Whether nobody can have written to the file since a backup that is still there; quick to tell."""
        note = read_folder_note(self.folder)
        if note is None or note.state is None:
            return False
        now = self._file_state()
        state = note.state
        return now == (state.size, state.modified_ns, state.identity) and _is_whole_at_a_glance(
            self.folder / state.backup
        )

    def _last(self) -> tuple[Path | None, Note | None]:
        found = [
            (made, number_of(path), path) for path in _backups_in(self.folder) if (made := made_at(path))
        ]
        if not found:
            return None, None
        last = max(found)[2]
        return last, read_note(last) if _is_whole_at_a_glance(last) else None

    def _file_state(self) -> tuple[int, int, int] | None:
        """Size, time and number of the file; None where that does not tell yet whether it will change."""
        try:
            found = self.library.stat()
        except OSError:
            return None
        if abs(time.time_ns() - found.st_mtime_ns) < _SETTLED_NS:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ino

    def _write_notes(self, made: Path, reason: Reason, before: tuple[int, int, int] | None) -> None:
        copy = Connection(made, read_only=True)
        try:
            content, holds = contents.digest(copy), contents.holds(copy)
        finally:
            copy.close()
        note = Note(
            made=made_at(made) or self.surroundings.now(),
            reason=reason,
            library=str(self.library),
            size=made.stat().st_size,
            content=content,
            holds=holds,
        )
        write_note(made, note, token=self.surroundings.new_token())
        self._remember(made, content, before)

    def _remember(self, made: Path, content: str, before: tuple[int, int, int] | None) -> None:
        """Note whose backups these are, and that ``made`` holds all of the file, if that stayed the same."""
        state = None
        if before is not None and before == self._file_state():
            size, modified_ns, identity = before
            state = State(
                size=size, modified_ns=modified_ns, identity=identity, backup=made.name, content=content
            )
        try:
            found = self.library.stat()
            identity_of_file = [found.st_dev, found.st_ino]
        except OSError:
            identity_of_file = []
        note = FolderNote(library=str(self.library), identity=identity_of_file, state=state)
        write_folder_note(made.parent, note, token=self.surroundings.new_token())

    def _thin_out(self, folder: Path, made: Path) -> None:
        """Delete what the rule does not keep, now that ``made`` is whole; only what is surely ours.

        The rule goes twice: over all, and over those that somebody asked for or that precede a large change,
        so that many automatic ones do not drive these out. What bears a time to come is left alone: a clock
        was wrong, and it must not count as the newest.
        """
        latest = made_at(made)
        found = [(time_, path) for path in _backups_in(folder) if (time_ := made_at(path)) is not None]
        past = [(time_, path) for time_, path in found if latest is not None and time_ <= latest]
        wanted = [time_ for time_, path in past if not _is_by_itself(path)]
        keep = kept(time_ for time_, _ in past) | kept(wanted)
        for time_, path in past:
            if time_ not in keep and path != made:
                _remove(path)
        self._sweep(folder)

    def _sweep(self, folder: Path) -> None:
        """Remove what backups that were broken off have left; once a day old, whoever left it."""
        clear_away(folder)
        for path in list(folder.iterdir()):
            is_left = bool(_UNFINISHED.fullmatch(path.name))
            if path.name.endswith((".sha256", ".json")):
                copy = path.with_suffix("")
                is_left = is_left or (made_at(copy) is not None and not copy.exists())
            with suppress(OSError):
                if is_left and time.time() - path.stat().st_mtime > _DAY_SECONDS:
                    path.unlink()


def _backups_in(folder: Path) -> list[Path]:
    """What is ours in a folder: named as we name them, and with a checksum beside."""
    try:
        return [
            path
            for path in folder.iterdir()
            if made_at(path) is not None and path.with_name(f"{path.name}.sha256").is_file()
        ]
    except OSError:
        return []


def _is_by_itself(path: Path) -> bool:
    note = read_note(path)
    return note is not None and note.reason in _BY_ITSELF


def _is_whole_at_a_glance(path: Path) -> bool:
    """Whether a backup is there, and as long as when it was made."""
    note = read_note(path)
    try:
        return note is not None and path.stat().st_size == note.size
    except OSError:
        return False


def _remove(path: Path) -> None:
    """The copy first: without it, its note and checksum mean nothing, and are swept up later."""
    with suppress(OSError):  # one that cannot be deleted takes room, and does no other harm
        path.unlink()
        beside(path).unlink(missing_ok=True)
        path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)
