from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOADED = """
import sys
{before}
import advisor.records
print("typing_extensions" in sys.modules, advisor.records.Struct.__module__)
import typing_extensions
"""


def printed(before=""):
    command = [sys.executable, "-c", LOADED.format(before=before)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_records_come_without_what_msgspec_can_do_without_and_others_still_get_it():
    assert printed() == ["False", "msgspec"]


def test_what_somebody_else_loaded_before_stays():
    assert printed("import typing_extensions") == ["True", "msgspec"]


def test_records_are_imported_from_one_place():
    """From elsewhere, msgspec would come with what it can do without."""
    files = [path for folder in ("advisor", "ui") for path in (ROOT / folder).rglob("*.py")]
    found = [path for path in files if "from msgspec" in path.read_text(encoding="utf-8")]
    assert [path.name for path in found] == ["records.py"]
