"""The results brief: what a professional is to achieve, and how both sides see that it is done."""

from __future__ import annotations

from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm, SignatureLine
from advisor.domain.levels import Checkable, Context, Core
from advisor.language import tr
from advisor.wording.handover.case import Case
from advisor.wording.handover.parts import (
    access_lines,
    agreed_lines,
    conduct_lines,
    how_much,
    part_lines,
    price_lines,
    section,
    what_a_fault_costs,
)


def results_brief(case: Case) -> HandoverDocument:
    """For whoever answers for the result: what, by when, how judged, for how much; never how."""
    return HandoverDocument(
        kind=DocumentKind.RESULTS_BRIEF,
        title=tr("Results brief: {title}").format(title=case.title),
        purpose=tr(
            "This says what result is wanted, by when, and how we shall know that it is right. How you get "
            "there is yours to decide."
        ),
        sections=(
            *_result(case),
            *section(
                "parts",
                tr("What belongs to it"),
                SectionForm.LIST,
                [*part_lines(case), *case.own_steps],
                tr("The parts of the task, and the points of your notes; one a line."),
            ),
            *section(
                "background",
                tr("What you should know"),
                SectionForm.TEXT,
                [*case.other_notes, _context(case)],
                tr("From your notes. Strike out what is not meant for other eyes."),
            ),
            *_when(case),
            *_quality(case),
            *section(
                "access",
                tr("What you get from us, and what is secret"),
                SectionForm.LIST,
                access_lines(case),
                tr("Name the papers and logins that are really needed."),
            ),
            *section(
                "agreed",
                tr("What we agree on before you begin"),
                SectionForm.CHECKS,
                agreed_lines(case),
                tr("A line that begins with [x] is printed as done."),
            ),
            *_price(case),
            *_together(case),
        ),
        signatures=_signatures(case),
    )


def _result(case: Case) -> list[Section]:
    if case.is_ongoing:
        wanted = tr("We want “{title}” taken off our hands: done every month, without our having to ask.")
    else:
        wanted = tr("We want “{title}” done from beginning to end, and handed over ready to be used.")
    lines = [case.confirmed("pattern", wanted.format(title=case.title))]
    if case.kind_of_work:
        lines.append(tr("Kind of work: {kind}.").format(kind=case.kind_of_work))
    match case.word("core"):
        case Core.YES:
            lines.append(tr("This is what our customers pay us for: when in doubt, quality before speed."))
        case Core.PARTLY:
            lines.append(
                tr("Our customers notice how well this is done: when in doubt, quality before speed.")
            )
    return section(
        "result",
        tr("The result we want"),
        SectionForm.TEXT,
        lines,
        tr("Describe the finished result, so that somebody else could say whether it is there."),
    )


def _context(case: Case) -> str:
    match case.word("context"):
        case Context.SOME:
            sentence = tr("It takes some knowledge of our products, customers and ways: we show you.")
        case Context.DEEP:
            sentence = tr(
                "It takes a lot of knowledge of our business: we set hours aside to show you, and expect "
                "you to ask."
            )
        case _:
            return ""
    return case.confirmed("context", sentence)


def _when(case: Case) -> list[Section]:
    lines = [how_much(case)]
    if case.is_ongoing:
        lines.append(
            tr(
                "What belongs to a month is finished by the tenth day of the next, unless we agree on another day."
            )
        )
        lines.append(tr("If a month brings half as much again as usual, tell us before you go on."))
    else:
        lines.append(tr("With your price you name the day by which it is finished. That day then holds."))
        lines.append(tr("You show us the work half-way, while a change still costs little."))
    lines.append(tr("If a day cannot be kept, we hear of it before it has passed, with a new one."))
    return section(
        "when",
        tr("How much, and by when"),
        SectionForm.LIST,
        lines,
        tr("Put in real dates where you have them."),
    )


_WITHIN = 5  # working days


def _quality(case: Case) -> list[Section]:
    match case.word("checkable"):
        case Checkable.AT_A_GLANCE:
            sentence = tr(
                "We look at the work when it arrives, and say within {days} working days what is wrong."
            )
        case Checkable.WITH_EFFORT:
            sentence = tr(
                "We go through the work, or do a part of it again, within {days} working days after it arrives."
            )
        case Checkable.EXPERT_ONLY:
            sentence = tr(
                "Somebody qualified looks at samples for us within {days} working days, because we cannot "
                "judge it ourselves."
            )
        case _:
            sentence = tr(
                "Faults may show only later: you check your own work before you deliver it, tell us how, and "
                "put right what we report within {days} working days."
            )
    lines = [case.confirmed("checkable", sentence.format(days=_WITHIN))]
    lines.append(tr("Everything named above is there, complete, and can be used as it is."))
    lines += conduct_lines(case)
    lines.append(what_a_fault_costs(case))
    lines.append(
        tr("What is not right you put right at no charge within {days} working days, and tell us how it came about.")
        .format(days=_WITHIN)
    )  # fmt: skip
    return section(
        "quality",
        tr("How we shall know that it is right"),
        SectionForm.CHECKS,
        lines,
        tr("Points that can be answered with yes or no. Add what a good result means to you."),
    )


def _price(case: Case) -> list[Section]:
    quote = case.quote
    if quote is not None:
        lines = price_lines(quote, case)
        lines.append(
            tr("What is not named here is included. Extras are agreed in writing before they are begun.")
        )
    elif case.is_ongoing:
        lines = [
            tr("Please name one price a month for the whole result, and say what is not included in it."),
            tr("Say how long the price holds, and how you tell us of a change."),
        ]
    else:
        lines = [
            tr("Please name one price for the whole result, and say what is not included in it."),
            tr("Say how many rounds of changes the price includes."),
        ]
    lines.append(tr("We pay when the work has been found right, within fourteen days of your invoice."))
    return section(
        "price",
        tr("Price and payment"),
        SectionForm.LIST,
        lines,
        tr("From the quote, in its own terms. Your own limits are not told here."),
    )


def _together(case: Case) -> list[Section]:
    lines = [tr("One person on each side answers questions, within one working day.")]
    if case.is_ongoing:
        lines.append(
            tr("Once a month you tell us in a few lines: what is done, what is open, what you need.")
        )
        lines.append(tr("Either side can end this with a month's notice, in writing, without a reason."))
    else:
        lines.append(
            tr("Either side can stop after the first part that is paid for; what is done so far is paid.")
        )
    lines.append(tr("Nobody else does the work for you unless we have agreed to it in writing."))
    lines.append(tr("In the end all files, logins and written steps come back to us within a week."))
    return section(
        "together",
        tr("Working together, and ending it"),
        SectionForm.LIST,
        lines,
        tr("Write in the names of both contacts."),
    )


def _signatures(case: Case) -> tuple[SignatureLine, ...]:
    ours = tr("For {business}").format(business=case.business) if case.business else tr("For us")
    theirs = (
        tr("For {business}").format(business=case.way.vendor) if case.way.vendor else tr("For the provider")
    )
    return (SignatureLine(label=ours), SignatureLine(label=tr("Date")), SignatureLine(label=theirs))
