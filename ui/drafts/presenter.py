"""Looks out for dialogs that are typed into, and offers what an earlier run left of such ones."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from advisor.errors import AdvisorError
from ui.drafts.dialog_words import DialogWords, text_input
from ui.drafts.draft_file import Draft, DraftFile, left_drafts
from ui.main_window import MainWindow
from ui.notifier import Notifier


class DraftPresenter(QObject):
    """Of the dialogs those that say ``keeps_words``. ``folder``: where the words lie meanwhile."""

    def __init__(
        self, *, application: QApplication, window: MainWindow, notifier: Notifier, folder: Path, locale: str
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notifier = notifier
        self._folder = folder
        self._locale = locale
        application.focusChanged.connect(self._look)

    @Slot()
    def tell_left(self) -> None:
        """Say so, where a run ended while somebody was typing into a dialog."""
        left = left_drafts(self._folder)
        if not left:
            return
        self._notifier.show_error(
            AdvisorError(
                what=self.tr("Rightsource ended while “{dialog}” was being filled in.").format(
                    dialog=left[-1][1].dialog
                ),
                why=self.tr("That was not saved yet."),
                remedy=self.tr("But the words that were typed have been kept."),
            ),
            self.tr("Show them"),
            self._show_left,
        )

    @Slot(QWidget, QWidget)
    def _look(self, _before: QWidget | None, now: QWidget | None) -> None:
        field = text_input(now)
        dialog = now.window() if now is not None and field is not None else None
        if field is None or not isinstance(dialog, QDialog) or not getattr(dialog, "keeps_words", False):
            return
        words = dialog.findChild(DialogWords)
        if words is None:
            words = DialogWords(dialog, DraftFile(self._folder))
        words.watch(field)

    @Slot()
    def _show_left(self) -> None:
        from ui.dialogs.reading_dialog import Passage, ReadingDialog

        left = left_drafts(self._folder)
        dialog = ReadingDialog(
            self.tr("What was being typed"),
            [
                Passage(
                    heading="",
                    text=self.tr(
                        "Copy what you want to keep, and put it where it belongs. Until you throw it away, it"
                        " is offered again at each start."
                    ),
                )
            ],
            self._window,
            to_copy="\n\n".join(self._as_text(draft) for _, draft in left),
            is_prose=True,
        )
        throw_away = dialog.add_button(self.tr("Throw it away"))
        throw_away.clicked.connect(lambda: _remove([path for path, _ in left]))
        throw_away.clicked.connect(dialog.reject)
        dialog.open()

    def _as_text(self, draft: Draft) -> str:
        from advisor.library.backups.words import when_words

        when = when_words(draft.written, self._locale)
        head = self.tr("{dialog}, {time}").format(dialog=draft.dialog, time=when)
        return "\n\n".join([head, *(f"{name}\n{text}" for name, text in draft.texts)])


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
