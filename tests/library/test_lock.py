"""Two windows never edit one library: its lock says who has it, and only a dead owner's lock is taken."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.library import errors
from advisor.library.library import Library
from advisor.library.surroundings import Surroundings
from advisor.processes import process_birth
from tests.library.support import is_locked_for_others, made, still_world, untouched

tokens = itertools.count()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "books.rightsource")


@pytest.fixture
def lock(path: Path) -> Path:
    return path.with_name("books.rightsource.lock")


def locked_by(lock: Path, **holder: object) -> None:
    full = {
        "host": "shop",
        "pid": 4711,
        "user": "bob",
        "since": "2026-03-01T08:00:00.000Z",
        "token": "theirs",
    }
    lock.write_text(json.dumps({**full, "birth": "", **holder}))


def world(**changes: object) -> Surroundings:
    return still_world(new_token=lambda: f"mine{next(tokens)}", **changes)


def nobody_runs(pid: int) -> str | None:
    return "boot/1" if pid == os.getpid() else None


def test_an_open_library_has_a_lock_that_says_who_has_it(path, lock):
    with Library.open(path, surroundings=world(pid=os.getpid)):
        found = json.loads(lock.read_text())
        assert (found["host"], found["user"], found["pid"]) == ("shop", "ann", os.getpid())
        assert found["since"] == "2026-03-02T09:00:00.000Z"
    assert not lock.exists()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_the_same_library_is_not_opened_twice_in_one_process_not_even_by_force(path, lock):
    with Library.open(path) as library:
        for take_over in (False, True):
            with pytest.raises(errors.LibraryInUse) as caught:
                Library.open(path, take_over=take_over)
            assert "in this window" in caught.value.why
            assert caught.value.can_take_over is False
        with library.writing():
            pass
        assert lock.exists()


def test_trying_to_open_it_again_leaves_the_locks_of_the_open_library_alone(path):
    """A second look at the file by the same process would drop the locks that SQLite holds on it."""
    with Library.open(path) as library, library.connection.transaction():
        for take_over in (False, True):
            with pytest.raises(errors.LibraryInUse):
                Library.open(path, take_over=take_over)
        assert is_locked_for_others(path)


def test_a_library_reached_by_a_link_has_the_same_lock(path, tmp_path):
    link = tmp_path / "folder" / "link.rightsource"
    link.parent.mkdir()
    link.symlink_to(path)
    with Library.open(path), pytest.raises(errors.LibraryInUse):
        Library.open(link)


def test_a_library_open_in_another_process_is_in_use_and_stays_so(path, lock):
    script = """
import sys
from pathlib import Path
from advisor.library.library import Library
with Library.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with untouched(path), pytest.raises(errors.LibraryInUse) as caught:
            Library.open(path)
        assert "another window on this computer" in caught.value.why
        assert caught.value.can_take_over
        other.communicate("")
    with Library.open(path):
        pass


def test_the_lock_of_a_process_that_ended_is_taken(path, lock):
    locked_by(lock)
    with Library.open(path, surroundings=world(birth=nobody_runs)):
        assert json.loads(lock.read_text())["user"] == "ann"
    assert not lock.exists()


def test_the_lock_of_a_process_that_runs_is_respected(path, lock):
    locked_by(lock)
    with pytest.raises(errors.LibraryInUse) as caught:
        Library.open(path, surroundings=world(birth=lambda pid: "boot/2"))
    assert "by bob" in caught.value.why
    assert "since 2026-03-01 08:00 UTC" in caught.value.why
    assert json.loads(lock.read_text())["token"] == "theirs"


def test_a_process_that_was_born_after_the_lock_is_not_its_owner(path, lock):
    locked_by(lock, birth="boot/1")
    with Library.open(path, surroundings=world(birth=lambda pid: "boot/2")):
        pass


def test_an_old_lock_with_our_own_process_number_is_not_ours(path, lock):
    locked_by(lock, pid=os.getpid())
    with Library.open(path, surroundings=world(birth=lambda pid: "")):
        pass


def test_the_lock_of_another_computer_is_respected_however_old(path, lock):
    locked_by(lock, host="till", since="2001-01-01T00:00:00.000Z")
    with untouched(path), pytest.raises(errors.LibraryInUse) as caught:
        Library.open(path, surroundings=world(birth=nobody_runs))
    assert "the computer “till”" in caught.value.why
    assert "take it over" in caught.value.remedy


def test_a_lock_can_be_taken_over_when_the_owner_says_so(path, lock):
    locked_by(lock, host="till")
    with Library.open(path, take_over=True, surroundings=world()):
        assert json.loads(lock.read_text())["host"] == "shop"
    assert not lock.exists()


def test_whoever_lost_the_lock_writes_no_more_and_leaves_the_new_one(path, lock):
    with Library.open(path, surroundings=world()) as library:
        locked_by(lock, host="till")
        with untouched(path), pytest.raises(errors.LibraryTakenOver) as caught, library.writing():
            pytest.fail("a transaction was begun")
        assert "till" in caught.value.why
    assert json.loads(lock.read_text())["token"] == "theirs"


def test_a_lock_that_was_cleared_away_is_taken_again(path, lock):
    with Library.open(path, surroundings=world()) as library:
        lock.unlink()
        with library.writing():
            pass
        assert lock.exists()
    assert not lock.exists()


@pytest.mark.parametrize(
    "content",
    ["", "{", '{"host": "till", "pi', "null", "[]", "7", '"till"', "{}", '{"pid": "x", "token": "t"}',
     "\0" * 9, '{"host": 5, "pid": 1, "token": "t"}', "[" * 4000, "x" * 10_000],
)  # fmt: skip
def test_a_lock_that_was_never_finished_keeps_nobody_out(path, lock, content, monkeypatch):
    monkeypatch.setattr("advisor.library.lock.SETTLING_SECONDS", 0.06)
    lock.write_text(content)
    with Library.open(path, surroundings=world()):
        assert json.loads(lock.read_text())["user"] == "ann"
    assert not lock.exists()


def test_a_lock_that_is_being_written_is_given_the_time(path, lock, monkeypatch):
    lock.write_text('{"host": "ti')
    looks = itertools.count()

    def finish_it(seconds: float) -> None:
        if next(looks) == 1:
            locked_by(lock, host="till")

    monkeypatch.setattr("advisor.library.lock.time.sleep", finish_it)
    with pytest.raises(errors.LibraryInUse) as caught:
        Library.open(path, surroundings=world())
    assert "till" in caught.value.why


def test_what_a_lock_says_is_shown_as_one_short_line(path, lock):
    locked_by(lock, host="a\nb\x1b[31m" + "c" * 500, user="x\u202ey")
    with pytest.raises(errors.LibraryInUse) as caught:
        Library.open(path, surroundings=world())
    assert caught.value.why.isprintable()
    assert len(caught.value.why) < 200


def test_where_files_cannot_be_linked_the_lock_works_all_the_same(path, lock, monkeypatch):
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    with Library.open(path, surroundings=world()):
        assert json.loads(lock.read_text())["user"] == "ann"
        with pytest.raises(errors.LibraryInUse):
            Library.open(path, surroundings=world())
    with Library.create(path.with_name("new.rightsource"), surroundings=world()):
        pass
    assert sorted(found.name for found in path.parent.iterdir()) == ["books.rightsource", "new.rightsource"]


def test_a_library_that_cannot_be_opened_is_not_left_locked(path, lock):
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])
    with pytest.raises(errors.LibraryDamaged):
        Library.open(path)
    assert not lock.exists()


def test_a_quicker_newcomers_lock_is_put_back(path, lock, monkeypatch):
    """Between finding a lock stale and moving it away, somebody else may have replaced it."""
    locked_by(lock)
    rename = Path.rename

    def somebody_is_quicker(self: Path, target: Path) -> Path:
        locked_by(lock, token="newcomer", host="till")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", somebody_is_quicker)
    with pytest.raises(errors.LibraryInUse) as caught:
        Library.open(path, surroundings=world(birth=nobody_runs))
    assert "till" in caught.value.why
    assert json.loads(lock.read_text())["token"] == "newcomer"


def test_a_running_process_has_a_birth_and_one_that_ended_has_none():
    assert process_birth(os.getpid()) == process_birth(os.getpid()) is not None
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert process_birth(child.pid) is None
    assert process_birth(0) is None
    assert process_birth(2**70) is None
