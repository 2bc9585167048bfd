"""The checking plan and the paid trial of any way to hand a task over, not only of the recommended one."""

from __future__ import annotations

from advisor.domain.assessment import Assessment, CheckingPlan, TrialPlan
from advisor.model.assess import take_values
from advisor.model.inputs import Situation
from advisor.model.plans import checking_plan, trial_plan
from advisor.model.pricing import price
from advisor.records import Struct


class Plans(Struct, frozen=True, kw_only=True):
    """None: work that nobody supervises needs no checking plan, and work too small no trial."""

    checking: CheckingPlan | None
    trial: TrialPlan | None


def plans_of(situation: Situation, assessment: Assessment, name: str) -> Plans:
    """The plans of the alternative ``name``: the assessment's own where it has them.

    Those of the others, and of an assessment without draws, are taken at the likely values: what a trial is
    worth is not known then, and said to be 0.
    """
    alternative = next(one for one in situation.alternatives if one.id == name)
    checking, trial = assessment.checking_plan, assessment.paid_trial
    if checking is None or checking.alternative != name:
        checking = checking_plan(situation, alternative)
    if trial is None or trial.alternative != name:
        values = take_values(situation, point=True)
        trial = trial_plan(situation, alternative, price(situation, values), values)
    return Plans(checking=checking, trial=trial)
