"""Tidies the programs and libraries of the bundle as Debian wants them, and reads what they need."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_MAGIC = b"\x7fELF"
_GLIBC = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)$", re.MULTILINE)
_SEARCHED = re.compile(r"^ +R(?:UN)?PATH +(\S+)$", re.MULTILINE)


def elf_files(folder: Path) -> Iterator[Path]:
    """Programs and libraries; links to them are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == _MAGIC:
                    yield path


def tidy(bundle: Path) -> None:
    """Take out what tells of the machine that Python was built on, and what only a debugger reads.

    A folder to search that is not within the bundle would let whoever owns that folder on another computer
    put a library of theirs into the program. What comes in wheels is not stripped: some of it breaks
    (numpy's OpenBLAS does).
    """
    for path in elf_files(bundle / "_internal"):
        if not stays_inside(search_path(_headers(path))):
            subprocess.run(["patchelf", "--remove-rpath", path], check=True)
        if path.name.startswith("libpython") or path.parent.name == "lib-dynload":
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def search_path(headers: str) -> str:
    """The folders in which a file looks for its libraries, as `objdump -p` prints them."""
    found = _SEARCHED.search(headers)
    return found.group(1) if found else ""


def stays_inside(searched: str) -> bool:
    """Whether every folder is told from where the file itself lies."""
    return all(folder.startswith("$ORIGIN") for folder in searched.split(":") if folder)


def newest_glibc(texts: Iterator[str]) -> str:
    """The release of the C library that is needed, out of what `objdump -p` prints for every file."""
    versions = {version for text in texts for version in _GLIBC.findall(text)}
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def needed_glibc(folder: Path) -> str:
    """The release of the C library that everything in the folder starts with."""
    return newest_glibc(_headers(path) for path in elf_files(folder))


def _headers(path: Path) -> str:
    return subprocess.run(["objdump", "-p", path], check=True, capture_output=True, text=True).stdout
