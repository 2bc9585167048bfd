"""Makes the bundle, a folder with all that the program needs, starts it once, and photographs its window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from about import BUILD, BUNDLE, DIST, NAME, ROOT, TITLE

PHOTOGRAPH = BUILD / "bundle-window.png"
_HERE = Path(__file__).parent
# Without these, Windows starts no program, or has it look for its temporary files in the system's folder.
_OF_WINDOWS = (
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "COMSPEC",
    "TEMP",
    "TMP",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
)


def build_bundle() -> None:
    """Into ``dist/rightsource``."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *folders, str(_HERE / "rightsource.spec")], check=True, cwd=ROOT)


def program_for_commands() -> Path:
    """The program whose output a prompt shows."""
    return BUNDLE / (f"{NAME}-cli.exe" if sys.platform == "win32" else NAME)


def try_bundle() -> None:
    """Weigh a task, write a PDF, and open the window on a display of its own, where there is Xvfb."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**bare_environment(home), "QT_QPA_PLATFORM": ""}
        sample = str(ROOT / "resources" / "sample" / "task.toml")
        pdf = Path(home) / "sample.pdf"
        for arguments in (["assess", sample], ["report", sample, "-o", str(pdf)]):
            subprocess.run(
                [program_for_commands(), *arguments], check=True, env=environment, stdout=subprocess.DEVNULL
            )
        if not pdf.read_bytes().startswith(b"%PDF-"):
            raise SystemExit("The bundle wrote no PDF.")
        if missing := [one for one in ("xvfb-run", "xwininfo") if shutil.which(one) is None]:
            print(f"The bundle's window was not tried, for there is no {' and no '.join(missing)}.")
            return
        photograph(BUNDLE / NAME, PHOTOGRAPH, TITLE, environment=bare_environment(home))


def photograph(
    program: Path, picture: Path, title: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> None:
    """Start it on a screen of its own. Raises CalledProcessError where no window has that title."""
    script = [sys.executable, str(_HERE / "photograph.py"), str(program), str(picture), title, *arguments]
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x780x24 -ac"]
    subprocess.run([*screen, *script], check=True, env=environment)


def bare_environment(
    home: str, given: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> dict[str, str]:
    """An environment in which nothing of this project or its Python is found, and ``home`` is the owner's.

    Windows tells a program its folders whatever the environment says: there, only commands that keep no
    settings are tried.
    """
    kept = {"PATH": given["PATH"], "LANG": "C.UTF-8", "HOME": home, "XDG_RUNTIME_DIR": home}
    if platform != "win32":
        return kept
    by_name = {name.upper(): value for name, value in given.items()}
    return kept | {name: by_name[name] for name in _OF_WINDOWS if name in by_name}
