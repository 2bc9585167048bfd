"""The paid-trial plan: a small piece first, with rules for going on and for stopping agreed beforehand."""

from __future__ import annotations

from advisor.domain.assessment import TrialPlan
from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm, SignatureLine
from advisor.domain.levels import CustomerContact, Data, OriginalWork, Safeguard
from advisor.language import tr
from advisor.wording.conditions import SAFEGUARD_TEXTS, SAFEGUARD_TITLES
from advisor.wording.handover.case import Case
from advisor.wording.handover.parts import section, ticked

# The trial is none of its own conditions; the decoys are told to nobody, and this plan is shown around.
_NOT_LISTED = (Safeguard.PAID_TRIAL, Safeguard.DECOY_RECORDS)


def paid_trial(case: Case) -> HandoverDocument:
    """For the owner: what to try, what to measure, when to go on and when to stop."""
    return HandoverDocument(
        kind=DocumentKind.PAID_TRIAL,
        title=tr("Paid trial: {title}").format(title=case.title),
        purpose=tr(
            "A small piece is paid for and judged before the whole is handed over. The rules are fixed "
            "before it begins, so that nobody argues about them afterwards."
        ),
        sections=(
            *_piece(case),
            *_before(case),
            *_told(case),
            *_measured(case),
            *_going_on(case),
            *_stopping(case),
            *_worth(case),
            *_afterwards(case),
        ),
        signatures=(
            SignatureLine(label=tr("Judged by")),
            SignatureLine(label=tr("Date")),
            SignatureLine(label=tr("Result")),
        ),
    )


def _piece(case: Case) -> list[Section]:
    plan, figures = case.plans.trial, case.figures
    if plan is None:
        lines = [
            tr("“{title}” is too small to split a trial off: the first delivery is the trial.").format(
                title=case.title
            ),
            tr("Agree on a first stage that can be paid for and judged by itself, such as a draft."),
        ]
    elif case.is_supervised:
        piece = tr("From “{title}”, {who} gets {pieces} to do, about {hours} of work.")
        told = piece.format(
            title=case.title,
            who=case.who,
            pieces=figures.counted(plan.pieces, "pieces"),
            hours=figures.hours(plan.hours),
        )
        lines = [
            case.confirmed("hours", told),
            tr("Take ordinary pieces with two hard ones among them, and know the right answer to each."),
        ]
    else:
        piece = tr("From “{title}”, {who} gets a piece of about {hours} of work to do.")
        told = piece.format(title=case.title, who=case.who, hours=figures.hours(plan.hours))
        lines = [
            case.confirmed("hours", told),
            tr("Choose a piece that stands for the whole, and that you, or somebody you trust, can judge."),
        ]
    if case.task.steps:
        parts = ", ".join(one.title for one in case.task.steps)
        lines.append(tr("Have something of each part in it: {parts}.").format(parts=parts))
    if case.is_supervised and case.way.vendor is None:
        lines.append(tr("Give the same piece to two helpers, and keep the better one."))
    if case.word("data") not in (Data.NONE, Data.INTERNAL):
        lines.append(tr("Use made-up or old records in the trial. The real ones come only after it."))
    return section("piece", tr("The piece to try"), SectionForm.LIST, lines, tr("Name the very pieces."))


def _before(case: Case) -> list[Section]:
    pattern = tr("{safeguard}: {what}")
    lines = [
        ticked(
            pattern.format(safeguard=SAFEGUARD_TITLES[one], what=SAFEGUARD_TEXTS[one]), is_done=is_in_place
        )
        for one, is_in_place in case.safeguards
        if one not in _NOT_LISTED
    ]
    if case.is_supervised:
        lines.append(
            tr("The procedure sheet is written, and somebody who does not know the work has tried it.")
        )
    else:
        lines.append(tr("The results brief is written, and {who} has read it.").format(who=case.who))
    return section(
        "before",
        tr("Before it begins"),
        SectionForm.CHECKS,
        lines,
        tr("A line that begins with [x] is printed as done."),
    )


def _told(case: Case) -> list[Section]:
    return section(
        "told",
        tr("What to tell {who} beforehand").format(who=case.who),
        SectionForm.LIST,
        [
            tr("The piece is paid for at the agreed price, whatever comes of it."),
            tr("The rules for going on and for stopping, in these very words."),
            tr("The day by which it is due. With a week to do it in, a day late is late."),
            tr("Questions are welcome before the piece is begun; how many come later is counted."),
        ],
    )


def _measured(case: Case) -> list[Section]:
    lines = [
        tr("Faults: every piece that has to be done again, and why."),
        tr("Their time, from the first piece to the last."),
        tr("Your own time to explain, to answer and to check."),
    ]
    if case.word("customer_contact") != CustomerContact.NONE:
        lines.append(tr("What customers say about it: read or listen to three answers whole."))
    if case.word("original_work") != OriginalWork.NONE:
        lines.append(tr("Whether it is original: search for the pictures and words before you like them."))
    return section("measured", tr("What to measure"), SectionForm.LIST, lines)


def _going_on(case: Case) -> list[Section]:
    plan, figures = case.plans.trial, case.figures
    lines = [_most_faults(plan, case)]
    lines.append(tr("It is there on the day that was agreed."))
    if case.is_supervised:
        hours = case.way.your_hours
        most = hours.p90 if hours.p90 is not None else hours.mean
        if case.is_ongoing:
            sentence = tr(
                "Your own time points to no more than {hours} a month once all of it is handed over."
            )
        else:
            sentence = tr("Your own time points to no more than {hours} in total for the whole.")
        lines.append(sentence.format(hours=figures.hours(most)))
        lines.append(tr("They asked about what the steps leave open, and about nothing that the steps say."))
    else:
        lines.append(tr("You did not have to explain how to do it."))
        lines.append(tr("The invoice is the agreed one."))
    return section(
        "going_on", tr("Go on if all of this is so"), SectionForm.CHECKS, lines, tr("The pass mark.")
    )


def _most_faults(plan: TrialPlan | None, case: Case) -> str:
    if plan is None or not plan.most_faults:
        return tr("Nothing has to be done again.")
    if not case.is_supervised:
        return tr("Faults that you find: at most {count}.").format(
            count=case.figures.number(plan.most_faults)
        )
    return tr("At most {faults} in {pieces}.").format(
        pieces=case.figures.counted(plan.pieces, "pieces"),
        faults=case.figures.counted(plan.most_faults, "faults"),
    )


def _stopping(case: Case) -> list[Section]:
    plan = case.plans.trial
    if plan is None or not plan.most_faults:
        again = tr("Something has to be done again that would have cost {cost} had nobody seen it.")
        lines = [again.format(cost=case.money("mistake_cost"))]
    elif case.is_supervised:
        lines = [
            tr("More faults than agreed: over {faults} in {pieces}.").format(
                faults=case.figures.counted(plan.most_faults, "faults"),
                pieces=case.figures.counted(plan.pieces, "pieces"),
            )
        ]
    else:
        count = case.figures.number(plan.most_faults)
        lines = [tr("Faults that you find: more than {count}.").format(count=count)]
    lines.append(tr("The day passes without the work and without a word."))
    if case.is_supervised:
        lines.append(tr("They ask what the steps already say, or guess where the steps say to ask."))
    else:
        lines.append(tr("Somebody else did the work than the one you agreed with."))
    if case.word("data") != Data.NONE:
        lines.append(tr("Anything they were given turns up where it does not belong, even once."))
    if case.word("original_work") != OriginalWork.NONE:
        lines.append(tr("Anything in it turns out to be copied, even a small part."))
    return section(
        "stopping", tr("Stop at any one of these"), SectionForm.CHECKS, lines, tr("The stop rules.")
    )


def _worth(case: Case) -> list[Section]:
    plan, figures = case.plans.trial, case.figures
    if plan is None:
        return []
    lines = [
        tr("It costs about {cost}, your own time counted in.").format(cost=figures.money(plan.cost)),
    ]
    if plan.value > plan.cost:
        lines.append(
            tr("What it shows is worth up to {value} to you.").format(value=figures.money(plan.value))
        )
    else:
        lines.append(tr("It will hardly change the choice; it is there to catch a bad pick early."))
    return section(
        "worth",
        tr("For you alone: what it costs and what it is worth"),
        SectionForm.LIST,
        lines,
        tr("Empty this field before you give the plan away."),
    )


def _afterwards(case: Case) -> list[Section]:
    return section(
        "afterwards",
        tr("Afterwards"),
        SectionForm.STEPS,
        [
            tr("Pay at once, and say in two sentences what was good and what was not."),
            tr("If it passed, hand over a quarter of the work, then the rest a month later."),
            tr("If it failed, thank them, close every login, and try the next one with the same piece."),
            tr("Write the counts into the notes on the vendor: they make the next choice easier."),
        ],
    )
