"""Backups come by themselves, are thinned out by the rule, and can be listed and gone back to."""

from __future__ import annotations

import datetime
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.edits import AddTask, SetAnswer
from advisor.domain.task import Task
from advisor.errors import Cancelled
from advisor.library import errors
from advisor.library.backup import check, checksum
from advisor.library.backups import place
from advisor.library.backups.errors import BackupDamaged, BackupFolderMissing, RestoreFailed
from advisor.library.backups.listing import backups_of, library_of, verify
from advisor.library.backups.note import Reason, beside
from advisor.library.backups.restore import restore
from advisor.library.backups.retention import kept
from advisor.library.backups.store import Store
from advisor.library.backups.words import holds_words, size_words, when_words, why_words
from advisor.library.checkup import look_over
from advisor.library.library import Library
from advisor.progress import Progress
from advisor.session import Session
from tests.fixtures import make_libraries
from tests.library.support import dump, fill, payroll, run_sql, settled, state_of, still_world, untouched
from tests.pseudo import pseudo_language, untranslated

T = TypeVar("T")
NOON = datetime.datetime(2026, 11, 18, 12, tzinfo=datetime.UTC)  # a Wednesday
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def the(value: T | None) -> T:
    """What must be there."""
    assert value is not None
    return value


class Clock:
    """A clock that stands still until it is put forward."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime.datetime:
        return self.time


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setattr("advisor.paths.backup_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("advisor.paths.config_folder", lambda: tmp_path / "config")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def world(clock):
    return still_world(now=clock)


@pytest.fixture
def path(tmp_path, world):
    path = tmp_path / "shop" / "books.rightsource"
    path.parent.mkdir()
    with Session.create(path, surroundings=world) as session:
        fill(session)
    settled(path)
    return path


def change(path: Path, title: str = "Another", **named) -> None:
    with Session.open(path, **named) as session:
        session.do(AddTask(task=Task(title=title)))
    settled(path)


def dump_of(path: Path):
    with Session.open(path) as session:
        return dump(session)


# Which are kept


def test_of_a_few_backups_all_are_kept():
    times = [NOON - HOUR * n for n in range(10)]
    assert kept(times) == set(times)
    assert kept([]) == set()


def test_of_very_many_in_one_day_the_newest_ten_are_kept():
    times = [NOON - datetime.timedelta(minutes=n) for n in range(100)]
    assert kept(times) == set(times[:10])


def test_ten_newest_and_one_for_each_of_seven_days_and_of_four_weeks():
    """Worked out by hand: 12 until noon of 18 November 2026, and one at noon of each of 60 days before."""
    today = [NOON - datetime.timedelta(minutes=n) for n in range(12)]
    before = [NOON - DAY * n for n in range(1, 61)]
    days = [today[0], *before[:6]]  # 18 to 12 November
    # Weeks begin on Monday: 16 November; 9 to 15, the newest on the 15th; 2 to 8; 26 October to 1 November.
    weeks = [today[0], NOON - DAY * 3, NOON - DAY * 10, NOON - DAY * 17]
    assert kept([*before, *today]) == {*today[:10], *days, *weeks}
    assert len({*today[:10], *days, *weeks}) == 10 + 6 + 2


def test_days_without_a_backup_do_not_count():
    times = [NOON - DAY * 100 * n for n in range(30)]
    assert kept(times) == set(times[:10])
    twice = [time - minute for time in times for minute in (HOUR * 0, HOUR)]
    assert kept(twice) == {*twice[:10], *times[:7]}


@given(
    st.lists(
        st.datetimes(
            datetime.datetime(2025, 1, 1), datetime.datetime(2027, 1, 1), timezones=st.just(datetime.UTC)
        ),
        max_size=80,
    )
)
def test_whatever_the_times_the_rule_keeps_what_it_promises(times):
    found = kept(times)
    assert found <= set(times)
    assert len(found) <= 10 + 7 + 4
    newest_first = sorted(set(times), reverse=True)
    assert set(newest_first[:10]) <= found
    for of, most in ((lambda t: t.date(), 7), (lambda t: t.isocalendar()[:2], 4)):
        spans = sorted({of(time) for time in times}, reverse=True)[:most]
        assert {max(t for t in times if of(t) == span) for span in spans} <= found
    assert kept(found) == found  # thinning out again takes nothing more


# Making them


def test_a_backup_says_why_when_and_what_it_holds_and_whose_it_is(path, world, tmp_path):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    (found,) = backups_of(path)
    assert (found.path, found.made, found.reason) == (made, NOON, Reason.ASKED)
    assert found.size == made.stat().st_size
    assert holds_words(found.holds) == "1 task, 3 quotes, 1 vendor, 2 notes, 1 document"
    assert the(found.holds).business == "Ann's Shop"
    assert (found.moved_from, found.has_its_size) == ("", True)
    assert library_of(made) == path
    assert (tmp_path / "backups") in made.parents
    assert check(made) == []


def test_backups_are_for_their_owner_alone(path, world, tmp_path):
    before = os.umask(0)
    try:
        Store(path, surroundings=world).make(Reason.ASKED)
    finally:
        os.umask(before)
    for found in [tmp_path / "backups", *(tmp_path / "backups").rglob("*")]:
        assert stat.S_IMODE(found.stat().st_mode) == (0o700 if found.is_dir() else 0o600), found


def test_two_libraries_of_one_name_keep_apart(path, world, tmp_path):
    other = tmp_path / "home" / path.name
    other.parent.mkdir()
    Library.create(other, surroundings=world).close()
    change(other, surroundings=world)
    mine, theirs = (Store(one, surroundings=world).make(Reason.ASKED) for one in (path, other))
    assert mine.parent != theirs.parent
    assert [one.path for one in backups_of(path)] == [mine]
    assert [one.path for one in backups_of(other)] == [theirs]


def test_a_library_that_was_moved_or_renamed_finds_its_backups(path, world, tmp_path):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    moved = path.rename(tmp_path / path.name)
    (found,) = backups_of(moved)
    assert (found.path, found.moved_from) == (made, str(path))
    renamed = moved.rename(tmp_path / "ledger.rightsource")
    assert [one.path for one in backups_of(renamed)] == [made]
    assert backups_of(tmp_path / "nobody.rightsource") == []


def test_backups_of_earlier_versions_are_listed_by_name(path, tmp_path):
    (tmp_path / "backups").mkdir()
    old = tmp_path / "backups" / "books 2026-01-02 03.04.05.rightsource"
    shutil.copy(path, old)
    shutil.copy(path, tmp_path / "backups" / "ledger 2026-01-02 03.04.05.rightsource")
    (found,) = backups_of(path)
    assert (found.path, found.reason) == (old, None)
    assert the(found.holds).tasks == 1
    assert why_words(found.reason) == "No note of why"


def test_who_only_looks_makes_no_backup(path, world):
    store = Store(path, surroundings=world)
    assert store.make_if_changed(Reason.CLOSED) is not None
    assert store.is_surely_unchanged()
    assert store.make_if_changed(Reason.CLOSED) is None
    with Session.open(path, surroundings=world) as session:
        session.assess(1)  # writes what is made from the answers
    settled(path)
    assert not store.is_surely_unchanged()
    assert store.make_if_changed(Reason.CLOSED) is None
    assert store.is_surely_unchanged()  # the second look has been remembered
    assert len(backups_of(path)) == 1


@pytest.mark.parametrize("key", ["title", "notes", "hours"])
def test_a_single_answer_that_changed_makes_one(path, world, key):
    store = Store(path, surroundings=world)
    store.make(Reason.CLOSED)
    value = {"title": "Pay", "notes": "x", "hours": None}[key]
    with Session.open(path, surroundings=world) as session:
        session.do(SetAnswer(task_id=1, key=key, value=value))
    assert not store.is_surely_unchanged()  # so shortly after, its time could not tell
    assert store.make_if_changed(Reason.CLOSED) is not None


def test_a_change_within_one_step_of_the_disk_s_clock_is_not_missed(path, world):
    os.utime(path)
    store = Store(path, surroundings=world)
    store.make(Reason.CLOSED)
    assert not store.is_surely_unchanged()


def test_a_library_in_which_nothing_was_ever_entered_makes_none(tmp_path, world):
    path = tmp_path / "new.rightsource"
    Library.create(path, surroundings=world).close()
    assert Store(path, surroundings=world).make_if_changed(Reason.CLOSED) is None
    assert not (tmp_path / "backups").exists()


def test_a_last_backup_that_is_gone_or_cut_off_is_made_anew(path, world):
    store = Store(path, surroundings=world)
    made = store.make(Reason.CLOSED)
    os.truncate(made, 4096)
    assert not store.is_surely_unchanged()
    assert store.make_if_changed(Reason.CLOSED) is not None
    for one in backups_of(path):
        one.path.unlink()
    assert store.make_if_changed(Reason.CLOSED) is not None


def test_of_two_within_a_second_the_later_one_counts_as_the_last(path, world):
    store = Store(path, surroundings=world)
    first = store.make(Reason.ASKED)
    change(path, surroundings=world)
    second = store.make(Reason.ASKED)
    assert [one.path for one in backups_of(path)] == [second, first]
    assert store.make_if_changed(Reason.CLOSED) is None


def test_the_first_opening_of_a_day_makes_one_where_something_changed(path, world, clock):
    store = Store(path, surroundings=world)
    assert store.make_daily() is not None
    change(path, surroundings=world)
    assert store.make_daily() is None  # there is one of today
    clock.time += DAY
    assert store.make_daily() is not None
    clock.time += DAY
    assert store.make_daily() is None  # nothing has changed
    assert [one.reason for one in backups_of(path)] == [Reason.DAILY] * 2


def test_a_backup_can_be_made_while_the_library_is_open_and_being_written_to(path, world):
    with Session.open(path, surroundings=world) as session:
        written: list[object] = []

        def write(_done: int, _total: int) -> None:
            if not written:
                written.append(session.do(AddTask(task=payroll(title="Meanwhile"))))

        made = Store(path, surroundings=world).make(Reason.ASKED, step=write)
        assert written
        assert check(made) == []
        session.do(AddTask(task=payroll()))


def test_a_writer_waits_for_no_copy_however_large(tmp_path, world):
    path = tmp_path / "large.rightsource"
    with Session.create(path, surroundings=world) as session:
        session.do_all([AddTask(task=Task(title=f"T{n}", notes="x" * 15_000)) for n in range(600)])
        steps: list[tuple[int, int]] = []

        def step(done: int, total: int) -> None:
            if len(steps) == 1:
                session.do(AddTask(task=Task(title="Between two steps")))
            steps.append((done, total))

        made = Store(path, surroundings=world).make(Reason.ASKED, step=step)
    assert len(steps) > 3
    assert steps[-1][0] == steps[-1][1]
    with Session.open(made) as opened:
        assert "Between two steps" in [task.title for task in opened.tasks()]


def test_a_cancelled_backup_leaves_nothing(path, world, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        Store(path, surroundings=world).make(Reason.ASKED, step=progress.report)
    assert list((tmp_path / "backups").rglob("*")) == []


def test_a_damaged_library_is_said_to_be_damaged_and_drives_out_no_good_backup(path, world, clock):
    store = Store(path, surroundings=world)
    made = store.make(Reason.ASKED)
    content = bytearray(path.read_bytes())
    content[4 * 4096 : 5 * 4096] = bytes(4096)
    path.write_bytes(content)
    for _ in range(3):
        clock.time += DAY
        with pytest.raises(errors.LibraryDamaged):
            store.make_daily()
    assert [one.path for one in backups_of(path)] == [made]


def test_a_library_with_a_name_of_wide_letters_can_be_backed_up(tmp_path, world):
    path = tmp_path / f"{'帳' * 70}.rightsource"
    Library.create(path, surroundings=world).close()
    made = Store(path, surroundings=world).make(Reason.ASKED)
    assert check(made) == []
    assert [one.path for one in backups_of(path)] == [made]


def test_before_an_update_there_is_a_backup_of_the_older_file(tmp_path, world):
    path = tmp_path / "old.rightsource"
    shutil.copy(make_libraries.FOLDER / "schema-1.rightsource", path)
    before = checksum(path)
    Library.open(path, surroundings=world).close()
    (found,) = backups_of(path)
    assert found.reason is Reason.UPDATE
    assert found.holds is not None
    assert checksum(path) != before
    restore(found.path, path, surroundings=world)
    assert checksum(path) == checksum(found.path)
    assert Library.is_older(path)


# Thinning out


def test_many_backups_are_thinned_out_by_the_rule(path, world, clock):
    store = Store(path, surroundings=world)
    times = []
    for _ in range(40):
        clock.time += DAY
        times.append(clock.time)
        store.make(Reason.DAILY)
    assert {one.made for one in backups_of(path)} == kept(times)
    assert len(list(store.folder.iterdir())) == 3 * len(kept(times)) + 1  # a note, a checksum; the folder's


def test_automatic_ones_do_not_drive_out_those_asked_for(path, world, clock):
    store = Store(path, surroundings=world)
    asked = store.make(Reason.ASKED)
    for _ in range(60):
        clock.time += DAY
        store.make(Reason.CLOSED)
    assert asked in [one.path for one in backups_of(path)]
    for _ in range(40):
        clock.time += DAY
        store.make(Reason.ASKED)
    assert asked not in [one.path for one in backups_of(path)]


def test_nothing_that_is_not_ours_is_ever_deleted(path, world, clock):
    store = Store(path, surroundings=world)
    store.make(Reason.DAILY)
    others = [
        *(store.folder / f"books 2020-01-{n:02} 00.00.00.rightsource" for n in range(1, 31)),  # no checksum
        store.folder / "Letter.txt",
        store.folder / "books 2020-13-01 00.00.00.rightsource",
        store.folder / "my own 2020-01-01.rightsource",
    ]
    for one in others:
        one.write_text("mine")
        os.utime(one, (0, 0))
    for _ in range(30):
        clock.time += DAY
        store.make(Reason.DAILY)
    assert {one.read_text() for one in others} == {"mine"}


def test_a_clock_that_was_wrong_once_costs_no_backup(path, world, clock):
    store = Store(path, surroundings=world)
    clock.time += DAY * 4000
    future = [store.make(Reason.DAILY)]
    clock.time = NOON
    made = []
    for _ in range(15):
        clock.time += HOUR
        made.append(store.make(Reason.DAILY))
    assert {one.path for one in backups_of(path)} >= {*future, *made[-10:]}


def test_what_a_sudden_end_left_behind_is_swept_up_after_a_day(path, world):
    store = Store(path, surroundings=world)
    store.make(Reason.DAILY)
    left = [
        store.folder / name
        for name in (".a1.new", ".a1.new-journal", ".a1.new.sha256", ".b2.part",
                     "books 2026-01-01 00.00.00.rightsource.sha256")
    ]  # fmt: skip
    for one in left:
        one.touch()
    store.make(Reason.DAILY)
    assert all(one.exists() for one in left)  # it may be somebody who is just at it
    for one in left:
        os.utime(one, (0, 0))
    store.make(Reason.DAILY)
    assert not any(one.exists() for one in left)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle_no_half_backup_counts_as_one(path):
    """The process ends at the n-th system call that makes a name or a byte last."""
    script = """
import os, sys
from pathlib import Path
from advisor import paths
from advisor.library.backups.note import Reason
from advisor.library.backups.store import Store
left = int(sys.argv[3])
paths.backup_folder = lambda: Path(sys.argv[2])
def counted(act):
    def wrapped(*arguments):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return act(*arguments)
    return wrapped
os.fsync, os.replace = counted(os.fsync), counted(os.replace)
Store(Path(sys.argv[1])).make(Reason.ASKED)
"""
    root = path.parent.parent / "backups"
    for calls in range(12):
        shutil.rmtree(root, ignore_errors=True)
        ended = subprocess.run(
            [sys.executable, "-c", script, path, root, str(calls)],
            cwd=Path(__file__).parents[2],
            check=False,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )
        for one in backups_of(path):
            verify(one.path)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9
    assert calls > 5
    assert len(backups_of(path)) == 1


# Where they go


def test_the_owner_may_choose_another_folder(path, world, tmp_path):
    chosen = tmp_path / "stick" / "backups"
    chosen.mkdir(parents=True)
    place.choose_folder(chosen)
    made = Store(path, surroundings=world).make(Reason.ASKED)
    assert chosen in made.parents
    assert [one.path for one in backups_of(path)] == [made]
    place.choose_folder(None)
    assert place.backups_folder() == tmp_path / "backups"
    assert backups_of(path) == []


def test_a_chosen_folder_that_is_not_there_is_said_and_not_made(path, world, tmp_path):
    chosen = tmp_path / "stick"
    chosen.mkdir()
    place.choose_folder(chosen)
    chosen.rmdir()
    with pytest.raises(BackupFolderMissing) as caught:
        Store(path, surroundings=world).make(Reason.ASKED)
    assert str(chosen) in str(caught.value)
    assert not chosen.exists()
    old = tmp_path / "old.rightsource"
    shutil.copy(make_libraries.FOLDER / "schema-1.rightsource", old)
    Library.open(old, surroundings=world).close()  # an update waits for no stick
    assert (tmp_path / "backups").is_dir()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"folder": 5}', "[" * 100_000])
def test_a_note_of_the_folder_that_makes_no_sense_counts_as_none(tmp_path, content):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "backups.json").write_text(content)
    assert place.backups_folder() == tmp_path / "backups"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"made": 5}', "null", "[" * 100_000, '{"holds": []}'])
def test_a_note_that_makes_no_sense_is_done_without(path, world, content):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    beside(made).write_text(content)
    (made.parent / "library.json").write_text(content)
    (found,) = backups_of(path)
    assert found.reason is None
    assert the(found.holds).tasks == 1
    assert Store(path, surroundings=world).make_if_changed(Reason.CLOSED) is not None


# Going back


def test_a_backup_is_restored_and_restoring_can_be_undone(path, world, clock):
    before = dump_of(path)
    made = Store(path, surroundings=world).make(Reason.ASKED)
    clock.time += HOUR
    change(path, surroundings=world)
    after = dump_of(path)
    done = restore(made, path, surroundings=world)
    assert dump_of(path) == before
    assert (done.library, done.put_aside) == (path, None)
    assert [one.reason for one in backups_of(path)] == [Reason.RESTORE, Reason.ASKED]
    clock.time += HOUR
    restore(the(done.before), path, surroundings=world)
    assert dump_of(path) == after
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_a_library_that_is_open_is_not_replaced(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    with Session.open(path, surroundings=world), untouched(path), pytest.raises(errors.LibraryInUse):
        restore(made, path, surroundings=world)
    Library.open(path).close()


def test_a_damaged_file_is_kept_beside_under_a_telling_name(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    before = dump_of(path)
    path.write_bytes(path.read_bytes()[:5000])
    damaged = path.read_bytes()
    done = restore(made, path, surroundings=world)
    assert dump_of(path) == before
    assert done.before is None
    assert done.put_aside == path.with_name("books (damaged 2026-11-18 12.00.00).rightsource")
    assert the(done.put_aside).read_bytes() == damaged


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "damaged"), (b"Dear Ann" * 500, "damaged"), (bytes(8192), "damaged")]
)
def test_whatever_has_taken_the_library_s_place_is_kept(path, world, content, said):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    path.write_bytes(content)
    done = restore(made, path, surroundings=world)
    assert said in the(done.put_aside).name
    assert the(done.put_aside).read_bytes() == content


def test_a_newer_library_is_kept_beside(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    run_sql(path, "PRAGMA user_version = 99")
    newer = path.read_bytes()
    done = restore(made, path, surroundings=world)
    assert the(done.put_aside).name.startswith("books (replaced ")
    assert the(done.put_aside).read_bytes() == newer


def test_a_library_that_is_gone_comes_back(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    before = dump_of(path)
    path.unlink()
    assert [one.path for one in backups_of(path)] == [made]
    done = restore(made, path, surroundings=world)
    assert (done.before, done.put_aside) == (None, None)
    assert dump_of(path) == before


def test_a_journal_left_beside_is_not_carried_out_on_what_was_restored(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    before = dump_of(path)
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sqlite3, sys\n"
            "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "c.execute('PRAGMA cache_size = 2')\n"
            "c.execute('BEGIN IMMEDIATE')\n"
            "c.execute('DELETE FROM setting')\n"
            "for n in range(200): c.execute('INSERT INTO setting VALUES (?, ?)', [str(n), 'x' * 4000])\n"
            "os._exit(0)\n",
            path,
        ],
        check=True,
    )
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 0
    content = bytearray(path.read_bytes())
    content[:100] = b"?" * 100  # a damaged file with the journal of a change that was broken off
    path.write_bytes(content)
    done = restore(made, path, surroundings=world)
    assert not journal.exists()
    assert the(done.put_aside).with_name(f"{the(done.put_aside).name}-journal").exists()
    assert dump_of(path) == before


@pytest.mark.parametrize("spoil", ["byte", "no checksum", "cut", "other schema", "gone"])
def test_a_backup_that_is_not_as_it_was_made_is_not_restored(path, world, spoil):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    match spoil:
        case "byte":
            made.write_bytes(made.read_bytes().replace(b"Ledgers", b"Lodgers"))  # no page shows it
        case "no checksum":
            made.with_name(f"{made.name}.sha256").unlink()
        case "cut":
            os.truncate(made, 4096)
        case "other schema":
            run_sql(made, "PRAGMA user_version = 99")
            made.with_name(f"{made.name}.sha256").write_text(f"{checksum(made)}  {made.name}\n")
        case _:
            made.unlink()
    kinds = {"other schema": errors.LibraryTooNew, "gone": errors.LibraryMissing}
    with pytest.raises(kinds.get(spoil, BackupDamaged)):
        verify(made)
    before = state_of(path)
    with pytest.raises(kinds.get(spoil, BackupDamaged)):
        restore(made, path, surroundings=world)
    assert state_of(path) == before


@pytest.mark.parametrize("call", ["os.replace", "shutil.copyfile", "os.fsync"])
def test_what_the_disk_does_not_take_leaves_the_library_as_it_was(path, world, monkeypatch, call):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    content = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"advisor.library.backups.restore.{call}", fail)
    with pytest.raises((RestoreFailed, errors.BackupFailed)):
        restore(made, path, surroundings=world)
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_restoring_can_be_cancelled_until_it_is_done(path, world):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    progress = Progress()
    progress.cancel()
    before = state_of(path)
    with pytest.raises(Cancelled):
        restore(made, path, surroundings=world, progress=progress)
    assert state_of(path) == before


def test_all_of_it_is_told_in_the_language_in_use(path, world, tmp_path):
    made = Store(path, surroundings=world).make(Reason.ASKED)
    with pseudo_language():
        told = [
            *(why_words(reason) for reason in (*Reason, None)),
            *(holds_words(holds) for holds in (backups_of(path)[0].holds, None)),
            *(size_words(size) for size in (1, 5_000_000)),
        ]
        for error in (
            BackupFolderMissing("books", tmp_path),
            BackupDamaged("books"),
            RestoreFailed("books"),
        ):
            told += [error.what, error.why, error.remedy]
        os.truncate(made, 4096)
        told += look_over(path)
    for text in told:
        assert untranslated(text, ["books", str(tmp_path), str(made), "Nov", "AM", "PM"]) == [], text


def test_a_moment_is_told_by_the_owner_s_clock():
    assert "2026" in when_words(NOON, "en_US")
    assert when_words(NOON, "de-DE").startswith("18.11.2026")
