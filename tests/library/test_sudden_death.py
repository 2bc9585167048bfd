"""A process killed in the middle of its work loses nothing it acknowledged, and leaves nothing half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from advisor.library.backup import check
from advisor.session import Session
from tests.library.edits_until_killed import edits_of_step
from tests.library.support import dump, made

DEATHS = 30

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes the POSIX way")


def test_no_acknowledged_change_is_lost_and_none_is_half_done(tmp_path):
    chance = random.Random(7)
    path, acknowledgements = made(tmp_path / "books.rightsource"), tmp_path / "acknowledged"
    done = 0  # steps that the library holds
    in_flight_survived = 0
    with (
        Session.create(tmp_path / "reference.rightsource") as reference,
        subprocess.Popen(
            [sys.executable, "-m", "tests.library.edits_until_killed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        ) as nursery,
    ):
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _ in range(DEATHS):
            acknowledgements.write_text("")
            nursery.stdin.write(f"{path}\t{acknowledgements}\t{done}\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline())
            time.sleep(chance.uniform(0.01, 0.09))
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "ended\n"
            acknowledged = len(acknowledgements.read_text().splitlines())
            assert check(path) == []
            with Session.open(path) as session:  # the dead process's lock is no obstacle
                found = dump(session)
            for number in range(done, done + acknowledged):
                reference.do_all(edits_of_step(number))
            done += acknowledged
            if found != dump(reference):  # then the step in flight must be there, and the whole of it
                reference.do_all(edits_of_step(done))
                done += 1
                in_flight_survived += 1
                assert found == dump(reference)
        nursery.stdin.close()
    assert done > DEATHS, "the children were killed too early to prove anything"
