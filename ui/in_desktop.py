"""Opens files and folders of this computer in whatever program the desktop has for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from advisor.owner_only import as_started


def open_in_desktop(path: Path) -> bool:
    """Open ``path``, a local file or folder, never an address; whether something was found to open it."""
    with as_started():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
