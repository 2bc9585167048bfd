"""A sample of what ``python -m tests.torture mutations`` does at length: no damaged library crashes it."""

from __future__ import annotations

import random

from tests.torture.mutants import make_bases, make_mutant
from tests.torture.mutations import run
from tests.torture.report import Report

COUNT = 60


def test_damaged_libraries_are_opened_or_refused_in_a_sentence(tmp_path):
    report = Report(tmp_path / "kept", quiet=True)
    row = run(COUNT, random.randrange(10**9), report=report)
    assert row.count == COUNT
    assert report.failures == []


def test_a_mutant_is_the_same_each_time_and_no_two_are(tmp_path):
    bases = make_bases(tmp_path)
    found = []
    for name, number in (("one", 5), ("two", 5), ("three", 6)):
        folder = tmp_path / name
        folder.mkdir()
        path, what = make_mutant(bases, 7, number, folder)
        found.append((path.read_bytes(), what))
    assert found[0] == found[1]
    assert found[0] != found[2]
