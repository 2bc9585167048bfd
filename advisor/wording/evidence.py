"""Where a default comes from, as words."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import Evidence
from advisor.language import Marked, mark, tr

_GRADES: Mapping[str, str] = Marked(
    {
        "A": mark("the source itself was read"),
        "B": mark("quoted by another source"),
    }
)


def evidence_text(evidence: Evidence) -> str:
    """Where a default comes from: source, year, how well it is known, and what was made of it."""
    named = source_text(evidence)
    source = named if evidence.year is None else f"{named}, {evidence.year}"
    notes = [_GRADES[evidence.grade]] if evidence.grade in _GRADES else []
    if evidence.by_seller:
        notes.append(tr("a seller's own figure"))
    grade = f" ({'; '.join(notes)})" if notes else ""
    return f"{source}{grade}. {tr(evidence.note)}".strip()


def source_text(evidence: Evidence) -> str:
    """What a default is taken from; publications keep the name they have."""
    if evidence.starter:
        return tr("Starter task “{title}”").format(title=tr(evidence.starter))
    return tr(evidence.source) if evidence.grade == "own" else evidence.source
