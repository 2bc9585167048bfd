"""Takes what the library knows off the screen: the advice on a task, the business on a page, everything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advisor.errors import AdvisorError, Cancelled
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.report_building import advice_as_text, build_library, build_one_page, build_report
from ui.report_options import ReportOptions, options_from

if TYPE_CHECKING:  # loaded when something is first printed or exported, not before the first paint
    from advisor.report.library_contents import LibraryContents
    from ui.papers import Order, Papers


class Scope(Enum):
    """What a document is about."""

    TASK = "task"
    ONE_PAGE = "one_page"
    LIBRARY = "library"


class Way(Enum):
    """Where it goes."""

    EXPORT = "export"
    PREVIEW = "preview"
    PRINT = "print"


class ReportPresenter(QObject):
    """Carries out export, preview, print and copy. ``current``: the task on show, what was typed saved."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        preferences: Preferences,
        folder: Path,
        locale: str,
        current: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._preferences = preferences
        self._folder = folder
        self._locale = locale
        self._current = current
        self._papers: Papers | None = None

    @Slot()
    def export_pdf(self) -> None:
        """Ask where to, then build and save the advice on the task, as it was made the last time."""
        self._make(Scope.TASK, Way.EXPORT)

    @Slot()
    def preview(self) -> None:
        self._make(Scope.TASK, Way.PREVIEW)

    @Slot()
    def print(self) -> None:
        self._make(Scope.TASK, Way.PRINT)

    @Slot()
    def ask_for_task(self) -> None:
        """Ask how the advice on the task on show is to be made."""
        task_id = self._current()
        if task_id is not None:
            title = self._library.task(task_id).task.title
            what = self.tr("The advice on “{title}”, with what it rests on.").format(title=title)
            self._ask(Scope.TASK, self.tr("Report on this task"), what)

    @Slot()
    def ask_for_one_page(self) -> None:
        """Ask how the business on one page is to be made."""
        self._current()
        what = self.tr("Every task by where it goes, what that frees and costs, and what to move first.")
        self._ask(Scope.ONE_PAGE, self.tr("The whole business on one page"), what)

    @Slot()
    def ask_for_library(self) -> None:
        """Ask how the whole library is to be made."""
        self._current()
        what = self.tr(
            "A table of contents, the business on one page, the advice on each task, and what is known of "
            "each vendor. With very many tasks this takes a while; you can go on working meanwhile."
        )
        self._ask(Scope.LIBRARY, self.tr("The whole library"), what)

    @Slot()
    def copy_as_text(self) -> None:
        """Put the advice on the clipboard, for an e-mail."""
        task_id = self._current()
        if task_id is None:
            return
        task = self._library.full_task(task_id)
        self._library.works.start(
            partial(advice_as_text, task, locale=self._locale),
            sentence=self.tr("Writing the advice on “{title}”").format(title=task.title),
            done=partial(self._copy, task.title),
            failed=self._tell,
            is_vital=False,
        )

    def _copy(self, title: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._notifier.show_news(
            self.tr("Copied the advice on “{title}” as text. Paste it into an e-mail.").format(title=title)
        )

    def _ask(self, scope: Scope, title: str, what: str) -> None:
        from ui.dialogs.report_dialog import ReportDialog

        dialog = ReportDialog(
            title,
            what,
            self._options,
            self._window,
            can_sign=scope is Scope.TASK,
            can_explain=scope is not Scope.ONE_PAGE,
        )
        dialog.preview_requested.connect(partial(self._take, scope, Way.PREVIEW))
        dialog.print_requested.connect(partial(self._take, scope, Way.PRINT))
        dialog.export_requested.connect(partial(self._take, scope, Way.EXPORT))
        dialog.open()

    @property
    def _options(self) -> ReportOptions:
        return options_from(self._preferences.report_options)

    def _take(self, scope: Scope, way: Way, options: ReportOptions) -> None:
        self._preferences.report_options = options.as_text()
        self._make(scope, way)

    def _make(self, scope: Scope, way: Way) -> None:
        if scope is Scope.TASK:
            task_id = self._current()
            if task_id is not None:
                self._carry_out(way, self._order_of_task(task_id))
            return
        from advisor.report.library_contents import read_step_by_step

        self._library.works.start_in_slices(
            read_step_by_step(self._library.session, with_vendors=scope is Scope.LIBRARY),
            sentence=self.tr("Reading the library"),
            done=partial(self._go_on, scope, way),
            failed=self._tell,
            is_vital=False,
        )

    def _go_on(self, scope: Scope, way: Way, contents: LibraryContents) -> None:
        self._carry_out(way, self._order_of_library(scope, contents))

    def _order_of_task(self, task_id: int) -> Order:
        from ui.papers import Order

        task = self._library.full_task(task_id)
        return Order(
            title=task.title,
            file_title=task.title,
            heading=self.tr("Export the advice as a PDF"),
            build=partial(
                build_report,
                task,
                business=self._library.session.business(),
                locale=self._locale,
                options=self._options,
                printed_on=datetime.date.today(),
                review_on=self._library.task(task_id).review_on,
            ),
            parent=self._window,
        )

    def _order_of_library(self, scope: Scope, contents: LibraryContents) -> Order:
        from ui.papers import Order

        is_page = scope is Scope.ONE_PAGE
        name = contents.business.name or self._library.session.name
        title = self.tr("The whole business on one page") if is_page else self.tr("The whole library")
        file_title = self.tr("{business} on one page") if is_page else self.tr("{business} all tasks")
        return Order(
            title=title,
            file_title=file_title.format(business=name),
            heading=self.tr("Export the page as a PDF")
            if is_page
            else self.tr("Export the library as a PDF"),
            build=partial(
                build_one_page if is_page else build_library,
                contents,
                locale=self._locale,
                options=self._options,
                printed_on=datetime.date.today(),
            ),
            parent=self._window,
        )

    def _carry_out(self, way: Way, order: Order) -> None:
        papers = self._at_hand()
        match way:
            case Way.EXPORT:
                papers.export(order)
            case Way.PREVIEW:
                papers.preview(order)
            case Way.PRINT:
                papers.print(order)

    def _at_hand(self) -> Papers:
        from ui.papers import Papers

        if self._papers is None:
            self._papers = Papers(
                library=self._library,
                folder=self._folder,
                tell=self._notifier.show_news,
                fail=self._notifier.show_error,
                parent=self,
            )
        return self._papers

    def _tell(self, error: AdvisorError) -> None:
        if isinstance(error, Cancelled):
            self._notifier.show_news(self.tr("Cancelled."))
        else:
            self._notifier.show_error(error)
