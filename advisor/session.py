"""An open library as the window and the command line use it: reads, and one door for every change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import TracebackType

from advisor.domain.assessment import Assessment
from advisor.domain.edits import AddTask, Change, Edit
from advisor.domain.records import (
    Business,
    FollowUp,
    QuoteRecord,
    TaskRecord,
    TaskSummary,
    VendorRecord,
    VendorSummary,
)
from advisor.domain.task import Quote, Task
from advisor.library import business, documents, quotes, results, tasks, vendors
from advisor.library.aside import Aside
from advisor.library.carry_out import carry_out
from advisor.library.errors import LibraryError
from advisor.library.library import Library
from advisor.library.save_as import save_copy
from advisor.library.search import Finder, Hit
from advisor.library.surroundings import Surroundings
from advisor.library.task_list import TaskList
from advisor.library.task_titles import TaskTitles
from advisor.library.words import many_at_once
from advisor.progress import Progress
from advisor.records import replace

_MANY = 300  # edits of one step from which on what they touch is read or built anew as a whole


class Session:
    """An open library. Use it in the thread that opened it, and close it.

    Any method may raise an AdvisorError: the disk's or another program's fault, never to be swallowed.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection
        self._task_list = TaskList(library.connection)
        self._finder = Finder(library.connection, self._task_list)

    @classmethod
    def create(cls, path: Path, *, surroundings: Surroundings | None = None) -> Session:
        """Make a new library at ``path``, which must be free, and open it."""
        return cls(Library.create(path, surroundings=surroundings))

    @classmethod
    def open(
        cls, path: Path, *, take_over: bool = False, surroundings: Surroundings | None = None
    ) -> Session:
        """Open the library at ``path``. ``take_over``: even if its lock says that somebody has it open."""
        return cls(Library.open(path, take_over=take_over, surroundings=surroundings))

    @staticmethod
    def is_older(path: Path, *, take_over: bool = False) -> bool:
        """Whether the library has to be brought up to date before it is opened. Raises as ``open``."""
        return Library.is_older(path, take_over=take_over)

    @staticmethod
    def bring_up_to_date(path: Path, progress: Progress, *, take_over: bool = False) -> None:
        """Do so, after a backup of it; in any thread. Raises as ``open``, and Cancelled."""
        Library.open(path, take_over=take_over, progress=progress).close()

    def close(self) -> None:
        """Close the library. Nothing is left to save: every change was saved when it was made."""
        self._library.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def library(self) -> Library:
        """The library itself, for backups."""
        return self._library

    @property
    def path(self) -> Path:
        """Where the library file is."""
        return self._library.path

    @property
    def name(self) -> str:
        """The library's name as a title: its file name without the suffix."""
        return self.path.stem

    def tasks(self) -> list[TaskSummary]:
        """Tasks in use, by title whatever its case."""
        return tasks.summaries(self._connection)

    @property
    def task_list(self) -> TaskList:
        """The tasks in use in any order and filtered, for a list that reads only what it shows."""
        return self._task_list

    @property
    def task_titles(self) -> TaskTitles:
        """The titles of the tasks in use, looked up in the file."""
        return TaskTitles(self._connection)

    def task_summaries(self, task_ids: Sequence[int]) -> list[TaskSummary]:
        """The rows of these tasks, in that order, without those that are not there any more."""
        return tasks.summaries_of(self._connection, task_ids)

    def unweighed_tasks(self) -> list[int]:
        """Ids of the tasks in use without advice, by title."""
        return tasks.unweighed(self._connection)

    def task(self, task_id: int) -> TaskRecord:
        """One task, in use or in the bin. Raises NotThere."""
        return tasks.record(self._connection, task_id)

    def tasks_to_review(self) -> list[TaskRecord]:
        """The tasks in use that have a day to look at them again, the earliest first."""
        return [tasks.record(self._connection, task_id) for task_id in tasks.to_review(self._connection)]

    def documents(self, task_id: int) -> documents.Documents:
        """What was written into a task's hand-over documents; nothing for those as the task fills them."""
        return documents.of_task(self._connection, task_id)

    def deleted_tasks(self) -> list[TaskSummary]:
        """Tasks in the bin, the latest thrown in first."""
        return tasks.deleted_summaries(self._connection)

    def vendors(self) -> list[VendorSummary]:
        """Vendors in use, by name whatever its case."""
        return vendors.summaries(self._connection)

    def follow_ups(self) -> list[FollowUp]:
        """The notes on vendors in use that have a day to come back to them, the earliest first."""
        return vendors.to_follow_up(self._connection)

    def vendor(self, vendor_id: int) -> VendorRecord:
        """One vendor with its notes, in use or in the bin. Raises NotThere."""
        return vendors.record(self._connection, vendor_id)

    def deleted_vendors(self) -> list[VendorSummary]:
        """Vendors in the bin, the latest thrown in first."""
        return vendors.deleted_summaries(self._connection)

    def quotes_of_vendor(self, vendor_id: int) -> list[tuple[TaskSummary, QuoteRecord]]:
        """A vendor's quotes for tasks in use, the latest first. Raises NotThere."""
        vendors.refuse_unknown(self._connection, vendor_id)
        found = quotes.of_vendor(self._connection, vendor_id)
        return [(tasks.summary(self._connection, task_id), quote) for task_id, quote in found]

    def find(self, text: str) -> list[Hit]:
        """Tasks, vendors and notes in use that have every word of ``text``, the best first."""
        return self._finder.find(text)

    def business(self) -> Business:
        """Whose library it is, and what all tasks share."""
        return business.read(self._connection)

    def full_task(self, task_id: int) -> Task:
        """One task as the model takes it, with its quotes and the business's settings. Raises NotThere."""
        record = self.task(task_id)
        return replace(
            record.task,
            quotes=tuple(self._with_vendors_facts(found) for found in record.quotes),
            settings=self.business().settings,
        )

    def _with_vendors_facts(self, found: QuoteRecord) -> Quote:
        """As ``quotes.with_vendors_facts``; the vendor is read only where something is left unsaid."""
        quote = found.quote
        if found.vendor_id is None or None not in (quote.provider_abroad, quote.holds_licence):
            return quote
        vendor = vendors.record(self._connection, found.vendor_id).vendor
        return quotes.with_vendors_facts(quote, abroad=vendor.provider_abroad, licence=vendor.holds_licence)

    def do(self, edit: Edit) -> Change:
        """Make a change; it is on the disk when this returns. ``inverse`` of what is returned undoes it.

        Raises NotThere, InTheBin, NotInTheBin, InputRefused for an edit that cannot be made, and a
        LibraryError when it could not be saved; nothing is changed then.
        """
        with self._library.writing() as writer:
            change = carry_out(edit, writer)
        self._renew([change])
        return change

    def do_all(self, edits: Iterable[Edit]) -> tuple[Change, ...]:
        """Make all these changes or none. To undo them, make the inverses in the opposite order."""
        wanted = tuple(edits)
        new = sum(isinstance(edit, AddTask) for edit in wanted)
        with self._library.writing() as writer, many_at_once(writer) if new > _MANY else nullcontext():
            changes = tuple(carry_out(edit, writer) for edit in wanted)
        self._renew(changes)
        return changes

    def aside(self) -> Aside:
        """For edits so many that carrying them out here would take too long; ``take`` what it has done."""
        return self._library.aside()

    def take(self, aside: Aside) -> None:
        """Have what was carried out aside on the disk. Raises as ``Aside.commit``."""
        aside.commit()
        self._renew(aside.changes)

    def remember_result(self, task_id: int, assessment: Assessment) -> None:
        """Keep the advice on a task for the task list, until an answer changes. Raises NotThere."""
        with self._library.writing() as writer:
            tasks.summary(self._connection, task_id)
            results.remember(writer, task_id, assessment)
        self._task_list.renew([task_id])

    def assess(self, task_id: int) -> Assessment:
        """Weigh a task as it is now, and keep the result. Raises NotThere."""
        from advisor.model import assess  # brings numpy, which the first paint does without

        assessment = assess(self.full_task(task_id))
        self.remember_result(task_id, assessment)
        return assessment

    def prepare_writing(self) -> None:
        """Import what writing needs, some 150 ms; call it once the window is painted, or let ``do`` do it."""
        _ = self._connection.database

    def refresh(self) -> bool:
        """Whether another program has changed the library; True means: read again what is shown.

        Until then every edit is refused. That another file has the library's place is told by ``trouble``.
        """
        changed = self._connection.was_written_elsewhere()
        if changed:
            self._connection.accept_foreign_change()
            self._library.read_foreign_tasks()
            self._task_list.forget_all()
            self._finder.forget_all()
        return changed

    def was_written_elsewhere(self) -> bool:
        """Whether another program has written into the library since ``refresh``."""
        return self._connection.was_written_elsewhere()

    def trouble(self) -> LibraryError | None:
        """Why an edit would be refused now; None if nothing is known to be in its way. See ``Library``."""
        return self._library.trouble()

    def let_go(self) -> None:
        """Give the lock back, so that a file of the same name can be opened; reading goes on."""
        self._library.let_go()

    def rest(self) -> None:
        """Let go of memory that only makes the next question quicker."""
        self._connection.shrink()

    def save_copy(self, path: Path) -> None:
        """Write the library as it is now to ``path``, which must be free. Raises as ``save_copy`` there."""
        save_copy(self._library, path)

    def task_of_quote(self, quote_id: int) -> int:
        """The id of the task that a quote is for. Raises NotThere."""
        return quotes.find(self._connection, quote_id).task_id

    def vendor_of_note(self, note_id: int) -> int:
        """The id of the vendor that a note is about. Raises NotThere."""
        return vendors.find_note(self._connection, note_id).vendor_id

    def _renew(self, changes: Sequence[Change]) -> None:
        """What these have changed is read again when it is next asked for."""
        if any(change.business for change in changes):
            self._task_list.forget_all()  # all advice may have gone
        task_ids = frozenset().union(*(change.task_ids for change in changes))
        vendor_ids = frozenset().union(*(change.vendor_ids for change in changes))
        self._task_list.renew(task_ids)
        if len(task_ids) > _MANY:
            self._finder.forget_all()
        else:
            self._finder.forget(task_ids=task_ids, vendor_ids=vendor_ids)
