"""Tells what is wrong with a library, which is a refusal, from a disk that does not take what is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.cli.arguments import RefusedSources
from advisor.errors import AdvisorError, printable


def refused(path: Path, error: AdvisorError) -> RefusedSources:
    """The refusal of a file in one line, which begins with its name."""
    name = printable(str(path), longest=500)
    return RefusedSources([" ".join(f"{name}: {error.what} {error.why} {error.remedy}".split())])


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Within, what is wrong with the library at ``path`` is raised as RefusedSources."""
    from advisor.library import errors

    try:
        yield
    except (
        errors.BackupFailed,
        errors.CannotCreate,
        errors.DiskFull,
        errors.NoRoomToOpen,
        errors.SaveFailed,
    ):
        raise
    except errors.LibraryError as error:
        raise refused(path, error) from error
