"""The fixed words of a report: headings and labels. Sentences about results come from ``advisor.wording``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from advisor.language import mark, plural, tr
from advisor.records import Struct, replace


class ReportWords(Struct, frozen=True, kw_only=True):
    """English as it stands; ``translated`` gives the same in another language.

    ``nothing``: what an empty cell shows.
    """

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
    own_terms: str = mark("In their own terms")
    price: str = mark("Their price")
    included: str = mark("Included")
    minimum: str = mark("At least")
    extras: str = mark("Besides")
    would_change: str = mark("What would change the answer")
    turns: str = mark("Where the verdict turns")
    answer: str = mark("Answer")
    now: str = mark("Now")
    turns_at: str = mark("The verdict turns")
    then: str = mark("Best would then be")
    moves_most: str = mark("What moves the result most")
    swings: str = mark(
        "{best} against {other}. Each bar is one answer: how much dearer {other} comes, {basis}, with that "
        "answer at its lowest and at its highest, all else as it is. The thick line is the result as it is."
    )
    at_its_lowest: str = mark("at its lowest")
    at_its_highest: str = mark("at its highest")
    turning_line: str = mark("at 0 the verdict turns")
    swing: str = mark("{what} ({belief}): {low} at its lowest, {high} at its highest")
    swing_alone: str = mark("{what}: {low} at its lowest, {high} at its highest")
    worth_finding_out: str = mark("Worth finding out")
    could_fail: str = mark("How it could go wrong")
    check_and_try: str = mark("Checking and trying")
    taken_apart: str = mark("Taken apart")
    assumptions: str = mark("What this rests on")
    what: str = mark("What")
    value: str = mark("Taken as")
    origin: str = mark("From")
    evidence: str = mark("Evidence")
    glossary: str = mark("What the words mean")
    notes: str = mark("Your notes")
    task_title: str = mark("The task, as you called it")
    notes_cut: str = mark("The notes are longer than a report can hold. The rest of them is in your library.")
    nothing: str = "–"

    def translated(self, translate: Callable[[str], str]) -> Self:
        return replace(self, **{name: translate(getattr(self, name)) for name in self.__struct_fields__})


ENGLISH = ReportWords()


def words_in_use() -> ReportWords:
    """The words in the language in use, as a document is made."""
    return ENGLISH.translated(tr)


def more_bars(count: int, heading: str) -> str:
    """How many bars a chart leaves out, and the heading under which they stand."""
    sentence = plural(
        "{count} more is shown under “{heading}”.", "{count} more are shown under “{heading}”.", count
    )
    return sentence.format(count=count, heading=heading)
