"""What the job is: how often, who does it, what it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.task import Task
from advisor.records import replace
from ui.places.tasks.panes.answers_pane import AnswersPane, Card
from ui.widgets.line_field import LineField


class JobPane(AnswersPane):
    """The questions that describe the work itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_cards(), parent)
        self._labels: dict[str, str] = {}

    def show_functions(self, labels: Mapping[str, str]) -> None:
        """Offer these kinds of work, code → label; any other may be written too."""
        self._labels = dict(labels)
        self.once_made("functions", self._show_functions)

    def show_task(self, task: Task) -> None:
        """A kind of work kept as a code is shown by its label."""
        label = self._labels.get(task.function or "")
        super().show_task(replace(task, function=label) if label else task)

    def _show_functions(self) -> None:
        field = self.box("function").field
        if isinstance(field, LineField):
            field.show_suggestions(list(self._labels.values()))


def _cards() -> Sequence[Card]:
    return (
        Card(
            heading=QCoreApplication.translate("JobPane", "The work"),
            icon="clipboard-list",
            keys=("function", "pattern", "core"),
        ),
        Card(
            heading=QCoreApplication.translate("JobPane", "As it is done now"),
            icon="house",
            keys=("done_by", "own_skill"),
        ),
        Card(
            heading=QCoreApplication.translate("JobPane", "What it takes"),
            icon="lightbulb",
            keys=("skill", "context", "codifiable", "procedure", "checkable"),
        ),
    )
