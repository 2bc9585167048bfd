"""A day, typed or chosen from a calendar."""

from __future__ import annotations

import datetime
import re

from PySide6.QtCore import QDate, QPoint
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QMenu, QWidget, QWidgetAction

from advisor.settings import DEFAULT_LOCALE
from ui.dialogs.month_calendar import MonthCalendar
from ui.theme import Space
from ui.widgets.buttons import icon_button


class DayBox(QWidget):
    """Day, month and year in the locale's order; a button beside them opens a month to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = _DateEdit(self)
        self.setFocusProxy(self._edit)
        self._button = icon_button("calendar-clock", self.tr("Choose the day from a calendar"), self)
        self._button.clicked.connect(self._open_calendar)
        self._calendar = MonthCalendar(self)
        self._calendar.day_requested.connect(self._take)
        self._menu = QMenu(self)
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(self._calendar)
        self._menu.addAction(holder)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TINY)
        layout.addWidget(self._edit)
        layout.addWidget(self._button)

    def day(self) -> datetime.date:
        shown = self._edit.date()
        return datetime.date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: datetime.date) -> None:
        self._edit.setDate(QDate(day.year, day.month, day.day))

    def setAccessibleName(self, name: str) -> None:
        self._edit.setAccessibleName(name)

    def _open_calendar(self) -> None:
        self._calendar.show_day(self._edit.date())
        self._menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))
        self._calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self._edit.setDate(day)
        self._menu.close()


def day_format(locale: str) -> str:
    """How a date of medium length is written in ``locale``, in Qt's letters: "MMM d, yyyy"."""
    from advisor.wording.locales import locale_named

    pattern = locale_named(DEFAULT_LOCALE if locale == "C" else locale).date_formats["medium"].pattern
    if re.search("[^yMLd]", re.sub(r"'[^']*'|[^A-Za-z]", "", pattern)):
        return "d MMM yyyy"  # an era or a weekday, which nobody types
    return re.sub(r"y+", "yyyy", pattern.replace("L", "M"))


class _DateEdit(QDateEdit):
    """Scrolling past it changes nothing; the arrow keys step through the days."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Without buttons of its own the style leaves no room for the text; these take none.
        self.setStyleSheet("QDateEdit::up-button, QDateEdit::down-button { width: 0px; border: none; }")
        self.lineEdit().setTextMargins(Space.SMALL, 0, Space.SMALL, 0)
        self.setDisplayFormat(day_format(self.locale().name()))
        self.setDateRange(QDate(1970, 1, 1), QDate(2199, 12, 31))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setSelectedSection(QDateEdit.Section.DaySection)  # wherever the locale has it

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
