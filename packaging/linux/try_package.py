"""Tries the Debian package in a fresh Debian: installs it, starts it, removes it again.

Needs root, debootstrap and Xvfb. Run it after `make package`:
`sudo .venv/bin/python packaging/linux/try_package.py [RELEASE]`, bookworm unless given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from about import BUILD, DIST, NAME, ROOT

_PHOTOGRAPH = BUILD / "package-window.png"
_APT = Path("/etc/apt")
_BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"}
_LEFT_ALONE = (
    "proc",
    "dev",
    "sys",
    "tmp",
    "run",
    "root",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/cache",
    "var/log",
)


def main(release: str = "bookworm") -> None:
    """Raise CalledProcessError or SystemExit where something does not work."""
    package = next(DIST.glob("*.deb"))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as mounts:
        root = Path(folder) / "root"
        subprocess.run(
            ["debootstrap", "--variant=minbase", "--include=ca-certificates", release, root], check=True
        )
        _use_this_machines_mirror(root)
        for place in ("proc", "dev"):
            subprocess.run(["mount", "--bind", f"/{place}", root / place], check=True)
            mounts.callback(subprocess.run, ["umount", root / place], check=True)
        shutil.copy(package, root / "tmp")
        _in(root, "apt-get update -qq")
        _in(root, "apt-get install -y -qq --no-install-recommends shared-mime-info desktop-file-utils man-db")
        before = _files(root)
        _in(root, f"apt-get install -y -qq --no-install-recommends /tmp/{package.name}")
        _try(root)
        _in(root, f"rm -rf /root/owner; apt-get purge -y -qq {NAME}; apt-get autoremove --purge -y -qq")
        if left := sorted(_files(root) ^ before):
            raise SystemExit("\n".join(["Removing it did not leave things as they were:", *left]))
    print(f"Installed, started and removed without remains in a fresh {release}; its window: {_PHOTOGRAPH}")


def _use_this_machines_mirror(root: Path) -> None:
    for pattern in ("sources.list.d/*.sources", "sources.list", "apt.conf.d/99*"):
        for file in _APT.glob(pattern):
            shutil.copy(file, root / "etc" / "apt" / file.relative_to(_APT))
    for file in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(f"/{file}", root / file)


def _in(root: Path, command: str) -> None:
    subprocess.run(["chroot", root, "sh", "-ec", command], check=True, env=_BARE, stdout=subprocess.DEVNULL)


def _files(root: Path) -> set[str]:
    found = set()
    for folder, folders, files in os.walk(root):
        place = os.path.relpath(folder, root)
        folders[:] = [one for one in folders if os.path.normpath(f"{place}/{one}") not in _LEFT_ALONE]
        found.update(os.path.normpath(f"{place}/{one}") for one in (*folders, *files))
    return found


def _try(root: Path) -> None:
    """From the command line, then its window on a display of this machine."""
    owner = root / "root" / "owner"
    owner.mkdir()
    shutil.copy(ROOT / "resources" / "sample" / "task.toml", owner)
    _in(
        root,
        f"{NAME} assess /root/owner/task.toml; {NAME} report /root/owner/task.toml -o /root/owner/task.pdf",
    )
    _in(root, f"man -w {NAME}; grep -q {NAME}.desktop /usr/share/applications/mimeinfo.cache")
    start = root.parent / "start"
    start.write_text(
        f'#!/bin/sh\nexec chroot "{root}" env HOME=/root/owner DISPLAY="$DISPLAY" {NAME}\n', "utf-8"
    )
    start.chmod(0o700)
    photograph = Path(__file__).parents[1] / "bundle" / "photograph.py"
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x780x24 -ac"]
    subprocess.run([*screen, sys.executable, photograph, start, _PHOTOGRAPH], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
