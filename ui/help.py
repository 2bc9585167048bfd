"""What the Help menu says: how the advice is made, what words mean, which keys there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot, qVersion

from advisor import __version__
from ui.command_list import all_keys_of, menu_commands
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.dialogs.reading_dialog import Passage


class HelpPresenter(QObject):
    """Opens the texts of the Help menu in the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def show_method(self) -> None:
        from ui.dialogs.reading_dialog import ReadingDialog

        dialog = ReadingDialog(self.tr("How the advice is made"), self._method(), self._window)
        glossary = dialog.add_button(self.tr("Glossary"))
        glossary.clicked.connect(dialog.reject)
        glossary.clicked.connect(self.show_glossary)
        dialog.open()

    @Slot()
    def show_glossary(self) -> None:
        from ui.dialogs.glossary_dialog import GlossaryDialog

        dialog = GlossaryDialog(self._window)
        dialog.method_requested.connect(self.show_method)
        dialog.open()

    @Slot()
    def show_shortcuts(self) -> None:
        """Every command with keys, as the menus have them now."""
        from ui.dialogs.shortcuts_dialog import ShortcutRow, ShortcutsDialog

        rows = []
        for command in menu_commands(self._window):
            keys = all_keys_of(command.action)
            if keys:
                words = reduce(
                    lambda one, other: self.tr("{one} or {other}").format(one=one, other=other), keys
                )
                rows.append(ShortcutRow(menu=command.path, name=command.name, keys=words))
        ShortcutsDialog(rows, self._window).open()

    @Slot()
    def show_about(self) -> None:
        from ui.dialogs.reading_dialog import ReadingDialog

        ReadingDialog(self.tr("About Rightsource"), self._about(), self._window).open()

    def _method(self) -> Sequence[Passage]:
        from ui.dialogs.reading_dialog import Passage

        return (
            Passage(
                heading=self.tr("Three ways to get work done"),
                text=self.tr(
                    "In-house: you or your staff do it. Outsource: a professional answers for the result, "
                    "and you do not manage the how. Offshore: low-cost help works to your written steps "
                    "while you check. These are ways of working, not countries: a professional abroad is "
                    "still a professional, and a cheap helper round the corner must be supervised all the "
                    "same."
                ),
            ),
            Passage(
                heading=self.tr("Everything that has a price is counted"),
                text=self.tr(
                    "For each way, and for each quote you were given, one ledger adds up fees, wages, your "
                    "own hours for finding, briefing, guiding and checking, work done twice, mistakes that "
                    "get through, leaks, copied work, customers lost, safeguards, and taking the work back."
                    " Your own hours count with what an hour of yours is worth."
                ),
            ),
            Passage(
                heading=self.tr("What cannot be traded for money is a condition"),
                text=self.tr(
                    "Licensed work without a licence, an expert's job given to unskilled help, faults that "
                    "show when it is too late, a budget that is too small: such a way is ruled out, with "
                    "what would lift it. Customer lists, passwords and brands are allowed with safeguards, "
                    "which are priced in."
                ),
            ),
            Passage(
                heading=self.tr("Ranges, not single guesses"),
                text=self.tr(
                    "You say the lowest, likeliest and highest. The ledger is worked out for thousands of "
                    "cases within these ranges, the same cases for every way. A verdict is clear when one "
                    "way is the cheapest in at least 85 of 100 cases, leaning from 70, and too close to "
                    "call below that."
                ),
            ),
            Passage(
                heading=self.tr("What you leave open"),
                text=self.tr(
                    "Usual figures for that kind of work stand in, and are marked as assumed, each with its"
                    " source under Assumptions. Of the open questions, those that could change the verdict "
                    "are named first."
                ),
            ),
            Passage(
                heading=self.tr("What it is not"),
                text=self.tr(
                    "It is an aid to your own judgement, not legal, tax or financial advice. The same "
                    "answers always give the same advice. Nothing leaves this computer."
                ),
            ),
        )

    def _about(self) -> Sequence[Passage]:
        from ui.dialogs.reading_dialog import Passage

        return (
            Passage(
                heading=self.tr("Rightsource {version}").format(version=__version__),
                text=self.tr(
                    "Which work to keep, which to give to a professional, and which to supervised help."
                )
                + "\n\n"
                + self.tr("Copyright the Rightsource contributors. Licence: MIT."),
            ),
            Passage(
                heading=self.tr("Made with"),
                text="\n".join([f"Qt {qVersion()} (LGPL-3.0)", *_libraries()]),
            ),
            Passage(
                heading=self.tr("Icons and fonts"),
                text=self.tr(
                    "Lucide icons (ISC). DejaVu fonts (Bitstream Vera licence), "
                    "Noto fonts (SIL Open Font Licence)."
                ),
            ),
            Passage(
                heading=self.tr("Sources"),
                text=self.tr(
                    "Each usual figure names its source and year beside it, under Assumptions in the "
                    "advice, and in the report."
                ),
            ),
        )


def _libraries() -> list[str]:
    from ui.licences import (
        shipped_libraries,
    )  # reads the metadata of every library, and only this page needs it

    return [f"{one.name} {one.version} ({one.licence})" for one in shipped_libraries()]
