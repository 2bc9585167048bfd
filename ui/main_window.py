"""The window itself: menus, the banner, the start screen or the open library, and the line at the bottom.

What the empty window can do without is imported where it is needed, Qt's classes, too: some take a
millisecond when they are first named, and the window is on the screen before that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from ui.actions import Actions
    from ui.banner import Banner
    from ui.places.start import StartScreen
    from ui.progress_strip import ProgressStrip


class Clipboard(Protocol):
    """What cuts, copies and pastes where the cursor is in no text."""

    def can(self, method: str, focused: QWidget | None) -> bool:
        """Whether ``method`` ("cut", "copy", "paste") makes sense with the focus there."""

    def cut(self) -> None: ...

    def copy(self) -> None: ...

    def paste(self) -> None: ...


class MainWindow(QMainWindow):
    """Shows what presenters hand it. Undo and redo are the library's everywhere, also within a field."""

    closing = Signal(object)  # QCloseEvent
    library_requested = Signal(Path)
    recent_requested = Signal()
    activated = Signal()  # the owner came back to the window

    actions_: Actions
    banner: Banner
    progress: ProgressStrip
    start: StartScreen

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Rightsource")
        self.resize(1280, 780)
        self._workspace: QWidget | None = None
        self._clipboard: Clipboard | None = None

    def furnish(self) -> None:
        """Put in what every window has; until then it is empty, and quick to be shown."""
        from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

        from ui.actions import Actions
        from ui.banner import Banner, banner_strip
        from ui.icons import application_icon
        from ui.places.start import StartScreen
        from ui.progress_strip import ProgressStrip
        from ui.theme import Space
        from ui.widgets.plain_text import TextRole, plain_label

        self.setWindowIcon(application_icon())
        self.actions_ = Actions(self)
        central = QWidget(self)
        self.banner = Banner(central)
        self.progress = ProgressStrip(central)
        self._stack = QStackedWidget(central)
        self.start = StartScreen(self._stack)
        self._stack.addWidget(self.start)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, Space.TINY, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(banner_strip(self.banner))
        layout.addWidget(self.progress)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._saved = plain_label("", TextRole.SMALL, self, wrap=False, selectable=False)
        self._saved.setContentsMargins(0, 0, Space.MEDIUM, 0)
        self.statusBar().addPermanentWidget(self._saved)
        self.statusBar().setSizeGripEnabled(False)
        self._recent = QMenu(self.tr("Open &recent"), self)
        self._recent.aboutToShow.connect(self.recent_requested)
        self._languages = QMenu(self.tr("Lan&guage"), self)
        self._fill_menus()
        self.show_start()
        for action, method in (
            (self.actions_.cut, "cut"),
            (self.actions_.copy, "copy"),
            (self.actions_.paste, "paste"),
        ):
            action.setProperty("method", method)
            action.triggered.connect(self._edit_text)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focused)

    def show_workspace(self, workspace: QWidget, title: str) -> None:
        """Show an open library; ``title`` is its business or file."""
        self._drop_workspace()
        self._workspace = workspace
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        self.show_title(title)
        self._enable(self.actions_.for_library, True)

    def use_clipboard(self, clipboard: Clipboard | None) -> None:
        """Who cuts, copies and pastes what is no text; None: nobody."""
        self._clipboard = clipboard

    def show_start(self) -> None:
        """Show the start screen: no library is open."""
        self._drop_workspace()
        self._stack.setCurrentWidget(self.start)
        self.setWindowTitle(self.tr("Rightsource"))
        self._saved.clear()
        for actions in (self.actions_.for_library, self.actions_.for_task, self.actions_.for_vendor):
            self._enable(actions, False)
        self.show_undo("", "", can_undo=False, can_redo=False)

    def show_title(self, title: str) -> None:
        self.setWindowTitle(self.tr("{library} – Rightsource").format(library=title))

    def show_languages(self) -> None:
        """Show in the menu what the actions offer now."""
        self._languages.clear()
        self._languages.addActions(list(self.actions_.languages.values()))

    def show_subject(self, *, task: bool, vendor: bool) -> None:
        """Whether a task, or a vendor, is on show, for the commands that need one."""
        self._enable(self.actions_.for_task, task)
        self._enable(self.actions_.for_vendor, vendor)

    def show_saved(self, text: str) -> None:
        from ui.widgets.plain_text import TextRole, set_text_role

        set_text_role(self._saved, TextRole.SMALL)
        self._saved.setText(text)

    def show_not_saved(self, text: str) -> None:
        from ui.widgets.plain_text import TextRole, set_text_role

        set_text_role(self._saved, TextRole.ERROR)
        self._saved.setText(text)

    def show_undo(self, undo: str, redo: str, *, can_undo: bool, can_redo: bool) -> None:
        """Name what would be undone and done again."""
        from ui.widgets.plain_text import literal

        self.actions_.undo.setText(
            self.tr("&Undo {edit}").format(edit=literal(undo)) if undo else self.tr("&Undo")
        )
        self.actions_.redo.setText(
            self.tr("&Redo {edit}").format(edit=literal(redo)) if redo else self.tr("&Redo")
        )
        self.actions_.undo.setEnabled(can_undo)
        self.actions_.redo.setEnabled(can_redo)

    def show_recent(self, libraries: Sequence[Path]) -> None:
        from ui.widgets.plain_text import literal

        self.start.show_recent(libraries)
        self._recent.clear()
        self._recent.menuAction().setVisible(bool(libraries))
        for path in libraries:
            action = self._recent.addAction(literal(path.stem))
            action.setStatusTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._ask_for_recent)

    def _watch_focused(self, before: QWidget | None, now: QWidget | None) -> None:
        # Only what has the focus is asked for its shortcuts; every event of the program would be too many.
        for widget in (before, now):
            if widget is not None:
                widget.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A field's own undo knows only its own typing: the library's undo takes precedence in this window.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(watched, QWidget)
            and watched.window() is self
            and _is_own_key(event)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:
        from ui.widgets.reading_order import focus_next

        return focus_next(self, forwards=next) or super().focusNextPrevChild(next)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # whoever sees to the closing accepts it: a fault there does not take the window away
        self.closing.emit(event)

    def _fill_menus(self) -> None:
        a = self.actions_
        bar = self.menuBar()
        self._fill(
            bar.addMenu(self.tr("&File")),
            [
                *(a.new_library, a.open_library, self._recent, a.close_library, None),
                *(a.import_file, a.merge_library, a.export_data, None, a.back_up, a.backups, None),
                *(a.export_pdf, a.print_preview, a.print, None, a.business, None, a.quit),
            ],
        )
        edit = bar.addMenu(self.tr("&Edit"))
        edit.aboutToShow.connect(self.show_clipboard_actions)
        edit.aboutToHide.connect(self.enable_clipboard_actions)
        self._fill(
            edit,
            [a.undo, a.redo, None, a.cut, a.copy, a.paste, None, a.find, a.filter_list, None, a.commands],
        )
        self._fill(
            bar.addMenu(self.tr("&View")),
            [
                *(a.go_to_tasks, a.go_to_vendors, None, a.columns, None, *a.schemes.values()),
                *(None, a.larger, a.smaller, a.normal, None, self._languages),
            ],
        )
        self._fill(
            bar.addMenu(self.tr("&Task")),
            [
                a.new_task,
                a.new_from_starter,
                a.quick_entry,
                None,
                a.guide,
                a.hand_over,
                a.duplicate_task,
                a.rename_task,
                a.delete_task,
                None,
                a.restore,
            ],
        )
        self._fill(
            bar.addMenu(self.tr("Ven&dor")),
            [a.new_vendor, a.new_note, a.compare_quotes, None, a.rename_vendor, a.delete_vendor],
        )
        self._fill(
            bar.addMenu(self.tr("&Report")),
            [
                *(a.report_task, a.report_page, a.report_library, None),
                *(
                    a.export_pdf,
                    a.print_preview,
                    a.print,
                    None,
                    a.hand_over,
                    a.copy_text,
                    None,
                    a.export_calendar,
                ),
            ],
        )
        self._fill(
            bar.addMenu(self.tr("&Help")),
            [
                *(a.user_guide, a.glossary, a.method, a.shortcuts, None, a.sample, None),
                *(a.copy_report, a.open_log, None, a.about),
            ],
        )

    def _fill(self, menu: QMenu, entries: Sequence[QAction | QMenu | None]) -> None:
        from PySide6.QtWidgets import QMenu

        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)

    def _drop_workspace(self) -> None:
        if self._workspace is not None:
            self._stack.removeWidget(self._workspace)
            self._workspace.deleteLater()
            self._workspace = None

    def _enable(self, actions: Sequence[QAction], enabled: bool) -> None:
        for action in actions:
            action.setEnabled(enabled)

    def _ask_for_recent(self) -> None:
        from PySide6.QtGui import QAction

        action = self.sender()
        if isinstance(action, QAction):
            self.library_requested.emit(Path(str(action.data())))

    def show_clipboard_actions(self) -> None:
        """Enable of cut, copy and paste what can be done where the cursor is."""
        for action in (self.actions_.cut, self.actions_.copy, self.actions_.paste):
            action.setEnabled(self._clipboard_method(str(action.property("method"))) is not None)

    def enable_clipboard_actions(self) -> None:
        """Enable all of them again, for their keys."""
        # The menu hides before its action is triggered: what is disabled then would do nothing.
        for action in (self.actions_.cut, self.actions_.copy, self.actions_.paste):
            action.setEnabled(True)

    def _edit_text(self) -> None:
        method = self._clipboard_method(str(self.sender().property("method")))
        if method is not None:
            method()

    def _clipboard_method(self, name: str) -> Callable[[], object] | None:
        """The clipboard's way to cut, copy or paste, or a field's own; None for nothing to do."""
        # Just after a dialog has closed, nothing has the focus until the desktop gives it back to us.
        focused = QApplication.focusWidget() or self.focusWidget()
        is_tasks = self._clipboard is not None and self._clipboard.can(name, focused)
        method = getattr(self._clipboard if is_tasks else focused, name, None)
        return method if callable(method) else None


def _is_own_key(event: QEvent) -> bool:
    from PySide6.QtGui import QKeyEvent, QKeySequence

    own = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in own)
