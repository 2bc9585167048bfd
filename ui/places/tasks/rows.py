"""How a task is shown in the list."""

from __future__ import annotations

from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskSummary
from ui.places.list_row import ListRow
from ui.words import status_word, verdict_word

NO_ARRANGEMENT = "none"
_ARRANGEMENTS = list(Arrangement)


def task_row(summary: TaskSummary) -> ListRow:
    """``summary`` in words, with what it sorts by."""
    has_verdict = summary.confidence is not None and summary.arrangement is not None
    place = _ARRANGEMENTS.index(summary.arrangement) if summary.arrangement else len(_ARRANGEMENTS)
    title = summary.title.casefold()
    return ListRow(
        id=summary.id,
        title=summary.title,
        detail=verdict_word(summary.arrangement, summary.confidence),
        aside=status_word(summary.status),
        arrangement=summary.arrangement if has_verdict else None,
        is_firm=summary.confidence != "too_close",
        sort_keys={
            "title": (title,),
            "changed": (summary.changed_at,),
            "verdict": (summary.confidence is None, place, title),
        },
        facets={
            "status": summary.status.value,
            "arrangement": summary.arrangement.value
            if summary.arrangement and has_verdict
            else NO_ARRANGEMENT,
        },
    )
