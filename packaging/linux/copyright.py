"""Debian's copyright file, out of the licences that lie beside what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from about import NAME, ROOT

_IN_BUNDLE = f"usr/lib/{NAME}/_internal"
_HOLDER = re.compile(r"^(?:.*: )?Copyright(?: \(c\))? (\d.*)$", re.MULTILINE)
# Fonts and icons: the files in the bundle, the text beside the sources, and what Debian calls such terms.
_PICTURES = (
    ("resources/fonts/DejaVu*", "fonts/LICENSE-DejaVu.txt", "Bitstream-Vera"),
    ("resources/fonts/Noto*", "fonts/LICENSE-Noto.txt", "OFL-1.1"),
    ("resources/icons/*", "icons/LICENSE-lucide.txt", "ISC-and-Expat"),
)
_QT = """\
 Qt and PySide6 may be passed on under the terms of the GNU Lesser General
 Public License, version 3, or of the GNU General Public License, versions 2
 and 3. On Debian systems, the texts are in
 /usr/share/common-licenses/LGPL-3, GPL-2 and GPL-3.
 .
 Parts of Qt that others wrote are under terms that ask for less."""
_START = """\
 PyInstaller is under the GNU General Public License, version 2 or later, in
 /usr/share/common-licenses/GPL-2. Its authors give unlimited permission to
 put its start into other programs and to pass these on without restriction."""


def copyright_file() -> str:
    """In the form of Debian's machine-readable copyright files, version 1.0."""
    return "\n\n".join(_stanzas()) + "\n"


def _stanzas() -> Iterator[str]:
    own = (ROOT / "LICENSE").read_text("utf-8")
    head, _, terms = own.partition("\n\n")[2].partition("\n\n")
    yield (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        "Comment: The program comes with Python and its libraries. The terms of each, with\n"
        f" the names of all who hold rights, are in /usr/share/doc/{NAME}/licences."
    )
    yield f"Files: *\nCopyright: {holders(head)}\nLicense: Expat\n{indented(terms)}"
    for files, text, terms_name in _PICTURES:
        yield _of_pictures(files, ROOT / "resources" / text, terms_name)
    yield (
        f"Files: {_IN_BUNDLE}/PySide6/* {_IN_BUNDLE}/shiboken6/*\n"
        f"Copyright: The Qt Company Ltd. and other contributors\nLicense: LGPL-3 or GPL-2 or GPL-3\n{_QT}"
    )
    yield (
        f"Files: usr/lib/{NAME}/{NAME}\nCopyright: 2010-2023 PyInstaller Development Team\n"
        " 2005-2009 Giovanni Bajo\n 2002 McMillan Enterprises, Inc.\n"
        f"License: GPL-2+ with Bootloader exception\n{_START}"
    )


def _of_pictures(files: str, text: Path, terms_name: str) -> str:
    terms = text.read_text("utf-8")
    return (
        f"Files: {_IN_BUNDLE}/{files}\nCopyright: {holders(terms)}\nLicense: {terms_name}\n{indented(terms)}"
    )


def holders(text: str) -> str:
    """Who holds the rights, one a line, as a text names them. Raises ValueError where it names nobody."""
    named = (re.sub(r"(?i)\.? all rights reserved\..*", "", one) for one in _HOLDER.findall(text))
    found = list(dict.fromkeys(one.replace(" by ", " ", 1) for one in named))
    if not found:
        raise ValueError(f"Nobody holds the rights: {text[:60]!r}")
    return "\n ".join(found)


def indented(text: str) -> str:
    """A text within a field: every line begins with a space, and an empty one holds a dot."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())
