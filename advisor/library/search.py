"""Finds tasks, vendors and notes by any of their words, fast enough for every key that is pressed.

Tasks are found by their titles in memory, and by their notes in the file's index of words. Vendors and their
notes are few: what can be found of them is kept folded in memory, and read again where an edit touched it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from advisor.domain.folding import fold, folded_words, place_in
from advisor.domain.levels import Arrangement
from advisor.library.connection import Connection
from advisor.library.function_names import function_name
from advisor.library.masks import both, either, is_empty, without
from advisor.library.task_list import TaskList
from advisor.library.task_query import TaskKind
from advisor.library.words import WordIndex
from advisor.records import Struct
from advisor.wording.names import ARRANGEMENTS

MOST_HITS = 60
_BEFORE, _AFTER = 28, 110  # letters of context on either side of the first word found
_VENDOR_TEXTS = ("summary", "contact", "email", "phone", "website", "country")
_NO_DIGIT = re.compile(r"\D+")


class HitKind(StrEnum):
    """What was found."""

    TASK = "task"
    VENDOR = "vendor"
    NOTE = "note"


class Hit(Struct, frozen=True, kw_only=True):
    """Something with every word that was looked for.

    ``id``: of the task, vendor or note. ``vendor_id``: the vendor a note is about, None for others.
    ``title``: of the task, or the vendor's name. ``field``: where ``context`` was found ("notes", "phone",
    "note"); "" where the title says it all, and ``context`` then is the beginning of what else there is.
    """

    kind: HitKind
    id: int
    vendor_id: int | None = None
    title: str
    field: str = ""
    context: str = ""


class _Entry(Struct, frozen=True):
    kind: HitKind
    id: int
    vendor_id: int | None
    title: str
    fields: tuple[tuple[str, str], ...]  # name, text
    folded_title: str
    folded: str  # the title and everything else, a line each


_Key = tuple[HitKind, int]


class Finder:
    """Searches the library behind ``connection``. Tell it what has changed: ``forget`` or ``forget_all``.

    ``tasks`` is told by its owner. Nothing is read before the first ``find``, be it for "".
    """

    def __init__(self, connection: Connection, tasks: TaskList) -> None:
        self._connection = connection
        self._tasks = _TaskFinder(connection, tasks)
        self._entries: dict[_Key, _Entry] | None = None
        self._sorted: list[_Entry] = []
        self._stale_vendors: set[int] = set()

    def forget_all(self) -> None:
        """Read everything again before the next search."""
        self._entries = None
        self._tasks.index.forget_all()

    def forget(self, *, task_ids: Iterable[int], vendor_ids: Iterable[int]) -> None:
        """Read these again before the next search."""
        self._tasks.index.forget(list(task_ids))
        self._stale_vendors.update(vendor_ids)

    def find(self, text: str, *, most: int = MOST_HITS) -> list[Hit]:
        """Whatever has every word of ``text``, the best first; nothing where there are no words.

        First come titles that begin with what was typed, then those with words that begin so, then those
        that contain it, then what has it elsewhere; among equals tasks before vendors before notes, by title.
        Where there are more than ``most`` that have it elsewhere, they are any of them.
        """
        self._bring_up_to_date()
        words = folded_words(text)
        if not words:
            self._tasks.get_ready()
            return []
        phrase = " ".join(words)
        entries = [entry for entry in self._sorted if all(word in entry.folded for word in words)]
        ranked = [
            (_rank(entry.folded_title, phrase, words), entry)
            for entry in (*self._tasks.find(words, most), *entries)
        ]
        ranked.sort(key=lambda one: one[0])
        return [_hit(entry, words) for _, entry in ranked[:most]]

    def _bring_up_to_date(self) -> None:
        if self._entries is None:
            self._entries = {}
            for read in (_vendors, _notes):
                self._take(read(self._connection, "", []))
        elif self._stale_vendors:
            self._read_stale(self._entries)
        else:
            return
        self._stale_vendors.clear()
        order = {kind: at for at, kind in enumerate(HitKind)}
        self._sorted = sorted(
            self._entries.values(), key=lambda entry: (order[entry.kind], entry.folded_title, entry.id)
        )

    def _read_stale(self, entries: dict[_Key, _Entry]) -> None:
        for key in [key for key, entry in entries.items() if entry.vendor_id in self._stale_vendors]:
            del entries[key]
        for vendor_id in self._stale_vendors:
            entries.pop((HitKind.VENDOR, vendor_id), None)
            self._take(_vendors(self._connection, "AND id = ?", [vendor_id]))
            self._take(_notes(self._connection, "AND vendor.id = ?", [vendor_id]))

    def _take(self, entries: Iterable[_Entry]) -> None:
        assert self._entries is not None
        for entry in entries:
            self._entries[entry.kind, entry.id] = entry


class _TaskFinder:
    """The tasks among what is found: reads no more of them than are shown."""

    def __init__(self, connection: Connection, tasks: TaskList) -> None:
        self._connection = connection
        self._list = tasks
        self.index = WordIndex(connection)

    def get_ready(self) -> None:
        """Read what a search reads once."""
        self._list.kinds()
        self.index.get_ready()

    def find(self, words: Sequence[str], most: int) -> list[_Entry]:
        """At most ``most`` tasks with every word, the best first, and among equals by title."""
        found: dict[int, None] = {}
        for task_id in self._by_title(words):
            found[task_id] = None
            if len(found) == most:
                break
        best = list(found)
        if len(found) < most:
            for more in self._elsewhere(words, most):
                found.update(dict.fromkeys(more))
                if len(found) >= most:
                    break
        rest = sorted(
            (
                entry
                for entry in self._read(list(found)[len(best) :])
                if all(w in entry.folded for w in words)
            ),
            key=lambda entry: (entry.folded_title, entry.id),
        )
        return [*self._read(best), *rest][:most]

    def _by_title(self, words: Sequence[str]) -> Iterator[int]:
        """Ids, the best first, of tasks with every word in the title; and then in their function's name."""
        tasks = self._list
        start = tasks.titles_beginning(" ".join(words))
        yield from map(tasks.id_at, start)
        beginning = self._with_all([f" {word}" for word in words], tasks.with_word)
        yield from (tasks.id_at(place) for place in tasks.places(beginning) if place not in start)
        within = self._with_all(words, tasks.with_word)
        for place in tasks.places(without(within, beginning)):
            if place not in start:
                yield tasks.id_at(place)
        named = self._with_all(words, self._with_word_or_function)
        yield from map(tasks.id_at, tasks.places(without(named, within)))

    def _with_all(self, words: Sequence[str], with_one: Callable[[str], bytes]) -> bytes:
        mask: bytes | None = None
        for word in words:
            mask = with_one(word) if mask is None else both(mask, with_one(word))
            if is_empty(mask):
                break  # often a word typed before, so that the last one need not be looked for
        assert mask is not None
        return mask

    def _with_word_or_function(self, word: str) -> bytes:
        if not self._names_a_function(word):
            return self._list.with_word(word)
        return either(
            self._list.with_word(word), self._list.of_kinds(lambda kind: word in _said_of_kind(kind))
        )

    def _elsewhere(self, words: Sequence[str], most: int) -> Iterator[list[int]]:
        yield self.index.beginning(words, most)
        rest = [word for word in words if not self._names_a_function(word)]
        if rest and len(rest) < len(words):
            yield self.index.beginning(rest, 4 * most)
        yield self.index.containing(words, most)

    def _names_a_function(self, word: str) -> bool:
        return any(word in _said_of_kind(kind) for kind in self._list.kinds())

    def _read(self, ids: Sequence[int]) -> list[_Entry]:
        marks = ", ".join("?" * len(ids))
        rows = self._connection.rows(
            f"SELECT id, title, function, notes FROM task WHERE id IN ({marks}) AND deleted_at IS NULL", ids
        )
        found = {
            task_id: _entry(
                HitKind.TASK,
                task_id,
                None,
                title,
                (("function", function_name(function or "")), ("notes", notes)),
            )
            for task_id, title, function, notes in rows
        }
        return [found[task_id] for task_id in ids if task_id in found]


def _vendors(connection: Connection, where: str, parameters: Sequence[int]) -> Iterable[_Entry]:
    rows = connection.rows(
        f"SELECT id, name, arrangement, {', '.join(_VENDOR_TEXTS)} FROM vendor"
        f" WHERE deleted_at IS NULL {where}",
        parameters,
    )
    for vendor_id, name, arrangement, *values in rows:
        texts = [
            *zip(_VENDOR_TEXTS, values, strict=True),
            ("arrangement", _arrangement_name(arrangement)),
        ]
        digits = _NO_DIGIT.sub("", dict(texts)["phone"])  # found however its groups are typed
        yield _entry(HitKind.VENDOR, vendor_id, None, name, texts, also=digits)


def _notes(connection: Connection, where: str, parameters: Sequence[int]) -> Iterable[_Entry]:
    rows = connection.rows(
        "SELECT vendor_note.id, vendor.id, vendor.name, vendor_note.text FROM vendor_note"
        f" JOIN vendor ON vendor.id = vendor_note.vendor_id WHERE vendor.deleted_at IS NULL {where}",
        parameters,
    )
    for note_id, vendor_id, name, text in rows:
        # By its own words: the vendor's name would find each of its notes.
        yield _Entry(HitKind.NOTE, note_id, vendor_id, name, (("note", text),), "", fold(text))


def _entry(
    kind: HitKind,
    key: int,
    vendor_id: int | None,
    title: str,
    texts: Iterable[tuple[str, str]],
    *,
    also: str = "",
) -> _Entry:
    said = tuple((field, text) for field, text in texts if text)
    folded_title = fold(title)
    folded = "\n".join((folded_title, *(fold(text) for _, text in said), also))
    return _Entry(kind, key, vendor_id, title, said, folded_title, folded)


def _rank(title: str, phrase: str, words: Sequence[str]) -> int:
    """0 for a title that begins with what was typed, 3 for one that does not have all of it."""
    at = title.find(words[0])
    if at < 0:
        return 3
    if at == 0 and title.startswith(phrase):
        return 0
    if len(words) == 1:
        return 1 if title[at - 1] == " " or f" {phrase}" in title else 2
    if not all(word in title for word in words):
        return 3
    return 1 if all(f" {word}" in f" {title}" for word in words) else 2


def _hit(entry: _Entry, words: Sequence[str]) -> Hit:
    field, context = _context(entry, words)
    return Hit(
        kind=entry.kind,
        id=entry.id,
        vendor_id=entry.vendor_id,
        title=entry.title,
        field=field,
        context=context,
    )


def _context(entry: _Entry, words: Sequence[str]) -> tuple[str, str]:
    """The field with the most words that the title lacks, and its text around the first of them."""
    missing = [word for word in words if word not in entry.folded_title]
    if not missing:
        return "", _cut(entry.fields[0][1], 0) if entry.fields else ""
    folded = [(field, text, fold(text)) for field, text in entry.fields]
    best = max(folded, key=lambda one: sum(word in one[2] for word in missing), default=None)
    if best is None:
        return "", ""
    field, text, its_folded = best
    places = [at for word in missing if (at := its_folded.find(word)) >= 0]
    return field, _cut(text, place_in(text, min(places)) if places else 0)


def _cut(text: str, at: int) -> str:
    """Some words of ``text`` around ``at``, on one line, with … where something was left out."""
    start = 0 if at <= _BEFORE else at - _BEFORE
    if start:
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else start
    end = min(len(text), at + _AFTER)
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def _said_of_kind(kind: TaskKind) -> str:
    return fold(function_name(kind.function))


def _arrangement_name(arrangement: str | None) -> str:
    try:
        return ARRANGEMENTS[Arrangement(arrangement)] if arrangement else ""
    except ValueError:
        return ""  # what reads the vendor says that it is damaged
