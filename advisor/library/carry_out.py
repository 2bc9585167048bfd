"""Finds the function that carries out an edit; one per class of ``advisor.domain.edits``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from advisor.domain import edits
from advisor.domain.edits import Change, Edit
from advisor.library import quote_edits, task_edits, vendor_edits
from advisor.library.rows import Writer

_HOW: Mapping[type[Edit], Callable[[Any, Writer], Change]] = {
    edits.AddTask: task_edits.add_task,
    edits.DuplicateTask: task_edits.duplicate_task,
    edits.SetAnswer: task_edits.set_answer,
    edits.SetStatus: task_edits.set_status,
    edits.ChooseVendor: task_edits.choose_vendor,
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
    return _HOW[type(edit)](edit, writer)
