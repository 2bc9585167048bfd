"""The tasks in use as a list: their ids in any order, filtered as the owner types, without reading them.

Kept in memory, in the order of titles, are each task's id, its folded title and the number of its kind: some
4 MB for 100,000 tasks, read in slices when first asked for. Other orders come out of the file's indexes,
and are kept once asked for. What passes a filter is a byte a task, reckoned with outside of Python.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import compress

from advisor.domain.folding import fold
from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskStatus
from advisor.library.connection import Connection
from advisor.library.function_names import function_name
from advisor.library.masks import both, either
from advisor.library.small_numbers import SmallNumbers
from advisor.library.task_query import TaskKind, TaskOrder, TaskQuery
from advisor.library.titles import Titles

_EVERYTHING = TaskQuery()
_BY_INDEX = {
    TaskOrder.TITLE: "sort_key, id",
    TaskOrder.CHANGED: "changed_at DESC, sort_key, id",
    TaskOrder.COST: "cost DESC, sort_key, id",
}
_IN_USE = "FROM task WHERE deleted_at IS NULL"
_MANY = 100  # tasks changed at once from which on all are read anew
_SLICE = 1_000
_FEW = 1_000  # titles that are looked at one by one
_MOST_MASKS = 30  # of the words typed last; 100 kB each for 100,000 tasks
_ARRANGEMENTS = [one.value for one in Arrangement]
_STATUSES = [one.value for one in TaskStatus]

_Key = tuple[bool, object, str, int]


class TaskList:
    """Reads behind ``connection``. Tell it what has changed: ``renew`` or ``forget_all``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kinds: list[TaskKind] = []
        self._kind_numbers: dict[tuple[str, str, str | None], int] = {}
        self.forget_all()

    def forget_all(self) -> None:
        """Read everything again when it is next asked for."""
        self._ids: array[int] = array("q")
        self._titles = Titles()
        self._of_kind = SmallNumbers()
        self._is_read = False
        self._orders: dict[TaskOrder, array[int]] = {}
        self._masks: dict[str, bytes] = {}

    @property
    def is_read(self) -> bool:
        """Whether everything that is kept in memory is there."""
        return self._is_read

    def read_some(self) -> bool:
        """Read a slice of what is kept in memory; whether there is more."""
        if not self._is_read:
            after = [self._titles[-1][1:], self._ids[-1]] if self._ids else ["", 0]
            rows = self._connection.rows(
                f"SELECT sort_key, id, status, advice, function {_IN_USE} AND (sort_key, id) > (?, ?)"
                " ORDER BY sort_key, id LIMIT ?",
                [*after, _SLICE],
            )
            # A space goes first: a word begins where one is before it.
            self._titles.extend([f" {row[0]}" for row in rows])
            self._ids.extend(row[1] for row in rows)
            self._of_kind.extend(self._kind_number(*row[2:]) for row in rows)
            self._is_read = len(rows) < _SLICE
        return not self._is_read

    def renew(self, task_ids: Iterable[int]) -> None:
        """These have changed, are new or are gone."""
        changed = list(task_ids)
        if len(changed) > _MANY or not self._is_read:
            self.forget_all()
            return
        self._masks.clear()
        self._ids = self._ids[:]  # somebody may hold those that there were
        for task_id in changed:
            self._renew(task_id)
        self._orders = {order: ids[:] for order, ids in self._orders.items()}
        for order, ids in self._orders.items():
            query = TaskQuery(order=order)
            for task_id in changed:
                with suppress(ValueError):
                    ids.remove(task_id)
            for task_id in changed:
                place = self.place_of(task_id, ids, query)
                if place is not None:
                    ids.insert(place, task_id)

    def count(self) -> int:
        """How many tasks are in use."""
        return len(self._ids) if self._is_read else self._connection.number(f"SELECT count(*) {_IN_USE}")

    def first(self, query: TaskQuery, most: int) -> array[int]:
        """The beginning of ``ids``, quicker where nothing is filtered."""
        is_plain = query.passes is None and not query.words and not query.reverse
        if is_plain and not self._is_read and query.order in _BY_INDEX:
            return self._by_index(query.order, f" LIMIT {most}")
        return self.ids(query)[:most]

    def ids(self, query: TaskQuery = _EVERYTHING) -> array[int]:
        """The ids of the tasks that are asked for, in order; not to be changed by whoever asks."""
        ids = self._ordered(query)
        if query.passes is None and not query.words:
            return ids
        mask = self._mask(query.words, query.said)
        if query.passes is not None:
            mask = both(mask, self.of_kinds(query.passes))
        if mask.count(1) == len(mask):
            return ids
        if ids is self._ids:
            return array("q", compress(ids, mask))
        return array("q", filter(set(compress(self._ids, mask)).__contains__, ids))

    def places(self, mask: bytes) -> Iterator[int]:
        """The places, in the order of titles, that are marked in ``mask``."""
        return compress(range(len(self._ids)), mask)

    def id_at(self, place: int) -> int:
        """The id of the task at a place in the order of titles."""
        return self._ids[place]

    def titles_beginning(self, phrase: str) -> range:
        """The places of the titles that begin with the folded ``phrase``."""
        self._read_all()
        start = bisect_left(self._titles, f" {phrase}")
        return range(start, bisect_left(self._titles, f" {phrase}\U0010ffff", start))

    def with_word(self, word: str) -> bytes:
        """A byte a task in the order of titles, 1 for those with the folded word, or part of one, in it.

        After a space it stands for the beginning of a word.
        """
        self._read_all()
        found = self._masks.get(word)
        if found is None:
            if len(self._masks) > _MOST_MASKS:
                self._masks.clear()
            found = self._masks[word] = self._look_for(word)
        return found

    def of_kinds(self, passes: Callable[[TaskKind], bool]) -> bytes:
        """A byte a task in the order of titles, 1 for those of such a kind."""
        return self._of_kind.where([passes(kind) for kind in self._kinds])

    def kinds(self) -> Sequence[TaskKind]:
        """Every kind that was met."""
        self._read_all()
        return self._kinds

    def place_of(self, task_id: int, others: Sequence[int], query: TaskQuery) -> int | None:
        """Where a task belongs among ``others``, which are in order; None where it is not asked for."""
        found = self._facts(task_id)
        if found is None:
            return None
        kind, key = found
        if query.passes is not None and not query.passes(kind):
            return None
        if any(word not in key[0] and word not in _said(query, kind) for word in query.words):
            return None
        own = self._sort_key(task_id, query)
        low, high = 0, len(others)
        while low < high:
            middle = (low + high) // 2
            if _is_before(self._sort_key(others[middle], query), own, reverse=query.reverse):
                low = middle + 1
            else:
                high = middle
        return low

    def _read_all(self) -> None:
        while self.read_some():
            pass

    def _renew(self, task_id: int) -> None:
        with suppress(ValueError):
            at = self._ids.index(task_id)
            del self._ids[at], self._titles[at], self._of_kind[at]
        row = self._connection.row(
            f"SELECT sort_key, status, advice, function {_IN_USE} AND id = ?", [task_id]
        )
        if row is not None:
            title = f" {row[0]}"
            at = bisect_left(self._titles, title)
            while at < len(self._ids) and (self._titles[at], self._ids[at]) < (title, task_id):
                at += 1
            self._titles.insert(at, title)
            self._ids.insert(at, task_id)
            self._of_kind.insert(at, self._kind_number(*row[1:]))

    def _kind_number(self, status: str, advice: str, function: str | None) -> int:
        found = self._kind_numbers.get((status, advice, function))
        if found is None:
            found = self._kind_numbers[status, advice, function] = len(self._kinds)
            self._kinds.append(_kind(status, advice, function))
        return found

    def _ordered(self, query: TaskQuery) -> array[int]:
        """All ids in order; not to be changed."""
        if query.order is TaskOrder.TITLE:
            self._read_all()
            return self._ids[::-1] if query.reverse else self._ids
        ids = self._orders.get(query.order)
        if ids is None:
            self._read_all()  # or the order would be lost at the next change
            sort = self._by_index if query.order in _BY_INDEX else self._by_value
            ids = self._orders[query.order] = sort(query.order)
        if not query.reverse:
            return ids
        known = len(ids) - self._count_of_blanks(query.order)
        return ids[:known][::-1] + ids[known:]

    def _count_of_blanks(self, order: TaskOrder) -> int:
        """How many stand at the end of an order whichever way round."""
        if order is TaskOrder.COST:
            return self._connection.number(f"SELECT count(*) {_IN_USE} AND cost IS NULL")
        if order is TaskOrder.CHANGED:
            return 0
        return sum(self.of_kinds(lambda kind: _kind_value(order, kind)[0]))

    def _by_index(self, order: TaskOrder, limit: str = "") -> array[int]:
        rows = self._connection.rows(f"SELECT id {_IN_USE} ORDER BY {_BY_INDEX[order]}{limit}")
        return array("q", [row[0] for row in rows])

    def _by_value(self, order: TaskOrder) -> array[int]:
        """Sorted by what their kinds are sorted by; among equals they stay in the order of titles."""
        values = [_kind_value(order, kind) for kind in self._kinds]
        ids: array[int] = array("q")
        for wanted in sorted(set(values)):
            ids.extend(compress(self._ids, self._of_kind.where([value == wanted for value in values])))
        return ids

    def _mask(self, words: Sequence[str], said: Callable[[TaskKind], str] | None) -> bytes:
        """A byte a task in the order of titles, 1 for those with every word in title or kind."""
        kinds = [said(kind) if said is not None else "" for kind in self._kinds]
        mask = b"\x01" * len(self._ids)
        for word in words:
            by_kind = [word in text for text in kinds]
            if all(by_kind):
                continue
            found = self.with_word(word)
            if any(by_kind):
                found = either(found, self._of_kind.where(by_kind))
            mask = both(mask, found)
        return mask

    def _look_for(self, word: str) -> bytes:
        shorter = self._masks.get(word[:-1])
        # A longer word is only in what its beginning was in; looking there pays where that is not much.
        if not word[:-1] or shorter is None or shorter.count(1) > _FEW:
            return self._titles.containing(word)
        found = bytearray(len(shorter))
        for place in self.places(shorter):
            if word in self._titles[place]:
                found[place] = 1
        return bytes(found)

    def _facts(self, task_id: int) -> tuple[TaskKind, tuple[str, str, float | None]] | None:
        row = self._connection.row(
            f"SELECT status, advice, function, sort_key, changed_at, cost {_IN_USE} AND id = ?", [task_id]
        )
        return None if row is None else (_kind(*row[:3]), (row[3], row[4], row[5]))

    def _sort_key(self, task_id: int, query: TaskQuery) -> _Key:
        found = self._facts(task_id)
        if found is None:
            return (True, (), "", task_id)
        kind, (title, changed_at, cost) = found
        match query.order:
            case TaskOrder.TITLE:
                return (False, (), title, task_id)
            case TaskOrder.CHANGED:
                return (False, (-int("".join(filter(str.isdigit, changed_at)) or "0"),), title, task_id)
            case TaskOrder.COST:
                return (cost is None, (0.0 if cost is None else -cost,), title, task_id)
        blank, *value = _kind_value(query.order, kind)
        return (blank, tuple(value), title, task_id)


def _is_before(one: _Key, other: _Key, *, reverse: bool) -> bool:
    if one[0] != other[0]:
        return other[0]
    return one[1:] > other[1:] if reverse and not one[0] else one[1:] < other[1:]


def _kind(status: str, advice: str, function: str | None) -> TaskKind:
    arrangement, _, confidence = advice.partition("/")
    return TaskKind(
        status=status,
        arrangement=arrangement,
        confidence=confidence if advice else None,
        function=function or "",
    )


def _kind_value(order: TaskOrder, kind: TaskKind) -> tuple[bool, int, str]:
    """What a kind is sorted by; True first: it stands at the end whichever way round."""
    if order is TaskOrder.STATUS:
        return (False, _STATUSES.index(kind.status) if kind.status in _STATUSES else -1, "")
    if order is TaskOrder.FUNCTION:
        return (not kind.function, 0, fold(function_name(kind.function)))
    known = kind.arrangement in _ARRANGEMENTS
    place = _ARRANGEMENTS.index(kind.arrangement) if known else len(_ARRANGEMENTS)
    return (kind.confidence is None, place, "")


def _said(query: TaskQuery, kind: TaskKind) -> str:
    return query.said(kind) if query.said is not None else ""
