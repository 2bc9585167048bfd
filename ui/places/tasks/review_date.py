"""When to look at a task again: a button that says the day, and opens the ways to choose another."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget, QWidgetAction

from advisor.domain.days import months_later
from advisor.language import plural
from ui.dialogs.day_box import day_format
from ui.theme import Space
from ui.widgets.buttons import icon_button
from ui.widgets.plain_text import plain_tooltip

_USUAL_MONTHS = 6  # what the advice says
_OTHER_MONTHS = (1, 3, 12)


class ReviewDate(QWidget):
    """Shows a day or none; reports the day wished for, None to have none."""

    day_requested = Signal(object)  # datetime.date | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: datetime.date | None = None
        self._button: QToolButton = icon_button("calendar-clock", self.tr("Look again…"), self)
        self._button.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)
        self.setFocusProxy(self._button)

    def show_day(self, day: datetime.date | None) -> None:
        """Show a day, None for none. Emits nothing."""
        self._day = day
        name = self.tr("Look again…")
        if day is not None:
            name = self.tr("Look again on {day}").format(day=self._written(day))
        short = QLocale.FormatType.ShortFormat
        self._button.setText("" if day is None else self.locale().toString(_as_qt(day), short))
        self._button.setAccessibleName(name)
        self._button.setToolTip(plain_tooltip(name))

    def sign_width(self) -> int:
        """Pixels that the sign alone takes."""
        return self._button.sizeHint().height()

    def text_width(self) -> int:
        """Pixels that it takes with the day beside its sign, 0 where there is no day."""
        if not self._button.text():
            return 0
        return self.fontMetrics().horizontalAdvance(self._button.text()) + Space.SMALL

    def show_text(self, has_room: bool) -> None:
        """Show the day beside the sign, or only the sign, which says it when pointed at."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._button.setToolButtonStyle(beside if has_room and self._button.text() else only)

    def _open(self) -> None:
        from ui.dialogs.month_calendar import MonthCalendar

        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        today = datetime.date.today()
        usual = months_later(today, _USUAL_MONTHS)
        self._offer(menu, self.tr("In six months, as advised: {day}").format(day=self._written(usual)), usual)
        for months in _OTHER_MONTHS:
            day = months_later(today, months)
            pattern = plural("In {count} month: {day}", "In {count} months: {day}", months)
            self._offer(menu, pattern.format(count=months, day=self._written(day)), day)
        menu.addSeparator()
        calendar = MonthCalendar(menu)
        shown = self._day or usual
        calendar.show_day(_as_qt(shown))
        calendar.day_requested.connect(self._take_from_calendar)
        calendar.day_requested.connect(menu.close)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.addSeparator()
        self._offer(menu, self.tr("No day"), None).setEnabled(self._day is not None)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _offer(self, menu: QMenu, text: str, day: datetime.date | None) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(partial(self._ask, day))
        return action

    def _ask(self, day: datetime.date | None, _is_checked: bool = False) -> None:
        self.day_requested.emit(day)

    def _take_from_calendar(self, day: QDate) -> None:
        self.day_requested.emit(datetime.date(day.year(), day.month(), day.day()))

    def _written(self, day: datetime.date) -> str:
        locale = self.locale()
        return locale.toString(_as_qt(day), day_format(locale.name()))


def _as_qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
