"""What cannot be traded for money: reasons that rule an alternative out, or ask for safeguards."""

from __future__ import annotations

from advisor.domain.assessment import Condition, ConditionCode
from advisor.domain.levels import (
    Arrangement,
    Checkable,
    Codifiable,
    Data,
    DoneBy,
    OriginalWork,
    OwnSkill,
    Safeguard,
    Skill,
)
from advisor.model.inputs import Alternative, Situation

CUSTOMER_LIST_SAFEGUARDS = (Safeguard.CONTRACT_NDA, Safeguard.LEAST_ACCESS, Safeguard.DECOY_RECORDS)
MONEY_SAFEGUARDS = (Safeguard.CONTRACT_NDA, Safeguard.LEAST_ACCESS, Safeguard.DUAL_APPROVAL)
BRAND_SAFEGUARDS = (Safeguard.IP_ASSIGNMENT, Safeguard.ORIGINALITY_SEARCH)


def conditions_of(situation: Situation, alternative: Alternative) -> tuple[Condition, ...]:
    """The conditions on an alternative that follow from the answers alone."""
    if alternative.arrangement is Arrangement.IN_HOUSE:
        return _in_house(situation)
    found: list[Condition] = []
    if situation.flag("must_stay"):
        found.append(_ruled_out(ConditionCode.MUST_STAY, "must_stay"))
    if situation.flag("licensed") and not alternative.holds_licence:
        found.append(_ruled_out(ConditionCode.LICENCE_MISSING, "holds_licence"))
    if alternative.arrangement is Arrangement.OFFSHORE:
        found += _offshore(situation)
    return (*found, *_asking_for_safeguards(situation))


def adopted_safeguards(situation: Situation, alternative: Alternative) -> tuple[Safeguard, ...]:
    """The safeguards that the alternative's conditions ask for and that are not in place yet."""
    asked = (
        safeguard for condition in conditions_of(situation, alternative) for safeguard in condition.safeguards
    )
    return tuple(dict.fromkeys(one for one in asked if one not in situation.safeguards_in_place))


def priced_conditions(
    situation: Situation, *, is_in_house: bool, cash: float, high_cost: float
) -> tuple[Condition, ...]:
    """The conditions that follow from the priced ledger.

    ``cash``: mean cash on the basis, compared with the budget (which new spending alone can exceed: wages
    are paid either way). ``high_cost``: 95th percentile of the all-in cost over the horizon.
    """
    found: list[Condition] = []
    budget, bearable = situation.budget, situation.largest_bearable_loss
    if budget is not None and not is_in_house and cash > budget:
        found.append(
            Condition(
                code=ConditionCode.OVER_BUDGET, rules_out=True, lifted_by=("budget_per_month",),
                limit=budget, actual=cash, price=cash - budget,
            )
        )  # fmt: skip
    if bearable is not None and high_cost > bearable:
        found.append(
            Condition(
                code=ConditionCode.LOSS_TOO_LARGE, rules_out=True, lifted_by=("largest_bearable_loss",),
                limit=bearable, actual=high_cost,
            )
        )  # fmt: skip
    return tuple(found)


def _in_house(situation: Situation) -> tuple[Condition, ...]:
    found: list[Condition] = []
    if situation.word("own_skill") == OwnSkill.CANNOT:
        found.append(_ruled_out(ConditionCode.NOBODY_CAN, "own_skill"))
    if situation.flag("licensed") and situation.word("done_by") == DoneBy.NOBODY:
        found.append(_ruled_out(ConditionCode.LICENCE_MISSING, "done_by"))
    return tuple(found)


def _offshore(situation: Situation) -> list[Condition]:
    found: list[Condition] = []
    if situation.word("skill") == Skill.PROFESSIONAL:
        found.append(_ruled_out(ConditionCode.EXPERT_WORK, "skill"))
    if situation.word("codifiable") == Codifiable.HARDLY:
        found.append(_ruled_out(ConditionCode.NOT_CODIFIABLE, "codifiable"))
    late = situation.word("checkable") == Checkable.TOO_LATE
    if late and Safeguard.EXPERT_REVIEW not in situation.safeguards_in_place:
        found.append(_ruled_out(ConditionCode.FAULTS_TOO_LATE, Safeguard.EXPERT_REVIEW))
    return found


def _asking_for_safeguards(situation: Situation) -> list[Condition]:
    found: list[Condition] = []
    match situation.word("data"):
        case Data.CUSTOMER_LIST:
            found.append(_with(ConditionCode.CUSTOMER_LIST, CUSTOMER_LIST_SAFEGUARDS))
        case Data.MONEY:
            found.append(_with(ConditionCode.MONEY_ACCESS, MONEY_SAFEGUARDS))
    if situation.word("original_work") == OriginalWork.BRAND:
        found.append(_with(ConditionCode.BRAND_WORK, BRAND_SAFEGUARDS))
    return found


def _ruled_out(code: ConditionCode, *lifted_by: str) -> Condition:
    return Condition(code=code, rules_out=True, lifted_by=lifted_by)


def _with(code: ConditionCode, safeguards: tuple[Safeguard, ...]) -> Condition:
    return Condition(code=code, rules_out=False, lifted_by=safeguards, safeguards=safeguards)
