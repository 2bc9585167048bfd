"""Reads the open library as it is shown: with what was typed and could not be stored yet laid over it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import TaskRecord, VendorRecord
from advisor.domain.task import Task
from advisor.library.errors import LibraryError, NotThere
from advisor.records import replace
from advisor.session import Session
from ui.unsaved import Unsaved


class ShownLibrary(QObject):
    """What is read is noted as seen, so that a change by somebody else can be told later."""

    session: Session
    unsaved: Unsaved

    def task(self, task_id: int) -> TaskRecord:
        record = self.session.task(task_id)
        self.unsaved.seen.note_task(record)
        kept = self.unsaved.kept.of_task(task_id)
        return replace(record, task=replace(record.task, **kept))

    def vendor(self, vendor_id: int) -> VendorRecord:
        record = self.session.vendor(vendor_id)
        self.unsaved.seen.note_vendor(record)
        kept = self.unsaved.kept.of_vendor(vendor_id)
        return replace(record, vendor=replace(record.vendor, **kept))

    def full_task(self, task_id: int) -> Task:
        """The task with its quotes and the business's settings: all that the model needs."""
        task = self.session.full_task(task_id)
        return replace(task, **self.unsaved.kept.of_task(task_id))

    def documents(self, task_id: int) -> dict[DocumentKind, tuple[KeptSection, ...]]:
        """What was written into the task's hand-over documents."""
        found = self.session.documents(task_id)
        self.unsaved.seen.note_documents(task_id, found)
        return self.unsaved.kept.laid_over(task_id, found)

    def find_full_task(self, task_id: int) -> Task | None:
        """The same, or None where the task is no longer there or cannot be read."""
        try:
            return self.full_task(task_id) if self.is_in_use(task_id) else None
        except LibraryError:
            return None

    def is_in_use(self, task_id: int) -> bool:
        try:
            return self.session.task(task_id).deleted_at is None
        except NotThere:
            return False

    def is_still(self, task_id: int, task: Task) -> bool:
        """Whether the task is there and reads the same as ``task``, which was taken earlier."""
        return self.find_full_task(task_id) == task
