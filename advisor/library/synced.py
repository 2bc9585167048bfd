"""Tells whether a folder is kept in step with other computers: a file in use can be torn or doubled there.

Nothing is asked of the services: their folders are known by their names, by what they leave lying in them,
and by where their programs have written down that they are. What none of this gives away is not found.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

DROPBOX = "Dropbox"
ONEDRIVE = "OneDrive"
GOOGLE_DRIVE = "Google Drive"
ICLOUD = "iCloud Drive"
NEXTCLOUD = "Nextcloud"
OWNCLOUD = "ownCloud"
SYNCTHING = "Syncthing"
PCLOUD = "pCloud"
MEGA = "MEGA"
BOX = "Box"
SYNOLOGY = "Synology Drive"

# As the services call their folders, whatever the letters' case; a business's own have its name behind.
_NAMES = (
    ("dropbox", DROPBOX),
    ("dropbox (*)", DROPBOX),
    ("dropbox-*", DROPBOX),
    ("* dropbox", DROPBOX),
    ("onedrive", ONEDRIVE),
    ("onedrive - *", ONEDRIVE),
    ("onedrive-*", ONEDRIVE),
    ("google drive", GOOGLE_DRIVE),
    ("googledrive", GOOGLE_DRIVE),
    ("googledrive-*", GOOGLE_DRIVE),
    ("icloud drive", ICLOUD),
    ("iclouddrive", ICLOUD),
    ("nextcloud", NEXTCLOUD),
    ("nextcloud[0-9]", NEXTCLOUD),
    ("nextcloud-*", NEXTCLOUD),
    ("owncloud", OWNCLOUD),
    ("owncloud[0-9]", OWNCLOUD),
    ("owncloud - *", OWNCLOUD),
    ("owncloud-*", OWNCLOUD),
    ("pcloud", PCLOUD),
    ("pcloud drive", PCLOUD),
    ("pclouddrive", PCLOUD),
    ("pcloud sync", PCLOUD),
    ("megasync", MEGA),
    ("box sync", BOX),
    ("box-box", BOX),
    ("synologydrive", SYNOLOGY),
    ("synology drive", SYNOLOGY),
    ("synologydrive-*", SYNOLOGY),
)
# Words that many folders bear: only right in the home folder, where the services put theirs.
_NAMES_AT_HOME = {"mega": MEGA, "box": BOX, "cloudstation": SYNOLOGY}
_BELOW_LIBRARY = {"mobile documents": ICLOUD}  # ~/Library of macOS
# What the programs leave in the topmost folder they look after.
_MARKERS = (
    (".stfolder", SYNCTHING),
    (".dropbox", DROPBOX),
    (".dropbox.cache", DROPBOX),
    (".tmp.driveupload", GOOGLE_DRIVE),
    (".nextcloudsync.log", NEXTCLOUD),
    (".owncloudsync.log", OWNCLOUD),
    (".SynologyWorkingDirectory", SYNOLOGY),
    (".megaignore", MEGA),
)
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_LARGEST_NOTE_BYTES = 1_000_000  # of a service's own file


def sync_service(
    path: Path, *, home: Path | None = None, environment: Mapping[str, str] | None = None
) -> str | None:
    """The service that keeps ``path``, a file or folder, in step with other computers; None for none known.

    It need not be there. ``home`` and ``environment`` are this user's unless given.
    """
    environment = os.environ if environment is None else environment
    with suppress(RuntimeError):  # a user without a home
        home = home or Path.home()
    noted = list(_noted(home, environment))
    for place in dict.fromkeys((path.absolute(), _resolved(path))):
        for folder in (place, *place.parents):
            if found := _of_folder(folder, home, noted):
                return found
    return None


def _of_folder(folder: Path, home: Path | None, noted: list[tuple[Path, str]]) -> str | None:
    for known, service in noted:
        if folder == known:
            return service
    name = folder.name.casefold()
    for pattern, service in _NAMES:
        if fnmatch.fnmatchcase(name, pattern):
            return service
    if home is not None:
        if folder.parent == home and name in _NAMES_AT_HOME:
            return _NAMES_AT_HOME[name]
        if folder.parent == home / "Library" and name in _BELOW_LIBRARY:
            return _BELOW_LIBRARY[name]
    if folder == home:  # settings of the services' programs lie there, under the same names
        return SYNCTHING if _is_there(folder / ".stfolder") else None
    for marker, service in _MARKERS:
        if _is_there(folder / marker):
            return service
    return None


def _noted(home: Path | None, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The folders that the services' programs have written down."""
    for name in _VARIABLES:
        if folder := environment.get(name):
            yield from _both(folder, ONEDRIVE)
    settings = [Path(environment[name]) for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
    for folder in _dropbox_folders(
        [*([home / ".dropbox"] if home else []), *(one / "Dropbox" for one in settings)]
    ):
        yield from _both(folder, DROPBOX)
    if home is None:
        return
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    for base in (config, home / "Library" / "Preferences", *settings):
        for file, service in (
            ("Nextcloud/nextcloud.cfg", NEXTCLOUD),
            ("ownCloud/owncloud.cfg", OWNCLOUD),
        ):
            for folder in re.findall(r"(?m)^[^=\n]*localPath=(.+?)[/\\]*\s*$", _text(base / file)):
                yield from _both(folder, service)


def _dropbox_folders(places: list[Path]) -> Iterator[str]:
    for place in places:
        try:
            accounts = json.loads(_text(place / "info.json") or "{}")
        except (ValueError, RecursionError):
            continue
        for account in accounts.values() if isinstance(accounts, dict) else ():
            if isinstance(account, dict) and isinstance(folder := account.get("path"), str) and folder:
                yield folder


def _both(folder: str, service: str) -> Iterator[tuple[Path, str]]:
    """As written and as it is without links."""
    path = Path(folder.strip())
    if path.is_absolute() and path.parent != path:  # a whole drive would be everything
        yield path, service
        yield _resolved(path), service


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a ring of links, a drive that does not answer
        return path.absolute()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_NOTE_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
