"""Conditions, alarms and safeguards as sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.domain.assessment import Alarm, AlarmCode, Assessment, Basis, Condition, ConditionCode
from advisor.domain.levels import Arrangement, Safeguard
from advisor.language import Marked, mark, tr
from advisor.wording.figures import Figures
from advisor.wording.names import alternative_name
from advisor.wording.texts import ConditionText

# What stands in the way, and what would lift it.
_CONDITIONS: Mapping[ConditionCode, tuple[str, str]] = {
    ConditionCode.NOBODY_CAN: (
        mark("Nobody in-house can do it."),
        mark("It would be open if somebody here learned it or you hired somebody who can."),
    ),
    ConditionCode.LICENCE_MISSING: (
        mark("The law asks for a licence, and none is known here."),
        mark("It would be open to somebody who shows you the licence."),
    ),
    ConditionCode.EXPERT_WORK: (
        mark("It takes a professional: cheap help for an expert's job ends in repairs."),
        mark("It would be open for the parts that a trained helper can do."),
    ),
    ConditionCode.NOT_CODIFIABLE: (
        mark(
            "Hardly any of it can be written down, so a helper could not follow steps and you could not check them."
        ),
        mark("It would be open if you could write down at least part of it."),
    ),
    ConditionCode.FAULTS_TOO_LATE: (
        mark("Faults show only when it is too late, and a helper does not answer for them."),
        mark("It would be open with an expert who reviews samples of the work."),
    ),
    ConditionCode.MUST_STAY: (
        mark("You decided that it stays in-house."),
        mark("It would be open if you changed your mind."),
    ),
    ConditionCode.OVER_BUDGET: (
        mark("It takes about {actual} {basis} in cash; you can spend {limit}."),
        mark("It would be open with a budget of {actual}."),
    ),
    ConditionCode.LOSS_TOO_LARGE: (
        mark("It could cost {actual} over the whole time; you can bear {limit}."),
        mark("It would be open if you could bear {actual}."),
    ),
    ConditionCode.CUSTOMER_LIST: (
        mark("The helper gets your customer list, which can be copied or sold."),
        mark("Allowed with these safeguards: {safeguards}."),
    ),
    ConditionCode.MONEY_ACCESS: (
        mark("The helper gets passwords or can move money."),
        mark("Allowed with these safeguards: {safeguards}."),
    ),
    ConditionCode.BRAND_WORK: (
        mark("The work becomes your brand: it must be original, and yours."),
        mark("Allowed with these safeguards: {safeguards}."),
    ),
}

_PRICE = mark("That would cost about {price} more {basis}.")

_ALARMS: Mapping[AlarmCode, str] = Marked(
    {
        AlarmCode.EXPERT_AT_HELPER_RATE: mark(
            "{who} asks {rate} an hour for work that usually costs about {usual}: an expert's job at a helper's rate. "
            "Ask who will really do it, and see work they have done."
        ),
        AlarmCode.BASIC_AT_PROFESSIONAL_RATE: mark(
            "{who} asks {rate} an hour for simple work that usually costs about {usual}: a basic job at a "
            "professional's rate. Ask what else you get for it."
        ),
        AlarmCode.BASIC_AT_OWNER_RATE: mark(
            "You do simple work at {rate} an hour of your own time that a helper does for about {usual}. "
            "It pays only as long as it is little."
        ),
        AlarmCode.QUOTE_LEAVES_OUT: mark(
            "The quote from {vendor} does not say {left_out}. Ask before you compare: until then we assume it."
        ),
        AlarmCode.NO_FIGURE_FOR_CURRENCY: mark(
            "We have no usual figures in your currency. Say what an hour of your time is worth: until then the "
            "amounts mean nothing, only their proportions do."
        ),
    }
)

_LEFT_OUT: Mapping[str, str] = Marked(
    {
        "hours": mark("how many hours it takes"),
        "included": mark("how much work the price covers"),
        "provider_abroad": mark("where they sit"),
        "holds_licence": mark("whether they hold the licence"),
    }
)

# What a safeguard is called, and what to do for it.
_SAFEGUARDS: Mapping[Safeguard, tuple[str, str]] = {
    Safeguard.CONTRACT_NDA: (
        mark("Contract with confidentiality"),
        mark("Sign a contract that says what is secret, who owns the data, and what a breach costs."),
    ),
    Safeguard.LEAST_ACCESS: (
        mark("Least access"),
        mark("Give a login of their own that opens only what the job needs, and close it when the job ends."),
    ),
    Safeguard.DECOY_RECORDS: (
        mark("Decoy records"),
        mark(
            "Put two made-up customers with your own addresses into the list: mail to them shows if it is used elsewhere."
        ),
    ),
    Safeguard.IP_ASSIGNMENT: (
        mark("Rights handed over in writing"),
        mark("Have it in writing that everything made for you belongs to you, and that nothing was copied."),
    ),
    Safeguard.ORIGINALITY_SEARCH: (
        mark("Originality search"),
        mark("Run a picture search and a trademark search on the result before you use it anywhere."),
    ),
    Safeguard.REFERENCES_CHECKED: (
        mark("References checked"),
        mark("Call two of their customers and ask what went wrong."),
    ),
    Safeguard.DUAL_APPROVAL: (
        mark("Two people approve payments"),
        mark("Set the bank so that nobody can send money alone."),
    ),
    Safeguard.EXPERT_REVIEW: (
        mark("Review by an expert"),
        mark("Have somebody qualified look at samples of the work before you rely on it."),
    ),
    Safeguard.PAID_TRIAL: (
        mark("Paid trial"),
        mark("Pay for a small piece first, with a pass mark agreed beforehand."),
    ),
    Safeguard.EXIT_PLAN: (
        mark("Exit plan"),
        mark("Agree that files, logins and written steps are yours and come back within a week."),
    ),
    Safeguard.INSURANCE: (
        mark("Insurance"),
        mark("See that their insurance or yours pays for the damage, and ask for the certificate."),
    ),
}

SAFEGUARD_TITLES: Mapping[Safeguard, str] = Marked(
    {safeguard: title for safeguard, (title, _) in _SAFEGUARDS.items()}
)
SAFEGUARD_TEXTS: Mapping[Safeguard, str] = Marked(
    {safeguard: text for safeguard, (_, text) in _SAFEGUARDS.items()}
)


def condition_text(condition: Condition, figures: Figures, basis: Basis) -> ConditionText:
    """A condition as a sentence, with what would lift it."""
    sentence, remedy = (tr(text) for text in _CONDITIONS[condition.code])
    actual, limit = condition.actual or 0.0, condition.limit or 0.0
    write = figures.money if figures.money(actual) != figures.money(limit) else figures.exact_money
    words = {
        "actual": write(actual),
        "limit": write(limit),
        "basis": tr("a month") if basis is Basis.PER_MONTH else tr("in total"),
        "price": figures.money(condition.price or 0.0),
        "safeguards": ", ".join(SAFEGUARD_TITLES[one].lower() for one in condition.safeguards),
    }
    lifting = remedy.format(**words)
    if condition.price:
        lifting = f"{lifting} {tr(_PRICE).format(**words)}"
    return ConditionText(text=sentence.format(**words), remedy=lifting, rules_out=condition.rules_out)


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def alarm_text(alarm: Alarm, assessment: Assessment, figures: Figures) -> str:
    """An alarm as a sentence or two."""
    one = assessment.alternative(alarm.alternative)
    who = alternative_name(one) if one else ""
    if one is not None and one.vendor is None:
        is_helper = one.arrangement is Arrangement.OFFSHORE
        who = tr("The helper") if is_helper else tr("The professional")
    return _ALARMS[alarm.code].format(
        who=who,
        vendor=one.vendor if one is not None else "",
        left_out=_listed([_LEFT_OUT[key] for key in alarm.left_out]),
        rate=figures.money(alarm.rate or 0.0),
        usual=figures.money(alarm.usual_rate or 0.0),
    )
