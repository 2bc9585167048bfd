"""Holds PySide6 to a release that does not lose references to None: docs/decisions/0001."""

import os
import subprocess
import sys

# In a process of its own: a bad release aborts, and would take the test run with it.
MANY_VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("x")
print(thing.objectName())
"""


def test_twenty_thousand_void_calls_do_not_abort_python():
    finished = subprocess.run(
        [sys.executable, "-c", MANY_VOID_CALLS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "x\n", "")
