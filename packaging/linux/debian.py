"""Makes the Debian package of the bundle: menu entry, icons, kind of file, manual, shell completion."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from about import (
    BUILD,
    BUNDLE,
    DESCRIPTION,
    DIST,
    HOMEPAGE,
    MAINTAINER,
    MIME_TYPE,
    NAME,
    SUMMARY,
)
from icons import DRAWING, SIZES, icon_file

from advisor.cli.main import command_line
from linux.changelog import debian_changelog, debian_version
from linux.completion import bash_completion, zsh_completion
from linux.copyright import copyright_file
from linux.desktop import desktop_entry, metainfo, mime_type
from linux.elf import needed_glibc
from linux.manual import manual_page
from linux.missing_packages import PACKAGE_OF

_TREE = BUILD / "debian"
_HOME = f"usr/lib/{NAME}"
_DOC = f"usr/share/doc/{NAME}"
# Packages that Debian 13 and Ubuntu 24.04 renamed.
_RENAMED = frozenset({"libglib2.0-0", "libcups2"})


def build_package() -> Path:
    """``dist/rightsource_VERSION_ARCHITECTURE.deb``."""
    shutil.rmtree(_TREE, ignore_errors=True)
    shutil.copytree(BUNDLE, _TREE / _HOME, symlinks=True)
    _link(f"usr/bin/{NAME}", f"{_HOME}/{NAME}")
    _write(f"usr/share/applications/{NAME}.desktop", desktop_entry())
    _write(f"usr/share/metainfo/{NAME}.metainfo.xml", metainfo())
    _write(f"usr/share/mime/packages/{NAME}.xml", mime_type())
    for size in SIZES:
        folder = f"usr/share/icons/hicolor/{size}x{size}"
        _copy(icon_file(size), f"{folder}/apps/{NAME}.png")
        _copy(icon_file(size), f"{folder}/mimetypes/{MIME_TYPE.replace('/', '-')}.png")
    _copy(DRAWING, f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg")
    _write(f"usr/share/man/man1/{NAME}.1.gz", _packed(manual_page()))
    _write(f"usr/share/bash-completion/completions/{NAME}", bash_completion(command_line()))
    _write(f"usr/share/zsh/vendor-completions/_{NAME}", zsh_completion(command_line()))
    _write(f"{_DOC}/copyright", copyright_file())
    _write(f"{_DOC}/changelog.gz", _packed(debian_changelog()))
    _link(f"{_DOC}/licences", f"{_HOME}/_internal/licences")
    _copy(Path(__file__).parent / "lintian-overrides", f"usr/share/lintian/overrides/{NAME}")
    architecture = _output("dpkg", "--print-architecture")
    _write("DEBIAN/control", _control(architecture, needed_glibc(BUNDLE)))
    package = DIST / f"{NAME}_{debian_version()}_{architecture}.deb"
    _same_rights_for_all()
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", _TREE, package], check=True)
    return package


def check_desktop_files() -> None:
    """By the desktops' own checkers, as far as they are installed. Raises CalledProcessError."""
    share = _TREE / "usr" / "share"
    checks = (
        ["desktop-file-validate", share / "applications" / f"{NAME}.desktop"],
        ["appstreamcli", "validate", "--no-net", share / "metainfo" / f"{NAME}.metainfo.xml"],
        ["xmllint", "--noout", share / "mime" / "packages" / f"{NAME}.xml"],
        ["man", "--warnings", "-l", share / "man" / "man1" / f"{NAME}.1.gz"],
    )
    for command in checks:
        if shutil.which(str(command[0])) is None:
            print(f"Not checked, for it is not installed: {command[0]}")
            continue
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _control(architecture: str, glibc: str) -> str:
    size = sum(file.lstat().st_size for file in _TREE.rglob("*") if file.is_file()) // 1024
    homepage = f"Homepage: {HOMEPAGE}\n" if HOMEPAGE else ""
    description = "\n .\n".join(f" {line}" for line in _wrapped())
    return f"""\
Package: {NAME}
Version: {debian_version()}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {size}
Section: misc
Priority: optional
Depends: {", ".join(_needed(glibc))}
Recommends: libgtk-3-0t64 | libgtk-3-0
{homepage}Description: {SUMMARY[0].lower() + SUMMARY[1:]}
{description}
"""


def _wrapped() -> list[str]:
    return [re.sub(r"(.{1,70})(?:\s+|$)", r"\1\n ", text).strip() for text in DESCRIPTION]


def _needed(glibc: str) -> list[str]:
    """The packages of the system's libraries that the bundle loads and does not bring."""
    packages = {
        f"libc6 (>= {glibc})",
        "libstdc++6",
        "libwayland-egl1",
        "zlib1g",
        "libx11-6",
        "libfreetype6",
        *PACKAGE_OF.values(),
    }
    return [f"{one}t64 | {one}" if one in _RENAMED else one for one in sorted(packages)]


def _packed(text: str) -> bytes:
    """As Debian wants what people seldom read: packed as small as can be, and the same at every build."""
    return gzip.compress(text.encode(), 9, mtime=0)


def _write(path: str, content: str | bytes) -> None:
    target = _TREE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)


def _copy(source: Path, path: str) -> None:
    _write(path, source.read_bytes())


def _link(path: str, to: str) -> None:
    target = _TREE / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(relative_link(path, to))


def relative_link(path: str, to: str) -> str:
    """What a link at ``path`` has to hold to lead ``to`` another place of the same tree."""
    return os.path.relpath(to, os.path.dirname(path))


def _same_rights_for_all() -> None:
    """Whoever builds it, and with whatever umask: everybody reads, nobody but root writes.

    A library is loaded and not run.
    """
    for path in (_TREE, *_TREE.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or (path.stat().st_mode & 0o100 and ".so" not in path.suffixes)
        path.chmod(0o755 if runs else 0o644)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout.strip()
