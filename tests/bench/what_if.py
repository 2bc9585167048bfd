"""How quick What if … is in the window: from a slider's move to everything painted."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.bench.timing import Row, milliseconds
from ui.advice import AdvicePanel
from ui.advice.comparison import Comparison
from ui.advice.lever_row import LeverRow
from ui.program import Program
from ui.start_arguments import StartArguments

FRAME = 1 / 60
AIM_SECONDS = 0.016
TICKS = 200
PATIENCE_SECONDS = 20.0
TASKS = ("Looking after the website", "A new logo")  # the second has two quotes: five alternatives


def rows() -> Iterator[Row]:
    """One line a task; off-screen unless the environment says otherwise."""
    with _elsewhere():
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        program = Program(application)
        try:
            program.show(StartArguments(library=None))
            program.new_libraries.open_sample()
            for title in TASKS:
                yield _ticks(application, _panel_of(program, title), title)
        finally:
            program.window.close()
            program.close()
            application.processEvents()


def _panel_of(program: Program, title: str) -> AdvicePanel:
    """The advice panel, open at What if … for the task of that title."""
    desk = program.libraries.desk
    assert desk is not None
    found = next(one for one in desk.library.session.tasks() if one.title == title)
    desk.tasks.open_task(found.id)
    _wait(lambda: not desk.advising.is_busy)
    panel = desk.workspace.tasks.advice
    panel.show_what_if()
    _wait(lambda: any(row.isVisible() for row in panel.findChildren(LeverRow)))
    return panel


def _ticks(application: QApplication, panel: AdvicePanel, title: str) -> Row:
    sliders = [row.slider for row in panel.findChildren(LeverRow) if row.isVisible()]
    comparison = next(iter(panel.findChildren(Comparison)))
    paints = _Paints(comparison)
    words, ticks = [], []
    for at in range(TICKS):
        slider = sliders[at % len(sliders)]
        start = time.perf_counter()
        slider.setValue((slider.value() + 7) % slider.maximum())
        for _ in range(3):  # what is moved is weighed, then laid out, then painted
            application.processEvents()
        ticks.append(time.perf_counter() - start)
        words.append(comparison.accessibleName())
    assert len(set(words)) > TICKS / 2, "nothing moved"
    assert paints.count > TICKS / 2, "nothing was painted"
    slow = float(np.quantile(ticks, 0.95))
    return Row(
        what=f"a what-if tick in the window, painted: {title} (95th percentile)",
        against="a frame of 1/60 s",
        ratio=slow / FRAME,
        aim=f"≤ {milliseconds(AIM_SECONDS)}",
        figures=f"{milliseconds(slow)} : {milliseconds(FRAME)}",
    )


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def _wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < until, "the window took too long"
        QApplication.processEvents()
        time.sleep(0.001)


@contextmanager
def _elsewhere() -> Iterator[None]:
    """A home of its own, so that nobody's library is touched."""
    before = dict(os.environ)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        for name in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home) / name.lower())
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
