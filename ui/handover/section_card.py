"""One section of a hand-over document: its lines to be rewritten, and how they stand to the task."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from advisor.domain.handover import LONGEST_SECTION, SectionForm, SectionState, ShownSection
from ui.theme import Space
from ui.widgets.buttons import quiet_button
from ui.widgets.flow import Flow
from ui.widgets.notes_field import NotesField
from ui.widgets.plain_text import TextRole, buddy_label, literal, plain_label, set_text_role

_LEAST_LINES, _MOST_LINES = 2, 14
_MOST_FRAME = 60  # pixels
_SPARE = 6  # pixels: lines of a fraction of a pixel more than a font tells


class SectionCard(QFrame):
    """Reports what was written (a line an item), and the wishes to go back to what the task says."""

    text_requested = Signal(str, str)  # key, the whole text
    anew_requested = Signal(str)
    mine_requested = Signal(str)

    def __init__(self, shown: ShownSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.key = shown.section.key
        self._field = NotesField(self, longest=LONGEST_SECTION)
        self._field.value_requested.connect(self._ask)
        box = self._field.focus_target()
        assert isinstance(box, QPlainTextEdit)
        self._box = box
        self._box.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._heading = buddy_label("", box, TextRole.HEADING, self)
        self._help = plain_label("", TextRole.MUTED, self)
        self._state = plain_label("", TextRole.SMALL, self)
        self._new = plain_label("", TextRole.BODY, self)
        self._is_new_open = False
        self._show_new = quiet_button(self.tr("Show what is new"), self, "refresh-cw")
        self._show_new.clicked.connect(self._toggle_new)
        self._mine = quiet_button(self.tr("Keep my words"), self, "check")
        self._mine.clicked.connect(self._ask_to_keep)
        self._anew = quiet_button(self.tr("Fill in anew"), self, "eraser")
        self._anew.clicked.connect(self._ask_anew)
        ways = Flow(Space.MEDIUM)
        for button in (self._show_new, self._mine, self._anew):
            ways.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        for part in (self._heading, self._help, self._field, self._state, self._new):
            layout.addWidget(part)
        layout.addLayout(ways)
        self.show_section(shown)

    @property
    def field(self) -> NotesField:
        """Where the lines are written."""
        return self._field

    def show_section(self, shown: ShownSection) -> None:
        """Show the section as it is now. Emits nothing."""
        section = shown.section
        self.setAccessibleName(section.heading)
        self._heading.setText(literal(section.heading))
        self._help.setText(" ".join(text for text in (self._form_words(section.form), section.help) if text))
        self._field.set_names(section.heading, self._help.text())
        self._field.show_value("\n".join(section.lines) or None)
        self._state.setText(self._state_words(shown))
        self._state.setVisible(bool(self._state.text()))
        is_outdated = shown.state is SectionState.OUTDATED
        set_text_role(self._state, TextRole.WARNING if is_outdated else TextRole.SMALL)
        self._new.setText(self._news(shown) if is_outdated else "")
        self._is_new_open &= is_outdated
        self._show_new.setVisible(is_outdated)
        self._mine.setVisible(is_outdated)
        self._anew.setVisible(shown.state is not SectionState.FILLED)
        for button, text in (
            (self._mine, self.tr("Keep my words: {section}")),
            (self._anew, self.tr("Fill in anew: {section}")),
        ):
            button.setAccessibleName(text.format(section=section.heading))
        self._show_news()

    def show_error(self, text: str) -> None:
        """Say why what was written was not taken, or with "" that it was."""
        self._field.show_error(text)

    def _form_words(self, form: SectionForm) -> str:
        return {
            SectionForm.TEXT: self.tr("A paragraph a line."),
            SectionForm.LIST: self.tr("A point a line."),
            SectionForm.STEPS: self.tr("A step a line; they are numbered by themselves."),
            SectionForm.CHECKS: self.tr("A box to tick a line."),
        }[form]

    def _state_words(self, shown: ShownSection) -> str:
        if not any(line.strip() for line in shown.section.lines):
            return self.tr("Left out when it is printed.")
        if shown.state is SectionState.OUTDATED:
            return self.tr("In your words. The task has changed since you wrote them.")
        return self.tr("In your words.") if shown.state is SectionState.OWN else ""

    def _news(self, shown: ShownSection) -> str:
        """What the task says now and did not then, and what it says no more; a line each."""
        lines = [self.tr("New: {line}").format(line=line) for line in shown.new_lines]
        lines += [self.tr("No more: {line}").format(line=line) for line in shown.gone_lines]
        return "\n".join(lines) or self.tr("The same lines, in another order.")

    def _toggle_new(self) -> None:
        self._is_new_open = not self._is_new_open
        self._show_news()

    def _show_news(self) -> None:
        self._new.setVisible(self._is_new_open)
        text = self.tr("Hide what is new") if self._is_new_open else self.tr("Show what is new")
        self._show_new.setText(text)
        self._show_new.setAccessibleName(
            self.tr("{button}: {section}").format(button=text, section=self._heading.text())
        )

    def _ask(self, text: str | None) -> None:
        self.text_requested.emit(self.key, text or "")

    def _ask_to_keep(self) -> None:
        self._field.commit()
        self.mine_requested.emit(self.key)

    def _ask_anew(self) -> None:
        self._field.discard_edit()
        self.anew_requested.emit(self.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, between bounds: what is longer scrolls."""
        count = self._box.document().documentLayout().documentSize().height()  # lines, as they are wrapped
        lines = min(max(round(count), _LEAST_LINES), _MOST_LINES)
        frame = self._box.height() - self._box.viewport().height()
        if not 0 < frame < _MOST_FRAME:  # it is not laid out yet: that comes with its first size
            return
        margins = 2 * round(self._box.document().documentMargin())
        spacing = QFontMetricsF(self._box.font()).height()
        height = math.ceil(spacing * lines) + margins + frame + _SPARE
        if self._box.height() != height or self._box.minimumHeight() != height:
            self._box.setFixedHeight(height)
