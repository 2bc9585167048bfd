"""A month to choose a day from, in the window's own colours."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QVBoxLayout, QWidget

from advisor.settings import DEFAULT_LOCALE
from ui.theme import Space, tone
from ui.widgets.buttons import icon_button
from ui.widgets.plain_text import TextRole, plain_label


class MonthCalendar(QWidget):
    """Days by the week, with the month above them; a click or Enter chooses."""

    day_requested = Signal(QDate)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = QCalendarWidget(self)
        self._days.setNavigationBarVisible(False)
        self._days.setMinimumSize(self._days.sizeHint() + QSize(2 * Space.HUGE, 2 * Space.HUGE))
        self._days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._days.activated.connect(self.day_requested)
        self._days.clicked.connect(self.day_requested)
        self._days.currentPageChanged.connect(self._show_month)
        self._month = plain_label("", TextRole.STRONG, self, wrap=False, selectable=False)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before = icon_button("chevron-left", self.tr("Month before"), self)
        after = icon_button("chevron-right", self.tr("Next month"), self)
        before.clicked.connect(self._days.showPreviousMonth)
        after.clicked.connect(self._days.showNextMonth)
        head = QHBoxLayout()
        head.addWidget(before)
        head.addWidget(self._month, 1)
        head.addWidget(after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._days)
        self.setFocusProxy(self._days)

    def show_day(self, day: QDate) -> None:
        self._days.setSelectedDate(day)
        self._show_month(day.year(), day.month())

    def showEvent(self, event: QShowEvent) -> None:
        """Weekends look like other days: in a business they are."""
        super().showEvent(event)
        plain = QTextCharFormat()
        plain.setForeground(tone("text"))
        for day in Qt.DayOfWeek:
            self._days.setWeekdayTextFormat(day, plain)

    def _show_month(self, year: int, month: int) -> None:
        from babel.dates import format_skeleton  # Qt has a pattern for a day, and none for a month

        locale = self.locale().name()
        name = format_skeleton(
            "yMMMM", datetime.date(year, month, 1), locale=DEFAULT_LOCALE if locale == "C" else locale
        )
        self._month.setText(name)
