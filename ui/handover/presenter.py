"""Opens the hand-over documents of a task, keeps what is written into them, and takes them off the screen."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.edits import Change, SetSection
from advisor.domain.handover import (
    DocumentKind,
    HandoverDocument,
    KeptSection,
    Section,
    SectionState,
    ShownSection,
    with_own_words,
)
from advisor.errors import AdvisorError, InputRefused
from advisor.wording.handover.names import KIND_NAMES, KIND_USES
from ui.handover.filling import Filled, build_paper, fill_all, paper_text
from ui.jobs import Jobs
from ui.lane import Lane
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.report_options import options_from

if TYPE_CHECKING:  # loaded when the documents are first looked at, not before the first paint
    from ui.handover.handover_dialog import HandoverDialog
    from ui.papers import Order, Papers


class HandoverPresenter(QObject):
    """``current``: the task on show, what was typed into it saved."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        jobs: Jobs,
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
        self._locale = locale
        self._current = current
        self._dialog: HandoverDialog | None = None
        self._task_id: int | None = None
        self._kind = DocumentKind.QUESTIONS
        self._filled: Filled | None = None
        self._first_step = self._redone = 0  # of the undo stack, that are this dialog's
        self._lane = Lane(jobs, done=self._take, failed=self._tell_failure)
        self._folder = folder
        self._papers: Papers | None = None
        library.changed.connect(self._show_change)
        library.undo_stack.indexChanged.connect(self._show_undo)

    @Slot()
    def open(self) -> None:
        """Look over the documents of the task on show: first the one that the advice asks for."""
        from ui.handover.handover_dialog import HandoverDialog

        task_id = self._current()
        if task_id is None or self._dialog is not None:
            return
        record = self._library.task(task_id)
        self._task_id, self._filled = task_id, None
        self._first_step, self._redone = self._library.undo_stack.index(), 0
        dialog = HandoverDialog(record.task.title, self._window)
        dialog.kind_requested.connect(self._choose)
        dialog.text_requested.connect(self._write)
        dialog.anew_requested.connect(self._fill_anew)
        dialog.mine_requested.connect(self._keep_mine)
        dialog.all_anew_requested.connect(self._fill_all_anew)
        dialog.undo_requested.connect(self._undo)
        dialog.redo_requested.connect(self._redo)
        dialog.copy_requested.connect(self._copy)
        dialog.preview_requested.connect(self._preview)
        dialog.print_requested.connect(self._print)
        dialog.export_requested.connect(self._export)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        self._show_undo()
        self._request()
        dialog.open()

    def commit(self) -> None:
        """Have what was typed stored, as far as it can be read."""
        if self._dialog is not None:
            self._dialog.commit()

    def _request(self) -> None:
        if self._task_id is None:
            return
        task = self._notifier.attempt(self._library.full_task, self._task_id)
        if task is not None:
            business = self._library.session.business().name
            self._lane.request(partial(fill_all, task, locale=self._locale, business=business))

    def _take(self, _revision: int, filled: Filled) -> None:
        if self._filled is None:
            self._kind = filled.first
        self._filled = filled
        self._show()

    def _tell_failure(self, _revision: int, error: AdvisorError) -> None:
        self._fail(error)

    @Slot()
    def _forget(self) -> None:
        self._dialog = self._task_id = self._filled = None
        self._lane.forget()

    @Slot(object)
    def _show_change(self, change: Change) -> None:
        if self._dialog is None or self._task_id is None:
            return
        if self._library.is_replaying and isinstance(change.edit, SetSection):
            self._kind = change.edit.kind  # where it can be seen
        if not self._library.is_in_use(self._task_id):
            self._dialog.reject()
        elif self._filled is not None and not self._library.is_still(self._task_id, self._filled.task):
            self._request()
        elif self._task_id in change.task_ids:
            self._show()

    def _show(self) -> None:
        from ui.handover.handover_dialog import KindRow, ShownDocument

        if self._dialog is None or self._filled is None:
            return
        rows = []
        for kind in DocumentKind:
            state = self._state_words({one.state for one in self._sections(kind)})
            rows.append(KindRow(kind=kind, name=KIND_NAMES[kind], state=state))
        document = self._document
        self._dialog.show_kinds(rows, self._kind)
        self._dialog.show_document(
            ShownDocument(
                kind=self._kind,
                title=document.title,
                use=KIND_USES[self._kind],
                misfit=self._filled.misfits[self._kind],
                purpose=document.purpose,
                notice=document.notice,
                sections=self._sections(self._kind),
            )
        )

    def _state_words(self, states: set[SectionState]) -> str:
        """Always a line: a row that grew while it is clicked at would move the others."""
        if SectionState.OUTDATED in states:
            return self.tr("the task has changed")
        return self.tr("partly in your words") if SectionState.OWN in states else self.tr("filled in")

    @property
    def _document(self) -> HandoverDocument:
        assert self._filled is not None
        return self._filled.documents[self._kind]

    def _sections(self, kind: DocumentKind) -> tuple[ShownSection, ...]:
        """The sections of a document as they are to be shown, and to be printed."""
        assert self._filled is not None
        assert self._task_id is not None
        kept = self._library.documents(self._task_id).get(kind, ())
        return with_own_words(self._filled.documents[kind], kept, self._filled.language)

    def _section(self, key: str) -> ShownSection | None:
        if self._filled is None or self._task_id is None:
            return None
        return next((one for one in self._sections(self._kind) if one.section.key == key), None)

    @Slot(object)
    def _choose(self, kind: DocumentKind) -> None:
        self._kind = kind
        self._show()

    @Slot(str, str)
    def _write(self, key: str, text: str) -> None:
        shown = self._section(key)
        if shown is None or self._filled is None:
            return
        lines = tuple(text.split("\n")) if text else ()
        if lines == shown.now and shown.now:  # as the task says it: it follows the task again
            self._store(key, None)
            return
        is_first = shown.state is SectionState.FILLED
        self._store(key, self._kept(shown, lines, filled=shown.now if is_first else shown.before))

    @Slot(str)
    def _keep_mine(self, key: str) -> None:
        """What the task says now has been seen: it is no news any more."""
        shown = self._section(key)
        if shown is not None:
            self._store(key, self._kept(shown, shown.section.lines, filled=shown.now))

    @Slot(str)
    def _fill_anew(self, key: str) -> None:
        self._store(key, None)

    def _kept(self, shown: ShownSection, lines: tuple[str, ...], *, filled: tuple[str, ...]) -> KeptSection:
        assert self._filled is not None
        section = shown.section
        language = self._filled.language
        if shown.state is SectionState.OWN and filled == shown.before:
            language = self._language_of(section.key)  # in which ``before`` is written
        return KeptSection(
            key=section.key,
            heading=section.heading,
            form=section.form,
            lines=lines,
            filled=filled,
            language=language,
        )

    def _language_of(self, key: str) -> str:
        assert self._filled is not None
        assert self._task_id is not None
        kept = self._library.documents(self._task_id).get(self._kind, ())
        return next((one.language for one in kept if one.key == key), self._filled.language)

    def _store(self, key: str, value: KeptSection | None) -> None:
        if self._task_id is None or self._dialog is None:
            return
        edit = SetSection(task_id=self._task_id, kind=self._kind, key=key, value=value)
        try:
            self._library.edit(edit)
        except InputRefused as refusal:
            self._dialog.show_error(key, f"{refusal.problem} {refusal.remedy}")
        except AdvisorError as error:
            self._fail(error)
        else:
            self._redone = 0
            self._dialog.show_error(key, "")
            self._dialog.show_news("")
            self._show()

    @Slot()
    def _fill_all_anew(self) -> None:
        if self._task_id is None or self._dialog is None:
            return
        self._dialog.commit()
        kept = self._library.documents(self._task_id).get(self._kind, ())
        if not kept:
            self._tell(self.tr("It stands there as the task says it already."))
            return
        edits = [SetSection(task_id=self._task_id, kind=self._kind, key=one.key, value=None) for one in kept]
        name = self.tr("filling in of “{document}”").format(document=KIND_NAMES[self._kind])
        try:
            self._library.edit_all(edits, name)
        except AdvisorError as error:
            self._fail(error)
            return
        self._redone = 0
        self._show()
        self._tell(self.tr("Filled in anew. Undo brings your words back."))

    @Slot()
    def _undo(self) -> None:
        if self._can_undo():
            self._redone += 1
            self._library.undo()

    @Slot()
    def _redo(self) -> None:
        if self._redone:
            self._redone -= 1
            self._library.redo()

    def _can_undo(self) -> bool:
        return self._library.undo_stack.index() > self._first_step

    @Slot()
    def _show_undo(self) -> None:
        if self._dialog is not None:
            name = self._library.undo_stack.undoText()
            self._dialog.show_undo(name, can_undo=self._can_undo())

    # Off the screen

    @Slot()
    def _copy(self) -> None:
        if self._filled is None:
            return
        business = self._library.session.business()
        text = paper_text(self._document, self._printed(), business=business, locale=self._locale)
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("Copied the document as text."))

    @Slot()
    def _preview(self) -> None:
        if (order := self._order()) is not None:
            self._at_hand().preview(order)

    @Slot()
    def _print(self) -> None:
        if (order := self._order()) is not None:
            self._at_hand().print(order)

    @Slot()
    def _export(self) -> None:
        if (order := self._order()) is not None:
            self._at_hand().export(order)

    def _at_hand(self) -> Papers:
        from ui.papers import Papers

        if self._papers is None:
            self._papers = Papers(
                library=self._library, folder=self._folder, tell=self._tell, fail=self._fail, parent=self
            )
        return self._papers

    def _order(self) -> Order | None:
        """What to make a PDF of, as it stands now."""
        from ui.papers import Order

        if self._filled is None or self._dialog is None or self._task_id is None:
            return None
        title = self._library.task(self._task_id).task.title
        return Order(
            title=self._document.title,
            file_title=f"{title} {KIND_NAMES[self._kind]}",
            heading=self.tr("Export the document as a PDF"),
            build=partial(
                build_paper,
                self._document,
                self._printed(),
                business=self._library.session.business(),
                locale=self._locale,
                options=options_from(self._preferences.report_options),
                printed_on=datetime.date.today(),
            ),
            parent=self._dialog,
        )

    def _printed(self) -> tuple[Section, ...]:
        return tuple(one.section for one in self._sections(self._kind))

    def _tell(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Where the owner is looking: in the dialog, and for later in the window."""
        if self._dialog is not None:
            self._dialog.show_news(text)
        if self._dialog is None or button:
            self._notifier.show_news(text, button, action)

    def _fail(self, error: AdvisorError, button: str = "", action: Callable[[], None] | None = None) -> None:
        if self._dialog is not None:
            self._dialog.show_news(" ".join((error.what, error.why, error.remedy)))
        self._notifier.show_error(error, button, action)
