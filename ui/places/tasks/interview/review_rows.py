"""What was answered and what is assumed, in words, for the list at the end of the interview."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.wording.figures import Figures
from advisor.wording.questions import QUESTIONS
from advisor.wording.texts import AssumptionText
from ui.places.tasks.interview.review_list import ReviewRow


def review_rows(
    task: Task, assumptions: Sequence[AssumptionText], open_keys: Collection[str], figures: Figures
) -> list[ReviewRow]:
    """Answers first told, then assumed, each in the order of the panes; only what makes sense for ``task``.

    ``open_keys``: questions that are open and worth asking of this task.
    """
    by_key = {one.key: one for one in assumptions}
    rows = []
    for key, question in QUESTIONS.items():
        one = by_key.get(key)
        if one is not None and (one.told or key in open_keys):
            rows.append(ReviewRow(key=key, label=question.label, value=one.value, is_assumed=not one.told))
        elif key == "budget_per_month" and task.budget_per_month is not None:
            value = figures.belief(Range.exactly(task.budget_per_month), "money")
            rows.append(ReviewRow(key=key, label=question.label, value=value, is_assumed=False))
        elif key == "safeguards" and task.safeguards:
            value = ", ".join(question.level(word).label for word in task.safeguards)
            rows.append(ReviewRow(key=key, label=question.label, value=value, is_assumed=False))
    return sorted(rows, key=lambda row: row.is_assumed)
