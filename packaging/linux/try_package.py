"""Tries the Debian package in a fresh Debian: installs it, starts it, removes it again.

Needs root, debootstrap, Xvfb and x11-utils. Run it after `make package`:
`sudo .venv/bin/python packaging/linux/try_package.py [RELEASE]`, bookworm unless given.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from about import BUILD, DIST, NAME, ROOT, SUFFIX, TITLE
from bundle.build import photograph

_PHOTOGRAPH = BUILD / "package-window.png"
_APT = Path("/etc/apt")
_BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"}
_LEFT_ALONE = (
    "proc", "dev", "sys", "tmp", "run", "root", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log",
)  # fmt: skip
# What dpkg's triggers write anew for all packages together, in an order of their own.
_REWRITTEN = ("etc/ld.so.cache", "usr/share/applications/mimeinfo.cache", "usr/share/mime/")
# Also what another package only recommends, such as the C library some that ours needed.
_AUTOREMOVE = (
    "apt-get autoremove --purge -y -qq"
    " -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false"
)
_LIBRARY = f"Shop{SUFFIX}"
_TASKS = "Name,Hours per month\nBookkeeping,12\n"


def main(release: str = "bookworm") -> None:
    """Raise CalledProcessError or SystemExit where something does not work."""
    package = next(DIST.glob("*.deb"))
    with tempfile.TemporaryDirectory() as folder, ExitStack() as mounts:
        root = Path(folder) / "root"
        subprocess.run(
            ["debootstrap", "--variant=minbase", "--include=ca-certificates", release, root], check=True
        )
        _reach_this_machines_mirror(root)
        for place in ("proc", "dev"):
            subprocess.run(["mount", "--bind", f"/{place}", root / place], check=True)
            mounts.callback(subprocess.run, ["umount", root / place], check=True)
        shutil.copy(package, root / "tmp")
        _in(root, "apt-get update -qq")
        _in(root, "apt-get install -y -qq --no-install-recommends shared-mime-info desktop-file-utils man-db")
        _in(root, _AUTOREMOVE)  # what debootstrap left over is not ours
        before = sums(root)
        _in(root, f"apt-get install -y -qq --no-install-recommends /tmp/{package.name}")
        installed = sums(root)
        _try(root)
        if added := sorted(sums(root).keys() - installed.keys()):  # a module compiled where it lies, for one
            raise SystemExit("\n".join(["Running it left files among the system's:", *added]))
        _in(root, f"rm -rf /root/owner; apt-get purge -y -qq {NAME}; {_AUTOREMOVE}")
        if wrong := differences(before, sums(root)):
            raise SystemExit("\n".join(["Removing it did not leave things as they were:", *wrong]))
    print(f"Installed, started and removed without remains in a fresh {release}; its window: {_PHOTOGRAPH}")


def _reach_this_machines_mirror(root: Path) -> None:
    """The release keeps its own sources; from this machine come the way to them and what it trusts."""
    for file in _APT.glob("apt.conf.d/99*"):
        shutil.copy(file, root / "etc" / "apt" / "apt.conf.d")
    for file in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(f"/{file}", root / file)


def _in(root: Path, command: str) -> None:
    subprocess.run(["chroot", root, "sh", "-ec", command], check=True, env=_BARE, stdout=subprocess.DEVNULL)


def sums(root: Path) -> dict[str, str]:
    """Every file and folder by its place, with a checksum of what a file holds or where a link leads."""
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        place = os.path.relpath(folder, root)
        folders[:] = [one for one in folders if os.path.normpath(f"{place}/{one}") not in _LEFT_ALONE]
        for name in (*folders, *files):
            found[os.path.normpath(f"{place}/{name}")] = _sum(Path(folder, name))
    return found


def _sum(path: Path) -> str:
    if path.is_symlink():
        return os.readlink(path)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What is there too much, is gone, or holds something else; the caches of all packages may."""
    changed = {
        f"changed: {place}"
        for place in before.keys() & after.keys()
        if before[place] != after[place] and not place.startswith(_REWRITTEN)
    }
    gone = {f"gone: {place}" for place in before.keys() - after.keys()}
    return sorted(changed | gone | {f"left: {place}" for place in after.keys() - before.keys()})


def _try(root: Path) -> None:
    """From the command line, then its window with a library in it, on a display of this machine."""
    owner = root / "root" / "owner"
    owner.mkdir()
    shutil.copy(ROOT / "resources" / "sample" / "task.toml", owner)
    (owner / "tasks.csv").write_text(_TASKS, "utf-8")
    _in(
        root,
        f"cd /root/owner; {NAME} assess task.toml; {NAME} report task.toml -o task.pdf; "
        f"{NAME} import tasks.csv --into {_LIBRARY}",
    )
    _in(root, f"man -w {NAME}; grep -q {NAME}.desktop /usr/share/applications/mimeinfo.cache")
    start = root.parent / "start"
    start.write_text(
        f'#!/bin/sh\nexec chroot "{root}" env HOME=/root/owner DISPLAY="$DISPLAY" {NAME} "$@"\n', "utf-8"
    )
    start.chmod(0o700)
    title = f"{Path(_LIBRARY).stem} – {TITLE}"
    photograph(start, _PHOTOGRAPH, title, f"/root/owner/{_LIBRARY}")


if __name__ == "__main__":
    main(*sys.argv[1:])
