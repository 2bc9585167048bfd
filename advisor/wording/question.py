"""What a question and the levels of its answer are made of, and how they are handed out in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.language import in_use, tr
from advisor.records import Struct, replace


class LevelText(Struct, frozen=True, kw_only=True):
    """One level of an answer: the word kept in the file, its label, and what it means."""

    value: str
    label: str
    description: str = ""


class Question(Struct, frozen=True, kw_only=True):
    """One question. ``label``: two or three words; ``help``: why it is asked.

    ``unit``: what a number counts, a code of ``advisor.wording.units``.
    """

    key: str
    label: str
    question: str
    help: str = ""
    unit: str = ""
    levels: tuple[LevelText, ...] = ()

    def level(self, value: str) -> LevelText:
        """The text of one level. Raises KeyError for a word that is none of them."""
        for level in self.levels:
            if level.value == value:
                return level
        raise KeyError(value)


class Questions(Mapping[str, Question]):
    """Questions with marked texts by key, each handed out in the language in use."""

    def __init__(self, marked: Sequence[Question]) -> None:
        self._marked = {question.key: question for question in marked}
        self._told: dict[tuple[str, str], Question] = {}  # by key and language

    def __getitem__(self, key: str) -> Question:
        found = self._told.get((key, in_use()))
        if found is None:
            found = self._told[key, in_use()] = _translated(self._marked[key])
        return found

    def marked(self, key: str) -> Question:
        """The question with its texts as they are marked, to be told in another language."""
        return self._marked[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._marked)

    def __len__(self) -> int:
        return len(self._marked)


def _translated(question: Question) -> Question:
    return replace(
        question,
        label=tr(question.label),
        question=tr(question.question),
        help=tr(question.help),
        levels=tuple(
            replace(level, label=tr(level.label), description=tr(level.description))
            for level in question.levels
        ),
    )
