"""Makes what owners install: `make package`. It all lands in ``dist``, and each part is tried once made."""

from __future__ import annotations

import shutil
import subprocess
import sys

from about import BUNDLE, DIST, ROOT
from bundle.build import build_bundle, try_bundle
from bundle.licences import gather_licences
from icons import make_icons
from linux.debian import build_package, check_desktop_files
from linux.elf import tidy
from linux.system_licences import add_system_licences
from macos.info import write_entitlements
from other_systems import check_definitions
from windows.definitions import write_definitions


def main() -> None:
    """Wheel, bundle, and on Linux the Debian package."""
    if sys.platform == "linux":
        see_to_needs()
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(DIST)], check=True, cwd=ROOT
    )
    make_icons()
    write_definitions()
    write_entitlements()
    gather_licences()
    build_bundle()
    if sys.platform == "linux":
        add_system_licences(BUNDLE)
        tidy(BUNDLE)
    try_bundle()
    check_definitions()
    if sys.platform == "linux":
        package = build_package()
        check_desktop_files()
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB")


def see_to_needs() -> None:
    """As `make setup` does for Qt: installs what building needs, or ends with the line that would."""
    script = ROOT / "packaging" / "linux" / "system_libraries.sh"
    if subprocess.run(["sh", script, sys.executable, "package_needs.py"], check=False).returncode:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
