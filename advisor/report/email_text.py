"""The advice on a task as the body of an e-mail: whole lines, no columns that a proportional font breaks."""

from __future__ import annotations

from advisor.language import tr
from advisor.report.cleaning import clean, one_line
from advisor.report.words import ReportWords, words_in_use
from advisor.wording.texts import AdviceTexts, AlternativeText, ReasonText

_MOST_REASONS = 4  # of each kind, the largest


def email_text(texts: AdviceTexts) -> str:
    """Title, verdict, every alternative, reasons, conditions, what to do next; ends in a line break."""
    words = words_in_use()
    parts = [
        one_line(texts.title),
        "\n".join(clean(line) for line in (texts.headline, texts.confidence, texts.odds) if line),
        _list("", [clean(alarm) for alarm in texts.alarms]),
        _list(
            words.costs.format(basis=texts.basis), [_alternative(one, words) for one in texts.alternatives]
        ),
        _list(words.speaks_for, [_reason(one) for one in texts.reasons_for[:_MOST_REASONS]]),
        _list(words.speaks_against, [_reason(one) for one in texts.reasons_against[:_MOST_REASONS]]),
        _list(words.conditions, _conditions(texts)),
        _list(words.next_steps, [clean(step) for step in texts.next_steps], numbered=True),
        _list(words.would_change, [clean(line) for line in texts.would_change]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _list(heading: str, lines: list[str], *, numbered: bool = False) -> str:
    kept = [line for line in lines if line]
    if not kept:
        return ""
    marks = [f"{place}. " for place in range(1, len(kept) + 1)] if numbered else ["- "] * len(kept)
    listed = [f"{mark}{line}" for mark, line in zip(marks, kept, strict=True)]
    return "\n".join([heading, *listed] if heading else listed)


def _alternative(one: AlternativeText, words: ReportWords) -> str:
    note = words.recommended if one.is_recommended else one.suitability
    return tr("{name}: {cost}; {hours} of your time ({note})").format(
        name=one_line(one.name), cost=one.cost, hours=one.your_hours, note=note
    )


def _reason(one: ReasonText) -> str:
    return tr("{reason} ({amount})").format(reason=clean(one.text), amount=one.amount)


def _conditions(texts: AdviceTexts) -> list[str]:
    """Of what is recommended: conditions, then safeguards."""
    own = next((one for one in texts.alternatives if one.is_recommended), None)
    found = [clean(condition.text) for condition in own.conditions] if own is not None else []
    return found + [
        tr("{safeguard}: {text}").format(safeguard=one.title, text=clean(one.text))
        for one in texts.safeguards
    ]
