"""Every command that the README shows is run here, or is a target that .ci/run or this suite runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = re.findall(r"^    (\S.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
RIGHTSOURCE = [command for command in COMMANDS if command.startswith(".venv/bin/rightsource ")]
TARGETS = [command.removeprefix("make ") for command in COMMANDS if command.startswith("make ")]


def test_the_readme_shows_commands_of_both_kinds_and_no_others() -> None:
    assert RIGHTSOURCE
    assert TARGETS
    assert len(RIGHTSOURCE) + len(TARGETS) == len(COMMANDS)


@pytest.mark.parametrize("command", RIGHTSOURCE)
def test_a_command_of_the_readme_works_from_a_folder_with_the_sample(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources" / "sample", tmp_path / "resources" / "sample")
    arguments = command.split()[1:]
    run = subprocess.run(
        [sys.executable, "-m", "ui", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
    assert not run.stderr
    if "-o" in arguments:
        assert (tmp_path / arguments[arguments.index("-o") + 1]).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_of_the_readme_exists_and_says_what_it_is_for(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## \S", makefile, flags=re.MULTILINE)


def test_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing
