"""The assessment as plain values by ``rightsource.assessment/1``, for other programs to read."""

from __future__ import annotations

from typing import Any

from advisor import __version__
from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Assumption,
    BreakEven,
    CheckingPlan,
    Condition,
    Evidence,
    LedgerLine,
    Spread,
    TrialPlan,
)
from advisor.domain.task import Task
from advisor.domain.task_format import answer_to_data, task_to_data
from advisor.language import tr
from advisor.records import to_builtins
from advisor.settings import DEFAULT_LOCALE
from advisor.wording.conditions import SAFEGUARD_TEXTS, alarm_text, condition_text
from advisor.wording.evidence import source_text
from advisor.wording.figures import Figures
from advisor.wording.headline import headline
from advisor.wording.names import LINES
from advisor.wording.plans import break_even_text, checking_text, failure_text, split_text, trial_text
from advisor.wording.reasons import reason_text
from advisor.wording.sensitivity import by_interest, flip_text, worth_text

ASSESSMENT_SCHEMA = "rightsource.assessment/1"


def assessment_to_data(task: Task, assessment: Assessment, locale: str = DEFAULT_LOCALE) -> dict[str, Any]:
    """Everything the assessment holds: exact figures, sentences beside them, None for no figure."""
    figures = Figures(assessment.currency, locale)
    verdict = assessment.verdict
    return {
        "schema": ASSESSMENT_SCHEMA,
        "rightsource_version": __version__,
        "task": task_to_data(task),
        "currency": assessment.currency,
        "basis": assessment.basis.value,
        "verdict": {
            "arrangement": verdict.arrangement.value if verdict.arrangement else None,
            "alternative": verdict.alternative,
            "confidence": verdict.confidence.value,
            "probability_best": verdict.probability_best,
            "headline": headline(assessment, figures),
        },
        "alternatives": [_alternative(one, assessment, figures) for one in assessment.alternatives],
        "reasons": [
            {
                "code": reason.code.value,
                "text": reason_text(reason, assessment),
                "favours": reason.favours,
                "amount": reason.amount,
            }
            for reason in assessment.reasons
        ],
        "alarms": [
            {"code": alarm.code.value, "text": alarm_text(alarm, assessment, figures)}
            for alarm in assessment.alarms
        ],
        "flip_points": [
            {
                "input": point.input,
                "now": point.now,
                "flips_at": point.flips_at,
                "to": point.to,
                "within_range": point.within_range,
                "text": flip_text(point, assessment, figures),
            }
            for point in by_interest(assessment)
        ],
        "worth_finding_out": [
            {"input": one.input, "value": one.value, "text": worth_text(one, assessment, figures)}
            for one in assessment.worth_finding_out
        ],
        "tornado": [
            {"input": swing.input, "low": swing.low, "high": swing.high} for swing in assessment.tornado
        ],
        "safeguards": [
            {
                "code": one.code.value,
                "text": SAFEGUARD_TEXTS[one.code],
                "cost": one.cost,
                "for": list(one.guards),
            }
            for one in assessment.safeguards
        ],
        "split": _split(assessment, split_text(assessment, figures)),
        "pre_mortem": [
            {
                "code": one.code.value,
                "extra": one.extra,
                "safeguard": one.safeguard.value if one.safeguard else None,
                "text": failure_text(one, assessment, figures),
            }
            for one in assessment.pre_mortem
        ],
        "checking_plan": _plan(assessment.checking_plan, checking_text(assessment, figures)),
        "paid_trial": _plan(assessment.paid_trial, trial_text(assessment, figures)),
        "break_even": _plan(assessment.break_even, break_even_text(assessment, figures)),
        "assumptions": [_assumption(one) for one in assessment.assumptions],
    }


def _alternative(one: AlternativeResult, assessment: Assessment, figures: Figures) -> dict[str, Any]:
    return {
        "id": one.id,
        "arrangement": one.arrangement.value,
        "vendor": one.vendor,
        "suitability": one.suitability.value,
        "conditions": [_condition(condition, assessment, figures) for condition in one.conditions],
        "cost": _spread(one.cost),
        "cash": _spread(one.cash),
        "your_hours": _spread(one.your_hours),
        "probability_best": one.probability_best,
        "ledger": [_line(line) for line in one.ledger],
    }


def _condition(condition: Condition, assessment: Assessment, figures: Figures) -> dict[str, Any]:
    text = condition_text(condition, figures, assessment.basis)
    return {
        "code": condition.code.value,
        "text": f"{text.text} {text.remedy}",
        "lifted_by": [str(name) for name in condition.lifted_by],
    }


def _line(line: LedgerLine) -> dict[str, Any]:
    return {
        "code": line.code.value,
        "label": LINES[line.code],
        "mean": line.mean,
        "p10": line.p10,
        "p90": line.p90,
        "your_hours": line.your_hours,
    }


def _spread(figure: Spread) -> dict[str, float | None]:
    return {"mean": figure.mean, "p10": figure.p10, "p50": figure.p50, "p90": figure.p90}


def _plan(found: CheckingPlan | TrialPlan | BreakEven | None, text: str) -> dict[str, Any] | None:
    return None if found is None else {**to_builtins(found), "text": text}


def _split(assessment: Assessment, text: str) -> dict[str, Any] | None:
    split = assessment.split
    return None if split is None else {**to_builtins(split), "text": text}


def _assumption(one: Assumption) -> dict[str, Any]:
    return {
        "input": one.input,
        "value": answer_to_data(one.value),
        "from": one.origin.value,
        "evidence": _evidence(one.evidence) if one.evidence is not None else None,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    note = tr(evidence.note)
    if evidence.by_seller:
        note = tr("{note} (A seller's own figure.)").format(note=note)
    return {"source": source_text(evidence), "year": evidence.year, "grade": evidence.grade, "note": note}
