"""What columns and levels are called in tables, in whatever language they are written or read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from advisor.domain.assessment import Basis, Confidence
from advisor.domain.folding import fold
from advisor.domain.levels import Arrangement, Per
from advisor.domain.records import TaskStatus
from advisor.domain.vendor import NoteKind
from advisor.language import every_language, in_use, mark, tr
from advisor.records import Struct, field
from advisor.wording.questions import QUESTIONS

Say = Callable[[str], str]


class Label(Struct, frozen=True):
    """A marked text; its places are filled with other labels."""

    text: str
    parts: Mapping[str, Label] = field(default_factory=dict)

    def told(self, say: Say = tr) -> str:
        """In the language in use, or as ``say`` tells it."""
        return say(self.text).format(**{name: part.told(say) for name, part in self.parts.items()})

    def everywhere(self) -> tuple[str, ...]:
        """In every language there is."""
        return tuple(dict.fromkeys(self.told(say) for say in every_language()))


class Scale(Struct, frozen=True):
    """The words of an answer: code → marked label."""

    labels: Mapping[str, str]

    def told(self, code: str) -> str:
        """The label of a level, in the language in use."""
        return tr(self.labels[code])

    def code_of(self, text: str) -> str | None:
        """The level that is meant by its code, or by its label in any language; None where none is."""
        return _codes(tuple(self.labels.items()), in_use()).get(plainly(text))


def plainly(text: str) -> str:
    """A label as it is compared: neither case, accents nor the joints between words count."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


@cache
def _codes(labels: tuple[tuple[str, str], ...], language: str) -> Mapping[str, str]:
    """``language``: the one in use, which is among those there are only then."""
    found = {plainly(code): code for code, _ in labels}
    for say in every_language():
        for code, label in labels:
            found.setdefault(plainly(say(label)), code)
    return found


def scale_of(question: str) -> Scale:
    """The levels of a question."""
    return Scale({level.value: level.label for level in QUESTIONS.marked(question).levels})


def label_of(question: str) -> Label:
    """What a question is called."""
    return Label(QUESTIONS.marked(question).label)


STATUSES = Scale(
    {
        TaskStatus.IDEA.value: mark("Idea"),
        TaskStatus.DECIDED.value: mark("Decided"),
        TaskStatus.HANDED_OVER.value: mark("Handed over"),
        TaskStatus.REVIEWED.value: mark("Reviewed"),
    }
)
NOTE_KINDS = Scale(
    {
        NoteKind.CALL.value: mark("Call or meeting"),
        NoteKind.REFERENCE.value: mark("Reference"),
        NoteKind.INCIDENT.value: mark("Incident"),
        NoteKind.QUOTE.value: mark("Quote"),
        NoteKind.FILE_LINK.value: mark("File or link"),
        NoteKind.OTHER.value: mark("Other"),
    }
)
PERS = Scale(
    {
        Per.HOUR.value: mark("an hour"),
        Per.MONTH.value: mark("a month"),
        Per.JOB.value: mark("for the whole job"),
        Per.MINUTE.value: mark("a minute"),
        Per.CALL.value: mark("a call"),
        Per.ITEM.value: mark("an item"),
    }
)
ARRANGEMENTS = Scale(
    {
        Arrangement.IN_HOUSE.value: mark("In-house"),
        Arrangement.OUTSOURCE.value: mark("Outsource"),
        Arrangement.OFFSHORE.value: mark("Offshore"),
    }
)
WAYS_TO_WORK = Scale({code: label for code, label in ARRANGEMENTS.labels.items() if code != "in_house"})
CONFIDENCES = Scale(
    {
        Confidence.CLEAR.value: mark("Clear"),
        Confidence.LEANING.value: mark("Leaning"),
        Confidence.TOO_CLOSE.value: mark("Too close to call"),
        Confidence.NONE.value: mark("No recommendation"),
    }
)
BASES = Scale({Basis.PER_MONTH.value: mark("a month"), Basis.TOTAL.value: mark("in all")})
FLAGS = Scale({"yes": mark("Yes"), "no": mark("No")})
NONE_OF_THEM = Scale({"none": mark("None of them")})  # said of an answer that takes several
