"""The tasks of the open library as the rows of their list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set

from advisor.domain.assessment import Verdict
from advisor.domain.folding import fold, folded_words
from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskStatus, TaskSummary
from advisor.library.task_query import TaskKind, TaskOrder, TaskQuery
from advisor.records import replace
from advisor.session import Session
from advisor.wording.records import STATUSES
from ui.places.list_row import ListRow
from ui.places.list_source import ListWish
from ui.places.tasks.rows import NO_ARRANGEMENT, task_row
from ui.words import verdict_word

_MOST_REMEMBERED = 5_000


class TaskSource:
    """A ``ListSource``. A task that is being weighed anew is shown with its last verdict meanwhile."""

    def __init__(self, session: Session, locale: str) -> None:
        self._session = session
        self._locale = locale
        self._list = session.task_list
        self._verdicts: dict[int, tuple[Arrangement | None, str]] = {}
        self._said_of: dict[TaskKind, str] = {}

    def count(self) -> int:
        return self._list.count()

    def first(self, wish: ListWish, most: int) -> array[int]:
        return self._list.first(self._query(wish), most)

    def ids(self, wish: ListWish) -> array[int]:
        return self._list.ids(self._query(wish))

    def beginning(self, text: str) -> Set[int]:
        return {self._list.id_at(place) for place in self._list.titles_beginning(fold(text))}

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        return [task_row(self._with_verdict(one), self._locale) for one in self._session.task_summaries(ids)]

    def place_of(self, row_id: int, others: Sequence[int], wish: ListWish) -> int | None:
        return self._list.place_of(row_id, others, self._query(wish))

    def read_some(self) -> bool:
        return self._list.read_some()

    def learn(self, task_id: int, verdict: Verdict) -> None:
        """What was found out about a task, which its library may have been unable to store."""
        self._verdicts[task_id] = (verdict.arrangement, verdict.confidence.value)

    def is_weighed(self, task_id: int) -> bool:
        """Whether the library has advice on a task that rests on its present answers."""
        return any(one.confidence is not None for one in self._session.task_summaries([task_id]))

    def _with_verdict(self, summary: TaskSummary) -> TaskSummary:
        if summary.confidence is not None:
            if len(self._verdicts) > _MOST_REMEMBERED:
                self._verdicts.clear()
            self._verdicts[summary.id] = (summary.arrangement, summary.confidence)
            return summary
        arrangement, confidence = self._verdicts.get(summary.id, (None, None))
        return replace(summary, arrangement=arrangement, confidence=confidence)

    def _query(self, wish: ListWish) -> TaskQuery:
        facets = wish.facets
        return TaskQuery(
            order=TaskOrder(wish.order),
            reverse=wish.reverse,
            passes=None if not facets else lambda kind: _passes(kind, facets),
            words=tuple(folded_words(wish.text)),
            said=self._said,
        )

    def _said(self, kind: TaskKind) -> str:
        """The words of a row that are not its title."""
        found = self._said_of.get(kind)
        if found is None:
            arrangement = Arrangement(kind.arrangement) if kind.arrangement else None
            words = (verdict_word(arrangement, kind.confidence), STATUSES[TaskStatus(kind.status)])
            found = self._said_of[kind] = fold("\n".join(words))
        return found


def _passes(kind: TaskKind, facets: Mapping[str, Set[str]]) -> bool:
    own = {"status": kind.status, "arrangement": kind.arrangement or NO_ARRANGEMENT}
    return all(own.get(key) in chosen for key, chosen in facets.items())
