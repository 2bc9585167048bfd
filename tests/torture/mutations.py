"""Thousands of damaged libraries, each opened by a child process: it works, or there is a sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from tests.torture.mutants import make_bases, make_mutant
from tests.torture.report import Report, Row

SECONDS_ALLOWED = 5.0  # of the processor's time: what else the computer does must not decide
_HANGING_SECONDS = 60.0  # by the clock
_ROOT = Path(__file__).parents[2]
_IN_MEMORY = Path("/dev/shm")


class _Prober:
    """A child process that looks at one mutant after the other; a new one when it dies or hangs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._child: subprocess.Popen[str] | None = None
        self._answers: SimpleQueue[str] = SimpleQueue()
        self._is_fresh = True
        self._listener: threading.Thread

    def ask(self, path: Path) -> tuple[str, str, float]:
        """What is wrong, the outcome, and how many seconds of the processor's time it took."""
        child = self._child or self._start()
        assert child.stdin is not None
        # The first one reads the program itself, too.
        allowed = SECONDS_ALLOWED * (2 if self._is_fresh else 1)
        self._is_fresh = False
        try:
            child.stdin.write(f"{path}\n")
            child.stdin.flush()
            line = self._answers.get(timeout=_HANGING_SECONDS)
        except (BrokenPipeError, Empty):
            line = ""
        if line:
            answer = json.loads(line)
            seconds = answer["seconds"]
            slow = f"it took {seconds:.1f} s" if seconds > allowed else ""
            return answer["fault"] or slow, answer["outcome"], seconds
        status = child.poll()
        self.close()
        if status is None:
            return f"no answer within {_HANGING_SECONDS:.0f} s", "", _HANGING_SECONDS
        return f"the process ended with status {status}", "", 0.0

    def close(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._listener.join()  # it closes what it listened to
            assert self._child.stdin is not None
            with suppress(BrokenPipeError):
                self._child.stdin.close()
            self._child = None

    def _start(self) -> subprocess.Popen[str]:
        folders = {f"XDG_{kind}_HOME": str(self._home / kind) for kind in ("CONFIG", "DATA", "STATE")}
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.mutant_probe"],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # Each thread of the library of numbers takes memory of its own.
            env=os.environ | folders | {"HOME": str(self._home), "OPENBLAS_NUM_THREADS": "1"},
        )
        answers: SimpleQueue[str] = SimpleQueue()
        self._listener = threading.Thread(target=_pass_on, args=(child, answers.put), daemon=True)
        self._listener.start()
        self._child, self._answers, self._is_fresh = child, answers, True
        return child


def _pass_on(child: subprocess.Popen[str], put: Callable[[str], None]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        put(line)
    put("")
    child.stdout.close()


def run(count: int, seed: int, *, report: Report, first: int = 0) -> Row:
    """Damage ``count`` libraries, the first of them number ``first``, and have each looked at."""
    row = report.start("damaged libraries: opened, or refused in a sentence", seed)
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    guard = threading.Lock()
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as name:
        folder = Path(name)
        (folder / "bases").mkdir()
        bases = make_bases(folder / "bases")
        workers = os.cpu_count() or 1

        def look(worker: int) -> None:
            nonlocal slowest
            home = folder / f"worker-{worker}"
            home.mkdir()
            prober = _Prober(home)
            try:
                for number in range(first + worker, first + count, workers):
                    case = home / "case"
                    case.mkdir()
                    mutant, what = make_mutant(bases, seed, number, case)
                    before = mutant.read_bytes()
                    fault, outcome, seconds = prober.ask(mutant)
                    # Only a journal changes a file that is refused: what it takes back, it takes back.
                    is_refused = not outcome.startswith("opened") and "beside it" not in what
                    if not fault and is_refused and mutant.read_bytes() != before:
                        fault = "a refused file was changed"
                    with guard:
                        row.count += 1
                        outcomes[outcome] += 1
                        slowest = max(slowest, seconds)
                        if fault:
                            mutant.write_bytes(before)
                            report.fail(row, "other", f"number {number} ({what}): {fault}", case)
                        elif row.count % 1000 == 0:
                            report(f"{row.count:,} libraries")
                    shutil.rmtree(case)
                    shutil.rmtree(home / "DATA", ignore_errors=True)
            finally:
                prober.close()

        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(look, range(workers)))
    told = ", ".join(f"{outcome}: {number:,}" for outcome, number in outcomes.most_common())
    row.note = f"slowest {slowest:.1f} s; {told}"
    report.end(row)
    return row
