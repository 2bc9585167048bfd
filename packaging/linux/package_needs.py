"""Prints the Debian packages that `make package` needs and this machine lacks, one a line.

Run it with the interpreter that makes the bundle; it needs the standard library only.
"""

import shutil
import sys
import sysconfig
from pathlib import Path

# A command, and the package that holds it.
PACKAGE_OF = {
    "objdump": "binutils",  # PyInstaller reads libraries with it; `strip` is in there, too
    "patchelf": "patchelf",  # takes the building machine's folders out of libraries
    "dpkg-deb": "dpkg",
}


def shared_python() -> Path | None:
    """Python as a library, which a bundle holds in place of the command; None where it was made without."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    return Path(str(sysconfig.get_config_var("LIBDIR")), name) if ".so" in name else None


def main() -> None:
    """Prints the missing packages, sorted; nothing when all is there."""
    missing = {package for command, package in PACKAGE_OF.items() if shutil.which(command) is None}
    library = shared_python()
    # Debian keeps it apart from the command. It would not fit a Python from elsewhere.
    if library and not library.exists() and library.is_relative_to("/usr/lib"):
        missing.add(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    for package in sorted(missing):
        print(package)


if __name__ == "__main__":
    main()
