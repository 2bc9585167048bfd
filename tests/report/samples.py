"""Assessments made by hand for the tests of reports: a plain one and some that are out to do harm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Basis,
    Condition,
    ConditionCode,
    Confidence,
    LedgerLine,
    LineCode,
    Reason,
    Spread,
    Suitability,
    Verdict,
)
from advisor.domain.levels import Arrangement, Safeguard
from advisor.records import replace
from advisor.report.document import Document, PageSize
from advisor.report.summary import Letterhead, task_summary
from advisor.wording.texts import (
    AdviceTexts,
    AlternativeText,
    AssumptionText,
    ConditionText,
    ReasonText,
    SafeguardText,
)

IN, OUT, OFF = Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE


@dataclass(frozen=True)
class PlainFigures:
    """Amounts in words, without a locale's rules: the tests of reports are not about those."""

    def money(self, amount: float) -> str:
        rounded = float(f"{amount:.2g}")
        return f"{'−' if rounded < 0 else ''}${abs(rounded):,.0f}"

    def exact_money(self, amount: float) -> str:
        return f"{'−' if amount < 0 else ''}${abs(amount):,.2f}"

    def hours(self, hours: float) -> str:
        return f"{float(f'{hours:.2g}'):g} hours"


FIGURES = PlainFigures()
LABELS = {
    LineCode.LABOUR: "Your and your staff's hours",
    LineCode.FEE: "Fees",
    LineCode.SETUP: "Finding and setting up",
    LineCode.RAMP_UP: "Learning the job",
    LineCode.SUPERVISION: "Guiding and checking",
    LineCode.TURNOVER: "Finding somebody new",
    LineCode.REWORK: "Doing it again",
    LineCode.MISTAKES: "Mistakes that get through",
    LineCode.LEAK: "Data that leaks",
    LineCode.IP: "Work that is a copy",
    LineCode.BACKLASH: "Customers who leave",
    LineCode.SAFEGUARDS: "Safeguards",
    LineCode.EXIT: "Taking it back",
    LineCode.PREFERENCES: "What you would pay to keep it",
}


def alternative(
    name: str,
    arrangement: Arrangement,
    lines: dict[LineCode, float],
    *,
    vendor: str | None = None,
    hours: float = 0.0,
    cash: float = 0.0,
    odds: float | None = None,
    ruled_out: bool = False,
    conditions: tuple[Condition, ...] = (),
    points: bool = False,
) -> AlternativeResult:
    total = sum(lines.values())
    suitability = Suitability.SUITABLE
    if conditions:
        suitability = Suitability.RULED_OUT if ruled_out else Suitability.WITH_SAFEGUARDS
    spread = Spread(mean=total) if points else Spread(mean=total, p10=total * 0.8, p50=total, p90=total * 1.3)
    return AlternativeResult(
        id=name,
        arrangement=arrangement,
        vendor=vendor,
        provider_abroad=arrangement is OFF,
        suitability=suitability,
        conditions=conditions,
        cost=spread,
        cash=Spread(mean=cash),
        your_hours=Spread(mean=hours),
        probability_best=odds,
        ledger=tuple(LedgerLine(code=code, mean=amount) for code, amount in lines.items()),
    )


L = LineCode
RELIEF = {L.PREFERENCES: -60.0}


def bookkeeping(*, points: bool = False) -> Assessment:
    """Monthly bookkeeping: two quotes, offshore ruled out, a quote from a bookkeeper the cheapest."""
    alternatives = (
        alternative("in_house", IN, {L.LABOUR: 840.0, L.REWORK: 42.5, L.MISTAKES: 96.25},
                    hours=15.2, odds=0.04, points=points),
        alternative("outsource", OUT, {L.FEE: 560.0, L.SETUP: 24.0, L.RAMP_UP: 18.0, L.SUPERVISION: 70.0,
                                       L.TURNOVER: 4.0, L.MISTAKES: 12.0, L.LEAK: 9.5, L.SAFEGUARDS: 16.0,
                                       L.EXIT: 6.0, **RELIEF},
                    hours=1.9, cash=568.0, odds=0.15, points=points,
                    conditions=(Condition(code=ConditionCode.MONEY_ACCESS, rules_out=False,
                                          safeguards=(Safeguard.LEAST_ACCESS,)),)),
        alternative("offshore", OFF, {L.FEE: 168.0, L.SETUP: 78.0, L.RAMP_UP: 44.0, L.SUPERVISION: 310.0,
                                      L.TURNOVER: 21.0, L.REWORK: 66.0, L.MISTAKES: 240.0, L.LEAK: 88.0,
                                      L.SAFEGUARDS: 22.0, L.EXIT: 8.0, **RELIEF},
                    hours=7.4, cash=176.0, odds=0.0, ruled_out=True, points=points,
                    conditions=(Condition(code=ConditionCode.EXPERT_WORK, rules_out=True),)),
        alternative("quote-1", OUT, {L.FEE: 480.0, L.SETUP: 20.0, L.RAMP_UP: 15.0, L.SUPERVISION: 64.0,
                                     L.TURNOVER: 3.5, L.MISTAKES: 14.0, L.LEAK: 7.5, L.SAFEGUARDS: 16.0,
                                     L.EXIT: 6.0, **RELIEF},
                    vendor="Marlow & Finch Bookkeeping", hours=1.7, cash=488.0, odds=0.76, points=points,
                    conditions=(Condition(code=ConditionCode.MONEY_ACCESS, rules_out=False),)),
        alternative("quote-2", OUT, {L.FEE: 695.0, L.SETUP: 12.0, L.RAMP_UP: 9.0, L.SUPERVISION: 42.0,
                                     L.MISTAKES: 8.0, L.LEAK: 5.0, L.SAFEGUARDS: 16.0, L.EXIT: 6.0, **RELIEF},
                    vendor="Harbour Accountants", hours=1.1, cash=703.0, odds=0.05, points=points,
                    conditions=(Condition(code=ConditionCode.MONEY_ACCESS, rules_out=False),)),
    )  # fmt: skip
    best, other = alternatives[3], alternatives[1]
    differences = {
        code: (other_line.mean if other_line else 0.0) - (best_line.mean if best_line else 0.0)
        for code in LineCode
        for best_line, other_line in [(best.line(code), other.line(code))]
    }
    return Assessment(
        title="Monthly bookkeeping",
        currency="USD",
        basis=Basis.PER_MONTH,
        verdict=Verdict(
            arrangement=OUT,
            alternative="quote-1",
            confidence=Confidence.LEANING,
            probability_best=0.76,
            runner_up="outsource",
        ),
        alternatives=alternatives,
        reasons=tuple(
            Reason(code=code, favours="quote-1" if amount > 0 else "outsource", amount=amount)
            for code, amount in sorted(differences.items(), key=lambda pair: -abs(pair[1]))
            if amount
        ),
    )


NAMES = {
    "in_house": "In-house",
    "outsource": "Outsource, market rate",
    "offshore": "Offshore, market rate",
    "quote-1": "Marlow & Finch Bookkeeping",
    "quote-2": "Harbour Accountants",
}
WONT_GIVE = {
    IN: "The hours back, nor a bookkeeper's eye.",
    OUT: "A say in how the work is done from day to day.",
    OFF: "Judgement beyond your written steps, nor anybody who answers for the result.",
}
ACCESS = ConditionText(
    text="The helper can move money.", remedy="Allowed with least access and two approvals.", rules_out=False
)
EXPERT = ConditionText(
    text="It takes a professional: cheap help for an expert's job ends in repairs.",
    remedy="hand over only the parts that a trained helper can do.",
    rules_out=True,
)


def alternative_text(one: AlternativeResult, name: str, *, recommended: bool) -> AlternativeText:
    standing = {
        Suitability.SUITABLE: "Suitable",
        Suitability.WITH_SAFEGUARDS: "Suitable with safeguards",
        Suitability.RULED_OUT: "Ruled out",
    }
    if one.cost.p10 is None or one.cost.p90 is None:
        cost = f"about {FIGURES.money(one.cost.mean)} a month"
    else:
        cost = f"{FIGURES.money(one.cost.p10)}–{FIGURES.money(one.cost.p90)} a month"
    return AlternativeText(
        id=one.id,
        name=name,
        is_recommended=recommended,
        suitability=standing[one.suitability],
        cost=cost,
        cash=f"about {FIGURES.money(one.cash.mean)} a month",
        your_hours=f"{FIGURES.hours(one.your_hours.mean)} a month",
        wont_give=WONT_GIVE[one.arrangement],
        conditions=tuple(EXPERT if condition.rules_out else ACCESS for condition in one.conditions),
    )


def bookkeeping_texts(assessment: Assessment) -> AdviceTexts:
    def reason(code: LineCode, text: str, amount: float) -> ReasonText:
        return ReasonText(code=code, text=text, amount=f"{FIGURES.money(amount)} a month")

    return AdviceTexts(
        title=assessment.title,
        headline="Outsource “Monthly bookkeeping” to Marlow & Finch Bookkeeping: $450–$740 a month all in, "
        "against $530–$860 for outsourcing at the market rate.",
        confidence="Leaning",
        basis="a month",
        odds="Marlow & Finch Bookkeeping comes out cheapest in 76 of 100 ways your figures could fall.",
        reasons_intro="Marlow & Finch Bookkeeping comes to $94 a month less than outsourcing at the market "
        "rate. The difference, line by line:",
        reasons_for=(
            reason(L.FEE, "It costs less in fees.", 80),
            reason(L.SUPERVISION, "It takes less of your time to guide and check.", 6),
            reason(L.SETUP, "It is quicker to get going.", 4),
            reason(L.RAMP_UP, "Less is lost while somebody learns the job.", 3),
            reason(L.LEAK, "Your data is safer.", 2),
            reason(L.TURNOVER, "You seldom have to find and train somebody new.", 0.5),
        ),
        reasons_against=(reason(L.MISTAKES, "More mistakes get through.", 2),),
        alternatives=tuple(
            alternative_text(one, NAMES[one.id], recommended=one.id == assessment.verdict.alternative)
            for one in assessment.alternatives
        ),
        line_labels=LABELS,
        alarms=(),
        safeguards=(
            SafeguardText(
                title="Least access",
                text="A login of their own, for what the work needs and nothing else.",
                cost="about $6 a month",
                in_place=False,
            ),
            SafeguardText(
                title="Two approvals",
                text="You release every payment yourself.",
                cost="in place",
                in_place=True,
            ),
        ),
        next_steps=(
            "Ask Marlow & Finch Bookkeeping to put the price, what it covers and how to end it in writing.",
            "Put the safeguards in place before anything is handed over: least access.",
            "Start with one small paid piece, then agree on how either side can end it.",
        ),
        would_change=("Keeping it wins if it takes you under 8 hours a month; you said 12–18.",),
        worth_finding_out=("How many hours it takes: knowing it is worth up to $38 a month.",),
        split="Taken apart it comes to $410 a month, not $460: “Receipts” offshore, “Accounts” in-house.",
        pre_mortem=("They leave, and you start over. That would cost about $900 more over 12 months.",),
        checking_plan="In each batch look at 22 pieces, about 1 hour.",
        paid_trial="Start with a paid piece of about 2 hours.",
        break_even="The saving is gone if 6 customers a year leave over it.",
        assumptions=(
            AssumptionText(key="hours", label="Hours", value="12–18 a month, likely 14", told=True,
                           origin="You said so", evidence=""),
            AssumptionText(key="owner_hour", label="An hour of your time", value="$60", told=True,
                           origin="You said so", evidence=""),
            AssumptionText(key="outsource_rate", label="A bookkeeper's hour", value="$35–$55, likely $42",
                           told=False, origin="Usual for this kind of work",
                           evidence="Occupational wage survey, 2025 (the source itself was read). Mean wage "
                           "plus a third for the firm."),
            AssumptionText(key="turnover", label="Yearly chance that the helper leaves",
                           value="10–30 %, likely 18 %", told=False, origin="Assumed",
                           evidence="Trade report, 2024 (quoted by another source; a seller's own figure)."),
        ),
    )  # fmt: skip


NOTES = (
    "Sarah did the books until March; the shoebox since then is unsorted.\n\n"
    "Year end is 30 June. The bank feed works, the till export has to be copied by hand."
)
LETTERHEAD = Letterhead(
    business="Bob & Daughters Ltd",
    printed_on=date(2026, 11, 5),
    page_size=PageSize.A4,
    locale="en_US",
    review_by=date(2027, 5, 5),
)


def plain(page_size: PageSize = PageSize.A4, *, points: bool = False) -> Document:
    assessment = bookkeeping(points=points)
    return task_summary(
        title=assessment.title,
        notes=NOTES,
        assessment=assessment,
        texts=bookkeeping_texts(assessment),
        figures=FIGURES,
        letterhead=replace(LETTERHEAD, page_size=page_size),
    )


HOSTILE = (
    "Bob <bob@x.com> Ltd",
    '<img src="/etc/passwd">',
    "&amp; &lt;b&gt;",
    '<a href="javascript:alert(1)">javascript:alert(1)</a>',
    "<para><font size=90>BIG</font>",
    "\u202eoverride\u202c \x00\x07control \ud800surrogate",
)
SCRIPTS = (
    "Zażółć gęślą jaźń",
    "İğdır şöförü çığlık attı",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Съешь ещё этих мягких французских булок",
    "שלום (ABC) עולם 123",
    "شركة المحاسبة (ABC) مُحَمَّد 45",
)
LONG_WORD = "Donaudampfschifffahrt" * 29  # 609 characters
LONG_TITLE = (
    "A title that will not stop, because the owner typed everything there is to say right here " * 4
)[:300]


def harsh(page_size: PageSize = PageSize.A4, *, quotes: int = 2) -> Document:
    """Everything too long, in every script, with markup in each field an owner can type into."""
    assessment = bookkeeping()
    texts = bookkeeping_texts(assessment)
    title = f"{HOSTILE[1]} {LONG_TITLE}"[:300]
    poison = " ".join((*HOSTILE, *SCRIPTS))
    vendor = f"{HOSTILE[0]} {SCRIPTS[4]} {LONG_WORD}"
    extra = tuple(
        replace(assessment.alternatives[4], id=f"quote-{number}", vendor=f"{vendor} {number}")
        for number in range(3, quotes + 1)
    )
    assessment = replace(assessment, title=title, alternatives=(*assessment.alternatives, *extra))
    names = {**NAMES, "quote-1": vendor, "quote-2": poison[:200]}
    texts = replace(
        texts,
        title=title,
        headline=texts.headline.replace("Monthly bookkeeping", title).replace("Marlow & Finch", vendor),
        odds=poison,
        reasons_intro=poison,
        reasons_for=tuple(replace(one, text=f"{one.text} {poison[:150]}") for one in texts.reasons_for),
        reasons_against=tuple(replace(one, text=LONG_WORD) for one in texts.reasons_against),
        alternatives=tuple(
            alternative_text(
                one, names.get(one.id, str(one.vendor)), recommended=one.id == assessment.verdict.alternative
            )
            for one in assessment.alternatives
        ),
        alarms=(poison, LONG_WORD),
        next_steps=(f"Ask {vendor}.", poison, LONG_TITLE),
        safeguards=tuple(replace(one, text=poison) for one in texts.safeguards),
        assumptions=tuple(replace(one, value=f"{one.value} {LONG_WORD}") for one in texts.assumptions),
    )
    notes = ((poison + " " + LONG_WORD + "\n") * 40)[:20_000]
    return task_summary(
        title=title,
        notes=notes,
        assessment=assessment,
        texts=texts,
        figures=FIGURES,
        letterhead=replace(LETTERHEAD, page_size=page_size, business=HOSTILE[0]),
    )


def nothing_fits() -> Document:
    """Everything ruled out: no recommendation, no figures to feature, hardly any text."""
    assessment = bookkeeping(points=True)
    assessment = replace(
        assessment,
        verdict=Verdict(
            arrangement=None, alternative=None, confidence=Confidence.NONE, probability_best=None
        ),
        alternatives=tuple(
            replace(one, suitability=Suitability.RULED_OUT) for one in assessment.alternatives[:3]
        ),
        reasons=(),
    )
    texts = bookkeeping_texts(assessment)
    texts = replace(
        texts,
        headline="Nothing fits “Monthly bookkeeping” as it stands.",
        confidence="No recommendation",
        odds="",
        reasons_intro="",
        reasons_for=(),
        reasons_against=(),
        safeguards=(),
        would_change=(),
        worth_finding_out=(),
        split="",
        pre_mortem=(),
        checking_plan="",
        paid_trial="",
        break_even="",
        assumptions=(),
    )
    return task_summary(
        title="Monthly bookkeeping",
        notes=" ",
        assessment=assessment,
        texts=texts,
        figures=FIGURES,
        letterhead=LETTERHEAD,
    )


def all_samples() -> dict[str, Document]:
    return {
        "plain-a4": plain(),
        "plain-letter": plain(PageSize.LETTER),
        "points": plain(points=True),
        "harsh-a4": harsh(),
        "harsh-letter": harsh(PageSize.LETTER),
        "harsh-30-quotes": harsh(quotes=30),
        "nothing-fits": nothing_fits(),
    }
