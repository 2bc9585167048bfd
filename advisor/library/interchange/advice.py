"""Weighs the tasks of which no advice is kept, so that a table of advice leaves none of them out."""

from __future__ import annotations

from advisor.domain.task import Quote, Task
from advisor.domain.task_format import read_quote, read_task
from advisor.library import results
from advisor.library.interchange.contents import Contents, QuoteEntry, TaskEntry
from advisor.progress import Progress
from advisor.records import replace


def with_advice(contents: Contents, progress: Progress | None = None) -> Contents:
    """The same, with a result for every task in use; those that are kept stay. Raises Cancelled.

    What is weighed here has no time: nobody kept it, and the same library is to give the same table.
    """
    from advisor.model import assess  # brings numpy

    progress = progress or Progress()
    open_ones = [task for task in contents.tasks if task.result is None and task.deleted_at is None]
    found = {}
    for count, entry in enumerate(open_ones):
        progress.report(count, len(open_ones))
        values = results.values_of(assess(_full_task(entry, contents)))
        found[entry.id] = {**values, "assessed_at": None}
    progress.report(len(open_ones), len(open_ones))
    return replace(
        contents,
        tasks=tuple(
            replace(task, result=found[task.id]) if task.id in found else task for task in contents.tasks
        ),
    )


def _full_task(entry: TaskEntry, contents: Contents) -> Task:
    """The task as the model takes it, with its quotes and the business's settings."""
    told = {**entry.answers, "title": entry.title, "notes": entry.notes}
    if entry.function is not None:
        told["function"] = entry.function
    return replace(
        read_task(told),
        quotes=tuple(_quote(quote, contents) for quote in entry.quotes),
        settings=contents.business.settings,
    )


def _quote(entry: QuoteEntry, contents: Contents) -> Quote:
    """What a quote leaves unsaid of its vendor's name, place and licence, the vendor says."""
    quote = read_quote(dict(entry.offer))
    vendor = next((one.vendor for one in contents.vendors if one.id == entry.vendor_id), None)
    if vendor is None:
        return quote
    return replace(
        quote,
        vendor=vendor.name,
        provider_abroad=vendor.provider_abroad if quote.provider_abroad is None else quote.provider_abroad,
        holds_licence=vendor.holds_licence if quote.holds_licence is None else quote.holds_licence,
    )
