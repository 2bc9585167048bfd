"""The files that packages bring say the same as the program, and are what the systems read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from advisor import __version__
from advisor.cli.main import command_line
from advisor.library.header import APPLICATION_ID
from ui.start_arguments import LIBRARY_SUFFIX

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, plistlib, sys
sys.path.insert(0, "packaging")
from linux.desktop import desktop_entry, metainfo, mime_type
from linux.manual import manual_page
from linux.debian import _needed
from macos.info import property_list
from windows.definitions import _installer, _version
print(json.dumps({
    "desktop": desktop_entry(), "metainfo": metainfo(), "mime": mime_type(), "manual": manual_page(),
    "needed": _needed("2.36"), "mac": property_list(), "installer": _installer(), "version": _version(),
}))
"""
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_menu_entry_opens_a_library_and_passes_the_desktops_own_check(
    made: dict[str, Any], tmp_path: Path
) -> None:
    lines = dict(line.split("=", 1) for line in made["desktop"].splitlines()[1:])
    assert lines["Exec"] == "rightsource %f"
    assert lines["Terminal"] == "false"
    checker = shutil.which("desktop-file-validate")
    if checker is None:
        pytest.skip("desktop-file-validate is not installed")
    entry = tmp_path / "rightsource.desktop"
    entry.write_text(made["desktop"], "utf-8")
    assert subprocess.run([checker, entry], capture_output=True, text=True, check=False).stdout == ""


def test_the_kind_of_file_is_known_by_its_name_and_by_its_header(made: dict[str, Any]) -> None:
    kind = ElementTree.fromstring(made["mime"])[0]
    globs = [one.get("pattern") for one in kind.iter(f"{MIME}glob")]
    matches = {one.get("offset"): one.get("value") for one in kind.iter(f"{MIME}match")}
    assert globs == [f"*{LIBRARY_SUFFIX}"]
    assert matches == {"0": "SQLite format 3", "68": APPLICATION_ID.to_bytes(4, "big").decode()}
    assert f"MimeType={kind.get('type')};" in made["desktop"]


def test_the_description_for_software_centres_names_this_version(made: dict[str, Any]) -> None:
    component = ElementTree.fromstring(made["metainfo"])
    release = component.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert component.findtext("launchable") == "rightsource.desktop"


def test_the_manual_names_every_command_and_every_option(made: dict[str, Any]) -> None:
    manual = made["manual"].replace("\\-", "-")
    commands = re.findall(r"^\.SS (\S+)$", manual, re.MULTILINE)
    shown = re.findall(r"^    (\w+) ", command_line().format_help(), re.MULTILINE)
    assert commands == shown
    assert {"assess", "report", "import", "export"} <= set(commands)
    assert "\\fB--locale\\fR \\fILOCALE\\fR" in manual
    assert ".SH OPTIONS" in manual
    assert "\\fB--version\\fR" in manual


def test_the_manual_says_of_every_command_what_it_does(made: dict[str, Any]) -> None:
    said = re.findall(r"^\.SS (\S+)\n(.+)$", made["manual"], re.MULTILINE)
    assert len(said) >= 10
    assert [name for name, sentence in said if not re.fullmatch(r"[A-Z].{15,}\.", sentence)] == []


def test_the_manual_shows_examples_and_names_the_folders_that_the_program_uses(made: dict[str, Any]) -> None:
    manual = made["manual"].replace("\\-", "-").replace("\\(ti", "~")
    assert "\nrightsource report task.toml -o advice.pdf\n" in manual
    home = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
        "HOME": "/home/x"
    }
    folders = "from advisor.paths import *; print(config_folder(), data_folder(), log_folder())"
    used = subprocess.run(
        [sys.executable, "-c", folders], cwd=ROOT, env=home, capture_output=True, text=True, check=True
    ).stdout
    if sys.platform == "linux":
        assert all(f".I {folder.replace('/home/x', '~')}\n" in manual for folder in used.split())


def test_the_version_is_the_same_everywhere(made: dict[str, Any]) -> None:
    assert f"AppVersion={__version__}\n" in made["installer"]
    assert f"'ProductVersion', '{__version__}'" in made["version"]
    assert made["mac"]["CFBundleShortVersionString"] == __version__


def test_the_package_asks_for_what_a_bare_system_is_asked_for(made: dict[str, Any]) -> None:
    text = (ROOT / "packaging" / "linux" / "missing_packages.py").read_text("utf-8")
    asked = set(re.findall(r'": "([a-z0-9.+-]+)"', text))
    assert len(asked) > 15
    assert asked <= {name.rpartition(" | ")[2] for name in made["needed"]}


def test_the_wheel_holds_all_that_is_read_at_run_time() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {"advisor", "ui", "resources"} <= set(
        project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    )
