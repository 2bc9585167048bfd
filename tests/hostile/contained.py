"""Runs a piece of Python in a process of its own with little memory and time, and tells how it went."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
MOST_BYTES = 1 << 30  # beyond what the process has before the file is opened
_PRELUDE = """
import json, resource, sys, time
from pathlib import Path
from advisor.errors import AdvisorError, InputRefused
import advisor.library.interchange.json_read, advisor.library.interchange.foreign, advisor.report.logo
import advisor.library.interchange.csv_read, openpyxl, sqlite_utils, PIL.Image
from advisor.library.interchange.exchange import read_contents, read_tables
from advisor.library.library import Library
size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + int(sys.argv[1]), size + int(sys.argv[1])))
path, began, outcome = Path(sys.argv[2]), time.monotonic(), "taken"
def look(path):
    {body}
try:
    look(path)
except (AdvisorError, InputRefused) as error:
    outcome = type(error).__name__ + ": " + str(error)
print(json.dumps([outcome, time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``said``: "taken", or the kind of refusal and its sentence; ``kilobytes``: the most in memory."""

    said: str
    seconds: float
    kilobytes: int


def contained(body: str, path: Path, *, most_bytes: int = MOST_BYTES, timeout: float = 60) -> Outcome:
    """Run ``body`` (which has ``path``) with ``most_bytes`` more address space than it starts with.

    A crash, an error that is none of ours, or no end within ``timeout`` seconds fails the test.
    """
    script = _PRELUDE.replace("{body}", textwrap.dedent(body).replace("\n", "\n    "))
    done = subprocess.run(
        [sys.executable, "-c", script, str(most_bytes), str(path)],
        cwd=_ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said, seconds, kilobytes = json.loads(done.stdout.splitlines()[-1])
    return Outcome(said, seconds, kilobytes)
