"""Carries out the edits of quotes; each function returns how to undo it."""

from __future__ import annotations

from advisor.domain.edits import AddQuote, Change, ChangeQuote, Edit, RemoveQuote
from advisor.library import door, quotes, results, tasks, vendors
from advisor.library.rows import Writer


def add_quote(edit: AddQuote, writer: Writer) -> Change:
    """After the task's other quotes; one that comes back goes to where it was."""
    tasks.title_in_use(writer.connection, edit.task_id)
    vendors.refuse_unknown(writer.connection, edit.vendor_id)
    quote_id = quotes.add(
        writer,
        edit.task_id,
        door.cleaned_quote(edit.quote),
        edit.vendor_id,
        quote_id=edit.quote_id,
        position=edit.position,
    )
    inverse = RemoveQuote(quote_id=quote_id)
    return _changed(edit, inverse, writer, edit.task_id, edit.vendor_id, created_id=quote_id)


def change_quote(edit: ChangeQuote, writer: Writer) -> Change:
    """In its place."""
    before = quotes.find(writer.connection, edit.quote_id)
    tasks.title_in_use(writer.connection, before.task_id)
    vendors.refuse_unknown(writer.connection, edit.vendor_id)
    quotes.write(writer, edit.quote_id, door.cleaned_quote(edit.quote), edit.vendor_id)
    old = before.record
    inverse = ChangeQuote(quote_id=edit.quote_id, quote=old.quote, vendor_id=old.vendor_id)
    return _changed(edit, inverse, writer, before.task_id, edit.vendor_id, old.vendor_id)


def remove_quote(edit: RemoveQuote, writer: Writer) -> Change:
    """Quotes have no bin: the way back is the inverse, which holds the whole quote."""
    before = quotes.find(writer.connection, edit.quote_id)
    tasks.title_in_use(writer.connection, before.task_id)
    quotes.remove(writer, edit.quote_id)
    inverse = AddQuote(
        task_id=before.task_id,
        quote=before.record.quote,
        vendor_id=before.record.vendor_id,
        quote_id=edit.quote_id,
        position=before.position,
    )
    return _changed(edit, inverse, writer, before.task_id, before.record.vendor_id)


def _changed(
    edit: Edit,
    inverse: Edit,
    writer: Writer,
    task_id: int,
    *vendor_ids: int | None,
    created_id: int | None = None,
) -> Change:
    tasks.touch(writer, task_id)
    results.forget(writer, task_id)  # a quote is one of the alternatives that were weighed
    return Change(
        edit=edit,
        inverse=inverse,
        task_ids=frozenset({task_id}),
        vendor_ids=frozenset(found for found in vendor_ids if found is not None),
        created_id=created_id,
    )
