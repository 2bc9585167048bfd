"""A ledger line's difference as a reason, for and against."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import AlternativeResult, Assessment, LineCode, Reason
from advisor.language import mark, tr
from advisor.wording.names import in_a_sentence

# (where the recommended alternative is better, where it is worse); {other} is the runner-up.
_SENTENCES: Mapping[LineCode, tuple[str, str]] = {
    LineCode.LABOUR: (mark("It frees hours that you or your staff now work."), mark("It takes hours of your own or your staff's.")),
    LineCode.FEE: (mark("It costs less in fees than {other}."), mark("It costs more in fees than {other}.")),
    LineCode.SETUP: (mark("It is quicker to get going than {other}."), mark("It takes more of your time to get going than {other}.")),
    LineCode.RAMP_UP: (mark("Less is lost while somebody learns the job."), mark("More is lost while somebody learns the job.")),
    LineCode.SUPERVISION: (
        mark("It takes less of your time to guide and check than {other}."),
        mark("It takes more of your time to guide and check than {other}."),
    ),
    LineCode.TURNOVER: (mark("You seldom have to find and train somebody new."), mark("You may have to find and train somebody new.")),
    LineCode.REWORK: (mark("Less work has to be done again than with {other}."), mark("More work has to be done again than with {other}.")),
    LineCode.MISTAKES: (mark("Fewer mistakes get through than with {other}."), mark("More mistakes get through than with {other}.")),
    LineCode.LEAK: (mark("Your data is safer than with {other}."), mark("Your data is less safe than with {other}.")),
    LineCode.IP: (mark("The work is less likely to be a copy than with {other}."), mark("The work is more likely to be a copy than with {other}.")),
    LineCode.BACKLASH: (mark("Fewer customers would leave over it."), mark("Some customers may leave over help from abroad.")),
    LineCode.SAFEGUARDS: (mark("It needs fewer safeguards than {other}."), mark("It needs safeguards that {other} does not.")),
    LineCode.EXIT: (mark("It is easier to go back on than {other}."), mark("It takes more to go back on than {other}.")),
    LineCode.PREFERENCES: (mark("It keeps what you said is worth keeping."), mark("It gives up what you said is worth keeping.")),
}  # fmt: skip

_NO_FEES = mark("There are no fees to pay.")
_ONLY_FEES = mark("It has to be paid for in cash.")


def reason_sentence(reason: Reason, best: AlternativeResult, other: AlternativeResult) -> str:
    """Why the recommended alternative is better (or worse) than the runner-up on one line."""
    is_for = reason.amount > 0
    if reason.code is LineCode.FEE and best.line(LineCode.FEE) is None:
        return tr(_NO_FEES)
    if reason.code is LineCode.FEE and other.line(LineCode.FEE) is None:
        return tr(_ONLY_FEES)
    sentence = tr(_SENTENCES[reason.code][0 if is_for else 1])
    return sentence.format(other=in_a_sentence(other, best))


def reason_text(reason: Reason, assessment: Assessment) -> str:
    """One reason as a sentence without its amount."""
    best, other = assessment.recommended, assessment.runner_up
    assert best is not None
    assert other is not None
    return reason_sentence(reason, best, other)
