"""Tries off screen whether Qt starts and its Linux plugins load; says in a line what does not."""

import ctypes
import os
import sys
from pathlib import Path

# A screen, Wayland's or X11's, and a printer: what the window loads once it runs.
PLUGINS = ["platforms/libqxcb.so", "platforms/libqwayland*.so", "printsupport/libcups*.so"]


def main() -> str | None:
    """The reason for which Qt does not work, or None."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtCore import QLibraryInfo
        from PySide6.QtPrintSupport import QPrinter  # noqa: F401
        from PySide6.QtSvg import QSvgRenderer  # noqa: F401
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        return f"Qt cannot be loaded: {error}"
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugins = [path for pattern in PLUGINS for path in sorted(folder.glob(pattern))]
    for plugin in plugins if sys.platform == "linux" else []:
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return f"A part of Qt cannot be loaded: {error}"
    QApplication([])
    return None


if __name__ == "__main__":
    sys.exit(main())
