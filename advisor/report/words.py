"""The fixed words of a report: headings and labels. Sentences about results come from ``advisor.wording``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Self

from advisor.language import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """English as it stands; ``translated`` gives the same in another language."""

    subject: str = mark("Keep it in-house, outsource it or offshore it: a summary for the owner")
    printed: str = mark("Printed {date}")
    page: str = mark("Page {page} of {pages}")
    all_in_cost: str = mark("All-in cost")
    cash: str = mark("Cash paid out")
    your_hours: str = mark("Your own time")
    watch_out: str = mark("Watch out")
    speaks_for: str = mark("What speaks for it")
    speaks_against: str = mark("The strongest against")
    smaller_reasons: str = mark("Smaller ones together ({count})")
    costs: str = mark("All-in cost of each, {basis}")
    bars_caption: str = mark(
        "The thin line below a bar spans 8 of 10 ways things could turn out; the diamond is the mean."
    )
    more_bars: str = mark("{count} more are shown under “{heading}”.")
    recommended: str = mark("recommended")
    ruled_out: str = mark("ruled out")
    next_steps: str = mark("What to do next")
    name: str = mark("Decided by")
    date: str = mark("Date")
    review_by: str = mark("Review by")
    in_full: str = mark("In full: what was cut short on page 1")
    side_by_side: str = mark("The alternatives side by side")
    alternative: str = mark("Alternative")
    standing: str = mark("Standing")
    wont_give: str = mark("What it will not give you")
    ledger: str = mark("The ledger, {basis}")
    ledger_part: str = mark("The ledger, {basis} (part {part} of {parts})")
    line: str = mark("Line")
    of_which_cash: str = mark("of which paid out")
    conditions: str = mark("Conditions and safeguards")
    for_recommended: str = mark("For what is recommended: {name}")
    before_others: str = mark("What stands in the way of the others")
    before_each: str = mark("What stands in the way of each")
    to_lift: str = mark("To lift it: {remedy}")
    quotes: str = mark("Vendors and quotes")
    vendor: str = mark("Vendor and offer")
    would_change: str = mark("What would change the answer")
    worth_finding_out: str = mark("Worth finding out")
    could_fail: str = mark("How it could go wrong")
    check_and_try: str = mark("Checking and trying")
    taken_apart: str = mark("Taken apart")
    assumptions: str = mark("What this rests on")
    what: str = mark("What")
    value: str = mark("Taken as")
    origin: str = mark("From")
    evidence: str = mark("Evidence")
    notes: str = mark("Your notes")
    task_title: str = mark("The task, as you called it")
    notes_cut: str = mark("The notes are longer than a report can hold. The rest of them is in your library.")
    nothing: str = mark("–")

    def translated(self, translate: Callable[[str], str]) -> Self:
        return replace(self, **{field.name: translate(getattr(self, field.name)) for field in fields(self)})


ENGLISH = ReportWords()
