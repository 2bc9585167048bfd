"""One part of a task: what it is called, its share of the hours, and the answers in which it differs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from advisor.domain.task import Step
from advisor.domain.task_format.keys import STEP_KEYS
from advisor.records import replace
from advisor.wording.questions import QUESTIONS
from ui.places.tasks.panes.single_field import show_unit, single_field
from ui.theme import Space
from ui.widgets.buttons import icon_button, quiet_button
from ui.widgets.field import Field
from ui.widgets.flag_field import FlagField
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.option_row import RadioRow
from ui.widgets.plain_text import TextRole, buddy_label, literal, plain_label, plain_tooltip

# A part's cash is counted with the whole task's.
DIFFERING_KEYS: Sequence[str] = [
    key for key in STEP_KEYS if key not in ("title", "share", "budget_per_month")
]


class PartCard(QFrame):
    """Shows one part; reports what it should become."""

    title_requested = Signal(str)
    percent_requested = Signal(int)
    answer_requested = Signal(str, object)  # key, new value; None: as the whole task
    remove_requested = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "quiet")
        self._number = number
        self._step: Step | None = None
        self._currency = ""
        self._pattern: Pattern | None = None
        self._rows: dict[str, _Difference] = {}
        self._title = LineField(self, empty_error=self.tr("A part needs a name."))
        self._title.value_requested.connect(self._ask_for_title)
        self._percent = NumberField(self, unit=self.tr("% of the hours"), least=0, most=100, is_whole=True)
        self._percent.value_requested.connect(self._ask_for_percent)
        self._remove = icon_button("trash-2", "", self)
        self._remove.clicked.connect(self.remove_requested)
        self._differences = QVBoxLayout()
        self._differences.setSpacing(Space.LARGE)
        self._same = plain_label(self.tr("So far it is answered as the whole task is."), TextRole.MUTED, self)
        self._add = quiet_button(self.tr("Differs in…"), self, "plus")
        self._add.clicked.connect(self._offer)
        self._menu = QMenu(self)
        self._caption = buddy_label("", self._title.focus_target(), TextRole.CAPTION, self)
        self.show_number(number)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._caption, 1)
        head.addWidget(self._remove)
        add_row = QHBoxLayout()
        add_row.addWidget(self._add)
        add_row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._title)
        layout.addWidget(self._percent)
        layout.addWidget(self._same)
        layout.addLayout(self._differences)
        layout.addLayout(add_row)

    def show_number(self, number: int) -> None:
        """The place of the part among the others, from 1, seen and told to a screen reader."""
        self._number = number
        self._caption.setText(literal(self.tr("Part {number}").format(number=number)))
        self._remove.setAccessibleName(self.tr("Remove part {number}").format(number=number))
        self._remove.setToolTip(plain_tooltip(self._remove.accessibleName()))
        self._add.setAccessibleName(self.tr("Part {number} differs in…").format(number=number))
        self._title.set_names(self.tr("Part {number}: what it is called").format(number=number))
        self._percent.set_names(self.tr("Part {number}: share of the hours").format(number=number))
        for row in self._rows.values():
            row.show_number(number)

    def show_step(self, step: Step, percent: int) -> None:
        self._step = step
        self._title.show_value(step.title)
        self._percent.show_value(percent)
        for key in DIFFERING_KEYS:
            value = getattr(step, key)
            if value is not None:
                self._row(key).show_value(value)
            elif key in self._rows and self._rows[key].field.value() is not None:
                self._drop(key)  # taken back elsewhere, or by undo
        self._show_sameness()

    def show_units(self, currency: str, pattern: Pattern | None) -> None:
        self._currency, self._pattern = currency, pattern
        for key, row in self._rows.items():
            show_unit(row.field, key, currency, pattern)

    def go(self) -> None:
        """Put the cursor into the name, ready to be overwritten."""
        target = self._title.focus_target()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        select = getattr(target, "selectAll", None)
        if callable(select):
            select()

    def differ_in(self, key: str) -> None:
        """Ask for ``key`` of this part."""
        row = self._row(key)
        self._show_sameness()
        lay_out_at_once()
        row.go()

    def keys_to_offer(self) -> list[str]:
        return [key for key in DIFFERING_KEYS if key not in self._rows]

    def _offer(self) -> None:
        self._menu.clear()
        for key in self.keys_to_offer():
            action = self._menu.addAction(literal(QUESTIONS[key].label))
            action.triggered.connect(partial(self.differ_in, key))
        self._menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _row(self, key: str) -> _Difference:
        if key not in self._rows:
            row = _Difference(key, self._number, self)
            show_unit(row.field, key, self._currency, self._pattern)
            row.field.value_requested.connect(partial(self.answer_requested.emit, key))
            row.dropped.connect(partial(self._take_back, key))
            self._rows[key] = row
            self._differences.addWidget(row)
            row.show()
        return self._rows[key]

    def _take_back(self, key: str) -> None:
        had_answer = self._step is not None and getattr(self._step, key) is not None
        self._drop(key)
        self._show_sameness()
        lay_out_at_once()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        if had_answer:
            self.answer_requested.emit(key, None)

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        row.field.discard_edit()
        row.hide()
        self._differences.removeWidget(row)
        row.setParent(None)
        row.deleteLater()

    def _show_sameness(self) -> None:
        self._same.setVisible(not self._rows)
        self._add.setVisible(len(self._rows) < len(DIFFERING_KEYS))

    def _ask_for_title(self, title: object) -> None:
        self.title_requested.emit(str(title))

    def _ask_for_percent(self, percent: Any) -> None:
        if percent is None:
            self.percent_requested.emit(0)
        else:
            self.percent_requested.emit(int(percent))


class _Difference(QWidget):
    """A question asked of one part only."""

    dropped = Signal()

    def __init__(self, key: str, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        question = QUESTIONS[key]
        self.field: Field = single_field(key, self)
        if isinstance(self.field, LevelField | FlagField):
            self.field.findChildren(RadioRow)[-1].hide()  # "Not sure": the part is as the whole then
        self._question = question
        self._drop = icon_button("x", "", self)
        side = round(self.fontMetrics().ascent() * 1.15)  # made late: no change of font tells it its size
        self._drop.setIconSize(QSize(side, side))
        self._drop.clicked.connect(self.dropped)
        self.show_number(number)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(buddy_label(question.question, self.field.focus_target(), TextRole.STRONG, self), 1)
        head.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.setSpacing(Space.TINY)
        layout.addLayout(head)
        layout.addWidget(self.field)

    def show_number(self, number: int) -> None:
        texts = {"number": number, "question": self._question.label}
        self._drop.setAccessibleName(self.tr("Part {number} does not differ in: {question}").format(**texts))
        self._drop.setToolTip(plain_tooltip(self._drop.accessibleName()))
        name = self.tr("Part {number}: {question}").format(number=number, question=self._question.question)
        self.field.set_names(name, self._question.help)

    def show_value(self, value: Any) -> None:
        if value != self.field.value():
            self.field.show_value(value)

    def go(self) -> None:
        target = self.field.focus_target()
        if target.isHidden():
            target = next((row for row in self.field.findChildren(RadioRow) if not row.isHidden()), target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def lay_out_at_once() -> None:
    """Lay out now what has changed: else it may be painted once before, squeezed into the former height."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def changed_step(step: Step, key: str, value: Any) -> Step:
    """The part with one answer changed; None: as the whole task."""
    return replace(step, **{key: value})
