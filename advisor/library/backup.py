"""Copies of a library that were checked when they were made, and the check itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.language import tr
from advisor.library import business, documents, errors, schema, tasks, vendors
from advisor.library.appearing import sync_folder
from advisor.library.backups import private_files
from advisor.library.connection import Connection
from advisor.library.library import SUFFIX, Library
from advisor.library.surroundings import Surroundings
from advisor.sha256 import sha256
from advisor.unfinished import clear_away

Step = Callable[[int, int], None]
_LONGEST_STEM_BYTES = 160
BLOCK = 1 << 16  # bytes that a checksum takes at once: meanwhile no other thread runs


def backup(library: Library, folder: Path) -> Path:
    """Write a checked copy of the library as it is now into ``folder``; its path.

    Named after the library and the time (UTC); beside it ``….sha256`` as ``sha256sum -c`` reads it.
    Choose a folder that no program syncs. Raises BackupFailed, LibraryDamaged.
    """
    return backup_of(library.connection, folder, library.surroundings)


def backup_of(
    connection: Connection, folder: Path, surroundings: Surroundings, step: Step | None = None
) -> Path:
    """The same, over any connection to the library. ``step``: as for ``Connection.copy_in_steps``."""
    name = connection.path.name
    stamp = surroundings.now().strftime("%Y-%m-%d %H.%M.%S")
    unfinished = folder / f".{surroundings.new_token()}.new"
    try:
        private_files.make_folder(folder)
        target = _free_name(folder, f"{_short(connection.path.stem)} {stamp}")
        private_files.make_empty(unfinished)
        connection.copy_in_steps(unfinished, step or _go_on)
        if not is_whole(unfinished):
            is_our_copy = connection.rows("PRAGMA quick_check(1)") == [("ok",)]
            raise (errors.BackupFailed if is_our_copy else errors.LibraryDamaged)(name)
        # The checksum first: a copy without one counts as unfinished.
        _write_checksum(unfinished, target)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
        sync_folder(folder)
        clear_away(folder)  # what a process that was killed left there
    except OSError:
        raise errors.BackupFailed(name) from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return target


def check(path: Path) -> list[str]:
    """What is wrong with the library file at ``path``, a sentence each; empty when nothing is.

    Reads every page, every reference and every row. The file may be open meanwhile, here or elsewhere.
    """
    try:
        connection = connected(path)
        try:
            schema.verify(connection)
            return _faults(connection) or _unreadable_rows(connection)
        finally:
            connection.close()
    except AdvisorError as error:
        return [str(error)]


def checksum(path: Path) -> str:
    """The SHA-256 of a file that is not open as a library, in hexadecimal."""
    found = sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def connected(path: Path) -> Connection:
    """A connection for reading, also where half a change has to be taken back first. Raises LibraryError."""
    if path.is_file() and path.stat().st_size == 0:
        raise errors.EmptyFile(path.name)
    try:
        return Connection(path, read_only=True)
    except errors.LibraryReadOnly:  # after a crash, half a change waits to be taken back, which is writing
        return Connection(path)


def _faults(connection: Connection) -> list[str]:
    found = [str(row[0]) for row in connection.rows("PRAGMA quick_check(20)")]
    faults = (
        []
        if found == ["ok"]
        else [tr("The file's pages do not fit together: {fault}.").format(fault=fault) for fault in found]
    )
    for table, rowid, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        faults.append(
            tr("Row {row} of “{table}” belongs to a row of “{parent}” that is not there.").format(
                row=rowid, table=table, parent=parent
            )
        )
    return faults


def _unreadable_rows(connection: Connection) -> list[str]:
    faults: list[str] = []

    def attempt(read: Callable[[], object]) -> None:
        try:
            read()
        except errors.LibraryError as error:
            faults.append(str(error))

    version = connection.number("PRAGMA user_version")
    has_papers = version >= schema.FIRST_WITH_PAPERS
    has_follow_ups = version >= schema.FIRST_WITH_FOLLOW_UPS
    for (task_id,) in connection.rows("SELECT id FROM task ORDER BY id"):
        attempt(partial(tasks.record, connection, task_id, with_review=has_papers))
        attempt(partial(tasks.summary, connection, task_id))
        if has_papers:
            attempt(partial(documents.of_task, connection, task_id))
    for (vendor_id,) in connection.rows("SELECT id FROM vendor ORDER BY id"):
        attempt(partial(vendors.record, connection, vendor_id, with_follow_ups=has_follow_ups))
    attempt(partial(business.read, connection, with_logo=has_papers))
    return list(dict.fromkeys(faults))


def is_whole(copy: Path) -> bool:
    """Whether a library that nobody has open fits together: its pages, and its references."""
    try:
        connection = Connection(copy, read_only=True)
        try:
            schema.verify(connection)
            return not _faults(connection)
        finally:
            connection.close()
    except errors.LibraryError:
        return False


def _go_on(_done: int, _total: int) -> None:
    """Nobody asks how far it is."""


def _short(stem: str) -> str:
    """So much of a name that there is room for the time and the endings, whatever its letters take."""
    return os.fsencode(stem)[:_LONGEST_STEM_BYTES].decode("utf-8", "ignore") or "_"


def _free_name(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        target = folder / f"{stem}{f' ({number})' if number > 1 else ''}{SUFFIX}"
        if not target.exists():
            return target
        number += 1


def _write_checksum(copy: Path, target: Path) -> None:
    beside = target.with_name(f"{target.name}.sha256")
    unfinished = copy.with_name(f"{copy.name}.sha256")
    try:
        private_files.make_empty(unfinished)
        with unfinished.open("r+", encoding="utf-8") as file:
            file.write(f"{checksum(copy)}  {target.name}\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, beside)
    finally:
        with suppress(OSError):
            unfinished.unlink()
