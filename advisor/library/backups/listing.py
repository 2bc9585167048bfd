"""Lists the backups there are of a library, with what each holds, and looks whether one is as it was made."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from advisor.library import backup, header, schema
from advisor.library.backups import contents, place
from advisor.library.backups.errors import BackupDamaged
from advisor.library.backups.folders import folder_of, made_at, number_of, stem_of
from advisor.library.backups.note import Reason, read_folder_note, read_note
from advisor.library.connection import Connection
from advisor.library.errors import LibraryError, LibraryMissing, LibraryTooNew
from advisor.progress import Progress
from advisor.records import Struct
from advisor.sha256 import sha256


class Backup(Struct, frozen=True, kw_only=True):
    """``reason``, ``holds``: None where nobody can tell. ``size`` in bytes.

    ``moved_from``: where the library was when the backup was made, if that was not where it is now.
    ``has_its_size``: False for one that is surely not as it was made; ``verify`` tells the rest.
    """

    path: Path
    made: datetime.datetime
    reason: Reason | None
    size: int
    holds: contents.Holds | None
    moved_from: str = ""
    has_its_size: bool = True


def backups_of(library: Path, *, root: Path | None = None) -> list[Backup]:
    """The backups of the library at ``library``, newest first; the file itself may be gone.

    Those of a library that was moved or renamed are among them: its former place is empty, and it had this
    name, or it is this very file.
    """
    library = Path(os.path.realpath(library))
    root = root or place.backups_folder()
    found = list(_in_folder(folder_of(library, root), ""))
    with suppress(OSError):
        for folder in sorted(root.iterdir()):
            if folder == folder_of(library, root) or not folder.is_dir():
                continue
            note = read_folder_note(folder)
            if note is not None and _is_former(note.library, note.identity, library):
                found += _in_folder(folder, note.library)
        found += _made_by_earlier_versions(library, root)
    return sorted(found, key=lambda one: (one.made, number_of(one.path)), reverse=True)


def libraries_with_backups(*, root: Path | None = None) -> list[Path]:
    """Where the libraries are, or were, that there are backups of; those backed up last come first."""
    found: dict[Path, float] = {}
    with suppress(OSError):
        for folder in (root or place.backups_folder()).iterdir():
            note = read_folder_note(folder) if folder.is_dir() else None
            if note is not None and any(made_at(path) is not None for path in folder.iterdir()):
                found[Path(note.library)] = folder.stat().st_mtime
    return sorted(found, key=lambda library: found[library], reverse=True)


def has_backups(library: Path) -> bool:
    """Whether there is any, quick to tell."""
    return bool(backups_of(library))


def library_of(path: Path) -> Path | None:
    """Where the library was that the backup at ``path`` was made of; None where nobody can tell."""
    note = read_note(path)
    return Path(note.library) if note is not None else None


def described(path: Path) -> Backup:
    """A backup that was just made."""
    made = made_at(path)
    assert made is not None
    return _described(path, made, "")


def verify(path: Path, progress: Progress | None = None) -> str:
    """Make sure that a backup is as it was made and can be opened; its checksum.

    Raises LibraryMissing, BackupDamaged, LibraryTooNew, Cancelled.
    """
    progress = progress or Progress()
    try:
        expected = path.with_name(f"{path.name}.sha256").read_bytes()[:64].decode("ascii", "replace")
        total, done = path.stat().st_size, 0
        found = sha256()
        with path.open("rb") as file:
            while block := file.read(backup.BLOCK):
                found.update(block)
                done += len(block)
                progress.report(done, total)
    except OSError:
        if not path.exists():
            raise LibraryMissing(path.name) from None
        raise BackupDamaged(path.name) from None
    if found.hexdigest() != expected:
        raise BackupDamaged(path.name)
    try:
        header.read_header(path, newest=schema.VERSION)
    except LibraryTooNew:
        raise
    except LibraryError:
        raise BackupDamaged(path.name) from None
    if not backup.is_whole(path):
        raise BackupDamaged(path.name)
    return expected


def _in_folder(folder: Path, moved_from: str) -> Iterator[Backup]:
    try:
        paths = list(folder.iterdir())
    except OSError:
        return
    for path in paths:
        made = made_at(path)
        if made is None:
            continue
        with suppress(OSError):  # gone in the meantime
            yield _described(path, made, moved_from)


def _made_by_earlier_versions(library: Path, root: Path) -> Iterator[Backup]:
    """These lay in one folder, told apart by their names alone."""
    for one in _in_folder(root, ""):
        if stem_of(one.path) == library.stem[:100]:
            yield one


def _described(path: Path, made: datetime.datetime, moved_from: str) -> Backup:
    size = path.stat().st_size
    note = read_note(path)
    if note is None:
        return Backup(
            path=path, made=made, reason=None, size=size, holds=_counted(path), moved_from=moved_from
        )
    return Backup(
        path=path,
        made=made,
        reason=note.reason,
        size=size,
        holds=note.holds,
        moved_from=moved_from,
        has_its_size=size == note.size,
    )


def _counted(path: Path) -> contents.Holds | None:
    try:
        connection = Connection(path, read_only=True)
        try:
            schema.verify(connection)
            return contents.holds(connection)
        finally:
            connection.close()
    except LibraryError:
        return None


def _is_former(former: str, identity: list[int], library: Path) -> bool:
    if os.path.lexists(former):
        return False
    if Path(former).name == library.name:
        return True
    with suppress(OSError):
        found = library.stat()
        return identity == [found.st_dev, found.st_ino]
    return False
