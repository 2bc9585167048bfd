"""The sentences of one assessment, ready to be shown: what ``advice_texts`` returns."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import LineCode
from advisor.records import Struct


class ReasonText(Struct, frozen=True, kw_only=True):
    """A reason as one sentence, with its money ("$120 a month") and the line it was read off."""

    code: LineCode
    text: str
    amount: str


class ConditionText(Struct, frozen=True, kw_only=True):
    """A condition as a sentence, and what would lift it (empty where nothing would)."""

    text: str
    remedy: str
    rules_out: bool


class AlternativeText(Struct, frozen=True, kw_only=True):
    """One alternative in words. All figures carry their unit ("$1,200 a month", "6 hours a month")."""

    id: str
    name: str
    is_recommended: bool
    suitability: str
    cost: str
    cash: str
    your_hours: str
    wont_give: str
    conditions: tuple[ConditionText, ...]


class SafeguardText(Struct, frozen=True, kw_only=True):
    """A safeguard as something to do: a title, the sentence, what it costs ("in place" where it is)."""

    title: str
    text: str
    cost: str
    in_place: bool


class AssumptionText(Struct, frozen=True, kw_only=True):
    """An input as the model used it. ``told``: the owner said it. ``key``: the input's name."""

    key: str
    label: str
    value: str
    told: bool
    origin: str
    evidence: str


class FlipText(Struct, frozen=True, kw_only=True):
    """A flip point taken apart: which answer, what it is taken as, where the verdict turns, and to what."""

    what: str
    now: str
    turns_at: str
    then: str


class SwingText(Struct, frozen=True, kw_only=True):
    """One answer of the tornado: its name, the range it is taken to have, and the result at either end.

    ``low`` and ``high``: money, by how much the runner-up is dearer; below zero it is the cheaper one.
    """

    what: str
    belief: str
    low: float
    high: float
    low_figure: str
    high_figure: str


class OfferText(Struct, frozen=True, kw_only=True):
    """A quote in its vendor's own terms. ``id``: of its alternative; empty texts: nothing of the kind."""

    id: str
    price: str
    included: str
    minimum: str
    extras: tuple[str, ...]


class AdviceTexts(Struct, frozen=True, kw_only=True):
    """An assessment in sentences: plain text, never markup. Empty where there is nothing to say."""

    title: str
    headline: str
    confidence: str
    basis: str
    odds: str
    reasons_intro: str
    reasons_for: tuple[ReasonText, ...]
    reasons_against: tuple[ReasonText, ...]
    alternatives: tuple[AlternativeText, ...]
    line_labels: Mapping[LineCode, str]
    alarms: tuple[str, ...]
    safeguards: tuple[SafeguardText, ...]
    next_steps: tuple[str, ...]
    would_change: tuple[str, ...]
    worth_finding_out: tuple[str, ...]
    split: str
    pre_mortem: tuple[str, ...]
    checking_plan: str
    paid_trial: str
    break_even: str
    assumptions: tuple[AssumptionText, ...]
    flips: tuple[FlipText, ...] = ()
    swings: tuple[SwingText, ...] = ()
