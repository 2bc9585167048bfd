"""Every command of the window, in one place: its name, keys, icon and what it does in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.icons import icon
from ui.palettes import Scheme

Keys = QKeySequence.StandardKey | str


class Actions(QObject):
    """The window's QActions; presenters connect them, menus show them.

    ``for_library``: those that make sense only while a library is open. ``for_task`` and ``for_vendor``: only
    while one is on show.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._add_file_actions()
        self._add_edit_actions()
        self._add_view_actions()
        self._add_task_actions()
        self._add_vendor_actions()
        self._add_report_actions()
        self._add_help_actions()
        self.for_task: Sequence[QAction] = (
            self.export_pdf, self.print_preview, self.print, self.duplicate_task, self.rename_task,
            self.delete_task, self.guide, self.hand_over, self.report_task, self.copy_text,
        )  # fmt: skip
        self.for_vendor: Sequence[QAction] = (self.new_note, self.rename_vendor, self.delete_vendor)
        self.for_library: Sequence[QAction] = (
            self.report_page, self.report_library, self.export_calendar,
            self.export_data, self.import_file, self.merge_library,
            self.back_up,
            self.business, self.find, self.filter_list, self.columns, self.compare_quotes,
            self.new_task, self.new_from_starter, self.restore, self.new_vendor,
            self.go_to_tasks, self.go_to_vendors, self.close_library, self.quick_entry,
        )  # fmt: skip

    def _add_file_actions(self) -> None:
        self.new_library = self._action(
            self.tr("&New library…"),
            "plus",
            (),
            self.tr("Start a library for a business in a file of its own."),
        )
        self.open_library = self._action(
            self.tr("&Open…"),
            "folder-open",
            (QKeySequence.StandardKey.Open,),
            self.tr("Open a library from a file."),
        )
        self.close_library = self._action(
            self.tr("&Close library"), None, (), self.tr("Close the library and go back to the start screen.")
        )
        self.export_data = self._action(
            self.tr("E&xport data…"),
            "upload",
            (),
            self.tr("Save the whole library, or tables of it for a spreadsheet."),
        )
        self.import_file = self._action(
            self.tr("&Import…"),
            "download",
            ("Ctrl+I",),
            self.tr("Add the rows of a spreadsheet as tasks, vendors or notes, after a look at them."),
        )
        self.merge_library = self._action(
            self.tr("&Merge a library…"),
            "refresh-cw",
            (),
            self.tr("Bring what another library has into this one; where they differ, you decide."),
        )
        self.back_up = self._action(
            self.tr("Bac&k up now"),
            "database-backup",
            (),
            self.tr("Make a checked copy of the library as it is now."),
        )
        self.backups = self._action(
            self.tr("&Backups…"),
            "history",
            (),
            self.tr("See what backups there are, and go back to one."),
        )
        self.export_pdf = self._action(
            self.tr("&Export PDF…"),
            "download",
            ("Ctrl+E",),
            self.tr("Save the advice on this task as a PDF."),
        )
        self.print_preview = self._action(
            self.tr("Print pre&view…"),
            "file-text",
            ("Ctrl+Shift+P",),
            self.tr("See the pages as they will be printed."),
        )
        self.print = self._action(
            self.tr("&Print…"),
            "printer",
            (QKeySequence.StandardKey.Print,),
            self.tr("Print the advice on this task."),
        )
        self.business = self._action(
            self.tr("&Business details…"),
            "settings",
            (QKeySequence.StandardKey.Preferences, "Ctrl+,"),
            self.tr("Name, currency, what an hour is worth, and what the business can bear."),
        )
        self.quit = self._action(
            self.tr("&Quit"), None, (QKeySequence.StandardKey.Quit, "Ctrl+Q"), self.tr("Close Rightsource.")
        )
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self.undo = self._action(
            self.tr("&Undo"), "undo-2", (standard.Undo,), self.tr("Take back the last change.")
        )
        self.redo = self._action(
            self.tr("&Redo"), "redo-2", (standard.Redo, "Ctrl+Y"), self.tr("Make the change again.")
        )
        self.cut = self._action(self.tr("Cu&t"), None, (standard.Cut,), "")
        self.copy = self._action(self.tr("&Copy"), "copy", (standard.Copy,), "")
        self.paste = self._action(self.tr("&Paste"), None, (standard.Paste,), "")
        self.find = self._action(
            self.tr("&Find…"),
            "search",
            (standard.Find,),
            self.tr("Find a task, a vendor or a note by any of its words."),
        )
        self.filter_list = self._action(
            self.tr("Fi&lter the list"),
            "funnel",
            ("Ctrl+Shift+F",),
            self.tr("Keep in the list on the left only what has certain words."),
        )

        self.commands = self._action(
            self.tr("Co&mmands…"),
            "arrow-right",
            ("Ctrl+K",),
            self.tr("Run any command, or open any task, by a few letters of its name."),
        )

    def _add_view_actions(self) -> None:
        self.go_to_tasks = self._action(
            self.tr("&Tasks"), "list-checks", ("Ctrl+1",), self.tr("Go to the tasks.")
        )
        self.go_to_vendors = self._action(
            self.tr("&Vendors"), "users", ("Ctrl+2",), self.tr("Go to the vendors.")
        )
        self.columns = self._action(
            self.tr("&Columns…"),
            "columns",
            (),
            self.tr("Choose what the list of tasks shows in columns, and which way round it is sorted."),
        )
        group = QActionGroup(self)
        self.schemes: dict[Scheme, QAction] = {}
        for scheme, name in (
            (Scheme.SYSTEM, self.tr("As the &system")),
            (Scheme.LIGHT, self.tr("&Light")),
            (Scheme.DARK, self.tr("&Dark")),
            (Scheme.HIGH_CONTRAST, self.tr("&High contrast")),
        ):
            action = self._action(name, None, (), "")
            action.setCheckable(True)
            group.addAction(action)
            self.schemes[scheme] = action
        self._language_group = QActionGroup(self)
        self.languages: dict[str, QAction] = {}
        standard = QKeySequence.StandardKey
        self.larger = self._action(
            self.tr("Te&xt larger"), None, (standard.ZoomIn, "Ctrl+="), self.tr("Show everything larger.")
        )
        self.smaller = self._action(
            self.tr("Text s&maller"), None, (standard.ZoomOut,), self.tr("Show everything smaller.")
        )
        self.normal = self._action(
            self.tr("Text &normal"), None, ("Ctrl+0",), self.tr("Show everything in its usual size.")
        )

    def _add_task_actions(self) -> None:
        self.new_task = self._action(
            self.tr("&New task"),
            "plus",
            (QKeySequence.StandardKey.New,),
            self.tr("Add a task and describe it."),
        )
        self.new_from_starter = self._action(
            self.tr("New from &starter…"),
            "clipboard-list",
            ("Ctrl+Shift+T",),
            self.tr("Choose from the usual tasks of a small business, with figures filled in."),
        )
        self.quick_entry = self._action(
            self.tr("&Quick entry…"),
            "list-checks",
            ("Ctrl+Shift+A",),
            self.tr("Write down many tasks, a line each, or paste a list of them."),
        )
        self.guide = self._action(
            self.tr("&Guide me"),
            "lightbulb",
            ("Ctrl+G",),
            self.tr("Answer one question at a time, the one that matters most first."),
        )
        self.hand_over = self._action(
            self.tr("&Hand over…"),
            "handshake",
            ("Ctrl+Shift+H",),
            self.tr("The papers that go along: brief, procedure, paid trial, safeguards, questions."),
        )
        self.duplicate_task = self._action(
            self.tr("&Duplicate"),
            "copy",
            ("Ctrl+D",),
            self.tr("Add a copy of this task, to try out other answers."),
        )
        self.rename_task = self._action(
            self.tr("&Rename"), "pencil", ("F2",), self.tr("Give this task another name.")
        )
        self.delete_task = self._action(
            self.tr("De&lete"), "trash-2", (), self.tr("Move this task to the bin. Nothing is lost.")
        )
        self.restore = self._action(
            self.tr("Rest&ore deleted…"),
            "archive-restore",
            (),
            self.tr("Take tasks and vendors back out of the bin."),
        )

    def _add_vendor_actions(self) -> None:
        self.new_vendor = self._action(
            self.tr("&New vendor"),
            "plus",
            ("Ctrl+Shift+N",),
            self.tr("Add somebody who could take work over."),
        )
        self.new_note = self._action(
            self.tr("New n&ote…"),
            "notebook-pen",
            (),
            self.tr("Write down what you learned about this vendor today."),
        )
        self.compare_quotes = self._action(
            self.tr("&Compare quotes…"),
            "scale",
            ("Ctrl+Shift+Q",),
            self.tr("See the quotes for a task side by side, and choose one."),
        )
        self.rename_vendor = self._action(
            self.tr("&Rename"), "pencil", (), self.tr("Give this vendor another name.")
        )
        self.delete_vendor = self._action(
            self.tr("De&lete"), "trash-2", (), self.tr("Move this vendor to the bin. Nothing is lost.")
        )

    def _add_report_actions(self) -> None:
        self.report_task = self._action(
            self.tr("This &task…"),
            "file-text",
            (),
            self.tr("The advice on this task as a PDF: choose the paper, and what is on it."),
        )
        self.report_page = self._action(
            self.tr("The whole &business on one page…"),
            "file-text",
            (),
            self.tr("Every task, what all of them free and cost, and what to move first."),
        )
        self.report_library = self._action(
            self.tr("The whole &library…"),
            "book-open",
            (),
            self.tr("Every task and vendor in one document, with a table of contents."),
        )
        self.copy_text = self._action(
            self.tr("Copy the advice as te&xt"),
            "copy",
            ("Ctrl+Shift+C",),
            self.tr("Copy the advice on this task, to be pasted into an e-mail."),
        )

        self.export_calendar = self._action(
            self.tr("Export cale&ndar…"),
            "calendar-clock",
            (),
            self.tr("Save the days to look again and to follow up as a file that calendars open."),
        )

    def _add_help_actions(self) -> None:
        self.user_guide = self._action(
            self.tr("&User guide"),
            "lightbulb",
            (QKeySequence.StandardKey.HelpContents,),
            self.tr("How to do things here, a page each; opens at what is on show."),
        )
        self.glossary = self._action(
            self.tr("&Glossary"),
            "book-open",
            ("Ctrl+Shift+G",),
            self.tr("What the words mean here: outsource, offshore, all in and others."),
        )
        self.method = self._action(
            self.tr("&How the advice is made"),
            "circle-question-mark",
            ("Shift+F1",),
            self.tr("How the costs are counted and what makes a verdict."),
        )
        self.shortcuts = self._action(
            self.tr("&Keyboard shortcuts"),
            "list-checks",
            ("Ctrl+?", "Ctrl+F1"),
            self.tr("Every command that has keys."),
        )
        self.sample = self._action(
            self.tr("Try the &sample business"),
            "store",
            (),
            self.tr("Look around in a business that is filled in."),
        )
        self.copy_report = self._action(
            self.tr("Copy report for the &makers"),
            "copy",
            (),
            self.tr("Copy what the makers need to mend a fault. It holds nothing you entered."),
        )
        self.open_log = self._action(
            self.tr("Open the &log folder"),
            "book-open",
            (),
            self.tr("See what the program notes about its running. It holds nothing you entered."),
        )
        self.about = self._action(
            self.tr("&About Rightsource"),
            "info",
            (),
            self.tr("Version, and the licences of what it is made of."),
        )
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def offer_languages(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer these beside the desktop's language (code ""): code and name of each."""
        for code, name in (("", self.tr("As the &system")), *names):
            tip = self.tr("The window closes and opens again in this language.")
            action = self._action(name, None, (), tip)
            action.setCheckable(True)
            self._language_group.addAction(action)
            self.languages[code] = action

    def _action(self, text: str, icon_name: str | None, keys: Sequence[Keys], tip: str) -> QAction:
        action = QAction(text, self)
        if icon_name is not None:
            action.setIcon(icon(icon_name))
        shortcuts: list[QKeySequence] = []
        for key in keys:
            if isinstance(key, str):
                shortcuts.append(QKeySequence(key, QKeySequence.SequenceFormat.PortableText))
            else:
                shortcuts += QKeySequence.keyBindings(key)
        action.setShortcuts(list(dict.fromkeys(shortcuts)))
        action.setStatusTip(tip)
        return action
