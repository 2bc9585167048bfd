"""Compares another library with the open one: what it would bring, and where the two differ.

A task is the same in both where title and the time it was written down are; a vendor where the name is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from advisor.domain.folding import fold
from advisor.domain.records import Business
from advisor.domain.task_format import settings_to_data
from advisor.domain.vendor import Vendor
from advisor.language import tr
from advisor.library.interchange.contents import Contents, NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.progress import Progress
from advisor.records import Struct, replace

_REPORT_EVERY = 500
BIN, QUOTE, DOCUMENT, FOLLOW_UP = "bin", "quote", "document", "follow_up_on"
TEXTS = ("notes", "summary")  # of which both can be kept in one


class Choice(StrEnum):
    """What becomes of a difference."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Of(StrEnum):
    """What a difference is a part of."""

    BUSINESS = "business"
    TASK = "task"
    VENDOR = "vendor"


class Difference(Struct, frozen=True, kw_only=True):
    """One field in which the two libraries differ.

    ``key``: an answer's, a field's, ``BIN``, ``QUOTE``, ``DOCUMENT`` or ``FOLLOW_UP``.
    ``mine`` and ``theirs``: plain values, None for nothing. ``id`` and ``their_id``: of the task or vendor in
    each. ``part``: the id of a quote in mine, my note with the day, or (kind, key) of a
    document's section.
    """

    of: Of
    id: int = 0
    their_id: int = 0
    title: str
    key: str
    mine: Any
    theirs: Any
    part: Any = None

    @property
    def is_conflict(self) -> bool:
        """Whether taking theirs would write over something."""
        return self.mine is not None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can become of it."""
        if self.of is Of.BUSINESS or self.key == FOLLOW_UP or not self.is_conflict:
            return (Choice.MINE, Choice.THEIRS)
        return tuple(Choice)


class Merge(Struct, frozen=True, kw_only=True):
    """What a merge would do. ``fills`` are taken, ``conflicts`` as chosen; ``same``: entries alike."""

    theirs: Contents
    my_business: Business
    tasks: tuple[TaskEntry, ...] = ()
    vendors: tuple[VendorEntry, ...] = ()
    quotes: tuple[tuple[int, QuoteEntry], ...] = ()
    notes: tuple[tuple[int, NoteEntry], ...] = ()
    fills: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    vendor_ids: Mapping[int, int]
    same: int = 0
    is_restore: bool = False

    @property
    def adds_nothing(self) -> bool:
        """Whether there is nothing in the other library that is not in this one."""
        return not (self.tasks or self.vendors or self.quotes or self.notes or self.fills or self.conflicts)


def compare(mine: Contents, theirs: Contents, progress: Progress | None = None) -> Merge:
    """What the other library has that this one has not, and where they differ. Raises Cancelled."""
    if mine.is_empty:
        return Merge(
            theirs=theirs,
            my_business=Business(),
            tasks=theirs.tasks,
            vendors=theirs.vendors,
            vendor_ids={},
            is_restore=True,
        )
    return _Comparing(mine, theirs).merge(progress or Progress())


def beside(title: str) -> str:
    """What theirs is called where it came in beside mine."""
    return tr("{title} (merged)").format(title=title[:480])


def joined(mine: str, theirs: str) -> str:
    """Both texts in one."""
    return f"{mine}\n\n{theirs}"


class _Comparing:
    def __init__(self, mine: Contents, theirs: Contents) -> None:
        self._mine = mine
        self._theirs = theirs
        self._my_tasks = {_task_identity(one): one for one in mine.tasks}
        self._my_vendors = {_vendor_identity(one): one for one in mine.vendors}
        self._found: list[Difference] = []
        self._same = 0

    def merge(self, progress: Progress) -> Merge:
        self._compare_business()
        pairs, new_vendors = _paired(self._mine.vendors, self._theirs.vendors, _vendor_identity)
        notes = [pair for one in pairs for pair in self._compare_vendor(*one)]
        vendor_ids = {their.id: my.id for my, their in pairs}
        quotes = []
        task_pairs, new_tasks = _paired(self._mine.tasks, self._theirs.tasks, _task_identity)
        for count, (my, their) in enumerate(task_pairs):
            if count % _REPORT_EVERY == 0:
                progress.report(count, len(task_pairs))
            quotes += list(self._compare_task(my, their))
        return Merge(
            theirs=self._theirs,
            my_business=self._mine.business,
            tasks=tuple(replace(task, result=None) for task in new_tasks),
            vendors=tuple(new_vendors),
            quotes=tuple(quotes),
            notes=tuple(notes),
            fills=tuple(one for one in self._found if not one.is_conflict),
            conflicts=tuple(one for one in self._found if one.is_conflict),
            vendor_ids=vendor_ids,
            same=self._same,
        )

    def _compare_business(self) -> None:
        mine, theirs = (business_fields(one.business) for one in (self._mine, self._theirs))
        for key, value in theirs.items():
            if mine.get(key) != value:
                self._found.append(
                    Difference(of=Of.BUSINESS, title="", key=key, mine=mine.get(key), theirs=value)
                )

    def _compare_vendor(self, mine: VendorEntry, theirs: VendorEntry) -> Iterator[tuple[int, NoteEntry]]:
        before = len(self._found)
        if not self._compare_bins(Of.VENDOR, mine.vendor.name, mine, theirs):
            return
        for name in Vendor.__struct_fields__:
            if name != "name":
                mine_value, their_value = (_told(getattr(one.vendor, name)) for one in (mine, theirs))
                self._compare(Of.VENDOR, mine.vendor.name, mine, theirs, (name, mine_value, their_value))
        new = list(self._new_notes(mine, theirs))
        yield from ((mine.id, entry) for entry in new)
        self._same += len(self._found) == before and not new

    def _new_notes(self, mine: VendorEntry, theirs: VendorEntry) -> Iterator[NoteEntry]:
        """Notes that are new; of one that both have, the day to come back to it may differ."""
        exact = {entry.note for entry in mine.notes}
        known = {_note_identity(entry): entry for entry in mine.notes}
        for entry in theirs.notes:
            if entry.note in exact:
                continue
            same = known.get(_note_identity(entry))
            if same is None:
                yield entry
                continue
            day, their_day = same.note.follow_up_on, entry.note.follow_up_on
            # Without a day because it is done, as the later change shows: theirs is no news then.
            is_done = day is None and bool(entry.changed_at) and same.changed_at > entry.changed_at
            if their_day is not None and not is_done:
                self._found.append(
                    Difference(
                        of=Of.VENDOR,
                        id=mine.id,
                        their_id=theirs.id,
                        title=mine.vendor.name,
                        key=FOLLOW_UP,
                        mine=None if day is None else day.isoformat(),
                        theirs=their_day.isoformat(),
                        part=same,
                    )
                )

    def _compare_task(self, mine: TaskEntry, theirs: TaskEntry) -> Iterator[tuple[int, QuoteEntry]]:
        before = len(self._found)
        if not self._compare_bins(Of.TASK, mine.title, mine, theirs):
            return
        for key in ("function", "notes", "status", "review_on"):
            values = (key, _told(getattr(mine, key)), _told(getattr(theirs, key)))
            self._compare(Of.TASK, mine.title, mine, theirs, values)
        for key, value in theirs.answers.items():
            self._compare(Of.TASK, mine.title, mine, theirs, (key, mine.answers.get(key), value))
        self._compare_documents(mine, theirs)
        new = list(self._new_quotes(mine, theirs))
        yield from ((mine.id, quote) for quote in new)
        self._same += len(self._found) == before and not new

    def _compare(self, of: Of, title: str, mine: Any, theirs: Any, values: tuple[str, Any, Any]) -> None:
        key, my_value, their_value = values
        if their_value is None or my_value == their_value:
            return
        if not self._came_in_before(of, theirs, values):
            self._found.append(
                Difference(
                    of=of,
                    id=mine.id,
                    their_id=theirs.id,
                    title=title,
                    key=key,
                    mine=my_value,
                    theirs=their_value,
                )
            )

    def _came_in_before(self, of: Of, theirs: Any, values: tuple[str, Any, Any]) -> bool:
        """Whether both were kept in an earlier merge, so that asking again would bring theirs in again."""
        key, my_value, their_value = values
        if key in TEXTS:
            return isinstance(my_value, str) and my_value.endswith(joined("", their_value))
        twin: Any
        if of is Of.TASK:
            twin = self._my_tasks.get((beside(theirs.title), theirs.created_at))
            if twin is not None and key in twin.answers:
                return bool(twin.answers[key] == their_value)
        else:
            twin = self._my_vendors.get(fold(beside(theirs.vendor.name)))
        if twin is None:
            return False
        if key == BIN:
            return bool((twin.deleted_at is not None) == their_value)
        return bool(_told(getattr(twin if of is Of.TASK else twin.vendor, key, None)) == their_value)

    def _compare_bins(self, of: Of, title: str, mine: Any, theirs: Any) -> bool:
        """Whether both are in use, and so worth comparing; one being in the bin is the difference."""
        gone = (mine.deleted_at is not None, theirs.deleted_at is not None)
        if gone[0] != gone[1]:
            self._compare(of, title, mine, theirs, (BIN, *gone))
        return not any(gone)

    def _compare_documents(self, mine: TaskEntry, theirs: TaskEntry) -> None:
        known = {(one.kind, section.key): section for one in mine.documents for section in one.sections}
        for document in theirs.documents:
            for section in document.sections:
                place = (document.kind, section.key)
                mine_told = known.get(place)
                is_in = mine_told is not None and mine_told.lines[-len(section.lines) :] == section.lines
                # Both kept in an earlier merge, theirs stand below mine.
                if mine_told != section and not (section.lines and is_in):
                    self._found.append(
                        Difference(
                            of=Of.TASK,
                            id=mine.id,
                            their_id=theirs.id,
                            title=mine.title,
                            key=DOCUMENT,
                            mine=mine_told,
                            theirs=section,
                            part=place,
                        )
                    )

    def _new_quotes(self, mine: TaskEntry, theirs: TaskEntry) -> Iterator[QuoteEntry]:
        """Quotes that are new; one by a vendor who has one other quote of that kind here is a conflict."""
        left = list(mine.quotes)
        unknown = []
        for quote in theirs.quotes:
            same = next((one for one in left if one.offer == quote.offer), None)
            if same is None:
                unknown.append(quote)
            else:
                left.remove(same)
        by_vendor: defaultdict[Hashable, list[QuoteEntry]] = defaultdict(list)
        for one in left:
            by_vendor[_quote_identity(one)].append(one)
        times: defaultdict[Hashable, int] = defaultdict(int)
        for quote in unknown:
            times[_quote_identity(quote)] += 1
        for quote in unknown:
            identity = _quote_identity(quote)
            if len(by_vendor[identity]) == 1 and times[identity] == 1:
                (known,) = by_vendor[identity]
                self._found.append(
                    Difference(
                        of=Of.TASK,
                        id=mine.id,
                        their_id=theirs.id,
                        title=mine.title,
                        key=QUOTE,
                        mine=known,
                        theirs=quote,
                        part=known.id,
                    )
                )
            else:
                yield quote


_Entry = TypeVar("_Entry", TaskEntry, VendorEntry)


def _paired(
    mine: Sequence[_Entry], theirs: Sequence[_Entry], identity: Any
) -> tuple[list[tuple[_Entry, _Entry]], list[_Entry]]:
    """Those that are the same in both, in use before those in the bin, and those that only they have."""
    known: defaultdict[Hashable, list[_Entry]] = defaultdict(list)
    for entry in sorted(mine, key=lambda one: one.deleted_at is not None):
        known[identity(entry)].append(entry)
    pairs, new = [], []
    for entry in sorted(theirs, key=lambda one: one.deleted_at is not None):
        found = known.get(identity(entry))
        if found:
            pairs.append((found.pop(0), entry))
        else:
            new.append(entry)
    return pairs, sorted(new, key=lambda one: one.id)


def _task_identity(task: TaskEntry) -> Hashable:
    return task.title, task.created_at


def _vendor_identity(entry: VendorEntry) -> Hashable:
    return fold(entry.vendor.name)


def _note_identity(entry: NoteEntry) -> Hashable:
    return entry.note.on, entry.note.kind, entry.note.text


def _quote_identity(quote: QuoteEntry) -> Hashable:
    return fold(quote.offer["vendor"]), quote.offer["arrangement"]


def _told(value: Any) -> Any:
    """None for what was not said."""
    return None if value == "" else value


def business_fields(business: Business) -> dict[str, Any]:
    """What is said of a business, each preference under a key of its own."""
    settings = settings_to_data(business.settings)
    preferences = {f"preferences.{name}": value for name, value in settings.pop("preferences", {}).items()}
    own = {"name": business.name or None, "logo": business.logo}
    return {key: value for key, value in {**own, **settings, **preferences}.items() if value is not None}
