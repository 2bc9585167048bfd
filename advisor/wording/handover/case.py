"""What a hand-over document is written from: the task, what was assumed about it, and who gets it."""

from __future__ import annotations

import re

from advisor.domain.assessment import AlternativeResult, Assessment, Basis, Origin
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Arrangement, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Task
from advisor.evidence.starters import functions
from advisor.language import in_line, mark, tr
from advisor.model.handover import Plans, plans_of
from advisor.model.inputs import Situation
from advisor.model.resolve import resolve
from advisor.records import Struct
from advisor.wording.figures import Figures
from advisor.wording.texts import AdviceTexts

_WAYS: dict[DocumentKind, tuple[Arrangement, ...]] = {
    DocumentKind.RESULTS_BRIEF: (Arrangement.OUTSOURCE,),
    DocumentKind.PROCEDURE: (Arrangement.OFFSHORE,),
}
_ANY = (Arrangement.OUTSOURCE, Arrangement.OFFSHORE)
_TO_CONFIRM = mark("{sentence} (This is assumed; please confirm it.)")
_LISTED = re.compile(r"^\s*(?:[-*•–]|\d{1,3}[.)])\s+(?P<text>\S.*)$")


class Case(Struct, frozen=True, kw_only=True):
    """A task as it is handed over in one document. ``way``: the alternative that the document is for."""

    task: Task
    situation: Situation
    assessment: Assessment
    texts: AdviceTexts
    figures: Figures
    business: str
    way: AlternativeResult
    plans: Plans

    @property
    def title(self) -> str:
        """The task's title, as it stands in a sentence."""
        return in_line(self.task.title)

    @property
    def is_ongoing(self) -> bool:
        return self.assessment.basis is Basis.PER_MONTH

    @property
    def is_supervised(self) -> bool:
        """Whether somebody works to written steps while the owner checks."""
        return self.way.arrangement is Arrangement.OFFSHORE

    @property
    def is_recommended(self) -> bool:
        return self.way.id == self.assessment.verdict.alternative

    @property
    def who(self) -> str:
        """Who takes the work over, as it stands in a sentence."""
        if self.way.vendor is not None:
            return in_line(self.way.vendor)
        return tr("the helper") if self.is_supervised else tr("the professional")

    @property
    def quote(self) -> Quote | None:
        """The quote that the document is about; None where it is about nobody's."""
        _, _, number = self.way.id.partition("quote-")
        return self.task.quotes[int(number) - 1] if number else None

    @property
    def kind_of_work(self) -> str:
        """The function of the task in words; "" where nobody named one."""
        code = self.task.function or ""
        return next((one.label for one in functions() if one.code == code), code)

    @property
    def safeguards(self) -> tuple[tuple[Safeguard, bool], ...]:
        """What the conditions ask for, then what there is besides; with each whether it is in place."""
        asked = (one for condition in self.way.conditions for one in condition.safeguards)
        in_place = self.situation.safeguards_in_place
        return tuple((one, one in in_place) for one in dict.fromkeys((*asked, *in_place)))

    @property
    def own_steps(self) -> tuple[str, ...]:
        """The lines of the notes that are points of a list: how somebody wrote the work down."""
        found = (_LISTED.match(line) for line in self.task.notes.splitlines())
        return tuple(match["text"].strip() for match in found if match is not None)

    @property
    def other_notes(self) -> tuple[str, ...]:
        """The lines of the notes that are no points of a list."""
        lines = (line.strip() for line in self.task.notes.splitlines())
        return tuple(line for line in lines if line and not _LISTED.match(line))

    def word(self, key: str) -> str:
        """The level of an answer, told or assumed."""
        return self.situation.word(key)

    def is_true(self, key: str) -> bool:
        return self.situation.flag(key)

    def is_told(self, key: str) -> bool:
        """Whether the owner said it."""
        levels, inputs = self.situation.levels, self.situation.inputs
        one = levels[key] if key in levels else inputs[key]
        return one.origin is Origin.YOU

    def confirmed(self, key: str, sentence: str) -> str:
        """``sentence``, which rests on an answer; asked to be confirmed where nobody gave that answer."""
        return sentence if self.is_told(key) else tr(_TO_CONFIRM).format(sentence=sentence)

    def money(self, key: str) -> str:
        """An amount as told: "$60 to $1,500, likely $250"; rounded where it is assumed."""
        return self._written(self.situation.inputs[key].range, "money", is_told=self.is_told(key))

    def hours(self) -> str:
        """In-house hours as told, a month or in all."""
        unit = "hours a month" if self.is_ongoing else "hours"
        return self._written(self.situation.inputs["hours"].range, unit, is_told=self.is_told("hours"))

    def _written(self, belief: Range, unit: str, *, is_told: bool) -> str:
        write = self.figures.belief if is_told else self.figures.rounded_belief
        return write(belief, unit)


def case_for(
    kind: DocumentKind,
    task: Task,
    assessment: Assessment,
    texts: AdviceTexts,
    *,
    locale: str,
    business: str = "",
) -> Case:
    """The case for one kind of document: who it is for, and how the work would be watched then."""
    situation = resolve(task)
    way = way_of(kind, assessment)
    return Case(
        task=task,
        situation=situation,
        assessment=assessment,
        texts=texts,
        figures=Figures(assessment.currency, locale),
        business=business,
        way=way,
        plans=plans_of(situation, assessment, way.id),
    )


def way_of(kind: DocumentKind, assessment: Assessment) -> AlternativeResult:
    """What is recommended, where the document fits that; else the cheapest that it fits, open ones first."""
    fitting = _WAYS.get(kind, _ANY)
    recommended = assessment.recommended
    if recommended is not None and recommended.arrangement in fitting:
        return recommended
    return min(
        (one for one in assessment.alternatives if one.arrangement in fitting),
        key=lambda one: (one.is_ruled_out, one.cost.mean),
    )
