"""Takes the pictures of the README and the user guide from the real window, and writes the guide's shortcuts.

Run it by ``make screenshots``, under xvfb. The sample business is opened in a home of its own: nothing
of whoever runs this is seen or touched.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camera import Camera

    from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
GUIDE = ROOT / "resources" / "guide"
WIDTH, HEIGHT = 1280, 780
TASK = "Monthly bookkeeping"
# Named after what the file shows; the order is that of the panes.
PANES = ("the-job", "hours-and-money", "risks", "parts", "vendors-and-quotes", "notes")


def main() -> int:
    """Write every picture anew and say which."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        Path(home, "Documents").mkdir()
        os.environ.update(
            HOME=home,
            XDG_CONFIG_HOME=f"{home}/config",
            XDG_DATA_HOME=f"{home}/data",
            XDG_STATE_HOME=f"{home}/state",
            XDG_RUNTIME_DIR=home,
            LANG="en_US.UTF-8",
            LC_ALL="en_US.UTF-8",
        )
        _take_all(Path(home))
    return 0


def _take_all(home: Path) -> None:
    from camera import Camera
    from guide_pictures import GuideTour
    from guide_shortcuts import write_shortcuts
    from PySide6.QtGui import QCursor
    from PySide6.QtWidgets import QApplication

    from ui.palettes import Scheme
    from ui.program import Program
    from ui.start_arguments import StartArguments

    application = QApplication(["rightsource"])
    program = Program(application)
    window = program.window
    window.resize(WIDTH, HEIGHT)
    QCursor.setPos(0, 0)  # nothing looks as if the mouse were on it
    program.theme.set_scheme(Scheme.LIGHT)
    readme, guide = Camera(ROOT, PICTURES, home), Camera(ROOT, GUIDE / "pictures", home)

    program.show(StartArguments())
    write_shortcuts(window, GUIDE / "keyboard.md")
    readme.take("start", window)
    _take_start(window, guide)
    program.new_libraries.open_sample()
    desk = program.libraries.desk
    assert desk is not None
    readme.wait_until(lambda: not desk.advising.is_busy)
    tasks = {summary.title: summary.id for summary in desk.library.session.tasks()}
    desk.tasks.open_task(tasks[TASK])
    readme.wait_until(lambda: not desk.advising.is_busy)
    readme.take("tasks", window)
    program.theme.set_scheme(Scheme.DARK)
    readme.take("tasks-dark", window)
    program.theme.set_scheme(Scheme.HIGH_CONTRAST)
    readme.take("tasks-high-contrast", window)
    program.theme.set_scheme(Scheme.LIGHT)
    entry = desk.workspace.tasks.entry
    for at, name in enumerate(PANES):
        entry.tabs.setCurrentIndex(at)
        readme.take(f"pane-{name}", entry)
    entry.tabs.setCurrentIndex(0)
    desk.workspace.show_place("vendors")
    readme.take("vendors", window)
    desk.workspace.show_place("tasks")
    for name, action in (
        ("starters", window.actions_.new_from_starter),
        ("business", window.actions_.business),
        ("print-preview", window.actions_.print_preview),
    ):
        action.trigger()
        dialog = readme.modal()
        readme.wait(1000)
        readme.take(name, dialog)
        dialog.close()
        readme.wait()
    GuideTour(program, guide, home).take_all()
    window.close()
    program.close()


def _take_start(window: MainWindow, guide: Camera) -> None:
    guide.take("start", window)
    window.actions_.new_library.trigger()
    dialog = guide.modal()
    guide.take("new-library", dialog)
    dialog.close()


if __name__ == "__main__":
    raise SystemExit(main())
