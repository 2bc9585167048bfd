"""Run in a process of its own by the window's benchmarks: starts a window off screen and prints its figures.

``python -m tests.bench.window_probe KIND START [LIBRARY]``: KIND is bare, window, idle or work, START in ns.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from ui.program import Program

TYPED = ("answer", "for ba", "outsource", "uber", "zebra", "e", "an", "decided tax")
SELECTIONS = 20
SETTLING_SECONDS = 4.0
PAUSE_SECONDS = 0.6


class FirstPaint(QObject):
    """Notes when the window ``watched`` has been painted for the first time, and calls ``then``."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


def main(kind: str, start: int, library: str = "") -> None:
    """Print one JSON object."""
    application = QApplication([])
    figures: dict[str, Any] = {}
    loop = QEventLoop()  # leaving the application's own would close the window

    def painted() -> None:
        figures["furnished" if "first_paint" in figures else "first_paint"] = (time.time_ns() - start) / 1e9
        figures["memory"] = memory()
        loop.quit()

    first = FirstPaint(painted)
    if kind == "bare":
        window = QMainWindow()
        window.resize(1280, 780)
        window.installEventFilter(first)
        window.show()
        loop.exec()
    else:
        from ui.qt_bindings import mend_bindings

        mend_bindings()  # as the program does at its start
        from ui.app import show_empty_window

        window = show_empty_window(application)
        figures["first_paint"] = (time.time_ns() - start) / 1e9
        from ui.program import Program
        from ui.start_arguments import StartArguments

        program = Program(application, window=window)
        window.installEventFilter(first)
        program.show(StartArguments(library=Path(library) if library else None))
        window.repaint()
        loop.exec()
        if kind != "window":
            settle(SETTLING_SECONDS)
            figures["memory"] = memory()
        if kind == "work":
            figures |= work(program)
        program.window.close()
        program.close()
    print(json.dumps(figures), flush=True)
    os._exit(0)


def memory() -> int:
    """Bytes this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def settle(seconds: float) -> None:
    """Let the window do what it does by itself."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def work(program: Program) -> dict[str, Any]:
    """Type into the filter, sort and select as an owner would; seconds of each until it is painted."""
    from PySide6.QtWidgets import QComboBox, QLineEdit

    desk = program.libraries.desk
    assert desk is not None
    pane = desk.workspace.tasks.list
    field = pane.findChild(QLineEdit)
    orders = pane.findChild(QComboBox)
    assert field is not None
    assert orders is not None
    figures: dict[str, Any] = {"memory_idle": memory()}

    def timed(call: Callable[[], object]) -> float:
        start = time.perf_counter()
        call()
        pane.view.viewport().repaint()
        return time.perf_counter() - start

    keys, clears = [], []
    for text in TYPED:
        keys += [timed(lambda shown=text[:end]: field.setText(shown)) for end in range(1, len(text) + 1)]  # type: ignore[misc]
        clears.append(timed(field.clear))
    figures |= {"keys": keys, "clears": clears}
    sorts = [timed(lambda at=at: orders.setCurrentIndex(at)) for _ in range(2) for at in (1, 2, 0)]  # type: ignore[misc]
    figures["sorts"] = sorts

    def select(row: int) -> None:
        """Until the advice is on show."""
        shown: list[object] = []

        def note(weighed: object) -> None:
            shown.extend([weighed] if weighed is not None else [])

        desk.advising.shown.connect(note)
        pane.view.selectRow(row)
        while not shown:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        desk.advising.shown.disconnect(note)

    def selecting(row: int) -> float:
        seconds = timed(lambda: select(row))
        settle(PAUSE_SECONDS)
        return seconds

    figures["selects"] = [selecting(row) for row in range(5, 5 + SELECTIONS)]
    figures["far_selects"] = [selecting(row * 37) for row in range(5, 5 + SELECTIONS)]
    figures["models"] = [weighing(desk, row) for row in range(5, 5 + SELECTIONS)]
    figures["memory_worked"] = memory()
    return figures


def weighing(desk: Any, row: int) -> float:
    """Seconds of the model and of its sentences alone, for the task in that row."""
    from ui.places.tasks.advising import weigh

    rows = desk.workspace.tasks.rows
    task_id = rows.id_at(rows.index(row, 0))
    task = desk.library.full_task(task_id)
    start = time.perf_counter()
    weigh(task_id, task, "en_US")
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
