"""Holds ``rightsource assess`` on libraries and folders of them to its rows, its manners and its refusals."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from advisor.cli import workers
from advisor.cli.weighing import Weighed
from advisor.domain.edits import AddTask, DeleteTask, SetBusiness
from advisor.domain.levels import OwnSkill, Pattern
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Settings, Task
from advisor.library.whole import read_tasks_in_use, task_of
from advisor.model import assess
from advisor.session import Session
from tests.cli.conftest import ROOT
from ui.sample import fill_with_sample


def made(path, *tasks, settings=None):
    path.parent.mkdir(exist_ok=True)
    with Session.create(path) as session:
        if settings is not None:
            session.do(SetBusiness(business=Business(settings=settings)))
        for task in tasks:
            session.do(AddTask(task=task))
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("clients") / "bakery.rightsource"
    with Session.create(path) as session:
        fill_with_sample(session)
    return path


@pytest.fixture
def two(tmp_path):
    """A folder with a folder for each of two clients; in Zürich they count in francs."""
    folder = tmp_path / "clients"
    folder.mkdir()
    made(folder / "b" / "b.rightsource", Task(title="Books"), Task(title="Answering"))
    made(folder / "a" / "a.rightsource", Task(title="Logo"), settings=Settings(currency="CHF"))
    return folder


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def state(folder):
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_task_in_use_has_a_row_that_says_which_it_is(cli, two):
    before = state(two)
    ran = cli("assess", two, "--format", "csv", "--jobs", "1")
    assert (ran.status, ran.err) == (0, "")
    a, b = two / "a" / "a.rightsource", two / "b" / "b.rightsource"
    assert [(row["source"], row["title"], row["task_id"], row["currency"]) for row in rows(ran.out)] == [
        (str(a), "Logo", "1", "CHF"),
        (str(b), "Answering", "2", "USD"),
        (str(b), "Books", "1", "USD"),
    ]
    assert state(two) == before  # no lock, no journal, nothing written


def test_what_is_in_the_bin_is_not_weighed(cli, two):
    with Session.open(two / "b" / "b.rightsource") as session:
        session.do(DeleteTask(task_id=1))
    ran = cli("assess", two / "b", "--format", "csv", "--point")
    assert [row["title"] for row in rows(ran.out)] == ["Answering"]


def test_a_task_of_a_library_is_weighed_as_the_library_itself_does(sample):
    stored = read_tasks_in_use(sample)
    with Session.open(sample) as session:
        for one in stored.tasks:
            assert assess(task_of(one, stored), point=True) == assess(session.full_task(one.id), point=True)
    assert any(task_of(one, stored).quotes for one in stored.tasks)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_an_advice_of_a_library_names_the_library_and_the_task(cli, two, form):
    ran = cli("assess", two, "--format", form, "--point")
    found = json.loads(ran.out) if form == "json" else [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["library"], one["task_id"]) for one in found] == [
        (str(two / "a" / "a.rightsource"), 1),
        (str(two / "b" / "b.rightsource"), 2),
        (str(two / "b" / "b.rightsource"), 1),
    ]
    assert [one["task"]["title"] for one in found] == ["Logo", "Answering", "Books"]


def test_json_of_a_library_is_a_list_however_many_tasks_it_has(cli, tmp_path, two):
    made(tmp_path / "empty.rightsource")
    assert json.loads(cli("assess", tmp_path / "empty.rightsource", "--format", "json").out) == []
    assert len(json.loads(cli("assess", two / "a", "--format", "json", "--point").out)) == 1


def test_text_says_which_library_it_is_about(cli, two):
    ran = cli("assess", two / "a", "--point")
    assert ran.out.startswith(str(two / "a" / "a.rightsource"))


def test_task_files_and_libraries_come_in_the_order_they_were_given(cli, two, logo):
    ran = cli("assess", two / "b", logo, two / "a", "--point", "--format", "csv")
    assert [row["title"] for row in rows(ran.out)] == ["Answering", "Books", "Logo", "Logo"]
    assert [row["task_id"] for row in rows(ran.out)] == ["2", "1", "", "1"]


def test_likely_values_in_arrays_are_those_of_each_task_alone(cli, sample, tmp_path):
    hard = [
        Task(title="Nothing fits", must_stay=True, own_skill=OwnSkill.CANNOT),
        Task(title="Once", pattern=Pattern.ONE_OFF, hours=Range(low=2, likely=5, high=9), budget_per_month=3),
    ]
    other = made(
        tmp_path / "o.rightsource", *hard, settings=Settings(currency="EUR", owner_hour=Range.exactly(41.5))
    )
    in_arrays = rows(cli("assess", sample, other, "--format", "csv", "--point").out)
    alone = [
        json.loads(line)
        for line in cli("assess", sample, other, "--format", "jsonl", "--point").out.splitlines()
    ]
    assert len(in_arrays) == len(alone) == 8
    for row, one in zip(in_arrays, alone, strict=True):
        verdict, kept = one["verdict"], one["alternatives"][0]
        assert row["alternative"] == (verdict["alternative"] or ""), row["title"]
        assert row["confidence"] == verdict["confidence"] == "none"
        assert (row["currency"], row["basis"]) == (one["currency"], one["basis"])
        assert float(row["in_house_cost_mean"]) == pytest.approx(kept["cost"]["mean"])
        best = next((x for x in one["alternatives"] if x["id"] == verdict["alternative"]), None)
        assert (row["cost_mean"] == "") == (best is None)
        if best is not None:
            assert float(row["cost_mean"]) == pytest.approx(best["cost"]["mean"])
            assert float(row["cash_mean"]) == pytest.approx(best["cash"]["mean"])
            assert float(row["your_hours_mean"]) == pytest.approx(best["your_hours"]["mean"])


def test_a_library_that_cannot_be_read_does_not_keep_the_others_back(cli, two):
    (two / "a" / "no.rightsource").write_bytes(b"not a database at all, only some words" * 9)
    ran = cli("assess", two, two / "gone.rightsource", "--format", "csv", "--point")
    assert ran.status == 2
    assert len(rows(ran.out)) == 3
    damaged, gone = ran.err.splitlines()
    assert damaged.startswith(str(two / "a" / "no.rightsource"))
    assert gone.startswith(str(two / "gone.rightsource"))


def test_a_folder_without_a_library_is_refused_in_one_line(cli, tmp_path):
    (tmp_path / ".rightsource").mkdir()
    ran = cli("assess", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert (
        ran.err
        == f"{tmp_path}: there is no library in this folder. Give one with .rightsource files in it.\n"
    )


def test_backups_and_hidden_files_in_a_folder_are_not_counted_as_clients(cli, two):
    library = two / "a" / "a.rightsource"
    shutil.copy(library, two / "a" / "a 2026-11-23 09.30.00.rightsource")
    shutil.copy(library, two / "a" / ".a.rightsource")
    assert len(rows(cli("assess", two, "--format", "csv", "--point").out)) == 3


def test_a_refused_task_file_still_keeps_everything_back(cli, two, wrong):
    ran = cli("assess", two, wrong, "--format", "csv", "--point")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{wrong}: skill")


def test_a_library_of_an_older_schema_is_read_and_stays_as_it_is(cli, tmp_path):
    path = tmp_path / "old.rightsource"
    shutil.copy(ROOT / "tests" / "fixtures" / "libraries" / "schema-1.rightsource", path)
    before = state(tmp_path)
    ran = cli("assess", path, "--format", "csv", "--point")
    assert (ran.status, ran.err) == (0, "")
    assert rows(ran.out)
    assert state(tmp_path) == before


def test_a_library_that_is_open_elsewhere_is_read(command, two):
    path = two / "b" / "b.rightsource"
    with Session.open(path) as session:
        before = state(two)
        ran = command("assess", path, "--format", "csv", "--point")
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert len(rows(ran.stdout.decode())) == 2
        assert state(two) == before
        session.do(AddTask(task=Task(title="Later")))  # the window goes on


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_several_processes_print_what_one_does(command, sample, form, tmp_path):
    more = made(tmp_path / "more.rightsource", *(Task(title=f"Task {n:02}") for n in range(25)))
    runs = [command("assess", sample, more, "--format", form, "--jobs", jobs) for jobs in ("1", "2")]
    assert [(ran.returncode, ran.stderr) for ran in runs] == [(0, b""), (0, b"")]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.splitlines()) > 25


def test_work_is_taken_as_it_is_needed(sample):
    """However many parts there are, few of them are under way at a time."""
    from advisor.cli.gathering import Gathered
    from advisor.cli.weighing import Wish

    wish = Wish(form="jsonl", locale="en_US", point=True)
    (part,) = Gathered([str(sample)], wish).parts()
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield part

    found = workers.weighed(endless(), wish, 2)
    assert isinstance(next(found), Weighed)
    assert len(taken) <= 2 * 3 + 1
    found.close()


@pytest.mark.skipif(os.name != "posix", reason="signals are another matter there")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=lambda sent: sent.name)
def test_no_process_outlives_the_one_that_is_ended(tmp_path, sent):
    path = made(tmp_path / "many.rightsource", *(Task(title=f"Task {n}") for n in range(120)))
    started = subprocess.Popen(
        [sys.executable, "-m", "advisor.cli", "assess", *[str(path)] * 9, "--format=jsonl", "--jobs=2"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no thread is at work here
    )  # fmt: skip
    assert started.stdout is not None
    started.stdout.readline()  # all is under way
    os.kill(started.pid, sent)
    _, complaint = started.communicate(timeout=60)
    assert started.returncode == (1 if sent is signal.SIGINT else -signal.SIGKILL)
    assert b"Traceback" not in complaint
    for _ in range(200):
        if not _is_anyone_left(started.pid):
            return
        time.sleep(0.05)
    pytest.fail("a process is still there")


def _hear_interrupts():
    """What a shell starts in the background does not hear them, nor does what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _is_anyone_left(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "parquet"], "name the file to write with -o"),
        (["--format", "csv", "-o", "x.csv"], "it is for parquet"),
        (["--jobs", "0"], "“0” is no number from 1 to 61"),
        (["--jobs", "many"], "“many” is no number from 1 to 61"),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_line(cli, two, arguments, said):
    ran = cli("assess", two, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_without_pyarrow_parquet_says_what_to_install(cli, two, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    ran = cli("assess", two, "--format", "parquet", "-o", tmp_path / "a.parquet")
    assert (ran.status, ran.out) == (2, "")
    assert "pip install pyarrow" in ran.err
    assert not (tmp_path / "a.parquet").exists()


def test_parquet_holds_the_table_with_its_types(cli, two, sample, tmp_path, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("advisor.cli.parquet.ROWS_AT_ONCE", 5)
    path = tmp_path / "a.parquet"
    ran = cli("assess", sample, two, "--format", "parquet", "-o", path)
    assert (ran.status, ran.out) == (0, f"{path}\n")
    file = parquet.ParquetFile(path)
    table = rows(cli("assess", sample, two, "--format", "csv").out)
    assert file.metadata.num_row_groups > 1
    found = file.read().to_pylist()
    assert [list(row) for row in found] == [list(row) for row in table]
    assert [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in found] == table
    assert {type(row["task_id"]) for row in found} == {int}
    assert {type(row["cost_mean"]) for row in found} == {float}
