"""Offers the usual tasks of a small business, by the kind of work, to start from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.evidence.starters import Starter, functions, starters
from advisor.language import plural
from ui.dialogs.modal_dialog import ModalDialog
from ui.places.list_pane import ListPane, ListWords, Order
from ui.places.list_row import ListRow
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.direction import set_margins
from ui.widgets.plain_text import TextRole, plain_label


class StarterDialog(ModalDialog):
    """A list to choose from, and what the chosen one is about. ``chosen()`` once it is accepted."""

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("StarterDialog", "Choose a usual task")
        super().__init__(title, QSize(780, 600), parent)
        self._starters = starters()
        places = {function.code: at for at, function in enumerate(functions())}
        self._list = ListPane(
            ListWords(
                name=self.tr("Usual tasks"),
                find=plural(
                    "Find in 1 usual task", "Find among {count} usual tasks", len(self._starters)
                ).format(count=len(self._starters)),
                none_yet="",
                none_found=self.tr("No usual task has these words. Try another, or add a task of your own."),
            ),
            [Order(key="title", label="")],
            self,
        )
        self._list.show_rows(
            ListRow(
                id=at,
                title=starter.title,
                detail=starter.function.label,
                sort_keys={"title": (places[starter.function.code], at)},
            )
            for at, starter in enumerate(self._starters)
        )
        self._list.row_requested.connect(self._show)
        self._list.filter_changed.connect(self._keep_to_filter)
        self._list.view.doubleClicked.connect(self._take_clicked)
        self._title = plain_label("", TextRole.HEADING, self)
        self._function = plain_label("", TextRole.CAPTION, self)
        self._summary = plain_label("", TextRole.BODY, self)
        self._verb = primary_button(self.tr("Add this task"), self, "plus")
        self._verb.setDefault(True)
        self._verb.clicked.connect(self.accept)
        cancel = ordinary_button(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        about = QVBoxLayout()
        set_margins(self, Space.SMALL, Space.LARGE, Space.LARGE, 0, of=about)
        about.setSpacing(Space.SMALL)
        about.addWidget(self._function)
        about.addWidget(self._title)
        about.addWidget(self._summary)
        about.addWidget(
            plain_label(
                self.tr("It comes with plausible answers and figures. Change what is different with you."),
                TextRole.MUTED,
                self,
            )
        )
        about.addStretch(1)
        body = QHBoxLayout()
        body.addWidget(self._list, 3)
        body.addLayout(about, 4)
        buttons = button_row(cancel, self._verb)
        buttons.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)
        self._at: int | None = None
        self._chosen: Starter | None = None
        self._show(self._list.first_id())
        self._list.show_current(self._list.first_id())
        self._list.go_to_filter()

    def chosen(self) -> Starter | None:
        return self._chosen

    def _keep_to_filter(self) -> None:
        """What is not in the list any more is not what would be added."""
        if self._at is None or not self._list.is_shown(self._at):
            self._list.show_current(self._list.first_id())
            self._show(self._list.first_id())

    def _show(self, at: int | None) -> None:
        self._at = at
        self._chosen = self._starters[at] if at is not None else None
        self._verb.setEnabled(self._chosen is not None)
        if self._chosen is not None:
            self._function.setText(self._chosen.function.label)
            self._title.setText(self._chosen.title)
            self._summary.setText(self._chosen.summary)

    def _take_clicked(self, _index: QModelIndex) -> None:
        self.accept()
