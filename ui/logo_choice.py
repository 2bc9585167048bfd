"""Lets the owner choose a picture for the logo, and has it checked away from the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from advisor.errors import AdvisorError
from advisor.progress import Progress
from ui.dialogs.business_dialog import BusinessDialog
from ui.works import Works


class LogoChoice(QObject):
    """Lives with its dialog, and answers its wish for another picture."""

    def __init__(self, dialog: BusinessDialog, works: Works) -> None:
        super().__init__(dialog)
        self._dialog: BusinessDialog | None = dialog
        self._works = works
        self._newest = 0  # a picture chosen earlier comes too late
        dialog.logo_requested.connect(self._ask)
        dialog.finished.connect(self._forget)

    @Slot()
    def _ask(self) -> None:
        if self._dialog is None:
            return
        dialog = QFileDialog(self._dialog, self.tr("Choose a picture for the logo"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures") + " (*.png *.jpg *.jpeg)")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Choose"))
        dialog.fileSelected.connect(self._read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _read(self, name: str) -> None:
        self._newest += 1
        number = self._newest
        self._works.start(
            partial(_read_logo, Path(name)),
            sentence=self.tr("Reading “{name}”").format(name=Path(name).name),
            done=partial(self._take, number),
            failed=partial(self._refuse, number),
            is_vital=False,
        )

    def _take(self, number: int, logo: bytes) -> None:
        if number == self._newest and self._dialog is not None:
            self._dialog.take_logo(logo)

    def _refuse(self, number: int, error: AdvisorError) -> None:
        if number == self._newest and self._dialog is not None:
            self._dialog.show_logo_error(" ".join((error.what, error.why, error.remedy)))

    @Slot()
    def _forget(self) -> None:
        self._dialog = None  # reading takes its time: what comes later comes to nobody


def _read_logo(path: Path, _progress: Progress) -> bytes:
    from advisor.report.logo import read_logo

    return read_logo(path)
