"""Gathers the licences of all that the bundle holds: Python, its libraries, Qt, fonts, icons, PyInstaller."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from about import BUILD, ROOT

from ui.licences import shipped_libraries

FOLDER = BUILD / "licences"
_KEPT = ROOT / "packaging" / "licences"  # what no installed library brings; see README.md there
_QT = (
    "Qt and PySide6 are used under the GNU Lesser General Public License, version 3, which refers to the\n"
    "GNU General Public License. Both follow. The Qt Project publishes the sources: https://www.qt.io.\n"
    "What others wrote of Qt is in qt-parts.txt.\n"
)
# Into every bundle go the program that starts it and what mends libraries at the start: the first under the
# GPL with an exception for bundles, the second under Apache-2.0. Their terms are in these two.
_PUT_IN = ("pyinstaller", "pyinstaller-hooks-contrib")
_TERMS = re.compile(r"licen[cs]es?/|COPYING|LICEN[CS]E")


def gather_licences() -> None:
    """Fill ``FOLDER`` anew. Raises FileNotFoundError where a text that has to go along is missing."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", FOLDER / "rightsource.txt")
    shutil.copy(python_terms(_python_folders()), FOLDER / "python.txt")
    for file in sorted((ROOT / "resources").glob("*/LICENSE-*.txt")):
        shutil.copy(file, FOLDER / file.name.removeprefix("LICENSE-").lower())
    index = []
    for one in shipped_libraries():
        index.append(f"{one.name} {one.version}: {one.licence}")
        if one.texts:
            text = "\n\n".join(f"{name}\n\n{text}" for name, text in one.texts.items())
            (FOLDER / f"{one.name.lower()}.txt").write_text(text, "utf-8")
    (FOLDER / "README.txt").write_text("\n".join([*index, ""]), "utf-8")
    gnu = "\n\n".join((_KEPT / f"{name}.txt").read_text("utf-8") for name in ("LGPL-3", "GPL-3"))
    (FOLDER / "qt.txt").write_text(f"{_QT}\n{gnu}", "utf-8")
    for name in ("qt-parts.txt", "harfbuzz.txt"):
        shutil.copy(_KEPT / name, FOLDER)
    for name in _PUT_IN:
        (FOLDER / f"{name}.txt").write_text(_terms_of(name), "utf-8")


def python_terms(folders: Iterable[Path]) -> Path:
    """Python's licence: beside its library on Linux and macOS, beside its programs on Windows."""
    tried = [folder / "LICENSE.txt" for folder in folders]
    for file in tried:
        if file.is_file():
            return file
    raise FileNotFoundError(f"Python's licence is not at {' nor at '.join(map(str, tried))}.")


def _python_folders() -> tuple[Path, ...]:
    return Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)


def _terms_of(name: str) -> str:
    files = [file for file in distribution(name).files or [] if _TERMS.search(file.as_posix())]
    if not files:
        raise FileNotFoundError(f"{name} has no licence among its files.")
    return "\n\n".join(file.read_text("utf-8") for file in files)
