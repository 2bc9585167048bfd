"""What could go wrong with a task, what it would cost, and what guards against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.places.tasks.panes.answers_pane import AnswersPane, Card


class RisksPane(AnswersPane):
    """The questions about data, customers, originality, the law, and safeguards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_cards(), parent)


def _cards() -> Sequence[Card]:
    return (
        Card(
            heading=QCoreApplication.translate("RisksPane", "Mistakes"),
            icon="triangle-alert",
            keys=("mistake_cost",),
        ),
        Card(
            heading=QCoreApplication.translate("RisksPane", "Data and access"),
            icon="database-backup",
            keys=("data", "leak_loss"),
        ),
        Card(
            heading=QCoreApplication.translate("RisksPane", "Customers"),
            icon="users",
            keys=("customer_contact", "customer_loyalty", "customer_margin_per_year"),
        ),
        Card(
            heading=QCoreApplication.translate("RisksPane", "Original work"),
            icon="pencil",
            keys=("original_work", "ip_loss"),
        ),
        Card(
            heading=QCoreApplication.translate("RisksPane", "What is settled"),
            icon="scale",
            keys=("licensed", "must_stay"),
        ),
        Card(
            heading=QCoreApplication.translate("RisksPane", "Safeguards"),
            icon="shield-check",
            keys=("safeguards",),
        ),
    )
