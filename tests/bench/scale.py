"""How costs grow from 100 to 100,000 tasks, with a picture of it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.chapter import ROOT
from tests.bench.libraries import make_library
from tests.bench.timing import Row, milliseconds

SIZES = (100, 1_000, 10_000, 100_000)
SECONDS = {
    "open": "open",
    "page": "first page of the list",
    "key": "a key in the search",
    "sort": "sort the list",
    "export": "export as JSON",
    "weigh": "read and weigh all",
}
BYTES = {"memory": "searched, sorted", "most_memory": "exported, weighed"}


def rows(picture: str) -> Iterator[Row]:
    """``picture``: where it is painted to."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            found.append(_probe(make_library(Path(folder) / f"{size}.rightsource", size)))
    growth = SIZES[-1] // SIZES[0] * 6 // 5  # in proportion, and a fifth for what no cache holds any more
    for names, shown in ((SECONDS, milliseconds), (BYTES, _megabytes)):
        for key, label in names.items():
            values = [figures[key] for figures in found]
            yield Row(
                what=f"{label if names is SECONDS else f'memory, {label}'}: {SIZES[-1]:,} tasks",
                against=f"the same with {SIZES[0]}",
                ratio=values[-1] / values[0],
                aim=f"≤ {growth}",
                figures=", ".join(
                    f"{size:,}: {shown(value)}" for size, value in zip(SIZES, values, strict=True)
                ),
            )
    command = [sys.executable, "-m", "tests.bench.scale_picture", picture]
    subprocess.run(command, input=json.dumps(found), text=True, check=True, cwd=ROOT)


def _probe(library: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.scale_probe", str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _megabytes(value: float) -> str:
    return f"{value / 1e6:.0f} MB"
