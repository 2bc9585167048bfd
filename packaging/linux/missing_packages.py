"""Prints the Debian packages that this machine lacks, one a line: what Qt loads, and what makes a .venv.

It asks the dynamic linker instead of dpkg, so that it is right on other systems as well.
Run it with the interpreter that the .venv is to be made with; it needs the standard library only.
"""

import ctypes
import sys
from importlib.util import find_spec

# The shared libraries that PySide6-Essentials loads and does not bring, each with the package that holds it.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libbrotlidec.so.1": "libbrotli1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def main() -> None:
    """Prints the missing packages, sorted; nothing when all is there."""
    missing = {package for library, package in PACKAGE_OF.items() if not loads(library)}
    if find_spec("ensurepip") is None:  # Debian keeps it apart from Python
        missing.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    for package in sorted(missing):
        print(package)


if __name__ == "__main__":
    main()
