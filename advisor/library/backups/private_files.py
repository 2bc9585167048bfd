"""Makes folders and small files that nobody but their owner can look into."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, as far as they are missing. Raises OSError."""
    missing = [folder]
    while not missing[-1].parent.is_dir() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        one.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def make_empty(path: Path) -> None:
    """Make an empty file under a name that is free; what is written into it stays private. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE))


def write(path: Path, content: str, *, token: str) -> None:
    """Put a small text there, whole or not at all. ``token``: a name never used before. Raises OSError."""
    unfinished = path.with_name(f".{token}.part")
    try:
        make_empty(unfinished)
        with unfinished.open("r+", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        with suppress(OSError):
            unfinished.unlink()
