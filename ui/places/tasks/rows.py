"""How a task is shown in the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from advisor.domain.assessment import Basis
from advisor.domain.records import TaskSummary
from advisor.library.function_names import function_name
from advisor.wording.figures import Figures
from advisor.wording.records import STATUSES
from ui.places.list_row import ListRow
from ui.words import verdict_word

NO_ARRANGEMENT = "none"


def task_row(summary: TaskSummary, locale: str) -> ListRow:
    """``summary`` in words; it is sorted and filtered where it comes from."""
    has_verdict = summary.confidence is not None and summary.arrangement is not None
    return ListRow(
        id=summary.id,
        title=summary.title,
        detail=verdict_word(summary.arrangement, summary.confidence),
        aside=STATUSES[summary.status],
        arrangement=summary.arrangement if has_verdict else None,
        is_firm=summary.confidence != "too_close",
        cell=partial(task_cell, summary, locale),
    )


def task_cell(summary: TaskSummary, locale: str, column: str) -> str:
    """What stands in a column of the list as a table."""
    match column:
        case "status":
            return STATUSES[summary.status]
        case "verdict":
            return verdict_word(summary.arrangement, summary.confidence)
        case "function":
            return function_name(summary.function)
        case "changed":
            from babel.dates import format_date  # brings time zones, which nothing else here needs

            return format_date(summary.changed_at.astimezone(), format="medium", locale=locale)
        case "cost" if summary.cost_mean is not None and summary.currency is not None:
            amount = Figures(summary.currency, locale).money(summary.cost_mean)
            if summary.basis == Basis.PER_MONTH.value:
                return QCoreApplication.translate("task_rows", "{amount} a month").format(amount=amount)
            return QCoreApplication.translate("task_rows", "{amount} in all").format(amount=amount)
    return ""
