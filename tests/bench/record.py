"""Notes a run in the history of benchmarks, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tests.bench.timing import Absent, Row

MARK = "<!-- recorded runs, the newest first -->\n"


def add_to_history(
    path: Path, done: Mapping[str, Iterable[Row | Absent]], *, on: str, day: date, command: str
) -> None:
    """Put the run above the others; what else is in the file stays as it is."""
    before, mark, after = path.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{path} has no line {MARK!r}")
    path.write_text(
        before + mark + as_markdown(done, on=on, day=day, command=command) + after, encoding="utf-8"
    )


def as_markdown(done: Mapping[str, Iterable[Row | Absent]], *, on: str, day: date, command: str) -> str:
    """A section with a table a chapter."""
    lines = ["", f"### {day.isoformat()}", "", f"`{command}`  ", f"{on}", ""]
    for chapter, rows in done.items():
        lines += [
            f"**{chapter}**",
            "",
            "| Ratio | Measured | Against | Figures | Aim |",
            "|--:|---|---|---|---|",
        ]
        lines += [_line(row) for row in rows] + [""]
    return "\n".join(lines)


def _line(row: Row | Absent) -> str:
    if isinstance(row, Absent):
        cells = ["–", row.what, row.why, "", ""]
    else:
        aim = f"{row.aim}, **missed**" if row.misses else row.aim
        cells = [f"{row.ratio:.3g}", row.what, row.against, row.figures, aim]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
