"""An edit that cannot be made says why, and changes nothing."""

from __future__ import annotations

import math

import pytest

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    DeleteTask,
    DeleteVendor,
    DuplicateTask,
    RemoveNote,
    RemoveQuote,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetStatus,
    SetVendorField,
)
from advisor.domain.levels import Arrangement, Core, Skill
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Settings, Task
from advisor.domain.vendor import Vendor
from advisor.errors import AdvisorError, InputRefused
from advisor.library import errors
from tests.library.support import (
    call_note,
    dump,
    offer,
    shown,
)


@pytest.mark.parametrize(
    "edit",
    [
        DuplicateTask(task_id=99, title="x"),
        SetAnswer(task_id=99, key="core", value=Core.NO),
        SetStatus(task_id=99, status=TaskStatus.IDEA),
        DeleteTask(task_id=99),
        RestoreTask(task_id=99),
        AddTask(task=Task(title="x"), quotes=((99, offer()),)),
        AddQuote(task_id=99, quote=offer()),
        AddQuote(task_id=1, quote=offer(), vendor_id=99),
        ChangeQuote(quote_id=99, quote=offer()),
        ChangeQuote(quote_id=1, quote=offer(), vendor_id=99),
        RemoveQuote(quote_id=99),
        SetVendorField(vendor_id=99, key="phone", value=""),
        DeleteVendor(vendor_id=99),
        RestoreVendor(vendor_id=99),
        AddNote(vendor_id=99, note=call_note()),
        ChangeNote(note_id=99, note=call_note()),
        RemoveNote(note_id=99),
    ],
    ids=shown,
)
def test_an_edit_of_what_is_not_there_is_refused_and_changes_nothing(session, edit):
    before = dump(session)
    with pytest.raises(errors.NotThere):
        session.do(edit)
    assert dump(session) == before


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (SetAnswer(task_id=2, key="core", value=Core.NO), errors.InTheBin),
        (SetStatus(task_id=2, status=TaskStatus.DECIDED), errors.InTheBin),
        (DeleteTask(task_id=2), errors.InTheBin),
        (RestoreTask(task_id=1), errors.NotInTheBin),
        (AddQuote(task_id=2, quote=offer()), errors.InTheBin),
        (ChangeQuote(quote_id=4, quote=offer()), errors.InTheBin),
        (RemoveQuote(quote_id=4), errors.InTheBin),
        (SetVendorField(vendor_id=2, key="phone", value=""), errors.InTheBin),
        (DeleteVendor(vendor_id=2), errors.InTheBin),
        (RestoreVendor(vendor_id=1), errors.NotInTheBin),
        (AddNote(vendor_id=2, note=call_note()), errors.InTheBin),
        (AddQuote(task_id=1, quote=offer(), quote_id=2), errors.AlreadyThere),
        (AddNote(vendor_id=1, note=call_note(), note_id=2), errors.AlreadyThere),
    ],
    ids=shown,
)
def test_what_is_in_the_bin_is_not_edited_there(session, edit, kind):
    before = dump(session)
    with pytest.raises(AdvisorError) as caught:
        session.do(edit)
    assert type(caught.value) is kind
    assert dump(session) == before


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (AddTask(task=Task(title="  ")), "title"),
        (AddTask(task=Task(title="x" * 501)), "title"),
        (AddTask(task=Task(title="x", horizon_months=0)), "horizon_months"),
        (DuplicateTask(task_id=1, title=""), "title"),
        (SetAnswer(task_id=1, key="title", value=None), "title"),
        (SetAnswer(task_id=1, key="title", value="\n\t"), "title"),
        (SetAnswer(task_id=1, key="skill", value=Core.NO), "skill"),
        (SetAnswer(task_id=1, key="skill", value="psychic"), "skill"),
        (SetAnswer(task_id=1, key="skil", value=Skill.ANYONE), "skil"),
        (SetAnswer(task_id=1, key="skil", value=None), "skil"),
        (SetAnswer(task_id=1, key="hours", value=[3, 2, 1]), "hours"),
        (SetAnswer(task_id=1, key="hours", value=object()), "hours"),
        (SetAnswer(task_id=1, key="budget_per_month", value=-1), "budget_per_month"),
        (SetAnswer(task_id=1, key="budget_per_month", value=math.inf), "budget_per_month"),
        (SetAnswer(task_id=1, key="quotes", value=()), "quotes"),
        (SetAnswer(task_id=1, key="settings", value=Settings()), "settings"),
        (SetAnswer(task_id=1, key="schema", value=None), "schema"),
        (SetAnswer(task_id=1, key="notes", value="x" * 20_001), "notes"),
        (AddQuote(task_id=1, quote=offer("")), "quote.vendor"),
        (AddQuote(task_id=1, quote=offer(arrangement=Arrangement.IN_HOUSE)), "quote.arrangement"),
        (AddVendor(vendor=Vendor(name=" ")), "name"),
        (SetVendorField(vendor_id=1, key="name", value=None), "name"),
        (SetVendorField(vendor_id=1, key="shoe_size", value=1), "shoe_size"),
        (SetVendorField(vendor_id=1, key="arrangement", value=Arrangement.IN_HOUSE), "arrangement"),
        (SetVendorField(vendor_id=1, key="provider_abroad", value="yes"), "provider_abroad"),
        (SetVendorField(vendor_id=1, key="summary", value="x" * 20_001), "summary"),
        (SetVendorField(vendor_id=1, key="phone", value="5" * 501), "phone"),
        (ChangeNote(note_id=1, note=call_note("x" * 20_001)), "text"),
        (SetBusiness(business=Business(name="x" * 501)), "name"),
        (SetBusiness(business=Business(settings=Settings(currency="euro"))), "settings.currency"),
    ],
    ids=shown,
)
def test_what_cannot_be_kept_is_refused_by_key_and_changes_nothing(session, edit, key):
    before = dump(session)
    with pytest.raises(InputRefused) as caught:
        session.do(edit)
    assert caught.value.key == key
    assert dump(session) == before


def test_edits_made_together_are_all_made_or_none(session):
    before = dump(session)
    with pytest.raises(errors.NotThere):
        session.do_all([AddTask(task=Task(title="x")), DeleteTask(task_id=1), DeleteTask(task_id=99)])
    assert dump(session) == before
    changes = session.do_all([SetStatus(task_id=1, status=TaskStatus.DECIDED), DeleteTask(task_id=1)])
    session.do_all(change.inverse for change in reversed(changes))
    assert dump(session) == before
