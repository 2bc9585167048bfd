"""The procedure sheet: the steps a helper works to, what is right, and how the owner checks it."""

from __future__ import annotations

from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm, SignatureLine
from advisor.domain.levels import Checkable, Codifiable, Data, Procedure, Safeguard
from advisor.language import tr
from advisor.wording.handover.case import Case
from advisor.wording.handover.parts import (
    access_lines,
    conduct_lines,
    how_much,
    part_lines,
    section,
    what_a_fault_costs,
)


def procedure(case: Case) -> HandoverDocument:
    """For somebody who has never done it: one step a line, and what to do where no step fits."""
    return HandoverDocument(
        kind=DocumentKind.PROCEDURE,
        title=tr("Procedure: {title}").format(title=case.title),
        purpose=tr(
            "Work to these steps. Where one does not fit, stop and ask before you go on: a question costs "
            "less than a repair."
        ),
        sections=(
            *_work(case),
            *_before(case),
            *_steps(case),
            *_unsure(case),
            *_quality(case),
            *_checking(case),
            *section(
                "access",
                tr("What you get, and what is secret"),
                SectionForm.LIST,
                access_lines(case),
                tr("Name the papers and logins that are really needed."),
            ),
            *_handing_in(case),
        ),
        signatures=(
            SignatureLine(label=tr("Read and understood by")),
            SignatureLine(label=tr("Date")),
            SignatureLine(label=tr("Shown by")),
        ),
    )


def _work(case: Case) -> list[Section]:
    lines = [tr("The job is “{title}”.").format(title=case.title)]
    if case.kind_of_work:
        lines.append(tr("Kind of work: {kind}.").format(kind=case.kind_of_work))
    lines.append(how_much(case))
    lines += case.other_notes
    return section(
        "work",
        tr("The work"),
        SectionForm.TEXT,
        lines,
        tr("From your answers and notes. Strike out what is not meant for other eyes."),
    )


def _before(case: Case) -> list[Section]:
    lines = [tr("You have read this sheet to its end, and asked about what was not clear.")]
    lines.append(tr("You have seen one finished piece that is right, and one that is not."))
    if case.word("data") == Data.NONE:
        lines.append(tr("You know where the work comes from, and where the finished work goes."))
    else:
        lines.append(tr("Your own login opens what you need for this work, and nothing else."))
        lines.append(tr("You have signed that what you see here stays secret."))
    return section(
        "before",
        tr("Before you begin"),
        SectionForm.CHECKS,
        lines,
        tr("Tick off together, on the first day."),
    )


def _steps(case: Case) -> list[Section]:
    lines = list(case.own_steps or part_lines(case))
    if not lines:
        lines = [
            tr("Take the next piece of “{title}” from where we agreed, oldest first.").format(
                title=case.title
            ),
            tr("See that everything you need for it is there. What is missing, ask for; do not guess."),
            tr("Do it as in the finished piece that you were shown."),
        ]
    match case.word("procedure"):
        case Procedure.WRITTEN:
            first = tr(
                "Keep the written procedure that we gave you beside this sheet; it has each step in full."
            )
            lines.insert(0, case.confirmed("procedure", first))
        case Procedure.PARTLY_WRITTEN:
            first = tr("Keep our earlier notes beside this sheet; where they differ, this sheet holds.")
            lines.insert(0, case.confirmed("procedure", first))
    lines.append(tr("Go through the list “What is right” before you hand anything in."))
    lines.append(
        tr("Put the finished work where we agreed, and note the date, the time it took, and open questions.")
    )
    return section(
        "steps",
        tr("The steps"),
        SectionForm.STEPS,
        lines,
        tr(
            "One step a line. Lines of your notes that begin with a dash or a number come here by themselves."
        ),
    )


def _unsure(case: Case) -> list[Section]:
    match case.word("codifiable"):
        case Codifiable.FULLY:
            sentence = tr(
                "The steps cover every case. If you meet one they do not, that is a fault in this sheet: ask."
            )
        case Codifiable.MOSTLY:
            sentence = tr(
                "The steps cover most cases. Put the others aside with a question, and go on with the next."
            )
        case Codifiable.PARTLY:
            sentence = tr(
                "The steps cover only part of the cases. For the first weeks ask about each of the others, "
                "and write the answer down here."
            )
        case _:
            sentence = tr(
                "Much of this cannot be written down: do only what the steps say, and leave every judgement to us."
            )
    return section(
        "unsure",
        tr("When you are not sure"),
        SectionForm.LIST,
        [
            case.confirmed("codifiable", sentence),
            tr("Ask in writing, one question at a time, with the piece it is about."),
            tr("Collect your questions; we answer them every working day."),
            tr("Never invent a name, a figure or an answer."),
        ],
    )


def _quality(case: Case) -> list[Section]:
    lines = [
        tr("Everything in the batch is done; nothing is left out, and nothing is done twice."),
        tr("Names, dates and figures are the same as in what you were given."),
    ]
    lines += conduct_lines(case)
    lines.append(what_a_fault_costs(case))
    return section(
        "quality",
        tr("What is right"),
        SectionForm.CHECKS,
        lines,
        tr("Points that can be answered with yes or no. Add what a good result means to you."),
    )


def _checking(case: Case) -> list[Section]:
    plan, figures = case.plans.checking, case.figures
    lines = [tr("The first batch we look through whole, and go over it with you.")]
    if plan is not None:
        sample = tr(
            "After that we look at {size} of each batch, picked at random: about {hours} of our time."
        )
        lines.append(
            sample.format(size=figures.counted(plan.sample_size, "pieces"), hours=figures.hours(plan.hours))
        )
        lines.append(tr("A batch with fewer pieces than that we look through whole."))
        sure = tr(
            "If all of them are right, the batch is taken: we can then be {confidence} sure that fewer than "
            "{share} of it are wrong."
        )
        lines.append(
            sure.format(
                confidence=figures.percent(plan.confidence), share=figures.percent(plan.tolerated_share)
            )
        )
    lines.append(
        tr("At one fault we look through the whole batch, you put it right, and the step is made clearer.")
    )
    match case.word("checkable"):
        case Checkable.EXPERT_ONLY:
            lines.append(case.confirmed("checkable", tr("Somebody qualified looks at the sample for us.")))
        case Checkable.TOO_LATE:
            lines.append(case.confirmed("checkable", tr(
                "Faults can show too late here: nothing leaves the house before somebody qualified has seen it."
            )))  # fmt: skip
    if any(one is Safeguard.DUAL_APPROVAL for one, _ in case.safeguards):
        lines.append(tr("Payments are prepared by you and released by one of us, always."))
    return section(
        "checking",
        tr("How your work is checked"),
        SectionForm.LIST,
        lines,
        tr("From the checking plan: how many pieces to look at follows from what a mistake costs you."),
    )


def _handing_in(case: Case) -> list[Section]:
    if case.is_ongoing:
        when = tr("Hand in what is finished at the end of each week, with the hours it took.")
    else:
        when = tr("Hand in the first tenth of the work and wait for our word before you go on.")
    return section(
        "handing_in",
        tr("Handing in"),
        SectionForm.LIST,
        [
            when,
            tr("Say in the morning if you cannot work that day."),
            tr(
                "If you see a better way to do a step, tell us; change it here before you change how you work."
            ),
        ],
    )
