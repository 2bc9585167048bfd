"""Gathers the licences of all that the bundle holds: Python, its libraries, Qt, fonts, icons, system."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from about import BUILD, ROOT

from ui.licences import shipped_libraries

FOLDER = BUILD / "licences"
_COMMON = Path("/usr/share/common-licenses")
_QT = "Qt and PySide6 are used under the GNU Lesser General Public License, version 3.\n"


def gather_licences() -> None:
    """Fill ``FOLDER`` anew. Raises FileNotFoundError where a text that has to go along is missing."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", FOLDER / "rightsource.txt")
    shutil.copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", FOLDER / "python.txt")
    for file in sorted((ROOT / "resources").glob("*/LICENSE-*.txt")):
        shutil.copy(file, FOLDER / file.name.removeprefix("LICENSE-").lower())
    index = []
    for one in shipped_libraries():
        index.append(f"{one.name} {one.version}: {one.licence}")
        if one.texts:
            text = "\n\n".join(f"{name}\n\n{text}" for name, text in one.texts.items())
            (FOLDER / f"{one.name.lower()}.txt").write_text(text, "utf-8")
    (FOLDER / "README.txt").write_text("\n".join([*index, ""]), "utf-8")
    if sys.platform == "linux":
        gnu = "\n\n".join((_COMMON / name).read_text("utf-8") for name in ("LGPL-3", "GPL-3"))
        (FOLDER / "qt.txt").write_text(f"{_QT}\n{gnu}", "utf-8")


def add_system_licences(bundle: Path) -> None:
    """Add those of the system's libraries that PyInstaller took along, as their Debian packages have them."""
    for library in sorted((bundle / "_internal").glob("lib*.so*")):
        found = subprocess.run(
            ["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False
        ).stdout
        package = found.partition(":")[0]
        terms = Path("/usr/share/doc") / package / "copyright"
        if package and terms.is_file():
            shutil.copy(terms, bundle / "_internal" / "licences" / f"debian-{package}.txt")
