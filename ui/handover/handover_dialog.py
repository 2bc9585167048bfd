"""The hand-over documents of a task: which one at the left, its sections to be rewritten at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.handover import DocumentKind, ShownSection
from advisor.records import Struct
from ui.advice.notice import Notice
from ui.dialogs.modal_dialog import ModalDialog
from ui.handover.section_card import SectionCard
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.direction import set_margins
from ui.widgets.flow import Flow
from ui.widgets.form_scroll import FormScroll
from ui.widgets.pending import commit_pending
from ui.widgets.plain_text import TextRole, literal, plain_label

_LIST_IN_LETTERS = 26
_WIDE_IN_LETTERS = 84  # from here on there is room for the list beside the sections
_OWN_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class KindRow(Struct, frozen=True, kw_only=True):
    """A document in the list: what it is called, and in a few words how it stands to the task."""

    kind: DocumentKind
    name: str
    state: str


class ShownDocument(Struct, frozen=True, kw_only=True):
    """A document as it is to be looked over. ``misfit``: why it may not be wanted, "" where it is."""

    kind: DocumentKind
    title: str
    use: str
    misfit: str
    purpose: str
    notice: str
    sections: tuple[ShownSection, ...]


class HandoverDialog(ModalDialog):
    """Reports wishes; whoever opened it shows what came of them. Undo and redo are the library's here."""

    kind_requested = Signal(object)  # DocumentKind
    text_requested = Signal(str, str)  # key of the section, its text
    anew_requested = Signal(str)
    mine_requested = Signal(str)
    all_anew_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    copy_requested = Signal()
    preview_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("HandoverDialog", "Hand over: {title}").format(title=title),
            QSize(1180, 840),
            parent,
        )
        self._kind: DocumentKind | None = None
        self._cards: dict[str, SectionCard] = {}
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Documents"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._ask_for_kind)
        self._choice = ChoiceBox(self)  # in place of the list where that has no room
        self._choice.setAccessibleName(self.tr("Documents"))
        self._choice.activated.connect(self._ask_for_chosen)
        self._choice.hide()
        self._title = plain_label(self.tr("Being filled in…"), TextRole.TITLE, self, breaks_words=True)
        self._use = plain_label("", TextRole.MUTED, self)
        self._misfit = Notice("warning", self)
        self._misfit.hide()
        self._purpose = plain_label("", TextRole.BODY, self)
        self._notice = plain_label("", TextRole.STRONG, self)
        self._scroll = FormScroll(self)
        for part in (self._title, self._use, self._misfit, self._purpose, self._notice):
            self._scroll.add(part)
        self._scroll.end()
        self._news = plain_label("", TextRole.SMALL, self, selectable=False)
        self._undo = ordinary_button(self.tr("Undo"), self, "undo-2")
        self._undo.clicked.connect(self._ask_for_undo)
        self._all_anew = ordinary_button(self.tr("Fill in all anew"), self, "eraser")
        self._all_anew.clicked.connect(self.all_anew_requested)
        self._copy = ordinary_button(self.tr("Copy as text"), self, "copy")
        self._copy.clicked.connect(self._ask_for_copy)
        self._preview = ordinary_button(self.tr("Print preview…"), self, "file-text")
        self._preview.clicked.connect(self._ask_for_preview)
        self._print = ordinary_button(self.tr("Print…"), self, "printer")
        self._print.clicked.connect(self._ask_to_print)
        self._export = primary_button(self.tr("Export PDF…"), self, "download")
        self._export.clicked.connect(self._ask_to_export)
        close = ordinary_button(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        self._lay_out(close)
        for keys, method in ((_OWN_KEYS[0], self._ask_for_undo), (_OWN_KEYS[1], self._ask_for_redo)):
            for key in QKeySequence.keyBindings(keys):
                QShortcut(key, self).activated.connect(method)
        self._list.setFocus()
        self._enable(is_filled=False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focused)

    def show_kinds(self, rows: Sequence[KindRow], current: DocumentKind) -> None:
        """Offer these documents, ``current`` marked. Emits nothing."""
        self._list.blockSignals(True)
        while self._list.count() < len(rows):
            self._list.addItem(QListWidgetItem())
        for at, row in enumerate(rows):
            item = self._list.item(at)
            item.setText(f"{row.name}\n{row.state}")
            spoken = self.tr("{document}, {state}").format(document=row.name, state=row.state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(Qt.ItemDataRole.UserRole, row.kind.value)
            if row.kind is current:
                self._list.setCurrentItem(item)
            if self._choice.count() <= at:
                self._choice.addItem("", row.kind.value)
            self._choice.setItemText(at, spoken)
            if row.kind is current:
                self._choice.setCurrentIndex(at)
        self._list.blockSignals(False)

    def show_document(self, shown: ShownDocument) -> None:
        """Show a document; of the one that is on show, only what is new. Emits nothing."""
        self._title.setText(shown.title)
        self._use.setText(shown.use)
        self._misfit.show_text(shown.misfit)
        self._purpose.setText(shown.purpose)
        self._notice.setText(shown.notice)
        self._notice.setVisible(bool(shown.notice))
        keys = [one.section.key for one in shown.sections]
        if shown.kind is not self._kind or keys != list(self._cards):
            self._rebuild(shown)
        else:
            for one in shown.sections:
                self._cards[one.section.key].show_section(one)
        self._enable(is_filled=True)

    def show_undo(self, name: str, *, can_undo: bool) -> None:
        """Name what would be undone."""
        text = self.tr("Undo {edit}").format(edit=name) if name and can_undo else self.tr("Undo")
        self._undo.setText(literal(text))
        self._undo.setAccessibleName(text)
        self._undo.setEnabled(can_undo)

    def show_news(self, text: str) -> None:
        """Say what was done, or could not be."""
        self._news.setText(text)
        self._news.setVisible(bool(text))

    def show_error(self, key: str, text: str) -> None:
        """Say at a section why it was not taken."""
        if key in self._cards:
            self._cards[key].show_error(text)

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read."""
        commit_pending(self)

    def done(self, result: int) -> None:
        self.commit()
        super().done(result)

    def _watch_focused(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            if widget is not None:
                widget.removeEventFilter(self)
        if now is not None and now.window() is self:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A box's own undo knows only its own typing: the library's takes precedence, as in the window.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self
            and any(event.matches(key) for key in _OWN_KEYS)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, close: QWidget) -> None:
        self._above = above = QVBoxLayout()
        above.addWidget(self._choice)
        left = QVBoxLayout()
        set_margins(self, Space.LARGE, Space.LARGE, 0, 0, of=left)
        left.addWidget(self._list, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left)
        body.addWidget(self._scroll, 1)
        buttons = Flow(Space.SMALL, at_end=True)
        for button in (
            *(self._undo, self._all_anew, self._copy, self._preview, self._print, close, self._export),
        ):
            buttons.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._news)
        foot.addLayout(buttons)
        self._news.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("n")
        is_wide = event.size().width() >= letter * _WIDE_IN_LETTERS
        self._list.setFixedWidth(letter * _LIST_IN_LETTERS)
        self._list.setVisible(is_wide)
        self._choice.setVisible(not is_wide)
        margin = 0 if is_wide else Space.LARGE
        self._above.setContentsMargins(margin, margin, margin, 0)

    def _rebuild(self, shown: ShownDocument) -> None:
        is_other = shown.kind is not self._kind
        self._kind = shown.kind
        for card in self._cards.values():
            self._scroll.content.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for one in shown.sections:
            card = SectionCard(one, self)
            card.text_requested.connect(self.text_requested)
            card.anew_requested.connect(self.anew_requested)
            card.mine_requested.connect(self.mine_requested)
            self._scroll.content.insertWidget(self._scroll.content.count() - 1, card)
            card.show()
            self._cards[one.section.key] = card
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def _enable(self, *, is_filled: bool) -> None:
        for button in (self._all_anew, self._copy, self._preview, self._print, self._export):
            button.setEnabled(is_filled)

    def _ask_for_kind(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.commit()
            self.show_news("")
            self.kind_requested.emit(DocumentKind(item.data(Qt.ItemDataRole.UserRole)))

    def _ask_for_chosen(self, at: int) -> None:
        if at != self._list.currentRow():
            self._list.setCurrentRow(at)

    def _ask_for_undo(self) -> None:
        self.commit()
        self.undo_requested.emit()

    def _ask_for_redo(self) -> None:
        self.commit()
        self.redo_requested.emit()

    def _ask_for_copy(self) -> None:
        self.commit()
        self.copy_requested.emit()

    def _ask_for_preview(self) -> None:
        self.commit()
        self.preview_requested.emit()

    def _ask_to_print(self) -> None:
        self.commit()
        self.print_requested.emit()

    def _ask_to_export(self) -> None:
        self.commit()
        self.export_requested.emit()
