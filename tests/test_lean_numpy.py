from __future__ import annotations

import os
import subprocess
import sys

import pytest

TOLD = """
from advisor import lean_numpy
{program}
print(numpy.ndarray.sum.__doc__ is None, numpy.arange(5).sum())
"""


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("lean_numpy.do_without(); import numpy", ["True", "10"]),
        ("import numpy; lean_numpy.do_without()", ["False", "10"]),
    ],
    ids=["before", "too late"],
)
def test_numpy_counts_without_its_help(program, told):
    command = [sys.executable, "-c", TOLD.format(program=program)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == told


def test_whoever_wants_more_threads_keeps_them():
    program = "import os; from advisor import lean_numpy; lean_numpy.do_without(); print(os.environ[NAME])"
    for given, told in ({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4"):
        environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
        done = subprocess.run(
            [sys.executable, "-c", program.replace("NAME", "'OPENBLAS_NUM_THREADS'")],
            env=environment | given,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == told
