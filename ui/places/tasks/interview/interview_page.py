"""The page of the guided interview, in place of the panes: a question, or all answers to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from ui.places.tasks.interview.question_card import QuestionCard
from ui.places.tasks.interview.review_list import ReviewList, ReviewRow
from ui.places.tasks.interview.settled_bar import SettledBar
from ui.theme import Space
from ui.widgets.buttons import icon_button, ordinary_button, primary_button
from ui.widgets.flow import Flow
from ui.widgets.form_scroll import FormScroll
from ui.widgets.pending import settle
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class InterviewPage(QWidget):
    """Shows what it is given; reports answers, and where the owner wants to go."""

    answer_requested = Signal(str, object)  # key, new value
    next_requested = Signal()
    not_sure_requested = Signal()
    back_requested = Signal()
    change_requested = Signal(str)  # key
    ask_again_requested = Signal()
    advice_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guided questions"))
        self._card: QuestionCard | None = None
        self._title = plain_label("", TextRole.STRONG, self)
        self._leave = icon_button("x", self.tr("Leave the questions. You can come back at any time."), self)
        self._leave.clicked.connect(self.leave_requested)
        self.bar = SettledBar(self)
        self._scroll = FormScroll(self, margin=Space.MEDIUM)
        self.review = ReviewList(self)
        self.review.change_requested.connect(self.change_requested)
        self._review_card = Section(
            self.tr("Check your answers"),
            self.tr("What you left open is filled with what is usual. Anything can be changed."),
            self,
            icon_name="list-checks",
        )
        self._again = ordinary_button(self.tr("Ask again what I left open"), self)
        again = QHBoxLayout()
        again.addWidget(self._again)
        again.addStretch(1)
        self._review_card.add_layout(again)
        self._review_card.add(self.review)
        self._scroll.add(self._review_card)
        self._scroll.end()
        self._back = ordinary_button(self.tr("Back"), self)
        self._not_sure = ordinary_button(self.tr("Not sure"), self)
        self._not_sure.setToolTip(self.tr("Leave it open and go on; what is usual stands in for it"))
        self._next = primary_button(self.tr("Next"), self)
        self._advice = primary_button(self.tr("See the advice"), self)
        for button, wish in (
            (self._back, self.back_requested),
            (self._not_sure, self.not_sure_requested),
            (self._next, self.next_requested),
            (self._again, self.ask_again_requested),
            (self._advice, self.advice_requested),
        ):
            button.clicked.connect(wish)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        buttons = Flow(Space.SMALL, at_end=True, apart=self._back)
        for button in (self._back, self._not_sure, self._next, self._advice):
            buttons.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, 0)
        top.setSpacing(Space.SMALL)
        top.addLayout(head)
        top.addWidget(self.bar)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        bottom.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(bottom)
        self._show_buttons(is_question=False)

    # What is shown

    @property
    def key(self) -> str | None:
        """The question on show, None for none."""
        return self._card.key if self._card is not None else None

    def value(self) -> Any:
        return self._card.value() if self._card is not None else None

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_question(
        self, key: str, value: Any, currency: str, pattern: Pattern | None, *, can_go_back: bool
    ) -> None:
        """Ask ``key``, answered with ``value`` so far."""
        self._drop_card()
        card = QuestionCard(key, currency, pattern, self)
        card.show_value(value)
        card.answer_requested.connect(self.answer_requested)
        self._card = card
        self._review_card.hide()
        self._scroll.content.insertWidget(0, card)
        card.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setEnabled(can_go_back)
        self._show_buttons(is_question=True)
        card.go()

    def show_value(self, key: str, value: Any) -> None:
        """The answer was changed, here or elsewhere."""
        if self._card is not None and self._card.key == key:
            self._card.show_value(value)

    def show_assumed(self, text: str) -> None:
        """What stands in while the question on show is open."""
        if self._card is not None:
            self._card.field.show_assumed(text)

    def show_error(self, key: str, text: str) -> None:
        if self._card is not None and self._card.key == key:
            self._card.field.show_error(text)

    def show_working(self) -> None:
        """Nothing is known yet of what to ask."""
        self._drop_card()
        self._review_card.hide()
        self._back.setEnabled(False)
        for button in (self._not_sure, self._next, self._again, self._advice):
            button.hide()

    def show_review(self, *, can_ask_again: bool, can_go_back: bool) -> None:
        """Show all answers; ``show_rows`` fills them in."""
        self._drop_card()
        self._review_card.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._back.setEnabled(can_go_back)
        self._show_buttons(is_question=False)
        self._again.setVisible(can_ask_again)
        self._advice.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        self.review.show_rows(rows)

    # What is typed

    def commit(self) -> None:
        """Ask for what was typed and can be read."""
        if self._card is not None:
            self._card.field.commit()

    def discard(self) -> None:
        """Drop what was typed and not asked for."""
        if self._card is not None:
            self._card.field.discard_edit()

    def settle(self) -> None:
        """The same, and drop what cannot be read."""
        settle(self)

    def has_error(self) -> bool:
        return self._card is not None and bool(self._card.field.error())

    def go(self) -> None:
        """Put the cursor where the owner goes on."""
        if self._card is not None:
            self._card.go()
        else:
            self._advice.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                focused = QApplication.focusWidget()
                if isinstance(focused, QPushButton):
                    focused.click()
                elif self._card is not None:
                    self.next_requested.emit()
                else:
                    self.advice_requested.emit()
            case Qt.Key.Key_Escape:
                self.leave_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _drop_card(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            self._scroll.content.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()

    def _show_buttons(self, *, is_question: bool) -> None:
        self._not_sure.setVisible(is_question)
        self._next.setVisible(is_question)
        self._again.hide()
        self._advice.setVisible(not is_question)

    def tab_order(self, found: list[QWidget]) -> list[QWidget]:
        """From the answer to Next at once; then the ways aside."""
        if self._card is None:
            return found
        last = [self._next, self._not_sure, self._back, self._leave]
        return [*(one for one in found if one not in last), *(one for one in last if one in found)]
