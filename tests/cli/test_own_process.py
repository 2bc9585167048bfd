"""The process of a command ends at once, and loses nothing by it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.session import Session
from tests.cli.conftest import ROOT, SAMPLE, WRONG

# What somebody prepared before the process's own command runs; ``{before}`` is that.
PREPARED = """
import sys
{before}
from advisor.cli.own_process import run
run(sys.argv[1:])
"""
# Told on standard error when Python takes itself apart, which a process that ends at once leaves out.
TELLS_OF_ITS_END = """
import os
class Told:
    def __del__(self, write=os.write):
        write(2, b"taken apart")
sys.told = Told()
"""


def prepared(before):
    return PREPARED.format(before=before)


def test_it_ends_without_being_taken_apart(command):
    ran = command("assess", SAMPLE, "--format", "json", code=prepared(TELLS_OF_ITS_END))
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.endswith(b"}\n")


@pytest.mark.parametrize("arguments", [["--version"], ["assess", SAMPLE], ["starters"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_it_prints_what_a_caller_of_the_function_gets(command, arguments, unbuffered):
    called = "import sys\nfrom advisor.cli import main\nsys.exit(main(sys.argv[1:]))"
    ran = [command(*arguments, code=code, PYTHONUNBUFFERED=unbuffered) for code in (called, None)]
    assert ran[0].stdout == ran[1].stdout != b""
    assert [one.returncode for one in ran] == [0, 0]


def test_a_refusal_has_its_line_and_its_status(command):
    ran = command("assess", "-", stdin=WRONG.encode(), code=prepared(""))
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("standard input: skill: ")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "before",
    [
        "import atexit\natexit.register(lambda: sys.stderr.write('told'))",
        "import threading, time\n"
        "def later():\n    time.sleep(0.5)\n    sys.stderr.write('told')\n"
        "threading.Thread(target=later).start()",
        TELLS_OF_ITS_END.replace("taken apart", "told") + "sys.setprofile(lambda *_: None)",
    ],
    ids=["exit function", "thread", "profiler"],
)
def test_who_waits_for_the_end_has_it(command, before):
    ran = command("--version", code=prepared(before))
    assert (ran.returncode, ran.stderr) == (0, b"told")
    assert ran.stdout.startswith(b"rightsource ")


def test_a_library_is_left_in_the_ordinary_way(command, tmp_path):
    path = tmp_path / "shop.rightsource"
    with Session.create(path) as session:
        session.do(AddTask(task=Task(title="Books")))
    before = sorted(tmp_path.iterdir())
    ran = command("assess", path, "--point", "--format", "csv", code=prepared(TELLS_OF_ITS_END))
    assert (ran.returncode, ran.stderr) == (0, b"taken apart")
    assert b"Books" in ran.stdout
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 120), (["starters"], 1)])
def test_what_a_full_disk_does_not_take_is_told(arguments, status):
    # Python itself tells of the first: argparse leaves what it prints to the end of the process.
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "advisor.cli", *arguments],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
            env=os.environ | {"PYTHONUNBUFFERED": ""},
        )  # fmt: skip
    assert ran.returncode == status
    assert b"No space left on device" in ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a stream cannot be closed for a process")
@pytest.mark.parametrize("closed", [1, 2])
def test_closed_streams_are_no_fault(closed):
    ran = subprocess.run(
        ["sh", "-c", f'exec "$0" -m advisor.cli assess "$1" --point {closed}>&-', sys.executable, SAMPLE],
        cwd=ROOT, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0
    assert (ran.stdout == b"", ran.stderr) == (closed == 1, b"")


def test_the_command_of_the_window_ends_at_once_too(command):
    code = f"import sys\n{TELLS_OF_ITS_END}from ui.__main__ import main\nsys.exit(main())"
    ran = command("starters", code=code)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout


def test_it_loads_numpy_without_its_help(command):
    help_on_a_sum = "str(sys.modules['numpy'].ndarray.sum.__doc__)"
    told = f"import atexit\natexit.register(lambda: sys.stderr.write({help_on_a_sum}))"
    ran = command("assess", SAMPLE, "--format", "csv", code=prepared(told))
    assert (ran.returncode, ran.stderr) == (0, b"None")
