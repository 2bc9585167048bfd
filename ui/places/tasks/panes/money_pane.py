"""The hours and the money of a task, and what an hour is worth in the business behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.places.tasks.panes.answers_pane import AnswersPane, Card
from ui.widgets.buttons import ordinary_button
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class MoneyPane(AnswersPane):
    """Hours, rates and budget; the business's own figures are shown, and changed elsewhere."""

    business_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_cards(), parent)

    def fill(self) -> None:
        super().fill()
        self._business = plain_label("", TextRole.BODY, self)
        button = ordinary_button(self.tr("Business details…"), self, "settings")
        button.clicked.connect(self.business_requested)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        section = Section(
            self.tr("Your business"), self.tr("The same for all its tasks."), self, icon_name="store"
        )
        section.add(self._business)
        section.add_layout(row)
        self.content.insertWidget(1, section)

    def show_business(self, text: str) -> None:
        """The business's figures in words."""
        self.once_made("business", lambda: self._business.setText(text))


def _cards() -> Sequence[Card]:
    return (
        Card(
            heading=QCoreApplication.translate("MoneyPane", "Hours"),
            icon="clock",
            keys=("hours", "horizon_months"),
        ),
        Card(
            heading=QCoreApplication.translate("MoneyPane", "What others charge"),
            icon="wallet",
            help=QCoreApplication.translate(
                "MoneyPane", "Usual prices. A quote you were given goes under Vendors and quotes."
            ),
            keys=("outsource_rate", "offshore_rate", "budget_per_month"),
        ),
    )
