"""Takes the pictures of the user guide from the real window. Run it by ``make screenshots``, under xvfb.

The sample business is opened in a home of its own, so that nothing of whoever runs this is seen or touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 780
PATIENCE_MILLISECONDS = 30_000
TASK = "Monthly bookkeeping"
# Named after what the file shows; the order is that of the panes.
PANES = ("the-job", "hours-and-money", "risks", "parts", "vendors-and-quotes", "notes")


def main() -> int:
    """Write every picture anew and say which."""
    sys.path.insert(0, str(ROOT))
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        Path(home, "Documents").mkdir()
        os.environ.update(
            HOME=home,
            XDG_CONFIG_HOME=f"{home}/config",
            XDG_DATA_HOME=f"{home}/data",
            XDG_STATE_HOME=f"{home}/state",
            LANG="en_US.UTF-8",
            LC_ALL="en_US.UTF-8",
        )
        _take_all()
    return 0


def _take_all() -> None:  # noqa: PLR0915  (one picture after the other)
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QCursor
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.palettes import Scheme
    from ui.program import Program
    from ui.start_arguments import StartArguments

    application = QApplication(["rightsource"])
    program = Program(application)
    window = program.window
    window.resize(WIDTH, HEIGHT)

    def wait(milliseconds: int = 250) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait_until(condition: Callable[[], object]) -> None:
        for _ in range(PATIENCE_MILLISECONDS // 50):
            if condition():
                wait()
                return
            wait(50)
        raise SystemExit("The window did not get ready.")

    QCursor.setPos(0, 0)  # nothing looks as if the mouse were on it

    def take(name: str, widget: QWidget | None = None) -> None:
        wait()
        picture = (widget or window).grab()
        picture.setDevicePixelRatio(1)
        if not picture.save(str(PICTURES / f"{name}.png")):
            raise SystemExit(f"{name}.png was not written.")
        print(f"docs/pictures/{name}.png")

    def modal() -> QWidget:
        wait_until(QApplication.activeModalWidget)
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    program.show(StartArguments())
    wait()
    take("start")
    program.libraries.open_sample()
    desk = program.libraries.desk
    assert desk is not None
    wait_until(lambda: not desk.advising.is_busy)
    tasks = {summary.title: summary.id for summary in desk.library.session.tasks()}
    desk.tasks.open_task(tasks[TASK])
    wait_until(lambda: not desk.advising.is_busy)
    take("tasks")
    program.theme.set_scheme(Scheme.DARK)
    take("tasks-dark")
    program.theme.set_scheme(Scheme.HIGH_CONTRAST)
    take("tasks-high-contrast")
    program.theme.set_scheme(Scheme.LIGHT)
    entry = desk.workspace.tasks.entry
    for at, name in enumerate(PANES):
        entry.tabs.setCurrentIndex(at)
        take(f"pane-{name}", entry)
    entry.tabs.setCurrentIndex(0)
    desk.workspace.show_place("vendors")
    take("vendors")
    desk.workspace.show_place("tasks")
    for name, action in (
        ("starters", window.actions_.new_from_starter),
        ("business", window.actions_.business),
        ("print-preview", window.actions_.print_preview),
    ):
        action.trigger()
        dialog = modal()
        wait(1000)
        take(name, dialog)
        dialog.close()
        wait()
    window.close()
    program.close()


if __name__ == "__main__":
    raise SystemExit(main())
