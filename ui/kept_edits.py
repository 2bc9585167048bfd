"""Keeps what an owner typed and the disk did not take, until it is stored, decided about or given up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.domain.edits import AddNote, ChangeNote, Edit, SetAnswer, SetBusiness, SetSection, SetVendorField
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.library.errors import NotThere
from advisor.library.standing import Kind, Place, Reader, Standing, Typed, place_of, standing
from advisor.records import Struct, replace


class Kept(Struct, frozen=True, kw_only=True):
    """``before``: what stood in its place when it was typed, as far as that is known."""

    edit: Typed
    before: Standing | None


class KeptEdits:
    """One edit a place: a later one takes the place of an earlier one."""

    def __init__(self) -> None:
        self._kept: dict[Place, Kept] = {}

    def __bool__(self) -> bool:
        return bool(self._kept)

    def all(self) -> list[Kept]:
        return list(self._kept.values())

    def keep(self, edits: Sequence[Edit], seen: Reader) -> bool:
        """Keep these; False, and none of them, unless all are of the kind that can wait."""
        places = [place_of(edit) for edit in edits]
        if None in places:
            return False
        for place, edit in zip(places, edits, strict=True):
            assert place is not None
            earlier = self._kept.get(place)
            before = earlier.before if earlier is not None else _before(edit, seen)  # type: ignore[arg-type]
            self._kept[place] = Kept(edit=edit, before=before)  # type: ignore[arg-type]  # it has a place
        return True

    def has_place_of(self, edit: Edit) -> bool:
        return place_of(edit) in self._kept

    def find(self, edit: Edit) -> Kept | None:
        """What is kept for the place that ``edit`` writes to."""
        place = place_of(edit)
        return self._kept.get(place) if place is not None else None

    def take_over(self, others: Iterable[Kept]) -> None:
        """Keep what was kept elsewhere, with what stood in its place there."""
        for one in others:
            place = place_of(one.edit)
            assert place is not None
            self._kept[place] = one

    def accept(self, edit: Edit, now: Standing | None) -> None:
        """The owner has seen what stands there ``now``, and decided for ``edit``."""
        place = place_of(edit)
        if place in self._kept:
            self._kept[place] = replace(self._kept[place], before=now)

    def forget(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            place = place_of(edit)
            if place is not None:
                self._kept.pop(place, None)

    def clear(self) -> None:
        self._kept.clear()

    def texts(self) -> list[str]:
        """What was typed, to be copied out before it is lost."""
        return [text for text in map(text_of, self._kept.values()) if text]

    def of_task(self, task_id: int) -> dict[str, Any]:
        """The answers kept for a task, by key."""
        return self._values(Kind.TASK, task_id)

    def of_vendor(self, vendor_id: int) -> dict[str, Any]:
        """The fields kept for a vendor, by key."""
        return self._values(Kind.VENDOR, vendor_id)

    def laid_over(
        self, task_id: int, found: Mapping[DocumentKind, tuple[KeptSection, ...]]
    ) -> dict[DocumentKind, tuple[KeptSection, ...]]:
        """A task's documents with the sections that are kept for them."""
        documents = dict(found)
        for kept in self._kept.values():
            edit = kept.edit
            if isinstance(edit, SetSection) and edit.task_id == task_id:
                others = tuple(one for one in documents.get(edit.kind, ()) if one.key != edit.key)
                documents[edit.kind] = others if edit.value is None else (*others, edit.value)
        return documents

    def _values(self, kind: Kind, owner_id: int) -> dict[str, Any]:
        return {
            place.key: kept.edit.value
            for place, kept in self._kept.items()
            if (place.kind, place.id) == (kind, owner_id)
            and isinstance(kept.edit, SetAnswer | SetVendorField)
        }


def is_answer(edit: Edit) -> bool:
    """Whether it is shown and reckoned with while it is kept."""
    return isinstance(edit, SetAnswer | SetVendorField | SetSection)


def text_of(kept: Kept) -> str:
    """What was typed, as text."""
    match kept.edit:
        case SetSection(value=value):
            return "" if value is None else "\n".join(value.lines)
        case SetAnswer(value=value) | SetVendorField(value=value):
            return str(value)
        case AddNote(note=note) | ChangeNote(note=note):
            return note.text
        case SetBusiness(business=business):
            return business.name
        case other:
            return f"{other.quote.vendor}: {other.quote.rate}"


def _before(edit: Typed, seen: Reader) -> Standing | None:
    try:
        return standing(edit, seen)
    except NotThere:
        return None
