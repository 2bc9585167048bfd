"""The safeguards checklist: who does what before, during and after, and what to raise for the contract."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm, SignatureLine
from advisor.domain.levels import Core, CustomerContact, Data, OriginalWork, Safeguard
from advisor.language import Marked, mark, tr
from advisor.wording.conditions import SAFEGUARD_TEXTS, SAFEGUARD_TITLES
from advisor.wording.handover.case import Case
from advisor.wording.handover.parts import section, ticked
from advisor.wording.plans import break_even_text, failure_text

# Who sees to a safeguard.
_WHO_DOES_IT: Mapping[Safeguard, str] = Marked(
    {
        Safeguard.CONTRACT_NDA: mark("You send it; {who} signs it."),
        Safeguard.LEAST_ACCESS: mark("You, or whoever looks after your computers."),
        Safeguard.DECOY_RECORDS: mark("You alone; tell nobody which they are."),
        Safeguard.IP_ASSIGNMENT: mark("{who} signs it; you keep it with the work."),
        Safeguard.ORIGINALITY_SEARCH: mark("You, on the day the work arrives."),
        Safeguard.REFERENCES_CHECKED: mark("You call; {who} names whom."),
        Safeguard.DUAL_APPROVAL: mark("You, with your bank."),
        Safeguard.EXPERT_REVIEW: mark("Somebody qualified whom you choose and pay."),
        Safeguard.PAID_TRIAL: mark("You choose the piece; {who} does it."),
        Safeguard.EXIT_PLAN: mark("You write it down; both sign it."),
        Safeguard.INSURANCE: mark("{who} shows the certificate; you ask your own insurer."),
    }
)

_SECRET: Mapping[str, str] = Marked(
    {
        Data.NONE: mark(
            "Nothing secret is given away with this work. Keep it so: send no more than it needs."
        ),
        Data.INTERNAL: mark("Internal papers go along: prices, plans, ordinary files."),
        Data.PERSONAL: mark("Personal data goes along: names, addresses or records of people."),
        Data.CUSTOMER_LIST: mark("The customer list goes along: an asset that can be copied or sold."),
        Data.MONEY: mark("Passwords or authority to pay go along: the most delicate thing there is."),
    }
)


def safeguards(case: Case) -> HandoverDocument:
    """For the owner, to be ticked off; the points for the contract are no legal advice, and it says so."""
    return HandoverDocument(
        kind=DocumentKind.SAFEGUARDS,
        title=tr("Safeguards: {title}").format(title=case.title),
        purpose=tr(
            "Your own list, for “{title}” in the hands of {who}. Tick what is done; what is not done is "
            "the risk you take."
        ).format(title=case.title, who=case.who),
        notice=tr(
            "The points for the contract are points to raise, not legal advice. Have a lawyer look at the "
            "contract where much is at stake."
        ),
        sections=(
            *_secret(case),
            *_before(case),
            *_more(case),
            *section(
                "contract",
                tr("Points to raise for the contract"),
                SectionForm.LIST,
                contract_points(case),
                tr("Not legal advice. Strike out what does not matter, and add what does."),
            ),
            *_running(case),
            *_limits(case),
            *_ending(case),
        ),
        signatures=(
            SignatureLine(label=tr("Checked by")),
            SignatureLine(label=tr("Date")),
            SignatureLine(label=tr("To be checked again on")),
        ),
    )


def _secret(case: Case) -> list[Section]:
    lines = [case.confirmed("data", _SECRET[case.word("data")])]
    if case.word("data") != Data.NONE:
        loss = tr("If it got out, that would cost you {loss}.").format(loss=case.money("leak_loss"))
        lines.append(case.confirmed("leak_loss", loss))
    if case.word("original_work") != OriginalWork.NONE:
        loss = tr("If the work turned out to be copied, that would cost you {loss}.")
        lines.append(case.confirmed("ip_loss", loss.format(loss=case.money("ip_loss"))))
    fault = tr("A mistake that nobody catches in time costs you {cost}.").format(
        cost=case.money("mistake_cost")
    )
    lines.append(case.confirmed("mistake_cost", fault))
    return section("secret", tr("What is at stake"), SectionForm.LIST, lines)


def _before(case: Case) -> list[Section]:
    lines = [ticked(_safeguard_line(one, case), is_done=is_in_place) for one, is_in_place in case.safeguards]
    if not lines:
        lines = [
            tr("The answers ask for no safeguard of their own. Give away no more than the work needs."),
            _safeguard_line(Safeguard.EXIT_PLAN, case),
        ]
    return section(
        "before",
        tr("Before anything is handed over"),
        SectionForm.CHECKS,
        lines,
        tr("A line that begins with [x] is printed as done."),
    )


def _safeguard_line(one: Safeguard, case: Case) -> str:
    return tr("{safeguard}: {what} Who does it: {who}").format(
        safeguard=SAFEGUARD_TITLES[one],
        what=SAFEGUARD_TEXTS[one],
        who=_WHO_DOES_IT[one].format(who=case.who),
    )


def _more(case: Case) -> list[Section]:
    """What could go wrong with it, and what of that nothing on the list guards against."""
    listed = {one for one, _ in case.safeguards}
    lines = [
        failure_text(failure, case.assessment, case.figures)
        for failure in (case.assessment.pre_mortem if case.is_recommended else ())
        if failure.safeguard not in listed
    ]
    return section(
        "more",
        tr("How it could still go wrong"),
        SectionForm.LIST,
        lines,
        tr("From the advice: the costliest ways, and what guards against each."),
    )


def contract_points(case: Case) -> list[str]:
    """What a contract for this very work should settle."""
    lines = [tr("What is delivered, by when, and what is done about faults, and by whom it is paid for.")]
    if case.quote is not None:
        offer = tr("The price as {who} quoted it, what it covers, and how a change of price is told.")
        lines.append(offer.format(who=case.who))
    else:
        lines.append(tr("The price, what it covers, and how a change of price is told."))
    lines += _secrecy_points(case)
    lines += _rights_points(case)
    lines.append(tr("Whether somebody else may do the work for them, and who answers for that person."))
    if case.word("data") != Data.NONE or not case.is_supervised:
        lines.append(tr("Liability: up to which amount, and which insurance pays for it."))
    if case.is_supervised:
        lines.append(
            tr("That they are nobody's employee of yours: ask what the law where you are makes of it.")
        )
        lines.append(tr("Who takes over when the person is ill or leaves, and who trains the next one."))
    if case.word("core") != Core.NO:
        lines.append(
            tr("That they do not offer the same to your competitors in your town while they work for you.")
        )
    if case.is_ongoing:
        lines.append(tr("How long it runs, and with what notice each side can end it."))
    else:
        lines.append(tr("What is paid at which stage, and what happens if either side stops half-way."))
    lines.append(tr("In the end: files, logins and written steps back within a week, copies deleted."))
    return lines


def _secrecy_points(case: Case) -> list[str]:
    if case.word("data") == Data.NONE:
        return []
    lines = [tr("Confidentiality, for longer than the contract itself, and what a breach costs.")]
    match case.word("data"):
        case Data.PERSONAL | Data.CUSTOMER_LIST:
            lines.append(
                tr(
                    "Personal data: what it may be used for, where it is kept, who may see it, when it is deleted."
                )
            )
        case Data.MONEY:
            lines.append(tr("What may be paid or ordered, up to which amount, and who releases it."))
    return lines


def _rights_points(case: Case) -> list[str]:
    lines = []
    if case.word("data") == Data.CUSTOMER_LIST or case.word("customer_contact") != CustomerContact.NONE:
        lines.append(tr("The customers stay yours: none of them is approached for anybody else's business."))
    if case.word("original_work") != OriginalWork.NONE:
        lines.append(
            tr("All rights in what is made pass to you on payment, drafts and source files with them.")
        )
        lines.append(
            tr("Nothing in it is copied; if somebody claims otherwise, who defends it and who pays.")
        )
    if case.is_true("licensed"):
        lines.append(tr("The licence: who holds it, until when, and what happens if it is lost."))
    if case.way.provider_abroad:
        lines.append(
            tr("Another country: which law holds, which court decides, and in which currency is paid.")
        )
    return lines


def _running(case: Case) -> list[Section]:
    lines = []
    if case.word("data") != Data.NONE:
        lines.append(tr("Once a month: look at who can log in, and close what is not needed any more."))
    if any(one is Safeguard.DECOY_RECORDS for one, _ in case.safeguards):
        lines.append(tr("Look through the post of the made-up customers; anything there is an alarm."))
    plan = case.plans.checking
    if plan is not None:
        look = tr("In each batch: look at {size}, picked at random, about {hours}.")
        lines.append(
            look.format(
                size=case.figures.counted(plan.sample_size, "pieces"), hours=case.figures.hours(plan.hours)
            )
        )
    if case.word("data") == Data.MONEY:
        lines.append(tr("Once a month: compare the payments with the invoices, yourself."))
    if case.word("customer_contact") != CustomerContact.NONE:
        lines.append(tr("Once a month: ask three customers how they were treated."))
    if case.is_ongoing:
        lines.append(
            tr("After three months: compare what it really costs with the advice, your own hours included.")
        )
    else:
        lines.append(tr("Half-way: compare what it really costs with the advice, your own hours included."))
    return section("running", tr("While it runs"), SectionForm.CHECKS, lines)


def _limits(case: Case) -> list[Section]:
    """From where on another way would be the cheaper one."""
    if not case.is_recommended:
        return []
    return section(
        "limits",
        tr("When it stops paying"),
        SectionForm.LIST,
        [break_even_text(case.assessment, case.figures), *case.texts.would_change],
        tr("From the advice. For you alone."),
    )


def _ending(case: Case) -> list[Section]:
    lines = [tr("Tell them in writing, with the day it ends.")]
    if case.word("data") != Data.NONE:
        lines.append(tr("Close every login on that day, and change the passwords they knew."))
        lines.append(tr("Have it in writing that copies are deleted."))
    lines.append(tr("Fetch files and written steps while you are still on good terms."))
    lines.append(tr("Know beforehand who does “{title}” on the day after.").format(title=case.title))
    return section("ending", tr("When it ends"), SectionForm.CHECKS, lines)
