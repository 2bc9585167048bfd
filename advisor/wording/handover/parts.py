"""What several hand-over documents say alike: how much work it is, what is secret, how a price reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.domain.handover import Section, SectionForm
from advisor.domain.levels import (
    CustomerContact,
    Data,
    ExtraPer,
    OriginalWork,
    Safeguard,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Quote
from advisor.language import Marked, in_line, mark, tr
from advisor.wording.figures import Figures
from advisor.wording.handover.case import Case
from advisor.wording.offers import offer_texts
from advisor.wording.units import RATE_UNITS

# What whoever takes the work over gets of ours, and what of it is secret.
_ACCESS: Mapping[str, str] = Marked(
    {
        Data.NONE: mark("You need no data of ours for it, and no access to anything."),
        Data.INTERNAL: mark(
            "You get those of our internal papers that the work needs: prices, plans, files."
        ),
        Data.PERSONAL: mark("You get personal data for it: names, addresses or records of people."),
        Data.CUSTOMER_LIST: mark("You get our customer list for it, which is worth a great deal to us."),
        Data.MONEY: mark("You get passwords or access to payments for it."),
    }
)

# A safeguard as both sides read it: who does what. The decoys are told to nobody.
_AGREED: Mapping[Safeguard, str] = {
    Safeguard.CONTRACT_NDA: mark(
        "Confidentiality in writing: we send the contract, you sign it before you get anything."
    ),
    Safeguard.LEAST_ACCESS: mark(
        "A login of your own: we set it up for what the work needs, you share it with nobody, and we close it "
        "when the work ends."
    ),
    Safeguard.IP_ASSIGNMENT: mark(
        "Rights: you hand over to us in writing everything that you make for us, and that nothing was copied."
    ),
    Safeguard.ORIGINALITY_SEARCH: mark(
        "Originality: you tell us where each picture, font and text comes from, and we search before we use it."
    ),
    Safeguard.REFERENCES_CHECKED: mark(
        "References: you name two customers of yours, and we call them before we decide."
    ),
    Safeguard.DUAL_APPROVAL: mark("Payments: you prepare them, one of us releases them; nobody pays alone."),
    Safeguard.EXPERT_REVIEW: mark(
        "Review: somebody qualified looks at samples of your work for us, and you help with questions."
    ),
    Safeguard.PAID_TRIAL: mark(
        "Trial: you begin with a small piece that we pay for, with a pass mark we agree on beforehand."
    ),
    Safeguard.EXIT_PLAN: mark(
        "Ending: files, logins and written steps are ours, and you give them back within a week."
    ),
    Safeguard.INSURANCE: mark("Insurance: you show us the certificate that pays for damage you cause."),
}


def section(
    key: str, heading: str, form: SectionForm, lines: Sequence[str], help_text: str = ""
) -> list[Section]:
    """A section in a list; an empty list where there is nothing to say."""
    said = tuple(line for line in lines if line)
    return [Section(key=key, heading=heading, form=form, lines=said, help=help_text)] if said else []


def how_much(case: Case) -> str:
    """How often the work comes and how long it takes in-house."""
    if case.is_ongoing:
        sentence = tr("It comes back every month. In-house it takes {hours}.")
    else:
        sentence = tr("It is done once. In-house we reckon with {hours}.")
    key = "pattern" if case.is_told("hours") else "hours"
    return case.confirmed(key, sentence.format(hours=case.hours()))


def what_a_fault_costs(case: Case) -> str:
    """Why faults matter, in money."""
    sentence = tr("A mistake that nobody catches in time costs us {cost}.")
    return case.confirmed("mistake_cost", sentence.format(cost=case.money("mistake_cost")))


def access_lines(case: Case) -> list[str]:
    """What is given, what is secret about it, and what becomes of it in the end."""
    lines = [case.confirmed("data", _ACCESS[case.word("data")])]
    if case.word("data") != Data.NONE:
        lines.append(tr("Use it for this work alone. Do not copy it, and show it to nobody else."))
        lines.append(tr("Tell us the same day if anything of it is lost, or seen by somebody it is not for."))
        lines.append(
            tr("Give it back or delete it when the work ends, and tell us in writing that you have.")
        )
    if case.word("data") == Data.MONEY:
        lines.append(
            tr("Never write a password into a message or a note; nobody of ours will ask you for it.")
        )
    return lines


def conduct_lines(case: Case) -> list[str]:
    """What the work itself asks for: original work, customers, a licence."""
    lines = []
    match case.word("original_work"):
        case OriginalWork.SOME:
            lines.append(case.confirmed("original_work", tr(
                "What is made for us is new and becomes ours; nothing in it is copied from others."
            )))  # fmt: skip
        case OriginalWork.BRAND:
            lines.append(case.confirmed("original_work", tr(
                "The work becomes our brand: it is made for us alone, nothing in it is copied, and the source "
                "of every font and picture is named."
            )))  # fmt: skip
    match case.word("customer_contact"):
        case CustomerContact.WRITTEN:
            lines.append(case.confirmed("customer_contact", tr(
                "Customers are answered in writing within one working day, politely and in our name; what you "
                "cannot answer comes to us the same day."
            )))  # fmt: skip
        case CustomerContact.SPOKEN:
            lines.append(case.confirmed("customer_contact", tr(
                "Customers are spoken to politely and in our name, and nothing is promised that we have not "
                "allowed; each conversation that matters is noted the same day."
            )))  # fmt: skip
    if case.is_true("licensed"):
        lines.append(case.confirmed("licensed", tr(
            "The law asks for a licence for this work; a copy of it is shown to us before the work begins."
        )))  # fmt: skip
    return lines


def agreed_lines(case: Case) -> list[str]:
    """The safeguards as things to agree on; [x] before what is in place."""
    return [
        ticked(tr(_AGREED[one]), is_done=is_in_place)
        for one, is_in_place in case.safeguards
        if one in _AGREED
    ]


def ticked(line: str, *, is_done: bool) -> str:
    """A line of a checklist as its owner may write it: "[x]" before what is done."""
    return f"{TICK} {line}" if is_done else line


TICK = "[x]"


def part_lines(case: Case) -> list[str]:
    """The parts of the task, each with its share of the hours."""
    pattern = tr("{part}: about {share} of the time")
    return [
        pattern.format(part=in_line(one.title), share=case.figures.percent(one.share))
        if one.share
        else one.title
        for one in case.task.steps
    ]


def price_lines(quote: Quote, case: Case) -> list[str]:
    """A quote in the vendor's own terms and currency."""
    own = case.figures
    figures = Figures(quote.currency.code, own.locale) if quote.currency is not None else own
    rate = quote.rate
    lines = [tr("Your price: {price}.").format(price=figures.belief(rate.price, RATE_UNITS[rate.per]))]
    if rate.minimum:
        minimum = figures.belief(Range.exactly(rate.minimum), "money")
        lines.append(tr("At least {amount} is due, however little is used.").format(amount=minimum))
    included = offer_texts([quote], own.currency, own.locale)[0].included
    if included:
        lines.append(tr("Included in it: {amount}.").format(amount=included))
    if quote.hours is not None:
        unit = "hours a month" if case.is_ongoing else "hours"
        lines.append(tr("You reckon with {hours}.").format(hours=figures.belief(quote.hours, unit)))
    for extra in quote.extras:
        words = {"price": figures.belief(extra.price, "money"), "title": in_line(extra.title) or tr("Extra")}
        pattern = tr("{title}: {price} each month") if extra.per is ExtraPer.MONTH else tr(
            "{title}: {price} once"
        )  # fmt: skip
        lines.append(pattern.format(**words))
    return lines
