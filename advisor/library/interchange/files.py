"""Reads a file that somebody chose, up to a size, and says in words why where that does not work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advisor.errors import InputRefused
from advisor.language import tr


def read_bytes(path: Path, *, most: int) -> bytes:
    """What is in the file. Raises InputRefused where there is none, or more than ``most`` bytes."""
    refuse_unreadable(path, most=most)
    with _explained(), path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:  # it has grown
        raise too_large(most)
    return data


def refuse_unreadable(path: Path, *, most: int) -> None:
    """Raise InputRefused for what is no file with something in it, or has more than ``most`` bytes."""
    with _explained():
        if path.is_dir():
            raise InputRefused(key="", problem=tr("it is a folder."), remedy=tr("Choose a file."))
        size = path.stat().st_size
        if not path.is_file():  # a pipe would have us wait for ever
            raise InputRefused(key="", problem=tr("it is no ordinary file."), remedy=tr("Choose a file."))
    if size > most:
        raise too_large(most)
    if not size:
        raise InputRefused(key="", problem=tr("it is empty."), remedy=tr("Choose another file."))


def too_large(most: int) -> InputRefused:
    """For a file of more than ``most`` bytes."""
    return InputRefused(
        key="",
        problem=tr("it is larger than {most} MB.").format(most=most // 1_000_000),
        remedy=tr("Give it in smaller files."),
    )


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise InputRefused(
            key="", problem=tr("there is no such file."), remedy=tr("Choose a file that is there.")
        ) from None
    except PermissionError:
        raise InputRefused(
            key="",
            problem=tr("you are not allowed to read it."),
            remedy=tr("Copy it to a folder of your own."),
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        fault = getattr(error, "strerror", None) or str(error)
        raise InputRefused(
            key="",
            problem=tr("it could not be read ({fault}).").format(fault=fault),
            remedy=tr("Check the drive, then try again."),
        ) from None
