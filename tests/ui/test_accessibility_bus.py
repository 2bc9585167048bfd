"""The real window over the real accessibility bus: what a screen reader reads, and what it can operate."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAUNCHERS = [
    Path(folder) / "at-spi-bus-launcher"
    for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2", "/usr/libexec/at-spi2")
]
MISSING = [name for name in ("xvfb-run", "dbus-run-session") if shutil.which(name) is None]
if not any(path.exists() for path in LAUNCHERS):
    MISSING.append("at-spi-bus-launcher")


@pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}: packages xvfb, dbus and at-spi2-core")
def test_a_screen_reader_reads_the_window_and_operates_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    script = ROOT / "tests" / "ui" / "on_the_bus.py"
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, str(script), str(home)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    assert found["window"].endswith("Rightsource")
    assert found["menus"] == ["File", "Edit", "View", "Task", "Vendor", "Report", "Help"]
    assert any(row.startswith("Baking the bread, Keep in-house") for row in found["tasks"])
    assert found["title"]
    assert f"“{found['title']}”" in found["headline"]
    assert found["status"] == ["Status of the task", "Status"]  # its own name, and the label beside it
    (before_words, before), (after_words, after) = found["slider"], found["slider moved"]
    assert after == pytest.approx(before * 1.5, rel=0.05)
    assert before_words != after_words
    assert any(row.startswith("Tideway Books") for row in found["vendors"])
    assert found["window active again"]  # after a dialog, also where no window manager sees to it
    assert found["status at exit"] == 0
