"""A folder that a service keeps in step with other computers is known, and no other is taken for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.library.synced import sync_service


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "ann"
    home.mkdir()
    return home


def service(path: Path, home: Path, **environment: str) -> str | None:
    return sync_service(path, home=home, environment=environment)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("Dropbox/books", "Dropbox"),
        ("Dropbox (Ann's Shop)", "Dropbox"),
        ("Ann's Shop Dropbox/Ann", "Dropbox"),
        ("Library/CloudStorage/Dropbox-Personal", "Dropbox"),
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Ann's Shop/Documents", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-ann@shop.example/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/books", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud2/books", "Nextcloud"),
        ("ownCloud/books", "ownCloud"),
        ("pCloud Drive", "pCloud"),
        ("pCloudDrive/books", "pCloud"),
        ("MEGA/books", "MEGA"),
        ("MEGAsync", "MEGA"),
        ("Box/books", "Box"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("SynologyDrive/books", "Synology Drive"),
    ],
)
def test_the_services_folders_are_known_by_their_names(home: Path, folder: str, expected: str) -> None:
    assert service(home / folder / "shop.rightsource", home) == expected
    assert service(home / folder, home) == expected  # a folder asks for itself


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".SynologyWorkingDirectory", "Synology Drive"),
        (".tmp.driveupload", "Google Drive"),
        (".megaignore", "MEGA"),
    ],
)
def test_a_folder_of_any_name_is_known_by_what_a_service_leaves_in_it(
    home: Path, marker: str, expected: str
) -> None:
    below = home / "shared" / "books" / "2026"
    below.mkdir(parents=True)
    assert service(below / "shop.rightsource", home) is None
    (home / "shared" / marker).mkdir()
    assert service(below / "shop.rightsource", home) == expected
    assert service(home / "private" / "shop.rightsource", home) is None


def test_folders_that_a_service_has_written_down_are_known(home: Path) -> None:
    (home / ".dropbox").mkdir()
    note = {"personal": {"path": str(home / "box of drops"), "host": 1}, "business": {"host": 2}}
    (home / ".dropbox" / "info.json").write_text(json.dumps(note))
    (home / ".config/Nextcloud").mkdir(parents=True)
    (home / ".config/Nextcloud/nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={home}/cloud/\n0\\user=ann\n"
    )
    assert service(home / "box of drops/a/b.rightsource", home) == "Dropbox"
    assert service(home / "cloud/b.rightsource", home) == "Nextcloud"
    assert service(home / "Documents/b.rightsource", home, OneDrive=str(home / "Documents")) == "OneDrive"
    for free in ("Documents/b.rightsource", "cloudy/b.rightsource", ".config/b.rightsource", "b.rightsource"):
        assert service(home / free, home) is None


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"personal": 3}', '{"personal": {"path": 4}}', "[" * 100_000]
)
def test_a_note_that_makes_no_sense_is_passed_over(home: Path, note: str) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(note)
    assert service(home / "b.rightsource", home) is None


@pytest.mark.parametrize(
    "folder", ["Documents", "Documents/Box", "Documents/mega", "Boxes", "OneDriver", "my dropboxes", "."]
)
def test_other_folders_are_not_taken_for_synced_ones(home: Path, folder: str) -> None:
    (home / ".dropbox").mkdir()  # the service is installed: its settings make no home folder a synced one
    assert service(home / folder / "shop.rightsource", home) is None


def test_whole_drives_and_names_that_are_no_folders_are_passed_over(home: Path) -> None:
    assert service(home / "b.rightsource", home, OneDrive="/", OneDriveConsumer="Documents") is None


def test_a_link_into_a_synced_folder_is_followed_and_a_link_out_of_one_is_noticed(home: Path) -> None:
    (home / "Dropbox").mkdir()
    (home / "Documents").mkdir()
    (home / "Documents" / "books").symlink_to(home / "Dropbox")
    (home / "Dropbox" / "plain").symlink_to(home / "Documents")
    assert service(home / "Documents/books/b.rightsource", home) == "Dropbox"
    assert service(home / "Dropbox/plain/b.rightsource", home) == "Dropbox"


def test_a_ring_of_links_is_no_fault(home: Path) -> None:
    (home / "a").symlink_to(home / "b")
    (home / "b").symlink_to(home / "a")
    assert service(home / "a" / "b.rightsource", home) is None
