"""What the model found out about a task: numbers and codes; the sentences are in ``advisor.wording``."""

from __future__ import annotations

from enum import StrEnum

from advisor.domain.levels import Arrangement, Safeguard
from advisor.domain.ranges import Range
from advisor.records import Struct


class Basis(StrEnum):
    """What the figures of an assessment count: one month of ongoing work, or a one-off in all."""

    PER_MONTH = "per_month"
    TOTAL = "total"


class Confidence(StrEnum):
    """How sure a verdict is; none where there is no verdict or no draws were made."""

    CLEAR = "clear"
    LEANING = "leaning"
    TOO_CLOSE = "too_close"
    NONE = "none"


class Suitability(StrEnum):
    """What the conditions say of an alternative."""

    SUITABLE = "suitable"
    WITH_SAFEGUARDS = "with_safeguards"
    RULED_OUT = "ruled_out"


class LineCode(StrEnum):
    """The lines of the ledger, in the order they are shown."""

    LABOUR = "labour"
    FEE = "fee"
    SETUP = "setup"
    RAMP_UP = "ramp_up"
    SUPERVISION = "supervision"
    TURNOVER = "turnover"
    REWORK = "rework"
    MISTAKES = "mistakes"
    LEAK = "leak"
    IP = "ip"
    BACKLASH = "backlash"
    SAFEGUARDS = "safeguards"
    EXIT = "exit"
    PREFERENCES = "preferences"


class ConditionCode(StrEnum):
    """What stands in an alternative's way, or asks for safeguards."""

    NOBODY_CAN = "nobody_can"
    LICENCE_MISSING = "licence_missing"
    EXPERT_WORK = "expert_work"
    NOT_CODIFIABLE = "not_codifiable"
    FAULTS_TOO_LATE = "faults_too_late"
    MUST_STAY = "must_stay"
    OVER_BUDGET = "over_budget"
    LOSS_TOO_LARGE = "loss_too_large"
    CUSTOMER_LIST = "customer_list"
    MONEY_ACCESS = "money_access"
    BRAND_WORK = "brand_work"


class AlarmCode(StrEnum):
    """What does not fit together."""

    EXPERT_AT_HELPER_RATE = "expert_at_helper_rate"
    BASIC_AT_PROFESSIONAL_RATE = "basic_at_professional_rate"
    BASIC_AT_OWNER_RATE = "basic_at_owner_rate"
    NO_FIGURE_FOR_CURRENCY = "no_figure_for_currency"
    QUOTE_LEAVES_OUT = "quote_leaves_out"


class Origin(StrEnum):
    """Where an input's value came from."""

    YOU = "you"
    STARTER = "starter"
    DEFAULT = "default"


class Spread(Struct, frozen=True, kw_only=True):
    """A figure with its spread over the draws; no percentiles where only likely values were taken."""

    mean: float
    p10: float | None = None
    p50: float | None = None
    p90: float | None = None


class LedgerLine(Struct, frozen=True, kw_only=True):
    """One priced consequence of an alternative.

    Money on the assessment's basis; ``your_hours`` is the owner's time within it (mean), priced in already.
    ``inputs``: names of the inputs it was computed from.
    """

    code: LineCode
    mean: float
    p10: float | None = None
    p90: float | None = None
    your_hours: float = 0.0
    inputs: tuple[str, ...] = ()


class Condition(Struct, frozen=True, kw_only=True):
    """Something that cannot be traded for money.

    ``rules_out``: True when the alternative is out, False when it is allowed with ``safeguards``.
    ``lifted_by``: codes of safeguards, or keys of answers, that would lift it.
    ``limit`` and ``actual``: the two figures compared, in money, where the condition compares any.
    ``price``: what lifting it costs, in money on the basis; None where money alone does not lift it.
    """

    code: ConditionCode
    rules_out: bool
    lifted_by: tuple[str, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    limit: float | None = None
    actual: float | None = None
    price: float | None = None


class AlternativeResult(Struct, frozen=True, kw_only=True):
    """One way to get the work done, priced.

    ``id``: in_house, outsource, offshore, quote-1, quote-2 and so on.
    """

    id: str
    arrangement: Arrangement
    vendor: str | None
    provider_abroad: bool
    suitability: Suitability
    conditions: tuple[Condition, ...]
    cost: Spread
    cash: Spread
    your_hours: Spread
    probability_best: float | None
    ledger: tuple[LedgerLine, ...]

    @property
    def is_ruled_out(self) -> bool:
        return self.suitability is Suitability.RULED_OUT

    def line(self, code: LineCode) -> LedgerLine | None:
        return next((line for line in self.ledger if line.code is code), None)


class Verdict(Struct, frozen=True, kw_only=True):
    """The recommendation. ``alternative`` is None when everything is ruled out.

    ``runner_up``: the alternative the reasons compare with. ``nearest``: with no recommendation, the
    alternative and condition that would be the easiest to lift.
    """

    arrangement: Arrangement | None
    alternative: str | None
    confidence: Confidence
    probability_best: float | None
    runner_up: str | None = None
    nearest: tuple[str, ConditionCode] | None = None


class Reason(Struct, frozen=True, kw_only=True):
    """One line's difference, runner-up minus winner: above zero speaks for the winner, below against it.

    ``favours``: id of the alternative it speaks for. All reasons sum to the difference of the all-in costs.
    """

    code: LineCode
    favours: str
    amount: float


class Alarm(Struct, frozen=True, kw_only=True):
    """A mismatch between the job and the kind of help. ``alternative``: whom it concerns, if anybody.

    ``left_out``: keys of a quote that it does not answer though its price depends on them.
    """

    code: AlarmCode
    alternative: str | None = None
    rate: float | None = None
    usual_rate: float | None = None
    left_out: tuple[str, ...] = ()


class FlipPoint(Struct, frozen=True, kw_only=True):
    """The value of one input at which the verdict changes to ``to``; None: to nothing within the budget."""

    input: str
    now: float
    flips_at: float
    to: str | None
    within_range: bool


class InformationValue(Struct, frozen=True, kw_only=True):
    """What knowing one input for certain is worth at most (EVPPI), in money over the horizon."""

    input: str
    value: float


class Swing(Struct, frozen=True, kw_only=True):
    """Runner-up minus winner, in money, with one input at its low and at its high."""

    input: str
    low: float
    high: float


class SafeguardUse(Struct, frozen=True, kw_only=True):
    """A safeguard the recommended alternative calls for.

    ``cost``: money on the basis, 0 when in place already. ``guards``: the losses it lowers.
    """

    code: Safeguard
    cost: float
    in_place: bool
    guards: tuple[str, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """One costly way the recommended alternative could go wrong.

    ``extra``: by how much its 95th percentile exceeds its mean, in money over the horizon.
    ``safeguard``: what guards against it, None where only your own eye does.
    """

    code: LineCode
    extra: float
    safeguard: Safeguard | None


class CheckingPlan(Struct, frozen=True, kw_only=True):
    """How many pieces of supervised work to look at, by zero-defect acceptance sampling.

    Accept a batch when ``sample_size`` pieces show no fault: with ``confidence``, at most ``tolerated_share``
    of the batch is then faulty. ``hours``: the owner's time for one such sample.
    """

    alternative: str
    sample_size: int
    confidence: float
    tolerated_share: float
    hours: float


class TrialPlan(Struct, frozen=True, kw_only=True):
    """A small paid piece first.

    ``pieces`` of work and ``hours`` of it; ``cost``: fee and the owner's time; ``most_faults`` to accept.
    ``value``: what the trial is worth at most before its cost, in money over the horizon: the expected value
    of knowing this helper's speed, faults and need of supervision before going on.
    """

    alternative: str
    pieces: int
    hours: float
    cost: float
    most_faults: int
    value: float


class BreakEven(Struct, frozen=True, kw_only=True):
    """Customers lost in a year that would eat up what ``alternative`` saves against ``against``."""

    alternative: str
    against: str
    customers_per_year: float
    expected_per_year: float


class StepAdvice(Struct, frozen=True, kw_only=True):
    """Where one part of the task goes when the parts are decided one by one. ``cost``: mean, on the basis."""

    title: str
    share: float
    alternative: str
    cost: float


class SplitAdvice(Struct, frozen=True, kw_only=True):
    """The task taken apart, against leaving it whole. Means on the assessment's basis.

    ``handover_cost``: the owner's time to pass work between parts that part ways, in ``cost`` already.
    ``probability_better``: share of draws in which the split is cheaper than the unsplit recommendation.
    """

    steps: tuple[StepAdvice, ...]
    handover_cost: float
    cost: float
    unsplit_cost: float
    probability_better: float | None


class Evidence(Struct, frozen=True, kw_only=True):
    """Where a default comes from. Grades: A read at its source, B quoted by another, own: our judgement.

    All in English, as the data has it. ``starter``: title of the starter task it is taken from, if any.
    """

    source: str
    year: int | None
    grade: str
    note: str = ""
    by_seller: bool = False
    starter: str = ""


class Assumption(Struct, frozen=True, kw_only=True):
    """One input as the model used it.

    ``value``: a range (counted in ``unit``), a level's word, a truth value or a whole number.
    ``called``: what the owner calls it, where it has a name of its own.
    """

    input: str
    value: Range | str | bool | float
    origin: Origin
    evidence: Evidence | None = None
    unit: str = ""
    called: str = ""


class Assessment(Struct, frozen=True, kw_only=True):
    """Everything known about a task after weighing it: what window, report and JSON all read."""

    title: str
    currency: str
    basis: Basis
    verdict: Verdict
    alternatives: tuple[AlternativeResult, ...]
    reasons: tuple[Reason, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    flip_points: tuple[FlipPoint, ...] = ()
    worth_finding_out: tuple[InformationValue, ...] = ()
    tornado: tuple[Swing, ...] = ()
    safeguards: tuple[SafeguardUse, ...] = ()
    pre_mortem: tuple[Failure, ...] = ()
    checking_plan: CheckingPlan | None = None
    paid_trial: TrialPlan | None = None
    break_even: BreakEven | None = None
    split: SplitAdvice | None = None
    assumptions: tuple[Assumption, ...] = ()

    def alternative(self, name: str | None) -> AlternativeResult | None:
        return next((found for found in self.alternatives if found.id == name), None)

    @property
    def recommended(self) -> AlternativeResult | None:
        return self.alternative(self.verdict.alternative)

    @property
    def runner_up(self) -> AlternativeResult | None:
        return self.alternative(self.verdict.runner_up)
