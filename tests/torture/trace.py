"""What a process wrote to a library's folder and when it had it put on the disk, recorded with strace."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from tests.torture.nursery import ROOT

_CALLS = (
    "openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat"
)
_SCRIPT = """
import json, sys
from tests.torture.jobs import prepare_child, run_job
from tests.torture.nursery import Aim
job = json.loads(sys.argv[1])
prepare_child(Aim(kind="never"), 1, job)
run_job(job, 1)
"""
_ON_FILE = re.compile(r'(\w+)\(\d+<((?:\\x[0-9a-f]{2}|[^>"])*)>(?:, (.*))?\) = (-?\d+)')
_OPENED = re.compile(r'openat\([^,]+, "([^"]*)", ([A-Z_|]+)(?:, \d+)?\) = \d+')
_UNLINKED = re.compile(r'unlink(?:at)?\((?:[^",]+, )?"([^"]*)".*\) = 0')
_HEX = re.compile(r"\\x([0-9a-f]{2})")


class Kind(Enum):
    """What happened."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    UNLINK = "unlink"
    SYNC_FOLDER = "sync folder"
    TOLD = "told"  # the process acknowledged a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """``name``: the file's. ``at``: where in it, or its new length."""

    kind: Kind
    name: str = ""
    at: int = 0
    data: bytes = b""


class NoStrace(Exception):
    """There is nothing to record with."""


def record(job: Mapping[str, Any], folder: Path) -> list[Event]:
    """Do ``job`` in a process of its own; what it did to the files of ``folder``. Raises NoStrace."""
    strace = shutil.which("strace")
    if strace is None:
        raise NoStrace("strace is needed to record what is written: apt-get install strace")
    log = folder.parent / "strace.log"
    done = subprocess.run(
        [
            *(strace, "-f", "-qq", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", str(log)),
            *(sys.executable, "-c", _SCRIPT, json.dumps(job)),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise NoStrace(f"strace could not record: {done.stderr[-800:]}")
    return list(_events(log, folder, Path(job["told"])))


def _events(log: Path, folder: Path, told: Path) -> Iterator[Event]:
    seen = {found.name for found in folder.iterdir()}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            if found := _OPENED.search(line):
                path = Path(_plain(found[1]))
                if "O_CREAT" in found[2] and path.parent == folder and path.name not in seen:
                    seen.add(path.name)
                    yield Event(kind=Kind.CREATE, name=path.name)
            elif found := _UNLINKED.search(line):
                path = Path(_plain(found[1]))
                if path.parent == folder:
                    seen.discard(path.name)
                    yield Event(kind=Kind.UNLINK, name=path.name)
            elif (found := _ON_FILE.search(line)) and int(found[4]) >= 0:
                path = Path(_plain(found[2]).removesuffix(" (deleted)"))
                if path == told and found[1] == "write":
                    yield Event(kind=Kind.TOLD)
                elif path == folder and found[1] in ("fsync", "fdatasync"):
                    yield Event(kind=Kind.SYNC_FOLDER)
                elif path.parent == folder:
                    yield _on_file(found[1], path.name, found[3] or "")


def _on_file(call: str, name: str, rest: str) -> Event:
    if call in ("fsync", "fdatasync"):
        return Event(kind=Kind.SYNC, name=name)
    if call == "ftruncate":
        return Event(kind=Kind.TRUNCATE, name=name, at=int(rest))
    text, _, numbers = rest[1:].partition('"')
    at = int(numbers.split(",")[-1]) if call == "pwrite64" else -1  # where the last write ended
    return Event(kind=Kind.WRITE, name=name, at=at, data=bytes.fromhex(text.replace("\\x", "")))


def _plain(text: str) -> str:
    return bytes.fromhex("".join(_HEX.findall(text))).decode() if text.startswith("\\x") else text
