"""Asks where a file is to be saved, in the system's own way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget,
    title: str,
    *,
    folder: Path,
    stem: str,
    kind: str,
    suffix: str,
    chosen: Callable[[str], None],
) -> None:
    """Offer ``stem``.``suffix`` in ``folder``; ``chosen`` is told the path.

    ``kind``: what such files are called.
    """
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{stem}.{suffix}")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, QCoreApplication.translate("save_dialog", "Export"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
