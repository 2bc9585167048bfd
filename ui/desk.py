"""One open library at work: its places with their presenters, tied to the window's commands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from advisor.domain.edits import Change
from advisor.records import Struct
from ui.errands import Errands
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.overtaken import OvertakenPresenter
from ui.places.tasks.advising import Advising
from ui.places.tasks.clipboard import TaskClipboard
from ui.places.tasks.presenter import TasksPresenter
from ui.places.tasks.task_actions import TaskActions
from ui.preferences import Preferences
from ui.workspace import TASKS, VENDORS, Workspace

if TYPE_CHECKING:
    from ui.places.vendors.presenter import VendorsPresenter


class Where(Struct, frozen=True, kw_only=True):
    """What is on show: the name of the place, and in each place what is open there."""

    place: str
    task_id: int | None
    vendor_id: int | None


class Desk(QObject):
    """Lives as long as its library is open; ``close`` unties everything."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        window: MainWindow,
        jobs: Jobs,
        notifier: Notifier,
        preferences: Preferences,
        reports_folder: Path,
        locale: str,
    ) -> None:
        super().__init__(window)
        self.library = library
        library.setParent(self)
        self.workspace = Workspace(window)
        self._window = window
        self._notifier = notifier
        self._preferences = preferences
        self._ties: list[tuple[QAction, Callable[[], None]]] = []
        place = self.workspace.tasks
        self.advising = Advising(library=library, jobs=jobs, panel=place.advice, locale=locale, parent=self)
        self.tasks = TasksPresenter(
            library=library,
            place=place,
            advising=self.advising,
            notifier=notifier,
            locale=locale,
            parent=self,
        )
        self.task_actions = TaskActions(
            library=library, place=place, tasks=self.tasks, notifier=notifier, parent=self
        )
        self.clipboard = TaskClipboard(
            library=library,
            place=place,
            tasks=self.tasks,
            actions=self.task_actions,
            notifier=notifier,
            parent=self,
        )
        window.use_clipboard(self.clipboard)
        self._vendors: VendorsPresenter | None = None
        self._locale = locale
        self.errands = Errands(
            library=library,
            jobs=jobs,
            notifier=notifier,
            window=window,
            preferences=preferences,
            folder=reports_folder,
            locale=locale,
            current=self._current_task,
            commit=self.commit,
            parent=self,
        )
        self.overtaken = OvertakenPresenter(
            library=library,
            notifier=notifier,
            window=window,
            commit=self.commit,
            show_anew=self._show_anew,
            parent=self,
        )
        self._connect()

    def start(self) -> None:
        """Fill the places, and begin to weigh what has no verdict."""
        self.workspace.tasks.columns.show_widths(self._preferences.columns(TASKS))
        self.workspace.tasks.list.show_order(self._preferences.sort_by)
        self.workspace.tasks.list.show_choices(self._preferences.filter_by)
        self.workspace.tasks.list.show_columns(self._preferences.list_columns)
        self.tasks.load()
        self._show_undo()
        self._show_subject()

    @property
    def vendors(self) -> VendorsPresenter:
        """What happens in the Vendors place; both are made when the owner first goes there."""
        if self._vendors is None:
            from ui.places.vendors.presenter import VendorsPresenter

            place = self.workspace.vendors
            self._vendors = vendors = VendorsPresenter(
                library=self.library, place=place, notifier=self._notifier, locale=self._locale, parent=self
            )
            vendors.subject_changed.connect(self._show_subject)
            vendors.replayed.connect(self._go_to_vendors)
            vendors.opened.connect(self._go_to_vendors)
            vendors.task_requested.connect(self._go_to_task)
            vendors.compare_requested.connect(self._compare_for_vendor)
            place.columns.show_widths(self._preferences.columns(VENDORS))
            self._notifier.attempt(vendors.load)  # the library is open already, and its tasks are sound
        return self._vendors

    def _show_anew(self) -> None:
        """Show the library as it is now."""
        if self._vendors is not None:
            self._vendors.load()
        self.tasks.load()
        self._show_undo()

    @property
    def where(self) -> Where:
        """Where the owner is, to come back to."""
        return Where(
            place=self.workspace.place,
            task_id=self.tasks.current,
            vendor_id=None if self._vendors is None else self._vendors.current,
        )

    def go_to(self, where: Where) -> None:
        """Show what was on show."""
        if where.task_id is not None:
            self.tasks.open_task(where.task_id)
        if where.vendor_id is not None:
            self.vendors.open_vendor(where.vendor_id)
        self._show_place(where.place)

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read; also where one of the three has a fault."""
        with ExitStack() as every_one:
            every_one.callback(self.errands.commit)
            if self._vendors is not None:
                every_one.callback(self._vendors.commit)
            every_one.callback(self.tasks.commit)

    def rest(self) -> None:
        """Let go of what is kept at hand and can be had again."""
        self.advising.rest()
        self.library.session.rest()

    def close(self) -> None:
        """Store what the places remember, and close the library."""
        self._preferences.set_columns(TASKS, self.workspace.tasks.columns.saveState())
        if self._vendors is not None:
            self._preferences.set_columns(VENDORS, self.workspace.vendors.columns.saveState())
        self._preferences.list_columns = self.workspace.tasks.list.columns_text()
        self.workspace.tasks.rows.finish()
        self.advising.stop()
        for action, receiver in self._ties:
            action.triggered.disconnect(receiver)
        self._ties.clear()
        self._window.use_clipboard(None)
        self._window.activated.disconnect(self.overtaken.look)
        self.library.undo_stack.indexChanged.disconnect(self._show_undo)
        self.library.close()
        self.deleteLater()

    def _connect(self) -> None:
        a = self._window.actions_
        errands = self.errands
        for action, receiver in (
            (a.undo, self.undo),
            (a.redo, self.redo),
            (a.find, self.find),
            (a.filter_list, self.workspace.go_to_filter),
            (a.columns, self._choose_columns),
            (a.go_to_tasks, self._go_to_tasks),
            (a.go_to_vendors, self._go_to_vendors),
            (a.new_task, self.task_actions.add),
            (a.new_from_starter, self.task_actions.choose_starter),
            (a.quick_entry, self.tasks.enter_quickly),
            (a.guide, self.tasks.guide),
            (a.duplicate_task, self.task_actions.duplicate),
            (a.rename_task, self.task_actions.rename),
            (a.delete_task, self.task_actions.delete),
            (a.restore, lambda: errands.bin.open()),
            (a.new_vendor, lambda: self.vendors.add()),
            (a.new_note, self._new_note),
            (a.compare_quotes, self.compare_quotes),
            (a.rename_vendor, lambda: self.vendors.rename()),
            (a.delete_vendor, lambda: self.vendors.delete()),
            (a.export_pdf, lambda: errands.reports.export_pdf()),
            (a.print_preview, lambda: errands.reports.preview()),
            (a.print, lambda: errands.reports.print()),
            (a.report_task, lambda: errands.reports.ask_for_task()),
            (a.report_page, lambda: errands.reports.ask_for_one_page()),
            (a.report_library, lambda: errands.reports.ask_for_library()),
            (a.copy_text, lambda: errands.reports.copy_as_text()),
            (a.export_calendar, lambda: errands.calendar.export()),
            (a.export_data, lambda: errands.exporting.ask()),
            (a.import_file, lambda: errands.importing.ask_for_file()),
            (a.merge_library, lambda: errands.importing.ask_for_library()),
            (a.hand_over, lambda: errands.handover.open()),
        ):
            action.triggered.connect(receiver)
            self._ties.append((action, receiver))
        self.workspace.tasks.entry.money.business_requested.connect(a.business.trigger)
        self.workspace.tasks.list.order_changed.connect(self._remember_order)
        self.workspace.tasks.list.choices_changed.connect(self._remember_filter)
        self.workspace.place_changed.connect(self._show_subject)
        self.tasks.subject_changed.connect(self._show_subject)
        self.tasks.replayed.connect(self._go_to_tasks)
        self.task_actions.opened.connect(self._go_to_tasks)
        self.tasks.quotes.vendor_requested.connect(self._go_to_vendor)
        self.workspace.tasks.entry.offers.compare_requested.connect(self.compare_quotes)
        errands.task_requested.connect(self.show_task)
        errands.vendor_requested.connect(self._go_to_vendor)
        errands.note_requested.connect(self._go_to_note)
        errands.imported.connect(self._show_imported)
        self.library.changed.connect(self._tell_vendors)
        self.workspace.place_requested.connect(self._show_place)
        self.library.undo_stack.indexChanged.connect(self._show_undo)
        self._window.activated.connect(self.overtaken.look)

    @Slot()
    def undo(self) -> None:
        """Take back the last edit; what is being typed is one, too."""
        self.commit()
        self._notifier.dismiss()
        self.library.undo()

    @Slot()
    def redo(self) -> None:
        self.commit()
        self.library.redo()

    @Slot()
    def find(self) -> None:
        """Search everything; what is being typed can be found, too."""
        self.commit()
        self.errands.finding.open()

    @Slot()
    def compare_quotes(self) -> None:
        """Compare the quotes for the task on show, or those of the vendor on show with others."""
        self.commit()
        if self.workspace.place == VENDORS:
            self.errands.comparing.open_for_vendor(self.vendors.current)
        else:
            self.errands.comparing.open_for_task(self.tasks.current)

    @Slot(int)
    def _compare_for_vendor(self, vendor_id: int) -> None:
        self.errands.comparing.open_for_vendor(vendor_id)

    @Slot(int)
    def show_task(self, task_id: int) -> None:
        """Open a task where it can be seen."""
        self.tasks.open_task(task_id)
        self._go_to_tasks()

    def _current_task(self) -> int | None:
        self.tasks.commit()
        return self.tasks.current

    @Slot(str)
    def _show_place(self, name: str) -> None:
        if name == VENDORS:
            self._go_to_vendors()
        else:
            self._go_to_tasks()

    @Slot()
    def _go_to_tasks(self) -> None:
        self.workspace.show_place(TASKS)

    @Slot()
    def _go_to_vendors(self) -> None:
        _ = self.vendors  # made here, if it is the first time
        self.workspace.show_place(VENDORS)

    @Slot(object)
    def _tell_vendors(self, change: Change) -> None:
        if change.vendor_ids or self._vendors is not None:
            self.vendors.show_change(change)

    @Slot(int)
    def _go_to_vendor(self, vendor_id: int) -> None:
        self.vendors.open_vendor(vendor_id)
        self._go_to_vendors()

    @Slot(int, int)
    def _go_to_note(self, vendor_id: int, note_id: int) -> None:
        self._go_to_vendor(vendor_id)
        self.workspace.vendors.history.go_to_note(note_id)

    @Slot(int)
    def _go_to_task(self, task_id: int) -> None:
        self.tasks.open_task(task_id)
        self._go_to_tasks()
        self.workspace.tasks.entry.show_offers()

    def _show_imported(self, what: str, first: int | None) -> None:
        """Show the first of what came in."""
        if what == "tasks" and first is not None:
            self.show_task(first)
        elif first is not None:
            self._go_to_vendor(first)

    @Slot()
    def _new_note(self) -> None:
        self._go_to_vendors()
        self.vendors.notes.add()

    @Slot()
    def _choose_columns(self) -> None:
        self._go_to_tasks()
        self.workspace.tasks.list.choose_columns()

    @Slot(str)
    def _remember_order(self, key: str) -> None:
        self._preferences.sort_by = key

    @Slot(str)
    def _remember_filter(self, choices: str) -> None:
        self._preferences.filter_by = choices

    @Slot()
    def _show_undo(self) -> None:
        stack = self.library.undo_stack
        self._window.show_undo(
            stack.undoText(), stack.redoText(), can_undo=stack.canUndo(), can_redo=stack.canRedo()
        )

    @Slot()
    def _show_subject(self) -> None:
        in_tasks = self.workspace.place == TASKS
        self._window.show_subject(
            task=in_tasks and self.tasks.current is not None,
            vendor=not in_tasks and self._vendors is not None and self._vendors.current is not None,
        )
