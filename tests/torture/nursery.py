"""Forks a process for each job, has it killed at the moment asked for, and tells how it ended.

To fork is much quicker than to start: everything is imported once. A job runs in a process of its own all the
same, and SIGKILL ends it as the end of a laptop's battery would, but for what the system has in memory.

The other side, run as ``python -m tests.torture.nursery``, reads a line of JSON for each job and answers it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

_LONGEST_SECONDS = 60.0
_SPIN_SECONDS = 0.005  # shorter than this, sleeping would be too coarse
ROOT = Path(__file__).parents[2]
WITH_WINDOW = "TORTURE_WITH_WINDOW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """When to kill.

    ``time``: ``delay`` seconds after the fork. ``statement``: at the start of the ``at``-th SQL statement (of
    those that begin with ``word``), or ``delay`` seconds after it. ``journal``: when the journal has been
    filled for the ``at``-th time, and ``delay`` seconds after that. ``said``: ``delay`` seconds after the job
    wrote to ``said``. ``never``: let it finish.
    """

    kind: str
    at: int = 1
    word: str = ""
    delay: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a job ended: "killed", "finished" or "failed". ``at``: when, on the monotonic clock."""

    how: str
    at: float
    statements: int
    words: str


class Nursery:
    """The near side: ``run`` a job, a mapping with its name as "job", in a process that ``aim`` ends."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._errors = folder / "stderr"
        with self._errors.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.torture.nursery"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=ROOT,
                env={**os.environ, **environment},
            )

    def run(self, job: Mapping[str, Any], aim: Aim) -> Ending:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        before = self._errors.stat().st_size
        self._process.stdin.write(json.dumps({"aim": asdict(aim), **job}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the nursery ended: {self._errors.read_text(errors='replace')[-2000:]}")
        with self._errors.open("rb") as errors:
            errors.seek(before)
            words = errors.read().decode(errors="replace")
        return Ending(words=words[-3000:], **json.loads(answer))

    def __enter__(self) -> Nursery:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:
            assert self._process.stdin is not None
            self._process.stdin.close()


def main() -> None:
    """Fork a child for each line read. ``WITH_WINDOW`` in the environment: jobs may show a window."""
    from tests.torture.jobs import prepare_child, run_job

    if WITH_WINDOW in os.environ:
        import tests.torture.window_owner  # noqa: F401 - loaded once, here, for all children

    for line in sys.stdin:
        job = json.loads(line)
        aim = Aim(**job.pop("aim"))
        ear, mouth = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.close(ear)
                os.dup2(2, 1)  # standard output is for answers
                count = prepare_child(aim, mouth, job)
                run_job(job, mouth)
                os.write(mouth, b"%d\n" % count())
                status = 0
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            finally:
                os._exit(status)
        os.close(mouth)
        heard = _kill_as_asked(child, aim, ear, job)
        at = time.monotonic()
        _, status = os.waitpid(child, 0)
        heard += _rest_of(ear)
        os.close(ear)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        how = "killed" if killed else "finished" if status == 0 else "failed"
        told = heard.split()
        statements = int(told[-1]) if how == "finished" and told else 0
        print(json.dumps({"how": how, "at": at, "statements": statements}), flush=True)


def _kill_as_asked(child: int, aim: Aim, ear: int, job: Mapping[str, Any]) -> bytes:
    """Returns once the child was killed, or has ended by itself; what it said until then."""
    until = time.monotonic() + _LONGEST_SECONDS
    heard = b""
    if aim.kind == "time":
        _wait(aim.delay or 0.0, child)
    elif aim.kind == "journal":
        _await_journal(Path(f"{job['library']}-journal"), aim.at, child, until)
        _wait(aim.delay or 0.0, child)
    else:
        heard = _await_word(ear, until)
        if heard and aim.kind != "never" and aim.delay is not None:
            _wait(aim.delay, child)
        elif heard or not _is_running(child):
            return heard
    if _is_running(child):
        os.kill(child, signal.SIGKILL)
    return heard


def _await_word(ear: int, until: float) -> bytes:
    ready, _, _ = select.select([ear], [], [], max(until - time.monotonic(), 0))
    return os.read(ear, 4096) if ready else b""


def _rest_of(ear: int) -> bytes:
    heard = b""
    while part := os.read(ear, 4096):
        heard += part
    return heard


def _await_journal(journal: Path, times: int, child: int, until: float) -> None:
    name = os.fspath(journal)
    was_full, polls = False, 0
    while True:
        try:
            is_full = os.stat(name).st_size > 0
        except OSError:
            is_full = False
        if is_full and not was_full:
            times -= 1
            if times <= 0:
                return
        was_full = is_full
        polls += 1
        if polls % 500 == 0 and (not _is_running(child) or time.monotonic() > until):
            return


def _wait(seconds: float, child: int) -> None:
    """Exactly, when it is short; not beyond the child's end when it is long."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        if left > _SPIN_SECONDS:
            time.sleep(min(left - _SPIN_SECONDS / 2, 0.05))
            if not _is_running(child):
                return


def _is_running(child: int) -> bool:
    """Without taking note of its end, which is for ``waitpid``."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


if __name__ == "__main__":
    main()
