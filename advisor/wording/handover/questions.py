"""The questions for vendors: what each quote leaves open, and what this work's risks ask for."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import Alarm, AlarmCode
from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm
from advisor.domain.levels import (
    Arrangement,
    Checkable,
    Context,
    CustomerContact,
    CustomerLoyalty,
    Data,
    OriginalWork,
    Per,
    Safeguard,
)
from advisor.domain.task import Quote
from advisor.language import Marked, mark, tr
from advisor.wording.figures import Figures
from advisor.wording.handover.case import Case
from advisor.wording.handover.parts import how_much, section
from advisor.wording.units import RATE_UNITS

_DATA: Mapping[str, tuple[str, ...]] = {
    Data.NONE: (),
    Data.INTERNAL: (mark("Will you sign that our papers stay confidential?"),),
    Data.PERSONAL: (
        mark("Where do you keep personal data, and who of your people can see it?"),
        mark("Have you ever lost data of a customer's? What did you do then?"),
    ),
    Data.CUSTOMER_LIST: (
        mark("Do you work for competitors of ours, and who keeps our list apart from theirs?"),
        mark("Will you sign what a breach of confidentiality costs?"),
        mark("Where do you keep the list, and how is it deleted when we part?"),
    ),
    Data.MONEY: (
        mark("Can you do the work without moving money yourself, if one of us releases each payment?"),
        mark("How do you keep passwords, and who of your people can see them?"),
        mark("Does an insurance of yours pay for a loss by one of your own people?"),
    ),
}

_ORIGINAL: Mapping[str, tuple[str, ...]] = {
    OriginalWork.NONE: (),
    OriginalWork.SOME: (mark("Does all you make for us become ours, in writing?"),),
    OriginalWork.BRAND: (
        mark("Will you confirm in writing that nothing is copied, and that all of it becomes ours?"),
        mark("Do you search for trademarks yourself, and what do you do if somebody claims the work?"),
        mark("May we see three drafts that you made for others, and what became of them?"),
    ),
}

_WITHIN_SAFEGUARDS: Mapping[Safeguard, str] = Marked(
    {
        Safeguard.CONTRACT_NDA: mark(
            "Will you sign a contract with confidentiality before you get anything?"
        ),
        Safeguard.LEAST_ACCESS: mark("Can everybody who works for us have a login of their own?"),
        Safeguard.IP_ASSIGNMENT: mark("Do you hand over all rights in writing, and when?"),
        Safeguard.EXPERT_REVIEW: mark("May somebody of ours look at samples of your work at any time?"),
        Safeguard.INSURANCE: mark("What does your insurance pay for, and may we have the certificate?"),
    }
)


def questions(case: Case) -> HandoverDocument:
    """For calls and letters before a choice: a section for each quote, then what is for all of them."""
    return HandoverDocument(
        kind=DocumentKind.QUESTIONS,
        title=tr("Questions for vendors: {title}").format(title=case.title),
        purpose=tr(
            "What to ask before you choose, by telephone or letter. Write the answers into the notes on "
            "each vendor, with the day."
        ),
        sections=(*_about_the_job(case), *_of_each_quote(case), *_everybody(case), *_references(case)),
    )


def _about_the_job(case: Case) -> list[Section]:
    lines = [tr("It is about “{title}”.").format(title=case.title)]
    if case.kind_of_work:
        lines.append(tr("Kind of work: {kind}.").format(kind=case.kind_of_work))
    if case.task.steps:
        lines.append(
            tr("It consists of: {parts}.").format(parts=", ".join(one.title for one in case.task.steps))
        )
    lines.append(how_much(case))
    if not case.task.quotes:
        lines.append(tr("No quote is in yet: ask at least three vendors for one, all with the same words."))
    return section(
        "job",
        tr("What you tell them first"),
        SectionForm.TEXT,
        lines,
        tr("The same words for all of them, so that their answers can be compared."),
    )


def _of_each_quote(case: Case) -> list[Section]:
    found: list[Section] = []
    seen: dict[str, int] = {}
    for number, quote in enumerate(case.task.quotes, start=1):
        seen[quote.vendor] = seen.get(quote.vendor, 0) + 1
        key = f"vendor {quote.vendor}"
        if seen[quote.vendor] > 1:
            key = f"{key} {seen[quote.vendor]}"
        alarms = [one for one in case.assessment.alarms if one.alternative == f"quote-{number}"]
        asked = _left_open(quote, case) + [line for one in alarms if (line := _of_alarm(one, case))]
        if not asked:
            asked = [tr("Does the price hold as it stands, and until when?")]
        figures = Figures(quote.currency.code, case.figures.locale) if quote.currency else case.figures
        heading = tr("To {vendor}, who offered {price}").format(
            vendor=quote.vendor, price=figures.belief(quote.rate.price, RATE_UNITS[quote.rate.per])
        )
        found += section(
            key,
            heading,
            SectionForm.CHECKS,
            asked,
            tr("What this quote leaves open, and what is odd about it."),
        )
    return found


def _left_open(quote: Quote, case: Case) -> list[str]:
    rate, lines = quote.rate, []
    if quote.hours is None and rate.per is Per.HOUR:
        lines.append(
            tr("How many hours a month do you expect it to take?")
            if case.is_ongoing
            else tr("How many hours do you expect it to take in all?")
        )
    if rate.per is Per.MONTH and not rate.included:
        lines.append(tr("How much work does the monthly price cover, and what does more than that cost?"))
    if rate.per is Per.JOB:
        lines.append(tr("How many rounds of changes does the price for the whole job cover?"))
    if rate.per in (Per.MINUTE, Per.CALL, Per.ITEM) and not rate.minimum:
        lines.append(tr("Is anything due in a month in which little or nothing comes?"))
    if rate.price.low < rate.price.high:
        lines.append(tr("What decides where within that price we end up?"))
    if not quote.extras:
        lines.append(tr("What is charged besides: setting up, programs, travel, transfers, tax?"))
    if quote.provider_abroad is None:
        lines.append(tr("In which country is the work done, and by whom?"))
    if case.is_true("licensed") and quote.holds_licence is None:
        lines.append(tr("Do you hold the licence that the law asks for? May we have a copy?"))
    if quote.currency is not None:
        lines.append(tr("Who bears it if the currency moves, and who pays for transfers?"))
    if quote.arrangement is Arrangement.OFFSHORE:
        lines.append(tr("Who exactly does the work, since when, and during which of our hours?"))
    return lines


def _of_alarm(alarm: Alarm, case: Case) -> str:
    words = {
        "rate": case.figures.money(alarm.rate or 0.0),
        "usual": case.figures.money(alarm.usual_rate or 0.0),
    }
    match alarm.code:
        case AlarmCode.EXPERT_AT_HELPER_RATE:
            return tr(
                "Work like this usually costs about {usual} an hour, your price comes to {rate}. Who really "
                "does it, and may we see what they did before?"
            ).format(**words)
        case AlarmCode.BASIC_AT_PROFESSIONAL_RATE:
            return tr(
                "Work like this usually costs about {usual} an hour, your price comes to {rate}. What do we "
                "get for the difference?"
            ).format(**words)
    return ""


def _everybody(case: Case) -> list[Section]:
    lines = [tr("How often have you done this very work, and for businesses of our size?")]
    lines += [tr(one) for one in _DATA[case.word("data")]]
    lines += [tr(one) for one in _ORIGINAL[case.word("original_work")]]
    lines += [
        _WITHIN_SAFEGUARDS[one]
        for one, is_in_place in case.safeguards
        if one in _WITHIN_SAFEGUARDS and not is_in_place and not _is_asked(one, case)
    ]
    match case.word("customer_contact"):
        case CustomerContact.WRITTEN:
            lines.append(tr("May we read some answers that you wrote to customers of others?"))
        case CustomerContact.SPOKEN:
            lines.append(tr("May we listen to a conversation, and call as if we were a customer?"))
    if (
        case.word("customer_contact") != CustomerContact.NONE
        and case.word("customer_loyalty") != CustomerLoyalty.FEW
    ):
        lines.append(tr("What do you say when a customer asks where you sit?"))
    if case.word("context") != Context.LITTLE:
        lines.append(tr("How do you learn our products and ways, and who pays for those hours?"))
    match case.word("checkable"):
        case Checkable.EXPERT_ONLY | Checkable.TOO_LATE:
            lines.append(tr("How do you check your own work, and what may we see of that?"))
    if case.is_true("licensed") and not case.task.quotes:
        lines.append(tr("Do you hold the licence that the law asks for? May we have a copy?"))
    lines += [
        tr("What happens when something is wrong: who puts it right, by when, and at whose cost?"),
        tr("Who does it when that person is ill, on holiday, or leaves?"),
        tr("Does anybody else do the work for you?"),
        tr("Would you begin with a small paid piece, judged by rules we agree on beforehand?"),
        tr("How can we end it, and how do files, logins and written steps come back?"),
    ]
    return section(
        "everybody",
        tr("To each of them"),
        SectionForm.CHECKS,
        lines,
        tr("Follows from what the work is and what could go wrong with it."),
    )


def _is_asked(one: Safeguard, case: Case) -> bool:
    """Whether the questions about data or original work ask the same already."""
    return (one is Safeguard.CONTRACT_NDA and case.word("data") == Data.CUSTOMER_LIST) or (
        one is Safeguard.IP_ASSIGNMENT and case.word("original_work") != OriginalWork.NONE
    )


def _references(case: Case) -> list[Section]:
    lines = [
        tr("What did they do for you, and since when?"),
        tr("What went wrong, and what did they do about it?"),
        tr("Did the bills come out as agreed?"),
        tr("How much of your own time does it take?"),
        tr("Would you choose them again?"),
    ]
    if case.word("data") != Data.NONE:
        lines.append(tr("What of yours do they have access to, and did you ever regret it?"))
    return section("references", tr("To two of their customers, by telephone"), SectionForm.CHECKS, lines)
