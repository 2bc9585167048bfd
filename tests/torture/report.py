"""What the chapters of `make torture` found, as a table; cases that failed are kept to be looked at."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

_MOST_KEPT = 5  # cases of one row


@dataclass(slots=True, kw_only=True)
class Row:
    """One line of the table: what was done how often, and what it cost. ``note``: what else is to be told."""

    what: str
    seed: int
    count: int = 0
    lost: int = 0
    half_done: int = 0
    corrupt: int = 0
    other: int = 0  # whatever else went wrong: a process that stopped by itself, a file left behind
    note: str = ""
    failures: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def faults(self) -> int:
        return self.lost + self.half_done + self.corrupt + self.other

    def line(self) -> str:
        figures = (
            f"{self.count:6,} times  {self.lost} lost  {self.half_done} half-done  {self.corrupt} corrupt"
        )
        other = f"  {self.other} otherwise wrong" if self.other else ""
        seconds = time.monotonic() - self.started
        note = f"\n      {self.note}" if self.note else ""
        return f"  {self.what}\n      {figures}{other}  (seed {self.seed}, {seconds:.0f} s){note}"


class Report:
    """Gathers rows and prints each when it is done. ``keep``: the folder that failing cases are copied to."""

    def __init__(self, keep: Path, *, quiet: bool = False) -> None:
        self._keep = keep
        self._quiet = quiet
        self.rows: list[Row] = []

    def __call__(self, text: str) -> None:
        """Say something in passing."""
        if not self._quiet:
            print(f"  {text}", flush=True)

    def start(self, what: str, seed: int) -> Row:
        """A new row; call ``end`` with it."""
        row = Row(what=what, seed=seed)
        self.rows.append(row)
        return row

    def end(self, row: Row) -> None:
        if not self._quiet:
            print(row.line(), flush=True)
            for failure in row.failures[:_MOST_KEPT]:
                print(f"      FAILED: {failure}", flush=True)

    def fail(self, row: Row, kind: str, why: str, files: Path | None = None) -> None:
        """Count a fault of ``kind`` (a counter of the row); ``files``: a folder to be kept."""
        setattr(row, kind, getattr(row, kind) + 1)
        kept = ""
        if files is not None and len(row.failures) < _MOST_KEPT:
            name = "".join(c if c.isalnum() else "-" for c in row.what)[:60]
            target = self._keep / f"{name}-seed-{row.seed}-case-{row.count}"
            shutil.copytree(files, target, dirs_exist_ok=True, ignore=_sockets)
            (target / "why.txt").write_text(f"{why}\n", encoding="utf-8")
            kept = f" (kept in {target})"
        row.failures.append(f"case {row.count}: {kind.replace('_', ' ')}: {why[:600]}{kept}")

    @property
    def failures(self) -> list[str]:
        return [f"{row.what}, seed {row.seed}, {failure}" for row in self.rows for failure in row.failures]


def _sockets(folder: str, names: list[str]) -> set[str]:
    """What cannot be copied, nor tells anything."""
    return {name for name in names if not (Path(folder, name).is_file() or Path(folder, name).is_dir())}
