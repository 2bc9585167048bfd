"""Carries out the edits of tasks and of the business; each function returns how to undo it."""

from __future__ import annotations

from advisor.domain.edits import (
    AddTask,
    Change,
    ChooseVendor,
    DeleteTask,
    DuplicateTask,
    RestoreTask,
    SetAnswer,
    SetBusiness,
    SetReview,
    SetStatus,
)
from advisor.domain.records import TaskStatus
from advisor.domain.task import Quote
from advisor.library import business, document_edits, documents, door, quotes, results, tasks, vendors
from advisor.library.rows import Writer
from advisor.records import replace

_SAY_NOTHING = ("title", "notes")  # answers that no advice rests on


def add_task(edit: AddTask, writer: Writer) -> Change:
    """Undone by putting the new task into the bin: whatever was written about it since is safe there."""
    for vendor_id, _ in edit.quotes:
        vendors.refuse_unknown(writer.connection, vendor_id)
    task = door.cleaned_task(edit.task)
    task_id = tasks.add(writer, task, TaskStatus(edit.status))
    _add_quotes(writer, task_id, edit.quotes)
    document_edits.add_to(writer, task_id, edit.documents)
    return _created(edit, writer, task_id)


def duplicate_task(edit: DuplicateTask, writer: Writer) -> Change:
    """Answers, notes, quotes and documents go along; status and advice are the copy's own."""
    original = tasks.record(writer.connection, edit.task_id)
    title = door.cleaned_answer("title", edit.title)
    task_id = tasks.add(writer, replace(original.task, title=title), TaskStatus.IDEA)
    _add_quotes(writer, task_id, tuple((found.vendor_id, found.quote) for found in original.quotes))
    written = documents.of_task(writer.connection, edit.task_id)
    document_edits.add_to(writer, task_id, [(kind, one) for kind in written for one in written[kind]])
    return _created(edit, writer, task_id)


def set_answer(edit: SetAnswer, writer: Writer) -> Change:
    """Also drops the advice that rested on the old answer."""
    tasks.title_in_use(writer.connection, edit.task_id)
    value = door.cleaned_answer(edit.key, edit.value)
    task = tasks.record(writer.connection, edit.task_id).task
    before = getattr(task, edit.key)
    if before != value:
        tasks.write(writer, edit.task_id, replace(task, **{edit.key: value}))
        if edit.key not in _SAY_NOTHING:
            results.forget(writer, edit.task_id)
    inverse = SetAnswer(task_id=edit.task_id, key=edit.key, value=before)
    return Change(edit=edit, inverse=inverse, task_ids=frozenset({edit.task_id}))


def set_status(edit: SetStatus, writer: Writer) -> Change:
    """How far the owner has come says nothing about the advice, which stays."""
    tasks.title_in_use(writer.connection, edit.task_id)
    before = tasks.summary(writer.connection, edit.task_id).status
    status = TaskStatus(edit.status)
    if before != status:
        tasks.set_status(writer, edit.task_id, status)
    inverse = SetStatus(task_id=edit.task_id, status=before)
    return Change(edit=edit, inverse=inverse, task_ids=frozenset({edit.task_id}))


def set_review(edit: SetReview, writer: Writer) -> Change:
    """No advice rests on when it is looked at again. Raises InputRefused as ``door.cleaned_day``."""
    tasks.title_in_use(writer.connection, edit.task_id)
    before = tasks.record(writer.connection, edit.task_id).review_on
    after = door.cleaned_day("review_on", edit.review_on)
    if before != after:
        tasks.set_review(writer, edit.task_id, after)
    inverse = SetReview(task_id=edit.task_id, review_on=before)
    return Change(edit=edit, inverse=inverse, task_ids=frozenset({edit.task_id}))


def choose_vendor(edit: ChooseVendor, writer: Writer) -> Change:
    """Status and notes at once; neither is anything that advice rests on."""
    tasks.title_in_use(writer.connection, edit.task_id)
    before = tasks.record(writer.connection, edit.task_id)
    notes = door.cleaned_answer("notes", edit.notes)
    inverse = ChooseVendor(task_id=edit.task_id, status=before.status, notes=before.task.notes)
    tasks.write(writer, edit.task_id, replace(before.task, notes=notes))
    tasks.set_status(writer, edit.task_id, TaskStatus(edit.status))
    return Change(edit=edit, inverse=inverse, task_ids=frozenset({edit.task_id}))


def delete_task(edit: DeleteTask, writer: Writer) -> Change:
    """Into the bin with everything it has."""
    tasks.title_in_use(writer.connection, edit.task_id)
    tasks.set_deleted(writer, edit.task_id, True)
    return _moved(edit, RestoreTask(task_id=edit.task_id), writer)


def restore_task(edit: RestoreTask, writer: Writer) -> Change:
    """Out of the bin with everything it had."""
    tasks.title_in_bin(writer.connection, edit.task_id)
    tasks.set_deleted(writer, edit.task_id, False)
    return _moved(edit, DeleteTask(task_id=edit.task_id), writer)


def set_business(edit: SetBusiness, writer: Writer) -> Change:
    """Also drops all advice if settings change that it rested on."""
    after = door.cleaned_business(edit.business)
    before = business.read(writer.connection)
    if before != after:
        business.write(writer, after)
    if before.settings != after.settings:
        results.forget_all(writer)
    return Change(edit=edit, inverse=SetBusiness(business=before), business=True)


def _add_quotes(writer: Writer, task_id: int, found: tuple[tuple[int | None, Quote], ...]) -> None:
    for vendor_id, quote in found:
        quotes.add(writer, task_id, door.cleaned_quote(quote), vendor_id)


def _created(edit: AddTask | DuplicateTask, writer: Writer, task_id: int) -> Change:
    return Change(
        edit=edit,
        inverse=DeleteTask(task_id=task_id),
        task_ids=frozenset({task_id}),
        vendor_ids=quotes.vendors_of_task(writer.connection, task_id),
        created_id=task_id,
    )


def _moved(edit: DeleteTask | RestoreTask, inverse: DeleteTask | RestoreTask, writer: Writer) -> Change:
    return Change(
        edit=edit,
        inverse=inverse,
        task_ids=frozenset({edit.task_id}),
        vendor_ids=quotes.vendors_of_task(writer.connection, edit.task_id),
    )
