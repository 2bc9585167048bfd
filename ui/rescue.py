"""Ways out of a library that cannot be opened as it is: saving what can be read of it, or opening a copy."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor.errors import AdvisorError, Cancelled
from advisor.library.errors import LibraryDamaged, LibraryReadOnly
from advisor.progress import Progress
from ui.notifier import Notifier, Way
from ui.works import Works

if TYPE_CHECKING:
    from advisor.library.salvage.losses import Salvaged

_MOST_SHOWN = 40  # losses; all of them are in the text to be copied


class Rescue(QObject):
    """Nothing here writes to the library itself. ``open_library`` opens what was made of it.

    ``current``: the library that is open, which has to be closed before its file is read;
    ``close_library`` does so, and says whether it is.
    """

    def __init__(
        self,
        *,
        window: QWidget,
        notifier: Notifier,
        works: Works,
        folder: Path,
        current: Callable[[], Path | None],
        open_library: Callable[[Path], None],
        close_library: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notifier = notifier
        self._works = works
        self._folder = folder
        self._current = current
        self._open_library = open_library
        self._close_library = close_library
        notifier.offer(self._way_on)

    def ways(self, path: Path, error: AdvisorError) -> list[Way]:
        """What can be done about ``error`` with the library at ``path``."""
        if isinstance(error, LibraryDamaged):
            return [(self.tr("Save what can be read…"), partial(self.salvage, path))]
        if isinstance(error, LibraryReadOnly):
            return [(self.tr("Open a copy"), partial(self.open_copy, path))]
        return []

    def salvage(self, path: Path) -> None:
        """Save what can be read into a new library, open that, and show what was lost."""
        if path == self._current() and not self._close_library():
            return

        def act(progress: Progress) -> Salvaged:
            from advisor.library.salvage.salvage import salvage  # which the start does without

            beside = os.access(path.parent, os.W_OK)
            return salvage(path, folder=None if beside else self._folder, progress=progress)

        self._works.start(
            act,
            sentence=self.tr("Saving what can be read of “{name}”").format(name=path.stem),
            done=partial(self._show_salvaged, path),
            failed=self._tell,
            is_vital=False,
        )

    def open_copy(self, path: Path) -> None:
        """Copy a library that may only be read to the owner's own folder, and open the copy."""

        def act(progress: Progress) -> Path:
            from advisor.library.copies import keep_copy

            return keep_copy(path, self._folder, progress)

        self._works.start(
            act,
            sentence=self.tr("Copying “{name}”").format(name=path.stem),
            done=self._open_library,
            failed=self._tell,
            is_vital=False,
        )

    def _way_on(self, error: AdvisorError) -> Way | None:
        """What is offered beside a fault of the library that is open."""
        path = self._current()
        if path is None or not isinstance(error, LibraryDamaged):
            return None
        return self.ways(path, error)[0]

    def _show_salvaged(self, path: Path, found: Salvaged) -> None:
        from ui.dialogs.reading_dialog import Passage, ReadingDialog

        self._open_library(found.path)
        dialog = ReadingDialog(
            self.tr("What was saved"),
            [
                Passage(
                    heading=self.tr("What was saved of “{name}”").format(name=path.stem),
                    text=self.tr(
                        "It is in a new library, “{name}”, which is open now. The damaged file is unchanged:"
                        " keep it until you have looked the new one over."
                    ).format(name=found.path.stem),
                ),
                Passage(heading="", text="\n".join(found.counts)),
                Passage(
                    heading=self.tr("What was lost, or is not as it was"),
                    text="\n".join(found.losses[:_MOST_SHOWN]) or self.tr("Nothing is known to be lost."),
                ),
            ],
            self._window,
            to_copy=found.as_text(),
        )
        dialog.open()

    def _tell(self, error: AdvisorError) -> None:
        if not isinstance(error, Cancelled):
            self._notifier.stop_for(error)
