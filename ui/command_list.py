"""Every command of the menus by its name, and every task, for those who would rather type than look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from advisor.domain.folding import match_rank
from advisor.records import Struct
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.dialogs.command_dialog import CommandDialog
    from ui.dialogs.quick_delegate import QuickRow

MOST_ROWS = 60
PATH_SIGN = " › "
_FUNCTION_KEY = re.compile(r"F([1-9]|1[0-2])")


class Command(Struct, frozen=True, kw_only=True):
    """An action of the menus: its name without mnemonic, and the menus that lead to it."""

    action: QAction
    name: str
    path: str


def menu_commands(window: MainWindow) -> Iterator[Command]:
    """Every command that the menus show, in their order; one of two menus, where it stands first."""
    seen: list[QAction] = []
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            for command in _commands_in(menu, plain_name(top.text())):
                if not any(command.action is one for one in seen):
                    seen.append(command.action)
                    yield command


def plain_name(text: str) -> str:
    """An action's name without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_of(action: QAction) -> str:
    """The first of an action's shortcuts as the desktop writes it; "" for none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def all_keys_of(action: QAction) -> list[str]:
    """Every shortcut that an ordinary keyboard has: not its Copy or F16 key."""
    native, portable = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
    return [
        keys.toString(native)
        for keys in action.shortcuts()
        if "+" in keys.toString(portable) or _FUNCTION_KEY.fullmatch(keys.toString(portable))
    ]


class CommandPresenter(QObject):
    """Opens the list of commands, and runs what is taken; what was run last is at its top."""

    def __init__(
        self,
        *,
        window: MainWindow,
        preferences: Preferences,
        notifier: Notifier,
        desk: Callable[[], Desk | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self._notifier = notifier
        self._desk = desk
        self._dialog: CommandDialog | None = None
        self._commands: list[Command] = []
        self._enabled: dict[QAction, bool] = {}
        self._tasks: list[tuple[int, str]] = []
        self._names = {
            **{
                id(value): name for name, value in vars(window.actions_).items() if isinstance(value, QAction)
            },
            **{id(action): f"scheme_{scheme}" for scheme, action in window.actions_.schemes.items()},
            **{id(action): f"language_{code}" for code, action in window.actions_.languages.items()},
        }
        window.actions_.commands.triggered.connect(self.open)

    @Slot()
    def open(self) -> None:
        from ui.dialogs.command_dialog import CommandDialog

        desk = self._desk()
        self._window.recent_requested.emit()
        self._window.show_clipboard_actions()
        this = self._window.actions_.commands
        self._commands = [found for found in menu_commands(self._window) if found.action is not this]
        self._enabled = {found.action: found.action.isEnabled() for found in self._commands}
        self._window.enable_clipboard_actions()
        self._tasks = []
        if desk is not None:
            desk.commit()
            tasks = self._notifier.attempt(desk.library.session.tasks) or []
            self._tasks = [(task.id, task.title) for task in tasks]
        self._dialog = CommandDialog(self._window)
        self._dialog.text_changed.connect(self._show)
        self._dialog.chosen.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._show("")
        self._dialog.open()

    @Slot(str)
    def _show(self, text: str) -> None:
        from ui.dialogs.quick_delegate import QuickRow

        if self._dialog is None:
            return
        recent = {name: at for at, name in enumerate(self._preferences.recent_commands)}
        found: list[tuple[tuple[object, ...], QuickRow]] = []
        for place, command in enumerate(self._commands):
            by_path = match_rank(text, f"{command.path} {command.name}")
            rank = _best(match_rank(text, command.name), None if by_path is None else by_path + 4)
            if rank is not None:
                name = self._names.get(id(command.action), "")
                order = (rank, recent.get(name, len(recent)), not self._enabled[command.action], 0, place)
                found.append((order, self._row(command)))
        for place, (task_id, title) in enumerate(self._tasks):
            name = self.tr("Open “{title}”").format(title=title)
            rank = _best(
                match_rank(text, title), match_rank(text, self.tr("Open {title}").format(title=title))
            )
            if rank is not None:
                order = (rank, len(recent), False, 1, place)
                row = QuickRow(key=task_id, title=name, aside=self.tr("Task"), icon_name="arrow-right")
                found.append((order, row))
        found.sort(key=lambda one: one[0])
        self._dialog.show_rows([row for _, row in found[:MOST_ROWS]], self._words(text, len(found)))

    def _row(self, command: Command) -> QuickRow:
        from ui.dialogs.quick_delegate import QuickRow

        is_enabled = self._enabled[command.action]
        return QuickRow(
            key=command.action,
            title=command.name,
            detail=command.path if is_enabled else f"{command.path} · {self._why_not(command.action)}",
            aside=keys_of(command.action),
            icon_name="check" if command.action.isChecked() else "chevron-right",
            is_enabled=is_enabled,
        )

    def _why_not(self, action: QAction) -> str:
        a = self._window.actions_
        if self._desk() is None and action not in (a.cut, a.copy, a.paste):
            return self.tr("no library is open")
        reasons: Mapping[QAction, str] = {
            a.undo: self.tr("nothing to take back"),
            a.redo: self.tr("nothing was taken back"),
            a.cut: self.tr("choose a text or a task to be cut first"),
            a.copy: self.tr("choose a text or a task to be copied first"),
            a.paste: self.tr("nothing was copied, or it does not fit where the cursor is"),
            a.larger: self.tr("the text is as large as it gets"),
            a.smaller: self.tr("the text is as small as it gets"),
            a.normal: self.tr("the text has its usual size"),
            **dict.fromkeys(a.for_task, self.tr("no task is on show")),
            **dict.fromkeys(a.for_vendor, self.tr("no vendor is on show")),
        }
        return reasons.get(action, self.tr("not available just now"))

    def _words(self, text: str, count: int) -> str:
        if not count:
            return self.tr("No command or task has these letters.")
        return "" if text.strip() else self.tr("A few letters are enough: “nt” for New task.")

    @Slot(object)
    def _take(self, key: object) -> None:
        # The dialog has gone by now, and the focus is back where the command is to work.
        self._dialog = None
        if isinstance(key, QAction):
            name = self._names.get(id(key), "")
            if name:
                self._preferences.command_run(name)
            QTimer.singleShot(0, key, key.trigger)
        elif isinstance(key, int) and (desk := self._desk()) is not None:
            desk.show_task(key)


def _best(*ranks: int | None) -> int | None:
    return min((rank for rank in ranks if rank is not None), default=None)


def _commands_in(menu: QMenu, path: str) -> Iterator[Command]:
    for action in menu.actions():
        submenu = action.menu()
        if action.isSeparator() or not action.isVisible():
            continue
        name = plain_name(action.text())
        if isinstance(submenu, QMenu):
            yield from _commands_in(submenu, f"{path}{PATH_SIGN}{name}")
        else:
            yield Command(action=action, name=name.rstrip("…"), path=path)
