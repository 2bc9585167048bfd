"""What is done to tasks as a whole: new ones, copies, names, the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from advisor.domain.edits import AddTask, DeleteTask, DuplicateTask
from advisor.domain.task import Task
from advisor.domain.task_format.keys import ANSWER_KEYS, Kind
from advisor.evidence.defaults import DOLLARS
from advisor.records import replace
from advisor.settings import DEFAULT_CURRENCY
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.tasks.place import TasksPlace
from ui.places.tasks.presenter import TasksPresenter

if TYPE_CHECKING:
    from ui.dialogs.starter_dialog import StarterDialog

_MONEY_KEYS = [key for key, rule in ANSWER_KEYS.items() if rule.unit == "money" or rule.kind is Kind.RATE]


class TaskActions(QObject):
    """Carries out the Task menu on the task on show."""

    opened = Signal()  # a task was opened that wants to be seen

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        tasks: TasksPresenter,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._tasks = tasks
        self._notifier = notifier
        self._dialog: StarterDialog | None = None
        place.new_requested.connect(self.add)
        place.starter_requested.connect(self.choose_starter)
        place.list.delete_requested.connect(self._delete)

    @Slot()
    def add(self) -> None:
        """A new task, its name ready to be written."""
        title = self._free_title(self.tr("New task"))
        if self._open_new(AddTask(task=Task(title=title))):
            self._place.entry.rename()

    @Slot()
    def choose_starter(self) -> None:
        """Ask which of the usual tasks to start from."""
        from ui.dialogs.starter_dialog import StarterDialog

        self._dialog = StarterDialog(self._place.window())
        self._dialog.accepted.connect(self._add_chosen)
        self._dialog.open()

    @Slot()
    def duplicate(self) -> None:
        task_id = self._tasks.current
        if task_id is not None:
            self._tasks.commit()
            title = self._library.task(task_id).task.title
            copy = self._free_title(self.tr("{title} (copy)").format(title=title))
            self._open_new(DuplicateTask(task_id=task_id, title=copy))

    @Slot()
    def rename(self) -> None:
        self.opened.emit()
        self._place.entry.rename()

    @Slot()
    def delete(self) -> None:
        """Move the task on show to the bin."""
        if self._tasks.current is not None:
            self._delete(self._tasks.current)

    @Slot(object)
    def _delete(self, task_id: int) -> None:
        self._tasks.commit()
        title = self._library.task(task_id).task.title
        change = self._notifier.attempt(self._library.edit, DeleteTask(task_id=task_id))
        if change is not None:
            self._notifier.show_news(
                self.tr("Deleted “{title}”.").format(title=title),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    @Slot()
    def _add_chosen(self) -> None:
        dialog, self._dialog = self._dialog, None
        chosen = dialog.chosen() if dialog is not None else None
        if chosen is None:
            return
        task = replace(chosen.task, title=self._free_title(chosen.title))
        currency = self._library.session.business().settings.currency or DEFAULT_CURRENCY
        if currency != DOLLARS:  # figures in dollars would be wrong: usual ones in the own currency stand in
            nothing: dict[str, Any] = dict.fromkeys(_MONEY_KEYS)
            task = replace(task, **nothing)
        self._open_new(AddTask(task=task))

    def _open_new(self, edit: AddTask | DuplicateTask) -> bool:
        change = self._notifier.attempt(self._library.edit, edit)
        if change is None or change.created_id is None:
            return False
        self.opened.emit()
        self._tasks.open_task(change.created_id)
        return True

    def _free_title(self, title: str) -> str:
        """``title``, with a number where the library has a task of that name."""
        taken = self._library.session.task_titles
        number = 2
        free = title
        while free in taken:
            free = f"{title} {number}"
            number += 1
        return free
