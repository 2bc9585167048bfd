"""What of all that PyInstaller finds goes into the bundle, and what stays out."""

from __future__ import annotations

import re
import sys

_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")

# What libraries would use if it were there, and this program never reaches.
_NEVER_REACHED = (
    "PIL.ImageQt", "PIL.ImageTk", "_pytest", "fontTools", "hypothesis", "lxml", "matplotlib", "mypy",
    "numpy.f2py", "numpy.testing", "pandas", "pikepdf", "pip", "pytest", "setuptools", "tkinter", "unittest",
)  # fmt: skip
# Python's modules for terminals and for old databases: nothing here uses them, and readline and gdbm are
# under the GPL, which asks more of whoever passes them on than the licence of this program does.
_OF_TERMINALS = ("_curses", "_curses_panel", "_dbm", "_gdbm", "curses", "readline")

# The system's libraries that Python's modules are linked with, by how their names begin. They go along, for
# their versions differ from one release to the next; desktops bring their own X, fonts and GLib, which fit
# them. Whoever adds one has read its licence: it must let itself be passed on in a program under any terms.
SYSTEM_LIBRARIES = {
    "bz2": "BSD style", "crypto": "Apache-2.0", "expat": "MIT", "ffi": "MIT", "lzma": "public domain",
    "mpdec": "BSD-2-Clause", "python": "PSF-2.0", "sqlite3": "public domain", "ssl": "Apache-2.0",
    "uuid": "BSD-3-Clause", "z": "Zlib",
}  # fmt: skip
_MAY_COME = re.compile(rf"lib({'|'.join(SYSTEM_LIBRARIES)})[-.0-9]")

# Parts of Qt that its hooks bring along: other kinds of windows, screens without a desktop, and networks.
_UNUSED = re.compile(
    r"libQt6(Qml|Quick|Pdf|VirtualKeyboard|OpenGLWidgets|EglF[Ss])|qvirtualkeyboard|qpdf[.]"
    r"|[/\\]platforms[/\\](lib)?q(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc)"
    r"|[/\\]plugins[/\\](egldeviceintegrations|generic|networkinformation|tls)[/\\]"
)
# One start of the program finds another through Qt's network on Windows alone: `ui/single_instance.py`.
_OF_NETWORKS = re.compile(r"libQt6Network|[/\\]QtNetwork[.]|QtNetwork[.]framework")
# Compiled modules lie in the archive; Qt's help viewer has texts of its own; direct_url.json tells the folder
# in which the bundle was made.
_LEFT_OUT = re.compile(r"__pycache__|[/\\]qt_help_\w+[.]qm$|[.]dist-info[/\\]direct_url[.]json$")


def excluded_modules(platform: str = sys.platform) -> list[str]:
    """The modules that PyInstaller does not follow."""
    networks = () if platform == "win32" else ("PySide6.QtNetwork",)
    return [*_NEVER_REACHED, *_OF_TERMINALS, *networks]


def binary_belongs(name: str, source: str, kind: str, platform: str = sys.platform) -> bool:
    """Whether a library goes along: ``name`` in the bundle, from ``source``, of PyInstaller's ``kind``."""
    if _UNUSED.search(name) or (platform != "win32" and _OF_NETWORKS.search(name)):
        return False
    # Debian has Python's own modules among the system's libraries.
    return kind == "EXTENSION" or not is_of_the_system(source) or may_come_along(name)


def data_belongs(name: str, source: str) -> bool:
    """Whether another file goes along."""
    return not _LEFT_OUT.search(name) and not re.search(r"[/\\]pip-", source)


def is_of_the_system(source: str) -> bool:
    """Whether the file is one of Linux' own rather than of a library that was installed with pip."""
    return source.startswith(_SYSTEM)


def may_come_along(name: str) -> bool:
    """Whether it is one of the system's libraries whose licence was read."""
    return bool(_MAY_COME.match(re.split(r"[/\\]", name)[-1]))
