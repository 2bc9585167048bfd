"""Finds the function that carries out an edit; one per class of ``advisor.domain.edits``, and for imports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from advisor.domain import edits
from advisor.domain.edits import Change, Edit
from advisor.library import document_edits, quote_edits, task_edits, vendor_edits
from advisor.library.rows import Writer

if TYPE_CHECKING:
    from advisor.library.interchange.edits import AllOf

_TOLD = 100  # edits of one from which on each is reported, rather than what each of them reports
_HOW: Mapping[type[Edit], Callable[[Any, Writer], Change]] = {
    edits.AddTask: task_edits.add_task,
    edits.DuplicateTask: task_edits.duplicate_task,
    edits.SetAnswer: task_edits.set_answer,
    edits.SetStatus: task_edits.set_status,
    edits.SetReview: task_edits.set_review,
    edits.ChooseVendor: task_edits.choose_vendor,
    edits.SetSection: document_edits.set_section,
    edits.DeleteTask: task_edits.delete_task,
    edits.RestoreTask: task_edits.restore_task,
    edits.SetBusiness: task_edits.set_business,
    edits.AddQuote: quote_edits.add_quote,
    edits.ChangeQuote: quote_edits.change_quote,
    edits.RemoveQuote: quote_edits.remove_quote,
    edits.AddVendor: vendor_edits.add_vendor,
    edits.SetVendorField: vendor_edits.set_vendor_field,
    edits.DeleteVendor: vendor_edits.delete_vendor,
    edits.RestoreVendor: vendor_edits.restore_vendor,
    edits.AddNote: vendor_edits.add_note,
    edits.ChangeNote: vendor_edits.change_note,
    edits.RemoveNote: vendor_edits.remove_note,
}


def carry_out(edit: Edit, writer: Writer) -> Change:
    """Make the edit inside the writer's transaction. Raises NotThere, InTheBin, NotInTheBin, InputRefused."""
    how = _HOW.get(type(edit))
    return (how or _how_imports(type(edit)))(edit, writer)


def _how_imports(kind: type[Edit]) -> Callable[[Any, Writer], Change]:
    """The same for the edits of imports and merges, which the start of the program need not read."""
    from advisor.library.interchange import take_in
    from advisor.library.interchange.edits import AllOf, MoveToBin, TakeIn, TakeOutOfBin

    how: Mapping[type[Edit], Callable[[Any, Writer], Change]] = {
        TakeIn: take_in.take_in,
        MoveToBin: take_in.move_to_bin,
        TakeOutOfBin: take_in.take_out_of_bin,
        AllOf: _all_of,
    }
    return how[kind]


def _all_of(edit: AllOf, writer: Writer) -> Change:
    """One after the other; undone the last first."""
    from advisor.library.interchange.edits import AllOf

    changes = []
    for count, one in enumerate(edit.edits):
        if len(edit.edits) > _TOLD:
            writer.progress.report(count, len(edit.edits))
        changes.append(carry_out(one, writer))
    return Change(
        edit=AllOf(edits=tuple(change.edit for change in changes)),
        inverse=AllOf(edits=tuple(change.inverse for change in reversed(changes))),
        task_ids=frozenset().union(*(change.task_ids for change in changes)),
        vendor_ids=frozenset().union(*(change.vendor_ids for change in changes)),
        business=any(change.business for change in changes),
        created_id=next((one.created_id for one in changes if one.created_id is not None), None),
    )
