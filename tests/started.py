"""The real program in a process of its own, driven from within by a generator of a test's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
# ``drive`` gets the program; it yields how many milliseconds it wants to be left alone. ``given``: what
# the test handed over.
_AROUND = """
import sys
given, sys.argv = sys.argv[1:], sys.argv[:1]
{code}
from PySide6.QtCore import QTimer
from ui.program import Program
from ui.__main__ import main

shown = Program.show

def show(self, start, where=None):
    steps = drive(self)

    def go():
        wanted = next(steps, None)
        if wanted is not None:
            QTimer.singleShot(wanted, self.window, go)

    QTimer.singleShot(0, self.window, go)
    shown(self, start, where)

Program.show = show
sys.exit(main())
"""
SAMPLE = """
def drive(program):
    program.window.actions_.sample.trigger()
    while program.libraries.desk is None or program.libraries.desk.advising.is_busy:
        yield 50
    desk = program.libraries.desk
"""


class Home:
    """A computer that Rightsource was never started on, and what is started there."""

    def __init__(self, folder: Path, *, umask: int = 0o022) -> None:
        self.folder = folder
        self.umask = umask
        for name in ("home/Documents", "run", "tmp"):
            (folder / name).mkdir(parents=True)
        (folder / "run").chmod(0o700)

    @property
    def environment(self) -> dict[str, str]:
        home = self.folder / "home"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return kept | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "TMPDIR": str(self.folder / "tmp"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    @contextmanager
    def begun(
        self, code: str, *arguments: str, before: tuple[str, ...] = ()
    ) -> Iterator[subprocess.Popen[str]]:
        """Start the window; ``code`` defines ``drive(program)``. ``before``: what the process runs under."""
        process = subprocess.Popen(
            [*before, sys.executable, "-c", _AROUND.replace("{code}", code), *arguments],
            cwd=ROOT,
            env=self.environment,
            umask=self.umask,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()  # where it has not ended by itself

    def run(self, code: str, *arguments: str, before: tuple[str, ...] = ()) -> tuple[int, str, str]:
        """The same to its end: exit status, and what it printed on both streams."""
        with self.begun(code, *arguments, before=before) as process:
            printed, complained = process.communicate(timeout=120)
        return process.returncode, printed, complained

    def command(self, *arguments: str | Path) -> None:
        """One of ``rightsource``'s commands."""
        subprocess.run(
            [sys.executable, "-m", "ui", *map(str, arguments)],
            cwd=ROOT,
            env=self.environment,
            umask=self.umask,
            check=True,
            capture_output=True,
        )

    @property
    def log(self) -> str:
        found = [path.read_text() for path in sorted(self.folder.rglob("rightsource.log"))]
        return "".join(found)

    def modes(self) -> Mapping[Path, int]:
        """Everything that was made here, with its permissions."""
        given = {self.folder / name for name in ("home", "home/Documents", "run", "tmp")}
        return {path: path.lstat().st_mode & 0o777 for path in self.folder.rglob("*") if path not in given}
