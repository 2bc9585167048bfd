"""The history of benchmarks: what is noted, where, and what is called missed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.bench.__main__ import CHAPTERS, HISTORY, as_text
from tests.bench.chapter import rows_of
from tests.bench.peer_venv import peers
from tests.bench.record import MARK, add_to_history
from tests.bench.timing import Absent, Row


def _row(ratio: float, aim: str = "≤ 1.3") -> Row:
    return Row(what="the window", against="a bare one", ratio=ratio, aim=aim, figures="2.0 ms : 1.0 ms")


def test_a_run_is_noted_above_the_ones_before_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    history = tmp_path / "benchmarks.md"
    history.write_text(f"# How quick it is\n\n{MARK}")
    for day in (1, 2):
        rows: list[Row | Absent] = [_row(day), Absent(what="peers", why="a | b")]
        add_to_history(
            history, {"start": rows}, on="A machine", day=date(2026, 11, day), command="make bench"
        )
    text = history.read_text()
    assert text.startswith(f"# How quick it is\n\n{MARK}\n### 2026-11-02\n")
    assert text.index("| 2 | the window |") < text.index("### 2026-11-01") < text.index("| 1 | the window |")
    assert "| – | peers | a \\| b |  |  |" in text


def test_a_history_without_its_mark_is_refused_unchanged(tmp_path: Path) -> None:
    history = tmp_path / "benchmarks.md"
    history.write_text("# Something else\n")
    with pytest.raises(ValueError, match="no line"):
        add_to_history(history, {}, on="A machine", day=date(2026, 11, 1), command="make bench")
    assert history.read_text() == "# Something else\n"


def test_a_ratio_above_its_aim_is_called_missed() -> None:
    assert "missed" in as_text(_row(1.31))
    assert "missed" not in as_text(_row(1.3))
    assert "missed" not in as_text(_row(99.0, "50 ms warm"))
    assert "missed" not in as_text(_row(99.0, "≤ 16.0 ms"))
    assert "missed" not in as_text(_row(99.0, ""))


def test_rows_come_out_of_another_process_and_a_missing_bundle_is_said(tmp_path: Path) -> None:
    rows = list(rows_of("start", f"bundle={tmp_path / 'none'}", "programs=bundle"))
    assert [type(row) for row in rows] == [Absent]
    assert "make package" in rows[0].why  # type: ignore[union-attr]


def test_the_committed_history_and_its_chapters_belong_together() -> None:
    text = HISTORY.read_text(encoding="utf-8")
    assert text.count(MARK) == 1
    told = text.partition(MARK)[0]
    assert [name for name in CHAPTERS if name not in told] == []
    assert [
        name for name in ("fpdf2", "pymcdm", "scikit-criteria", "weasyprint") if name not in " ".join(peers())
    ] == []
