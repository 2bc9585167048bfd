"""Takes tasks from the list to the clipboard and back: to another library, a text, the command line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from functools import partial

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from advisor.domain.edits import AddTask, Change
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.handover_format import documents_to_data, read_documents
from advisor.domain.task import Quote, Task
from advisor.domain.task_format import looks_like_tasks, parse_task_text, read_tasks, tasks_to_text
from advisor.domain.task_format.keys import LONGEST_TITLE
from advisor.domain.vendor import Vendor
from advisor.errors import AdvisorError, InputRefused
from advisor.language import plural
from advisor.records import replace
from advisor.settings import DEFAULT_CURRENCY
from ui.commands import inverses
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.tasks.file_drop import fitting_file
from ui.places.tasks.place import TasksPlace
from ui.places.tasks.presenter import TasksPresenter
from ui.places.tasks.task_actions import TaskActions

MIME_TYPE = "application/x-rightsource-task+json"
DOCUMENTS_TYPE = "application/x-rightsource-documents+json"  # what was written for handing it over

Documents = tuple[tuple[DocumentKind, KeptSection], ...]


class NotPasted(AdvisorError):
    """What is on the clipboard was meant as a task, but is none."""

    def __init__(self, refusal: InputRefused) -> None:
        problem = f"{refusal.key}: {refusal.problem}" if refusal.key else refusal.problem
        super().__init__(
            what=_tr("The task on the clipboard was not taken."),
            why=problem[:1].upper() + problem[1:] if not refusal.key else problem,
            remedy=refusal.remedy,
        )


class TaskClipboard(QObject):
    """Cuts and copies the task on show, and pastes tasks, names of tasks, or a file of them."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        tasks: TasksPresenter,
        actions: TaskActions,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._tasks = tasks
        self._actions = actions
        self._notifier = notifier

    def can(self, method: str, focused: QWidget | None) -> bool:
        """Whether the focus is where tasks are chosen; pasting needs no task there yet."""
        if not self._place.isVisible():
            return False
        if method == "paste":
            return _has_something(_on_clipboard()) and self._takes_paste(focused)
        return self._tasks.current is not None and self._is_in_list(focused)

    def copy(self) -> None:
        """Put the task on show on the clipboard, as a text that Rightsource reads wherever it is pasted."""
        task_id = self._tasks.current
        if task_id is None:
            return
        self._tasks.commit()
        text = tasks_to_text([self._library.full_task(task_id)])
        data = QMimeData()
        data.setText(text)
        data.setData(MIME_TYPE, text.encode())
        if documents := self._library.documents(task_id):
            written = json.dumps(documents_to_data(documents), ensure_ascii=False)
            data.setData(DOCUMENTS_TYPE, written.encode("utf-8", "replace"))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the task on show, and move it to the bin."""
        self.copy()
        self._actions.delete()

    def paste(self) -> None:
        """Add the tasks on the clipboard; lines of another text are looked over as names of tasks first."""
        data = _on_clipboard()
        text = _text(data)
        path = fitting_file(data) if data.hasUrls() else None
        if data.hasFormat(MIME_TYPE) or looks_like_tasks(text):
            self._paste_tasks(text, _documents(data))
        elif path is not None:
            self._tasks.quick_entry.open_file(path)
        elif text.strip() and not data.hasUrls():
            self._tasks.quick_entry.open_text(text)
        else:
            self._notifier.show_news(self.tr("There is no task on the clipboard, and no text."))

    def _paste_tasks(self, text: str, documents: Documents) -> None:
        try:
            tasks = read_tasks(text)
        except InputRefused as refusal:
            self._notifier.show_error(NotPasted(refusal))
            return
        if not tasks:
            self._notifier.show_news(self.tr("There is no task on the clipboard, and no text."))
            return
        self._tasks.commit()
        count = self._place.locale().toString(len(tasks))
        name = plural("pasting of task", "pasting of {count} tasks", len(tasks)).format(count=count)
        changes = self._notifier.attempt(
            self._library.edit_all,
            self._edits(tasks, documents),
            name,
        )
        if changes:
            self._actions.opened.emit()
            self._tasks.open_task(changes[0].created_id)
            self._notifier.show_news(
                self._news(tasks), self.tr("Undo"), partial(self._notifier.attempt, self._take_back, changes)
            )

    def _edits(self, tasks: Sequence[Task], documents: Documents) -> list[AddTask]:
        vendors = self._vendors(tasks)
        pasted: set[str] = set()
        edits = []
        for task in tasks:
            title = self._free_title(task.title, pasted)
            pasted.add(title)
            quotes = tuple(_of_vendor(quote, vendors) for quote in task.quotes)
            own = documents if len(tasks) == 1 else ()
            new = replace(task, title=title)
            edits.append(AddTask(task=new, quotes=quotes, documents=own))
        return edits

    def _vendors(self, tasks: Sequence[Task]) -> dict[str, tuple[int, Vendor]]:
        """The vendors here that the tasks' quotes name, by name whatever its case."""
        named = {quote.vendor.casefold() for task in tasks for quote in task.quotes}
        if not named:
            return {}
        return {
            found.name.casefold(): (found.id, self._library.vendor(found.id).vendor)
            for found in self._library.session.vendors()
            if found.name.casefold() in named
        }

    def _free_title(self, title: str, pasted: Set[str]) -> str:
        """``title``; where the library has a task of that name, or ``pasted`` has, that it is a copy."""
        taken = self._tasks.titles()
        if title not in taken and title not in pasted:
            return title
        room = LONGEST_TITLE - 20
        first = free = self.tr("{title} (copy)").format(title=title[:room])
        number = 2
        while free in taken or free in pasted:
            free = f"{first} {number}"
            number += 1
        return free

    def _news(self, tasks: Sequence[Task]) -> str:
        count = self._place.locale().toString(len(tasks))
        if len(tasks) == 1:
            text = self.tr("Pasted “{title}”.").format(title=tasks[0].title)
        else:
            text = plural("Pasted {count} task.", "Pasted {count} tasks.", len(tasks)).format(count=count)
        own = self._library.session.business().settings.currency or DEFAULT_CURRENCY
        others = sorted({task.settings.currency for task in tasks if task.settings.currency} - {own})
        if not others:
            return text
        warning = self.tr("Its figures were in {currency}; here they count as {own}. Look them over.")
        return text + " " + warning.format(currency=", ".join(others), own=own)

    def _take_back(self, changes: Sequence[Change]) -> None:
        if self._library.is_last(changes):
            self._library.undo()
        else:
            self._library.edit_all(inverses(changes), self.tr("taking back what was pasted"))

    def _is_in_list(self, focused: QWidget | None) -> bool:
        return isinstance(focused, QAbstractItemView) and self._place.list.isAncestorOf(focused)

    def _takes_paste(self, focused: QWidget | None) -> bool:
        """In the list; while that is empty and cannot have the focus, anywhere but in some other text."""
        if self._is_in_list(focused):
            return True
        is_text = callable(getattr(focused, "paste", None))
        is_beside = focused is not None and self._place.list.isAncestorOf(focused)
        return not self._tasks.titles() and (is_beside or not is_text)


def _on_clipboard() -> QMimeData:
    # None where the desktop's clipboard cannot be reached, whatever the type says.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


def _has_something(data: QMimeData) -> bool:
    return data.hasFormat(MIME_TYPE) or data.hasText() or data.hasUrls()


def _text(data: QMimeData) -> str:
    if data.hasFormat(MIME_TYPE):
        return bytes(data.data(MIME_TYPE).data()).decode("utf-8-sig", errors="replace")
    return data.text()


def _documents(data: QMimeData) -> Documents:
    """What was written for handing the one task over; nothing where that cannot be read."""
    if not (data.hasFormat(MIME_TYPE) and data.hasFormat(DOCUMENTS_TYPE)):
        return ()
    written = bytes(data.data(DOCUMENTS_TYPE).data()).decode("utf-8", errors="replace")
    try:
        found = parse_task_text(written, json_only=True)
        return read_documents(found) if isinstance(found, dict) else ()
    except (ValueError, InputRefused):
        return ()


def _of_vendor(quote: Quote, vendors: Mapping[str, tuple[int, Vendor]]) -> tuple[int | None, Quote]:
    """The quote with the vendor of that name here, if there is one; what that says of itself goes unsaid."""
    vendor_id, vendor = vendors.get(quote.vendor.casefold(), (None, None))
    if vendor is None:
        return None, quote
    abroad, licence = quote.provider_abroad, quote.holds_licence
    return vendor_id, replace(
        quote,
        provider_abroad=None if abroad == vendor.provider_abroad else abroad,
        holds_licence=None if licence == vendor.holds_licence else licence,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TaskClipboard", text)
