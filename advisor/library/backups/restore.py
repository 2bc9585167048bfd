"""Puts a backup in the place of a library, after a backup of that; or next to nothing is changed."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from advisor.language import tr
from advisor.library import backup, errors, header, schema
from advisor.library.appearing import sync_folder
from advisor.library.backups import private_files
from advisor.library.backups.errors import BackupDamaged, RestoreFailed
from advisor.library.backups.listing import verify
from advisor.library.backups.note import Reason
from advisor.library.backups.store import Store
from advisor.library.library import SUFFIX
from advisor.library.lock import Lock
from advisor.library.surroundings import Surroundings
from advisor.progress import Progress
from advisor.records import Struct

# What SQLite leaves beside a file, and would carry out on whatever file is there then.
_BESIDE = ("-journal", "-wal", "-shm")
_NO_LIBRARY = (errors.EmptyFile, errors.NotADatabase, errors.LibraryDamaged)
_NOT_FOR_US = (errors.NotALibrary, errors.LibraryTooNew, errors.JournalOfAnother)


class Restored(Struct, frozen=True, kw_only=True):
    """``library``: the file that is the backup now.

    What was there before is in the backup ``before``, or, where no backup could be made of it, lies beside
    it as ``put_aside``; both None where nothing was there.
    """

    library: Path
    before: Path | None
    put_aside: Path | None


def restore(
    path: Path,
    library: Path,
    *,
    take_over: bool = False,
    root: Path | None = None,
    surroundings: Surroundings | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Have the library at ``library`` be the backup at ``path`` again. Nobody may have it open.

    Raises LibraryInUse, BackupDamaged, LibraryTooNew, BackupFailed, RestoreFailed, LibraryReadOnly and
    Cancelled; the library is as it was then.
    """
    surroundings, progress = surroundings or Surroundings(), progress or Progress()
    library = Path(os.path.realpath(library))
    lock = Lock(library, surroundings)
    lock.acquire(take_over=take_over)
    unfinished = library.with_name(f".{surroundings.new_token()}.new")
    try:
        checksum = verify(path, progress)
        private_files.make_empty(unfinished)
        shutil.copyfile(path, unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        if backup.checksum(unfinished) != checksum:
            raise BackupDamaged(path.name)
        progress.go_on()
        before, put_aside = _kept(library, root, surroundings, progress)
        progress.go_on()
        _move_what_is_beside(library, put_aside)
        os.replace(unfinished, library)
        sync_folder(library.parent)
    except OSError:
        raise RestoreFailed(library.name) from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
        lock.release()
    return Restored(library=library, before=before, put_aside=put_aside)


def _kept(
    library: Path, root: Path | None, surroundings: Surroundings, progress: Progress
) -> tuple[Path | None, Path | None]:
    """Keep what is there now: in a backup, else beside itself."""
    if not os.path.lexists(library):
        return None, None
    try:
        header.read_header(library, newest=schema.VERSION)
        store = Store(library, root=root, surroundings=surroundings)
        return store.make(Reason.RESTORE, step=lambda _done, _total: progress.go_on()), None
    except _NO_LIBRARY:
        name = tr("{name} (damaged {time})")
    except _NOT_FOR_US:
        name = tr("{name} (replaced {time})")
    stamp = surroundings.now().strftime("%Y-%m-%d %H.%M.%S")
    return None, _put_aside(library, name.format(name=library.stem[:40], time=stamp))


def _put_aside(library: Path, stem: str) -> Path:
    """A second name for the file, or a copy of it; the file itself stays until it is replaced."""
    number = 1
    while True:
        target = library.with_name(f"{stem}{f' ({number})' if number > 1 else ''}{SUFFIX}")
        if not os.path.lexists(target):
            break
        number += 1
    try:
        os.link(library, target)
    except OSError:
        private_files.make_empty(target)
        shutil.copyfile(library, target)
    sync_folder(target.parent)
    return target


def _move_what_is_beside(library: Path, put_aside: Path | None) -> None:
    for ending in _BESIDE:
        found = library.with_name(library.name + ending)
        if not os.path.lexists(found):
            continue
        if put_aside is not None:
            os.replace(found, put_aside.with_name(put_aside.name + ending))
        else:
            found.unlink()  # a backup of the library was made, with what was left in there
