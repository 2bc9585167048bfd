"""One input as the model used it: what was told looks firm, what is assumed looks open."""

from __future__ import annotations

from advisor.wording.texts import AssumptionText
from ui.advice.answer_keys import answer_key
from ui.widgets.detail_row import DetailRow, icon_leading


def show_assumption(row: DetailRow, one: AssumptionText, *, with_evidence: bool) -> None:
    """Let ``row`` say an input, and lead to the field that sets it; the evidence where it is wanted."""
    sign = icon_leading("check", "good") if one.told else icon_leading("circle-dashed", "warning")
    parts = (one.origin, one.evidence) if with_evidence else (one.origin,)
    row.show_texts(one.label, one.value, " – ".join(part for part in parts if part), sign)
    row.show_link(answer_key(one.key), row.tr("Goes to this answer"), has_room=True)
