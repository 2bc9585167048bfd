"""Another window in a process of its own, told what to do: ``python -m tests.ui.other_window LIBRARY``.

Each line of standard input is an expression about ``owner``; its value comes out as JSON. It ends with that.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.drive import PATIENCE_MS, Owner

_ROOT = Path(__file__).parents[2]
_LOOK_SECONDS = 0.01


class OtherWindow:
    """Tells such a process what to do."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, expression: str) -> Any:
        """What ``expression`` is worth there."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(expression, file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())


@contextmanager
def other_window(library: Path, home: Path) -> Iterator[OtherWindow]:
    """Of somebody else, as far as the single instance is concerned: with another home."""
    own = {f"XDG_{name}_HOME": os.fspath(home / name) for name in ("CONFIG", "DATA", "STATE")}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.other_window", os.fspath(library)],
        cwd=_ROOT,
        env={**os.environ, **own, "HOME": os.fspath(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield OtherWindow(process)
        finally:
            process.communicate("", timeout=PATIENCE_MS / 1000)


class _Waiting:
    """As much of pytest-qt as ``Owner`` needs."""

    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815 - the names of pytest-qt
    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 - the names of pytest-qt
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815 - the names of pytest-qt

    def wait(self, ms: int) -> None:
        until = time.monotonic() + ms / 1000
        while time.monotonic() < until:
            QApplication.processEvents()

    def waitUntil(self, condition: Callable[[], bool], *, timeout: int) -> None:
        until = time.monotonic() + timeout / 1000
        while not condition():
            if time.monotonic() > until:
                raise TimeoutError
            QApplication.processEvents()


def _main(library: Path) -> None:
    from PySide6.QtWidgets import QMessageBox

    from ui.program import Program
    from ui.start_arguments import StartArguments

    application = QApplication(sys.argv[:1])
    program = Program(application)
    owner = Owner(cast(QtBot, _Waiting()), program)
    program.show(StartArguments(library=library))
    names = {"owner": owner, "QMessageBox": QMessageBox}
    while True:
        application.processEvents()
        if not select.select([sys.stdin], [], [], _LOOK_SECONDS)[0]:
            continue
        if not (line := sys.stdin.readline()):
            break
        print(json.dumps(eval(line, names)), flush=True)
    owner.close_dialogs()
    program.keeper.wait_seconds = PATIENCE_MS / 1000
    program.window.close()
    program.close()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
