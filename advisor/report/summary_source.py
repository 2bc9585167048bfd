"""What a summary is made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from advisor.domain.assessment import Assessment
from advisor.records import Struct
from advisor.report.words import ReportWords
from advisor.wording.texts import AdviceTexts, AlternativeText, OfferText


class Figures(Protocol):
    """Amounts in words, in one currency and locale."""

    def money(self, amount: float, /) -> str:
        """Two significant figures."""

    def exact_money(self, amount: float, /) -> str:
        """To the last digit that the currency has."""

    def hours(self, hours: float, /) -> str:
        """Two significant figures, with the unit."""


class Source(Struct, frozen=True, kw_only=True):
    """``offers``: quotes in their own terms, by the id of their alternative."""

    assessment: Assessment
    texts: AdviceTexts
    figures: Figures
    words: ReportWords
    offers: Mapping[str, OfferText]

    def text_of(self, name: str) -> AlternativeText:
        return next(text for text in self.texts.alternatives if text.id == name)
