"""Everything that a document about a whole library is made from, read step by step out of an open one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from advisor.domain.records import Business, QuoteRecord, TaskStatus, TaskSummary, VendorRecord, VendorSummary
from advisor.domain.task import Task
from advisor.records import Struct


class LibraryReader(Protocol):
    """What is read; an open session is one."""

    def business(self) -> Business: ...

    def tasks(self) -> list[TaskSummary]: ...

    def full_task(self, task_id: int) -> Task: ...

    def vendors(self) -> list[VendorSummary]: ...

    def vendor(self, vendor_id: int) -> VendorRecord: ...

    def quotes_of_vendor(self, vendor_id: int) -> list[tuple[TaskSummary, QuoteRecord]]: ...


class KeptTask(Struct, frozen=True, kw_only=True):
    """A task with its quotes and the business's settings, and how far the owner has come with it."""

    task: Task
    status: TaskStatus


class KeptVendor(Struct, frozen=True, kw_only=True):
    """A vendor with its notes, and its quotes for tasks in use."""

    record: VendorRecord
    quotes: tuple[tuple[TaskSummary, QuoteRecord], ...]


class LibraryContents(Struct, frozen=True, kw_only=True):
    """A library as it was when read, without what is in the bin. Tasks by title, vendors by name."""

    business: Business
    tasks: tuple[KeptTask, ...]
    vendors: tuple[KeptVendor, ...] = ()


def read_step_by_step(
    library: LibraryReader, *, with_vendors: bool = True
) -> Generator[tuple[int, int], None, LibraryContents]:
    """Read it all; each step yields how many of how many are read, so that a window stays alive meanwhile.

    Raises what the library raises.
    """
    business = library.business()
    found = library.tasks()
    people: Sequence[VendorSummary] = library.vendors() if with_vendors else ()
    total = len(found) + len(people)
    tasks = []
    for summary in found:
        tasks.append(KeptTask(task=library.full_task(summary.id), status=summary.status))
        yield len(tasks), total
    vendors = []
    for one in people:
        quotes = tuple(library.quotes_of_vendor(one.id))
        vendors.append(KeptVendor(record=library.vendor(one.id), quotes=quotes))
        yield len(tasks) + len(vendors), total
    return LibraryContents(business=business, tasks=tuple(tasks), vendors=tuple(vendors))


def read_library(library: LibraryReader, *, with_vendors: bool = True) -> LibraryContents:
    """The same at one go."""
    steps = read_step_by_step(library, with_vendors=with_vendors)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            contents: LibraryContents = end.value
            return contents
