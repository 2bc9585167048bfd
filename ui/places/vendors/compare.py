"""Compares the quotes for a task, and writes down which was chosen."""

from __future__ import annotations

import datetime
from functools import partial

from babel.dates import format_date
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from advisor.domain.assessment import Assessment
from advisor.domain.edits import ChooseVendor
from advisor.domain.records import QuoteRecord, TaskRecord, TaskStatus
from advisor.errors import AdvisorError
from advisor.library.errors import NotThere
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.figures import Figures
from advisor.wording.records import DEEDS
from advisor.wording.texts import AdviceTexts
from ui.jobs import Jobs
from ui.lane import Lane
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.quote_words import rate_words
from ui.places.tasks.advising import Weighed, weigh
from ui.places.vendors.compare_dialog import CompareDialog
from ui.places.vendors.compare_rows import ComparedQuote, comparison


class ComparePresenter(QObject):
    """Opens the comparison for a task, or for the tasks that a vendor quoted for."""

    chosen = Signal(int)  # the task a vendor was chosen for

    def __init__(
        self,
        *,
        library: OpenLibrary,
        jobs: Jobs,
        notifier: Notifier,
        window: QWidget,
        locale: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._locale = locale
        self._dialog: CompareDialog | None = None
        self._tasks: dict[int, str] = {}
        self._task_id: int | None = None
        self._advice: tuple[Assessment, AdviceTexts] | None = None
        self._lane = Lane(jobs, done=self._take_advice, failed=self._show_problem)

    def open_for_task(self, task_id: int | None) -> None:
        """Compare the quotes for one task; say so where there are no two."""
        record = None if task_id is None else self._library.task(task_id)
        if record is None or len(record.quotes) < 2:
            self._say_too_few()
        else:
            self._open({record.id: record.task.title}, record.id)

    def open_for_vendor(self, vendor_id: int | None) -> None:
        """Compare a vendor's quotes with those of others, for each task that has any."""
        found = self._library.session.quotes_of_vendor(vendor_id) if vendor_id is not None else []
        tasks = {task.id: task.title for task, _ in found if len(self._library.task(task.id).quotes) > 1}
        if tasks:
            self._open(tasks, next(iter(tasks)))
        else:
            self._say_too_few()

    def _say_too_few(self) -> None:
        self._notifier.show_news(
            self.tr("There are no two quotes for the same task yet. Add them at the task, under its vendors.")
        )

    def _open(self, tasks: dict[int, str], task_id: int) -> None:
        self._tasks = tasks
        self._dialog = CompareDialog(self._window)
        self._dialog.task_requested.connect(self._show_task)
        self._dialog.choose_requested.connect(self._choose)
        self._dialog.finished.connect(self._forget)
        self._show_task(task_id)
        self._dialog.open()

    @Slot(int)
    def _show_task(self, task_id: int) -> None:
        if self._dialog is None:
            return
        self._task_id, self._advice = task_id, None
        self._dialog.show_tasks(list(self._tasks.items()), task_id)
        self._show()
        self._lane.request(partial(weigh, task_id, self._library.full_task(task_id), self._locale))

    def _take_advice(self, _revision: int, weighed: Weighed) -> None:
        self._advice = (weighed.assessment, weighed.texts)
        self._show()

    def _show_problem(self, _revision: int, error: AdvisorError) -> None:
        self._notifier.show_error(error)

    def _show(self) -> None:
        if self._dialog is None or self._task_id is None:
            return
        quotes = [self._compared(found) for found in self._library.task(self._task_id).quotes]
        self._dialog.show_comparison(comparison(quotes, self._currency(), self._locale, self._advice))

    def _compared(self, found: QuoteRecord) -> ComparedQuote:
        try:
            vendor = None if found.vendor_id is None else self._library.vendor(found.vendor_id)
        except NotThere:
            vendor = None
        return ComparedQuote(record=found, vendor=vendor)

    @Slot(int)
    def _choose(self, quote_id: int) -> None:
        if self._task_id is None:
            return
        record = self._library.task(self._task_id)
        quote = next((found for found in record.quotes if found.id == quote_id), None)
        if quote is None:
            return
        edit = ChooseVendor(
            task_id=record.id, status=TaskStatus.DECIDED, notes=self._notes_with(record, quote)
        )
        change = self._notifier.attempt(self._library.edit, edit)
        if change is not None:
            self.chosen.emit(record.id)
            self._notifier.show_news(
                self.tr("Chose {vendor} for “{task}”. The task is decided, and its notes say so.").format(
                    vendor=quote.quote.vendor, task=record.task.title
                ),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    def _notes_with(self, record: TaskRecord, found: QuoteRecord) -> str:
        quote = found.quote
        figures = Figures(quote.currency.code if quote.currency else self._currency(), self._locale)
        line = self.tr("{day}: chose {vendor} ({arrangement}), {price}.").format(
            day=format_date(datetime.date.today(), format="medium", locale=self._locale),
            vendor=quote.vendor,
            arrangement=DEEDS[quote.arrangement].lower(),
            price=rate_words(quote.rate, figures),
        )
        return f"{record.task.notes}\n{line}" if record.task.notes else line

    def _currency(self) -> str:
        return self._library.session.business().settings.currency or DEFAULT_CURRENCY

    @Slot()
    def _forget(self) -> None:
        self._dialog = self._task_id = None
        self._lane.forget()
