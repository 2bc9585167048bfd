"""Makes private copies of libraries to be read instead of them; ``copies`` has those that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.language import tr
from advisor.library import errors, header, schema
from advisor.library.connection import Connection
from advisor.library.schema_size import is_large_schema
from advisor.private_copies import private_folder
from advisor.progress import Progress

_BESIDE = ("-journal", "-wal")  # what SQLite has still to take back, or to bring in
_PIECE = 1 << 20


@contextmanager
def private_copy(
    path: Path,
    progress: Progress | None = None,
    *,
    beside: Sequence[str] = _BESIDE,
    most: int | None = None,
) -> Iterator[Path]:
    """A copy under the same name in a folder of its own that nobody else can look into; gone afterwards.

    ``beside``: endings of the files that belong to it. ``most``: bytes of one file that are copied at most.
    Never of a library that is open in this process: see ``header``. Raises AdvisorError, LibraryInUse where
    it is being changed, and Cancelled.
    """
    progress = progress or Progress()
    with private_folder() as folder:
        copy = folder / path.name
        try:
            before = path.stat()
            _copy(path, copy, progress, most)
            for ending in beside:
                other = path.with_name(path.name + ending)
                if other.is_file() and other.stat().st_size:
                    _copy(other, copy.with_name(copy.name + ending), progress, most)
            after = path.stat()
        except OSError as error:
            raise AdvisorError(
                what=tr("“{name}” was not read.").format(name=path.name),
                why=tr("A copy of it to read from could not be made ({fault}).").format(fault=error.strerror),
                remedy=tr("Make room on the disk, then try again."),
            ) from None
        if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            raise errors.LibraryInUse(path.name, by=tr("in another program"), can_take_over=False)
        yield copy


@contextmanager
def snapshot(path: Path, progress: Progress | None = None) -> Iterator[Path]:
    """A private copy of a library that another process may have open: that one goes on writing meanwhile.

    Never of a library that is open in this process: see ``header``. Raises any LibraryError, Cancelled.
    """
    progress = progress or Progress()
    head = header.read_header(path, newest=schema.VERSION)
    if is_large_schema(path):
        raise errors.LibraryDamaged(path.name)
    if head.uses_wal or header.awaits_recovery(path, head):  # a copy takes back what the original cannot
        with private_copy(path, progress) as copy:
            yield copy
        return
    with private_folder() as folder:
        copy = folder / path.name
        try:
            copy.touch(mode=0o600)
            with closing(Connection(path, read_only=True)) as connection:
                connection.copy_in_steps(copy, progress.report)
        except OSError:
            raise errors.LibraryUnreadable(path.name) from None
        yield copy


def _copy(path: Path, copy: Path, progress: Progress, most: int | None) -> None:
    """No more than ``most``, however the file grows meanwhile."""
    copied = 0
    with path.open("rb") as source, copy.open("xb") as target:
        while (most is None or copied < most) and (piece := source.read(_PIECE)):
            progress.go_on()
            target.write(piece)
            copied += len(piece)
