"""Whether to come back to something on a day, and which: a box to tick, and the day once it is ticked."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs.day_box import DayBox
from ui.theme import Space
from ui.widgets.option_row import CheckRow

_DAYS_AHEAD = 7  # what is offered first


class FollowUpField(QWidget):
    """``day()`` is None while the box is not ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = CheckRow(self.tr("Follow up on a day"), "", self)
        self._day = DayBox(self)
        self._day.setAccessibleName(self.tr("Follow up on"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._box, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._day, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        keeps_its_room = self._day.sizePolicy()
        keeps_its_room.setRetainSizeWhenHidden(True)
        self._day.setSizePolicy(keeps_its_room)
        self._box.toggled.connect(self._day.setVisible)
        self.show_day(None)

    def day(self) -> datetime.date | None:
        return self._day.day() if self._box.isChecked() else None

    def show_day(self, day: datetime.date | None) -> None:
        """Show a day, None for none; ticking the box then offers one a week ahead."""
        usual = datetime.date.today() + datetime.timedelta(days=_DAYS_AHEAD)
        self._day.show_day(usual if day is None else day)
        self._box.setChecked(day is not None)
        self._day.setVisible(day is not None)
