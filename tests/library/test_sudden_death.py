"""A process killed in the middle of its work loses nothing it acknowledged, and leaves nothing half done.

A short version of `make torture`, with seeds drawn anew: a failure tells its own, which repeats it.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.torture import control, create, kills, migrations, power, window
from tests.torture.report import Report, Row

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes the POSIX way")


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return Report(tmp_path / "kept", quiet=True)


@pytest.fixture
def seed() -> int:
    return random.SystemRandom().randrange(10**6)


def test_no_acknowledged_change_is_lost_and_none_is_half_done(report: Report, seed: int) -> None:
    row = kills.run(30, seed, report=report, per_library=6)
    assert not report.failures
    assert row.count == 30


def test_without_a_journal_the_same_kills_do_harm(report: Report, seed: int) -> None:
    row = control.run(60, seed, report=report, enough=1)
    assert not report.failures
    assert 0 < row.count <= 60


def test_a_library_killed_while_it_is_brought_up_to_date_is_the_old_one_or_the_new_one(
    report: Report, seed: int
) -> None:
    row = migrations.run(20, seed, report=report, many=300)
    assert not report.failures
    assert row.count == 20


def test_what_is_being_made_is_there_whole_or_not_at_all_and_leaves_nothing_behind(
    report: Report, seed: int
) -> None:
    create.run(12, seed, report=report)
    assert not report.failures


def test_what_the_window_called_saved_outlives_its_death(report: Report, seed: int) -> None:
    row = window.run(3, seed, report=report, longest_use=1.5, least=0.6)
    assert not report.failures
    assert row.count == 3


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to record what is written")
def test_a_power_cut_loses_nothing_that_was_acknowledged(report: Report, seed: int) -> None:
    power.run(40, seed, report=report, first=15, last=21)
    assert not report.failures


def test_a_failure_names_its_case_and_keeps_its_files(tmp_path: Path) -> None:
    report = Report(tmp_path / "kept", quiet=True)
    row: Row = report.start("what was done", 7)
    row.count = 3
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "books.rightsource").write_bytes(b"broken")
    report.fail(row, "lost", "a step is missing", tmp_path / "case")
    (failure,) = report.failures
    assert failure.startswith("what was done, seed 7, case 3: lost: a step is missing")
    (kept,) = (tmp_path / "kept").iterdir()
    assert (kept / "books.rightsource").read_bytes() == b"broken"
    assert "missing" in (kept / "why.txt").read_text()
