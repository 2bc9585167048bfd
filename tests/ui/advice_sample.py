"""One assessment with its sentences, written by hand: what the tests of the advice panel show."""

from __future__ import annotations

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Assumption,
    Basis,
    Condition,
    ConditionCode,
    Confidence,
    LedgerLine,
    LineCode,
    Origin,
    Reason,
    SafeguardUse,
    Spread,
    Suitability,
    Verdict,
)
from advisor.domain.levels import Arrangement, Safeguard
from advisor.domain.ranges import Range
from advisor.wording.texts import (
    AdviceTexts,
    AlternativeText,
    AssumptionText,
    ConditionText,
    ReasonText,
    SafeguardText,
)

LINES = {
    LineCode.LABOUR: "In-house hours",
    LineCode.FEE: "Fees",
    LineCode.SETUP: "Finding and preparing",
    LineCode.SUPERVISION: "Guiding and checking",
    LineCode.REWORK: "Doing it again",
    LineCode.LEAK: "Risk of a leak",
    LineCode.PREFERENCES: "What you would pay to keep it",
}
INPUTS = {
    LineCode.LABOUR: ("hours", "owner_hour"),
    LineCode.FEE: ("outsource_rate", "hours"),
    LineCode.SETUP: ("procedure",),
    LineCode.SUPERVISION: ("outsource.supervision", "checkable"),
    LineCode.REWORK: ("skill",),
    LineCode.LEAK: ("leak_loss", "data"),
}


def _alternative(
    arrangement: Arrangement, lines: dict[LineCode, float], odds: float, **more: object
) -> AlternativeResult:
    total = sum(lines.values())
    values = {
        "id": arrangement.value,
        "arrangement": arrangement,
        "vendor": None,
        "provider_abroad": False,
        "suitability": Suitability.SUITABLE,
        "conditions": (),
        "cost": Spread(mean=total, p10=total * 0.8, p50=total, p90=total * 1.25),
        "cash": Spread(mean=total * 0.7),
        "your_hours": Spread(mean=3.0),
        "probability_best": odds,
        "ledger": tuple(
            LedgerLine(code=code, mean=amount, inputs=INPUTS.get(code, ())) for code, amount in lines.items()
        ),
        **more,
    }
    return AlternativeResult(**values)  # type: ignore[arg-type]


def sample_assessment() -> Assessment:
    in_house = _alternative(
        Arrangement.IN_HOUSE,
        {LineCode.LABOUR: 820.0, LineCode.REWORK: 65.0, LineCode.PREFERENCES: -60.0},
        0.09,
    )
    outsource = _alternative(
        Arrangement.OUTSOURCE,
        {
            LineCode.FEE: 430.0,
            LineCode.SETUP: 40.0,
            LineCode.SUPERVISION: 55.0,
            LineCode.REWORK: 12.0,
            LineCode.LEAK: 28.0,
        },
        0.91,
        suitability=Suitability.WITH_SAFEGUARDS,
    )
    offshore = _alternative(
        Arrangement.OFFSHORE,
        {
            LineCode.FEE: 140.0,
            LineCode.SETUP: 95.0,
            LineCode.SUPERVISION: 240.0,
            LineCode.REWORK: 130.0,
            LineCode.LEAK: 75.0,
        },
        0.0,
        suitability=Suitability.RULED_OUT,
        conditions=(Condition(code=ConditionCode.FAULTS_TOO_LATE, rules_out=True),),
    )
    return Assessment(
        title="Bookkeeping",
        currency="USD",
        basis=Basis.PER_MONTH,
        verdict=Verdict(
            arrangement=Arrangement.OUTSOURCE,
            alternative="outsource",
            confidence=Confidence.CLEAR,
            probability_best=0.91,
            runner_up="in_house",
        ),
        alternatives=(in_house, outsource, offshore),
        reasons=(
            Reason(code=LineCode.LABOUR, favours="outsource", amount=820.0),
            Reason(code=LineCode.SUPERVISION, favours="in_house", amount=-55.0),
        ),
        safeguards=(
            SafeguardUse(code=Safeguard.CONTRACT_NDA, cost=8.0, in_place=False, guards=("leak",)),
            SafeguardUse(code=Safeguard.LEAST_ACCESS, cost=0.0, in_place=True, guards=("leak",)),
        ),
        assumptions=(Assumption(input="hours", value=Range(low=8, likely=12, high=16), origin=Origin.YOU),),
    )


def sample_texts() -> AdviceTexts:
    return AdviceTexts(
        title="Bookkeeping",
        headline="Outsource “Bookkeeping”: hire a bookkeeper who answers for the result.",
        confidence="Clear: nothing you said is likely to change it.",
        basis="a month",
        odds="Cheapest in 91 of 100 outcomes; keeping it in-house in 9.",
        reasons_intro="Against keeping it in-house, outsourcing saves about $260 a month.",
        reasons_for=(
            ReasonText(
                code=LineCode.LABOUR, text="Your own hours cost more than the fee.", amount="$390 a month"
            ),
            ReasonText(code=LineCode.REWORK, text="Less has to be done again.", amount="$53 a month"),
        ),
        reasons_against=(
            ReasonText(
                code=LineCode.SUPERVISION,
                text="You will have to brief and check somebody.",
                amount="$55 a month",
            ),
        ),
        alternatives=(
            AlternativeText(
                id="outsource",
                name="Outsource",
                is_recommended=True,
                suitability="Suitable, with safeguards",
                cost="$450–$710 a month",
                cash="$430 a month",
                your_hours="2–4 hours a month",
                wont_give="A say in how the work is done from day to day.",
                conditions=(
                    ConditionText(
                        text="They will see your customers’ details.",
                        remedy="A contract with a confidentiality clause, and no more access than needed.",
                        rules_out=False,
                    ),
                ),
            ),
            AlternativeText(
                id="in_house",
                name="In-house",
                is_recommended=False,
                suitability="Suitable",
                cost="$660–$1,000 a month",
                cash="$0",
                your_hours="8–16 hours a month",
                wont_give="Your evenings back, or an expert’s eye.",
                conditions=(),
            ),
            AlternativeText(
                id="offshore",
                name="Offshore",
                is_recommended=False,
                suitability="Ruled out",
                cost="$540–$850 a month",
                cash="$140 a month",
                your_hours="8–14 hours a month",
                wont_give="Somebody who notices by themselves that a figure is wrong.",
                conditions=(
                    ConditionText(
                        text="Faults would show too late, and nobody with the skill would look.",
                        remedy="A review by an expert would lift this.",
                        rules_out=True,
                    ),
                ),
            ),
        ),
        line_labels=LINES,
        alarms=("The low-cost rate buys less skill than this job takes.",),
        safeguards=(
            SafeguardText(
                title="Contract with confidentiality",
                text="Sign it before anything is handed over.",
                cost="$8 a month",
                in_place=False,
            ),
            SafeguardText(
                title="Least access",
                text="Give access to the ledger only, not to the bank.",
                cost="in place",
                in_place=True,
            ),
        ),
        next_steps=(
            "Ask three bookkeepers for a fixed monthly price.",
            "Call two references of the one you like best.",
            "Begin with one paid month, and check it against your own books.",
        ),
        would_change=(
            "Keeping it in-house wins if it takes you under 6 hours a month; you said 8–16.",
            "Offshoring wins if checking takes under 1.5 hours a week and an expert reviews the year’s end.",
        ),
        worth_finding_out=("What a bookkeeper near you charges: worth up to $35 a month to know.",),
        split="Leave it whole: taken apart it would come to $600 a month instead of $565.",
        pre_mortem=(
            "The bill comes out higher than expected. That would cost about $430 more over 12 months.",
            "Your data gets out. That would cost about $300 more over 12 months. "
            "Guard against it: Sign a contract.",
        ),
        checking_plan="In each batch look at 20 pieces, about 1 hour.",
        paid_trial="Start with a paid piece of about 2 hours.",
        break_even="The saving is gone if 3 customers a year leave over it.",
        assumptions=(
            AssumptionText(
                key="hours",
                label="Hours",
                value="8–16 hours a month, likely 12",
                told=True,
                origin="You said so",
                evidence="",
            ),
            AssumptionText(
                key="outsource_rate",
                label="A professional’s rate",
                value="$30–$60 an hour, likely 40",
                told=False,
                origin="Usual for bookkeeping",
                evidence="Survey of small practices, 2024, grade B",
            ),
            AssumptionText(
                key="leak_loss",
                label="Loss if data leaks",
                value="$2,000–$20,000",
                told=False,
                origin="General figure",
                evidence="Our own judgement",
            ),
            AssumptionText(
                key="offshore.turnover_per_year",
                label="Chance that a helper leaves",
                value="30 % a year",
                told=False,
                origin="General figure",
                evidence="",
            ),
        ),
    )
