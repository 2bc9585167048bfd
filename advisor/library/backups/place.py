"""The folder that backups go to: the program's own, or one that the owner chose."""

from __future__ import annotations

import json
from pathlib import Path

from advisor import paths
from advisor.library.backups import private_files
from advisor.library.backups.errors import BackupFolderMissing
from advisor.unfinished import new_token

_FILE = "backups.json"
_LARGEST_BYTES = 65_536


def chosen_folder() -> Path | None:
    """What the owner chose; None for the program's own folder."""
    try:
        with (paths.config_folder() / _FILE).open("rb") as file:
            folder = json.loads(file.read(_LARGEST_BYTES))["folder"]
        return Path(folder) if isinstance(folder, str) and folder else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def backups_folder() -> Path:
    """Where backups are looked for and made."""
    return chosen_folder() or paths.backup_folder()


def usable_folder(name: str) -> Path:
    """The same, for making a backup of the library ``name``. Raises BackupFolderMissing.

    A folder that the owner chose is not made anew: it may be on a drive that is not connected.
    """
    chosen = chosen_folder()
    if chosen is not None and not chosen.is_dir():
        raise BackupFolderMissing(name, chosen)
    return chosen or paths.backup_folder()


def surely_usable_folder() -> Path:
    """The same, but the program's own where the chosen one is not there: for what cannot wait."""
    chosen = chosen_folder()
    return chosen if chosen is not None and chosen.is_dir() else paths.backup_folder()


def choose_folder(folder: Path | None) -> None:
    """Have backups made there from now on; None: in the program's own folder. Raises OSError."""
    file = paths.config_folder() / _FILE
    private_files.make_folder(file.parent)
    text = "" if folder is None else str(folder)
    private_files.write(file, json.dumps({"folder": text}) + "\n", token=new_token())
