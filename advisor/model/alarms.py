"""Mismatches between the job and the kind of help, both ways."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.assessment import Alarm, AlarmCode, Origin
from advisor.domain.levels import Arrangement, Checkable, Codifiable, DoneBy, Pattern, Per, Skill
from advisor.evidence.defaults import defaults
from advisor.model.inputs import Alternative, Situation

TOO_CHEAP = 0.5  # of what a professional usually charges
TOO_DEAR = 1.5  # times what a trained helper's work usually costs at a firm
OWNER_AT_HELPERS_WORK = 3.0  # times a helper's rate


def alarms_of(situation: Situation, recommended: str | None) -> tuple[Alarm, ...]:
    """The alarms that a task raises, given the recommended alternative."""
    return tuple(_alarms(situation, recommended))


def _alarms(situation: Situation, recommended: str | None) -> Iterator[Alarm]:
    if not situation.currency_is_known:
        yield Alarm(code=AlarmCode.NO_FIGURE_FOR_CURRENCY)
    skill = situation.word("skill")
    is_expert = skill in (Skill.EXPERIENCED, Skill.PROFESSIONAL)
    is_basic = (
        skill == Skill.ANYONE
        and situation.word("codifiable") in (Codifiable.FULLY, Codifiable.MOSTLY)
        and situation.word("checkable") in (Checkable.AT_A_GLANCE, Checkable.WITH_EFFORT)
    )
    for one in situation.alternatives:
        left_out = _left_out(situation, one)
        if left_out:
            yield Alarm(code=AlarmCode.QUOTE_LEAVES_OUT, alternative=one.id, left_out=left_out)
        hourly = _told_hourly_rate(situation, one)
        if hourly is None:
            continue
        usual = _usual_professional_rate(situation, skill)
        if is_expert and hourly < TOO_CHEAP * usual and _claims_expertise(one, skill):
            yield Alarm(
                code=AlarmCode.EXPERT_AT_HELPER_RATE, alternative=one.id, rate=hourly, usual_rate=usual
            )
        if is_basic and one.arrangement is Arrangement.OUTSOURCE and hourly > TOO_DEAR * usual:
            yield Alarm(
                code=AlarmCode.BASIC_AT_PROFESSIONAL_RATE, alternative=one.id, rate=hourly, usual_rate=usual
            )
    helper = situation.inputs["offshore_rate"].range.likely
    owner = situation.inputs["owner_hour"].range.likely
    is_hourly = situation.alternatives[2].rate is None or situation.alternatives[2].rate.per is Per.HOUR
    stays = recommended == Arrangement.IN_HOUSE
    is_owners = situation.word("done_by") == DoneBy.OWNER
    if is_basic and stays and is_hourly and is_owners and owner >= OWNER_AT_HELPERS_WORK * helper:
        yield Alarm(code=AlarmCode.BASIC_AT_OWNER_RATE, rate=owner, usual_rate=helper)


def _left_out(situation: Situation, one: Alternative) -> tuple[str, ...]:
    """What a quote does not say though its price depends on it."""
    if not one.is_quote or one.rate is None:
        return ()
    found = []
    if one.rate.per in (Per.HOUR, Per.MINUTE) and one.hours is None:
        found.append("hours")
    is_whole_job = one.rate.per is Per.JOB and situation.word("pattern") == Pattern.ONE_OFF
    is_flat = one.rate.per in (Per.MONTH, Per.JOB) and not is_whole_job
    if is_flat and not one.rate.included and one.hours is None:
        found.append("included")
    if not one.place_is_told:
        found.append("provider_abroad")
    if situation.flag("licensed") and not one.licence_is_told:
        found.append("holds_licence")
    return tuple(found)


def _claims_expertise(alternative: Alternative, skill: str) -> bool:
    """Offshore help is cheap by nature; for it only work that takes a professional is a mismatch."""
    return alternative.arrangement is Arrangement.OUTSOURCE or skill == Skill.PROFESSIONAL


def _told_hourly_rate(situation: Situation, alternative: Alternative) -> float | None:
    if alternative.rate is None or situation.inputs[alternative.price].origin is not Origin.YOU:
        return None
    match alternative.rate.per:
        case Per.HOUR:
            return alternative.rate.price.likely
        case Per.MINUTE:
            return alternative.rate.price.likely * 60
    return None


def _usual_professional_rate(situation: Situation, skill: str) -> float:
    entry = defaults().inputs["outsource_rate"]
    usual_owner = defaults().inputs["owner_hour"].range.likely
    per_dollar = defaults().units_per_dollar.get(
        situation.currency, situation.inputs["owner_hour"].range.likely / usual_owner
    )
    return entry.fitted({"skill": skill}).likely * per_dollar
