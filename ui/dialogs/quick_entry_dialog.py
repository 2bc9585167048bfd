"""Adds many tasks fast: a line and Enter, a pasted list, or the rows of a file looked over first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor.language import plural
from ui.dialogs.quick_entry_input import EntryInput
from ui.dialogs.quick_entry_lines import EntryLine, EntryLines
from ui.icons import icon
from ui.progress_strip import ProgressStrip
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button, quiet_button
from ui.widgets.plain_text import TextRole, buddy_label, literal, plain_label
from ui.widgets.reading_order import focus_next

_WIDTH, _HEIGHT = 480, 520
_ROOM_AROUND = 80
_MOST_ROWS = 300  # of one lot; nobody looks at more, and rows take their time


class QuickEntryDialog(QDialog):
    """Stays open beside the window; shows what it is told was added."""

    keeps_words = True  # see ui/drafts

    line_requested = Signal(str)
    paste_requested = Signal(str)
    add_requested = Signal(object)  # tuple[EntryLine, ...], those that were looked over
    file_requested = Signal()
    undo_requested = Signal()

    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_next(self, forwards=next) or super().focusNextPrevChild(next)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Quick entry"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offered: EntryLines | None = None
        self._lots: list[int] = []  # rows of each lot that is shown as added
        self.progress = ProgressStrip(self)
        self._input = EntryInput(self)
        self._input.setAccessibleName(self.tr("A task of your business"))
        self._input.setPlaceholderText(self.tr("Such as: sending invoices"))
        self._input.entered.connect(self._ask_for_line)
        self._input.pasted.connect(self.paste_requested)
        self._news = plain_label("", TextRole.BODY, self)
        self._undo = quiet_button(self.tr("Undo"), self, "undo-2")
        self._undo.clicked.connect(self.undo_requested)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Tasks added"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._typing_page())
        self._pages.addWidget(self._offer_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.progress)
        room = self.screen().availableSize() - QSize(_ROOM_AROUND, _ROOM_AROUND)
        em = self.fontMetrics().height() / 16  # as the text grows, so does the dialog
        self.resize(QSize(round(_WIDTH * em), round(_HEIGHT * em)).boundedTo(room))
        self._size_signs()
        self.show_news("")
        self._input.setFocus()

    def _typing_page(self) -> QWidget:
        page = QWidget(self)
        label = buddy_label(self.tr("What does your business do?"), self._input, TextRole.STRONG, page)
        help_text = plain_label(
            self.tr("Write one task and press Enter. Several lines pasted become one task each."),
            TextRole.MUTED,
            page,
        )
        self._add = primary_button(self.tr("Add"), page)
        self._add.clicked.connect(self._ask_for_line)
        self._choose = choose = ordinary_button(self.tr("From a file…"), page, "folder-open")
        choose.setToolTip(self.tr("A text file with one task a line, or a table as CSV"))
        choose.clicked.connect(self.file_requested)
        close = ordinary_button(self.tr("Close"), page)
        close.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self._input, 1)
        line.addWidget(self._add)
        news = QHBoxLayout()
        news.setSpacing(Space.SMALL)
        news.addWidget(self._news, 1)
        news.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(choose)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(label)
        layout.addWidget(help_text)
        layout.addLayout(line)
        layout.addLayout(news)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        return page

    def _offer_page(self) -> QWidget:
        page = QWidget(self)
        self._offer_title = plain_label("", TextRole.HEADING, page)
        self._offer_words = plain_label("", TextRole.MUTED, page)
        self._offer_list = QListWidget(page)
        self._offer_list.setAccessibleName(self.tr("Tasks that would be added, and lines that are refused"))
        self._offer_list.setWordWrap(True)
        self._offer_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._take = primary_button("", page, "plus")
        self._take.clicked.connect(self._ask_for_offered)
        cancel = ordinary_button(self.tr("Cancel"), page)
        cancel.clicked.connect(self._drop_offer)
        buttons = button_row(cancel, self._take)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._offer_title)
        layout.addWidget(self._offer_words)
        layout.addWidget(self._offer_list, 1)
        layout.addLayout(buttons)
        return page

    # What is shown

    def show_added(self, lines: Sequence[EntryLine], news: str) -> None:
        """These were added: the latest on top, and a sentence about it, with Undo beside it."""
        shown = lines[-_MOST_ROWS:]
        before = self._list.count()
        if len(shown) < len(lines):
            self._list.insertItem(0, self._more(len(lines) - len(shown)))
        for line in shown:
            self._list.insertItem(0, self._item(line, self.tr("There is another task of this name")))
        self._lots.append(self._list.count() - before)
        self._list.scrollToTop()
        self._input.clear()
        self.show_news(news, can_undo=True)
        self._drop_offer()

    def show_taken_back(self, news: str) -> None:
        """The last lot that was added is gone again."""
        for _ in range(self._lots.pop() if self._lots else 0):
            self._list.takeItem(0)
        self.show_news(news)
        self._input.setFocus()

    def show_news(self, text: str, *, can_undo: bool = False) -> None:
        self._news.setText(text)
        self._news.setVisible(bool(text))
        self._undo.setVisible(can_undo)
        self._input.setAccessibleDescription(text)

    def show_busy(self, busy: bool) -> None:
        """While a lot is being added no other can be."""
        for button in (self._add, self._choose, self._undo):
            button.setEnabled(not busy)
        self._input.setReadOnly(busy)
        self._take.setEnabled(not busy and self._offered is not None and bool(self._offered.lines))

    def show_offer(self, source: str, found: EntryLines) -> None:
        """Show what would be added from ``source``, and what would not; nothing is added before the verb."""
        self._offered = found
        count = len(found.lines)
        self._offer_title.setText(source)
        self._offer_words.setText(self._offer_sentence(found))
        self._offer_list.clear()
        for refused in found.refused[:_MOST_ROWS]:
            text = self.tr("Line {number}: {text}\n{reason}").format(
                number=refused.number, text=refused.text, reason=refused.reason
            )
            self._offer_list.addItem(QListWidgetItem(icon("circle-x", "error"), text))
        if len(found.refused) > _MOST_ROWS:
            self._offer_list.addItem(self._more(len(found.refused) - _MOST_ROWS))
        for line in found.lines[:_MOST_ROWS]:
            self._offer_list.addItem(self._item(line, self.tr("There is a task of this name already")))
        if count > _MOST_ROWS:
            self._offer_list.addItem(self._more(count - _MOST_ROWS))
        verb = plural("Add 1 task", "Add {count} tasks", count).format(count=self.locale().toString(count))
        self._take.setText(literal(verb))
        self._take.setAccessibleName(verb)
        self._take.setEnabled(bool(count))
        self._pages.setCurrentIndex(1)
        (self._take if count else self._offer_list).setFocus()

    def offers(self) -> bool:
        """Whether something is shown to be looked over."""
        return self._pages.currentIndex() == 1

    def go(self) -> None:
        """Come to the front, ready to type."""
        self.show()
        self.raise_()
        self.activateWindow()
        if not self.offers():
            self._input.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """The signs before the rows grow with their text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_signs()

    def _size_signs(self) -> None:
        side = round(self.fontMetrics().ascent() * 1.15)
        for rows in self.findChildren(QListWidget):
            rows.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.offers():
            self._drop_offer()
        else:
            super().keyPressEvent(event)

    def _item(self, line: EntryLine, known: str) -> QListWidgetItem:
        notes = []
        if line.hours is not None:
            hours = self.locale().toString(line.hours, "g", 6)
            notes.append(self.tr("{hours} hours a month").format(hours=hours))
        if line.is_known:
            notes.append(known)
        text = "\n".join([line.title, " · ".join(notes)]) if notes else line.title
        name, colour = ("triangle-alert", "warning") if line.is_known else ("check", "good")
        return QListWidgetItem(icon(name, colour), text)

    def _more(self, count: int) -> QListWidgetItem:
        return QListWidgetItem(self.tr("… and {count} more").format(count=self.locale().toString(count)))

    def _offer_sentence(self, found: EntryLines) -> str:
        parts = [found.recognised]
        known = sum(line.is_known for line in found.lines)
        if found.refused:
            refused = self.locale().toString(len(found.refused))
            parts.append(self.tr("Lines refused: {count}.").format(count=refused))
        if known:
            names = self.locale().toString(known)
            parts.append(self.tr("Names you have already: {count}.").format(count=names))
        parts.append(self.tr("Nothing is added yet."))
        return " ".join(part for part in parts if part)

    def _drop_offer(self) -> None:
        self._offered = None
        self._pages.setCurrentIndex(0)
        self._input.setFocus()

    def _ask_for_line(self) -> None:
        self.line_requested.emit(self._input.line())
        self._input.setFocus()

    def _ask_for_offered(self) -> None:
        if self._offered is not None:
            self.add_requested.emit(self._offered.lines)
