"""What an edit is called in "Undo …"."""

from __future__ import annotations

from functools import singledispatch

from advisor.domain import edits
from advisor.language import Marked, mark, tr
from advisor.wording.handover.names import KIND_NAMES
from advisor.wording.questions import QUESTIONS

_VENDOR_FIELDS = Marked(
    {
        "name": mark("name"),
        "arrangement": mark("way of working"),
        "contact": mark("contact"),
        "email": mark("e-mail"),
        "phone": mark("telephone"),
        "website": mark("website"),
        "country": mark("country"),
        "provider_abroad": mark("place"),
        "holds_licence": mark("licence"),
        "summary": mark("summary"),
    }
)


def edit_name(edit: edits.Edit) -> str:
    """The edit in a few words, fit to follow "Undo" and "Redo"."""
    return _name(edit)


@singledispatch
def _name(edit: object) -> str:
    raise TypeError(f"{type(edit).__name__} has no name")


@_name.register
def _(edit: edits.SetAnswer) -> str:
    if edit.key == "title":
        return tr("renaming")
    if edit.key == "steps":
        return tr("change of parts")
    question = QUESTIONS.get(edit.key)
    label = question.label.lower() if question else edit.key
    return tr("change of “{what}”").format(what=label)


@_name.register
def _(edit: edits.SetVendorField) -> str:
    return tr("change of vendor's {what}").format(what=_VENDOR_FIELDS.get(edit.key, edit.key))


@_name.register
def _(edit: edits.SetSection) -> str:
    return tr("change of document “{what}”").format(what=KIND_NAMES[edit.kind])


def _fixed(kind: type[edits.Edit], name: str) -> None:
    _name.register(kind, lambda _edit: tr(name))


_fixed(edits.AddTask, mark("new task"))
_fixed(edits.DuplicateTask, mark("duplicate of task"))
_fixed(edits.SetStatus, mark("change of status"))
_fixed(edits.SetReview, mark("change of review date"))
_fixed(edits.ChooseVendor, mark("choice of vendor"))
_fixed(edits.DeleteTask, mark("deletion of task"))
_fixed(edits.RestoreTask, mark("restoring of task"))
_fixed(edits.AddQuote, mark("new quote"))
_fixed(edits.ChangeQuote, mark("change of quote"))
_fixed(edits.RemoveQuote, mark("removal of quote"))
_fixed(edits.AddVendor, mark("new vendor"))
_fixed(edits.DeleteVendor, mark("deletion of vendor"))
_fixed(edits.RestoreVendor, mark("restoring of vendor"))
_fixed(edits.AddNote, mark("new note"))
_fixed(edits.ChangeNote, mark("change of note"))
_fixed(edits.RemoveNote, mark("removal of note"))
_fixed(edits.SetBusiness, mark("change of business details"))
