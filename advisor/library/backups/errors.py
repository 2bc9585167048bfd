"""What can go wrong with keeping backups and going back to one, each with its sentences for the owner."""

from __future__ import annotations

from pathlib import Path

from advisor.language import tr
from advisor.library.errors import LibraryError


class BackupFolderMissing(LibraryError):
    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(
            name,
            what=tr("No backup of “{name}” was made.").format(name=name),
            why=tr("The folder you chose for backups is not there: {folder}.").format(folder=folder),
            remedy=tr("Connect the drive it is on, or choose another folder under File > Backups."),
        )


class BackupDamaged(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("The backup “{name}” is not as it was made.").format(name=name),
            why=tr("The file has been changed or damaged since, or its checksum is missing."),
            remedy=tr("Choose another backup. Nothing was changed."),
        )


class RestoreFailed(LibraryError):
    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            what=tr("“{name}” was not restored.").format(name=name),
            why=tr("The disk did not take it: it is full, may only be read, or was disconnected."),
            remedy=tr("Make room, or check the drive, then try again. The library is as it was."),
        )
