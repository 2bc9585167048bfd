"""What is read quickly is what the TOML files say, which people edit."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from advisor.evidence.files import read_resource

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources"
FILES = sorted(path.relative_to(FOLDER).parts for path in FOLDER.rglob("*.toml"))


def test_the_quick_data_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "quick_data.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("parts", FILES, ids="/".join)
def test_a_file_is_read_as_its_toml_says(parts: tuple[str, ...]) -> None:
    told = tomllib.loads(FOLDER.joinpath(*parts).read_text(encoding="utf-8"))
    assert repr(read_resource(*parts)) == repr(told)  # 4 is not 4.0, and keys keep their order


def test_what_advice_needs_is_not_read_as_toml() -> None:
    code = (
        "import sys\nfrom advisor.evidence import defaults, starters\n"
        "defaults.defaults(), starters.starters()\nassert 'tomllib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
