"""Makes the bundle, a folder with all that the program needs, starts it once, and photographs its window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from about import BUILD, BUNDLE, DIST, NAME, ROOT

PHOTOGRAPH = BUILD / "bundle-window.png"
_HERE = Path(__file__).parent


def build_bundle() -> None:
    """Into ``dist/rightsource``."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, *folders, str(_HERE / "rightsource.spec")], check=True, cwd=ROOT)


def try_bundle(program: Path = BUNDLE / NAME) -> None:
    """Weigh a task, write a PDF, and open the window on a display of its own, where there is Xvfb."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**_bare(home), "QT_QPA_PLATFORM": ""}
        sample = str(ROOT / "resources" / "sample" / "task.toml")
        pdf = Path(home) / "sample.pdf"
        for arguments in (["assess", sample], ["report", sample, "-o", str(pdf)]):
            subprocess.run([program, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)
        if not pdf.read_bytes().startswith(b"%PDF-"):
            raise SystemExit("The bundle wrote no PDF.")
        if shutil.which("xvfb-run") is None:
            print("The bundle's window was not tried: install xvfb.")
            return
        photograph = [sys.executable, str(_HERE / "photograph.py"), str(program), str(PHOTOGRAPH)]
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x780x24"]
        subprocess.run([*screen, *photograph], check=True, env=_bare(home))


def _bare(home: str) -> dict[str, str]:
    """An environment in which nothing of this project or its Python can be found."""
    return {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": home}
