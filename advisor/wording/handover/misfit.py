"""When a hand-over document does not fit the advice as it stands."""

from __future__ import annotations

from advisor.domain.assessment import Assessment
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Arrangement
from advisor.language import tr
from advisor.wording.handover.case import way_of
from advisor.wording.names import in_a_sentence


def misfit(kind: DocumentKind, assessment: Assessment) -> str:
    """Why a document may not be wanted, as the advice stands; "" where it fits."""
    way = way_of(kind, assessment)
    if way.is_ruled_out:
        return tr("As things stand, {way} is ruled out for this task.").format(way=in_a_sentence(way))
    best = assessment.recommended
    if best is None or best.id == way.id:
        return ""
    if best.arrangement is Arrangement.IN_HOUSE:
        return tr("The advice is to keep this task in-house. This is for the day you hand it over.")
    return tr("The advice is another way: {way}. This document is for {other}.").format(
        way=in_a_sentence(best), other=in_a_sentence(way)
    )
