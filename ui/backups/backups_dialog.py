"""Lists the backups of a library, and offers what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.backups.wrapped_list import WrappedList
from ui.dialogs.modal_dialog import ModalDialog
from ui.icons import icon
from ui.progress_strip import ProgressStrip
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button, quiet_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.plain_text import TextRole, buddy_label, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 80, 30


class BackupShown(Struct, frozen=True, kw_only=True):
    """``title``: when and why; ``holds``: what is in it; ``remark``: what else is to be known, or ""."""

    title: str
    holds: str
    remark: str = ""


class BackupsDialog(ModalDialog):
    """Reports wishes with the place of a backup in the list; decides nothing."""

    restore_requested = Signal(int)
    copy_requested = Signal(int)
    check_requested = Signal(int)
    folder_requested = Signal()
    other_folder_requested = Signal()
    backup_requested = Signal()
    library_requested = Signal(int)  # another one of those named

    def __init__(self, parent: QWidget) -> None:
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        title = QCoreApplication.translate("BackupsDialog", "Backups")
        super().__init__(title, wanted, parent)
        self.progress = ProgressStrip(self)
        self._title = plain_label("", TextRole.TITLE, self)
        self.libraries = ChoiceBox(self)
        self.libraries.setAccessibleName(self.tr("Library"))
        self.libraries.activated.connect(self.library_requested)
        self._library_label = buddy_label(self.tr("Library"), self.libraries, TextRole.CAPTION, self)
        self._words = plain_label("", TextRole.BODY, self)
        self.list = WrappedList(self)
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(self._ask_to_restore)
        self._news = plain_label("", TextRole.STRONG, self)
        self._news.hide()
        self._where = plain_label("", TextRole.MUTED, self, breaks_words=True)
        self._restore = primary_button(self.tr("Restore this one"), self, "archive-restore")
        self._restore.clicked.connect(self._ask_to_restore)
        self._copy = ordinary_button(self.tr("Save a copy as…"), self, "copy")
        self._copy.clicked.connect(self._ask_to_copy)
        self._check = ordinary_button(self.tr("Check"), self, "shield-check")
        self._check.clicked.connect(self._ask_to_check)
        self._make = ordinary_button(self.tr("Back up now"), self, "database-backup")
        self._make.clicked.connect(self.backup_requested)
        close = ordinary_button(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        folder = quiet_button(self.tr("Open the folder"), self, "folder-open")
        folder.clicked.connect(self.folder_requested)
        other = quiet_button(self.tr("Choose another folder…"), self)
        other.clicked.connect(self.other_folder_requested)
        ways = Flow(Space.SMALL)
        for button in (self._make, self._check, self._copy, folder, other):
            ways.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._title)
        layout.addWidget(self._library_label)
        layout.addWidget(self.libraries)
        layout.addWidget(self._words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._news)
        layout.addLayout(ways)
        layout.addWidget(self._where)
        layout.addWidget(self.progress)
        layout.addStretch(0)
        layout.addLayout(button_row(close, self._restore))
        self.show_libraries([])
        self.show_waiting()

    def show_libraries(self, names: Sequence[str]) -> None:
        """Offer the backups of these, the first being shown; fewer than two leave no choice."""
        with QSignalBlocker(self.libraries):
            self.libraries.clear()
            self.libraries.addItems(list(names))
        for widget in (self.libraries, self._library_label):
            widget.setVisible(len(names) > 1)

    def show_waiting(self) -> None:
        """Nobody knows yet what there is."""
        self._show_items([])
        self._words.setText(self.tr("Looking for backups …"))

    def show_backups(self, name: str, backups: Sequence[BackupShown], *, folder: str, is_open: bool) -> None:
        """Show these, the first of them marked. ``is_open``: whether one more can be made."""
        self._title.setText(name)
        self._where.setText(self.tr("Backups are kept in {folder}").format(folder=folder))
        self._make.setVisible(is_open)
        self._show_items(backups)
        self._words.setText(
            self.tr(
                "When you restore one, the library as it is now is backed up first, so that you can go back."
            )
            if backups
            else self.tr(
                "There is no backup of this library yet. One is made on the first opening of a day and on"
                " closing, when something has changed, and whenever you ask for it."
            )
        )

    def show_news(self, text: str) -> None:
        """Say what came of something asked for here."""
        self._news.setText(text)
        self._news.setVisible(bool(text))

    def _show_items(self, backups: Sequence[BackupShown]) -> None:
        self.list.clear()
        for one in backups:
            lines = [line for line in (one.title, one.holds, one.remark) if line]
            entry = QListWidgetItem(
                icon("triangle-alert" if one.remark else "history", "muted"), "\n".join(lines)
            )
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
            self.list.add(entry)
        self.list.setCurrentRow(0)
        for widget in (self.list, self._restore, self._copy, self._check):
            widget.setVisible(bool(backups))

    def _ask_to_copy(self) -> None:
        self.copy_requested.emit(self.list.currentRow())

    def _ask_to_check(self) -> None:
        self.check_requested.emit(self.list.currentRow())

    def _ask_to_restore(self) -> None:
        if self.list.currentRow() >= 0:
            self.restore_requested.emit(self.list.currentRow())
