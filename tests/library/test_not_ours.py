"""Whatever lies where a library should be has its own sentence, and is left to the last bit as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.cli import main
from advisor.domain.edits import AddTask
from advisor.errors import AdvisorError
from advisor.library import errors
from advisor.library.copies import keep_copy, open_to_read
from advisor.library.interchange.exchange import contents_of
from advisor.library.library import Library
from advisor.progress import Progress
from advisor.session import Session
from tests.library.support import made, payroll, run_python, run_sql, untouched

PAGE = 4096
FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"


def filled(path: Path) -> Path:
    with Session.create(path) as session:
        session.do_all([AddTask(task=payroll(title=f"Task {n}", notes="Word. " * 400)) for n in range(9)])
    return path


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def broken_off(path: Path) -> Path:
    """A library whose process died in the middle of a change, with the journal that takes it back."""
    filled(path)
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE task SET notes = notes || printf('%.3000c', 'x')")
        connection.execute("UPDATE task SET notes = notes || printf('%.3000c', 'y')")
        os._exit(0)
        """,
        path,
    )
    assert journal_of(path).stat().st_size > 0
    return path


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Dear Ann,\n" * 2000)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)


def only_zeros(path: Path) -> None:
    size = filled(path).stat().st_size
    path.write_bytes(bytes(size))


def zeros_from_the_middle(path: Path) -> None:
    size = filled(path).stat().st_size
    os.truncate(path, size // 2)
    os.truncate(path, size)


def header_overwritten(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.write(b"\xff" * 100)


def first_page_lost(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.write(bytes(PAGE))


def page_of_nonsense(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.seek(PAGE)
        file.write(os.urandom(PAGE))


def cut_within_a_page(path: Path) -> None:
    os.truncate(filled(path), path.stat().st_size - 1)


def cut_within_the_first_page(path: Path) -> None:
    os.truncate(filled(path), 1000)


def damaged_journal(path: Path) -> None:
    with journal_of(broken_off(path)).open("r+b") as file:
        file.seek(600)
        file.write(b"\xaa" * 40)


def journal_of_nonsense(path: Path) -> None:
    filled(path)
    journal_of(path).write_bytes(b"Dear Ann,\n" * 100)


def journal_cut_off(path: Path) -> None:
    journal = journal_of(broken_off(path))
    os.truncate(journal, journal.stat().st_size * 2 // 3)


def journal_of_another_library(path: Path) -> None:
    other = broken_off(path.with_name("other.rightsource"))
    with Session.create(path) as session:
        for number in range(20):
            session.do(AddTask(task=payroll(title=f"Other {number}", notes="Else. " * 900)))
    journal_of(other).rename(journal_of(path))
    other.unlink()


def journal_of_another_time(path: Path) -> None:
    """As when a backup is put back by hand, and the journal of the newer file stays."""
    before = path.with_name("before")
    filled(path)
    shutil.copy(path, before)
    with Session.open(path) as session:
        for number in range(4):
            session.do(AddTask(task=payroll(title=f"Later {number}")))
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE x (y)")
        connection.execute("UPDATE task SET notes = notes || printf('%.3000c', 'x')")
        os._exit(0)
        """,
        path,
    )
    before.replace(path)


CASES: list[tuple[Callable[[Path], object], type[AdvisorError], str]] = [
    (zipped, errors.NotADatabase, "another kind of file"),
    (picture, errors.NotADatabase, "another kind of file"),
    (lambda path: path.mkdir(), errors.NotAFile, "a folder or a device"),
    (os.mkfifo, errors.NotAFile, "a folder or a device"),
    (only_zeros, errors.LibraryBlank, "nothing is in it"),
    (zeros_from_the_middle, errors.LibraryDamaged, "do not fit together"),
    (header_overwritten, errors.LibraryHeadless, "beginning was overwritten"),
    (first_page_lost, errors.LibraryHeadless, "beginning was overwritten"),
    (page_of_nonsense, errors.LibraryDamaged, "do not fit together"),
    (cut_within_a_page, errors.LibraryCutOff, "end is missing"),
    (cut_within_the_first_page, errors.LibraryCutOff, "end is missing"),
    (damaged_journal, errors.JournalDamaged, "books.rightsource-journal"),
    (journal_of_nonsense, errors.JournalDamaged, "books.rightsource-journal"),
    (journal_cut_off, errors.JournalDamaged, "books.rightsource-journal"),
    (journal_of_another_library, errors.JournalOfAnother, "belongs to another library"),
    (journal_of_another_time, errors.JournalOfAnother, "at another time"),
]


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        one.name: (one.read_bytes() if one.is_file() else b"", one.stat().st_mtime_ns)
        for one in folder.iterdir()
    }


@pytest.mark.parametrize(("make", "kind", "said"), CASES, ids=lambda one: getattr(one, "__name__", ""))
def test_it_is_refused_in_a_sentence_of_its_own_and_nothing_is_touched(make, kind, said, tmp_path, capsys):
    path = tmp_path / "books.rightsource"
    make(path)
    before = everything_in(tmp_path)
    with pytest.raises(AdvisorError) as caught:
        open_and_read(path)
    assert type(caught.value) is kind
    assert said in caught.value.why
    # The same sentence on the command line, in one line.
    out = tmp_path.parent / "out.json"
    assert main(["export", str(path), "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith(f"{path}: ")
    assert main(["report", "--library", str(path), "-o", str(tmp_path.parent / "out.pdf")]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not out.exists()
    assert everything_in(tmp_path) == before


def open_and_read(path: Path) -> None:
    """Damage inside shows at opening, or as soon as what is damaged is read."""
    with Library.open(path) as library:
        contents_of(library.connection)


@pytest.mark.parametrize("length", [1, 15, 16, 99, 100, 511, 4095, 4096, 4097, 20_000, -1])
def test_a_library_that_is_cut_off_anywhere_is_refused(tmp_path, length):
    path = filled(tmp_path / "books.rightsource")
    os.truncate(path, length if length > 0 else path.stat().st_size + length)
    with untouched(path), pytest.raises(errors.LibraryError) as caught:
        Library.open(path)
    assert isinstance(
        caught.value, errors.NotADatabase if length < 16 and length > 0 else errors.LibraryCutOff
    )


def test_a_change_that_was_broken_off_is_taken_back(tmp_path):
    path = broken_off(tmp_path / "books.rightsource")
    with Session.open(path) as session:
        assert {session.task(task.id).task.notes for task in session.tasks()} == {"Word. " * 400}
    assert [one.name for one in tmp_path.iterdir()] == ["books.rightsource"]


def test_a_journal_that_never_counted_does_no_harm(tmp_path):
    """Its first bytes are written last: before that, no page of the library has been changed."""
    path = filled(tmp_path / "books.rightsource")
    journal_of(path).write_bytes(bytes(28) + b"\x11" * 5000)
    before = path.read_bytes()
    with Session.open(path) as session:
        assert len(session.tasks()) == 9
    assert path.read_bytes() == before


def test_a_library_that_another_program_locked_is_in_use(tmp_path):
    path = filled(tmp_path / "books.rightsource")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        before = path.stat().st_mtime_ns
        with pytest.raises(errors.LibraryInUse) as caught:
            Library.open(path)
        other.execute("ROLLBACK")
    assert "in another program" in caught.value.why
    assert path.stat().st_mtime_ns == before


def in_wal(path: Path) -> Path:
    """A copy of a library that another program had turned to WAL: a file, and beside it the last changes."""
    filled(path)
    source = path.with_name("source")
    path.rename(source)
    with closing(sqlite3.connect(source, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE task SET title = 'By the other' WHERE id = 1")
        shutil.copy(source, path)
        shutil.copy(f"{source}-wal", f"{path}-wal")
    for end in ("", "-wal", "-shm"):
        source.with_name(source.name + end).unlink(missing_ok=True)
    return path


def test_the_last_changes_of_a_copied_wal_library_are_brought_in(tmp_path):
    path = in_wal(tmp_path / "books.rightsource")
    with Session.open(path) as session:
        assert session.task(1).task.title == "By the other"
    assert [one.name for one in tmp_path.iterdir()] == ["books.rightsource"]


def test_a_wal_of_another_file_is_not_brought_in(tmp_path):
    path = in_wal(tmp_path / "books.rightsource")
    path.with_name(f"{path.name}-wal").write_bytes(os.urandom(9000))
    with Session.open(path) as session:
        assert session.task(1).task.title == "Task 0"


@dataclass(frozen=True)
class Stick:
    """A folder; ``lock`` makes it one that may only be read."""

    folder: Path
    lock: Callable[[], None]


@pytest.fixture
def read_only(tmp_path):
    """In truth, as a mount: who tests as root may write whatever its permissions say."""
    folder = tmp_path / "stick"
    folder.mkdir()
    done = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not allowed here")

    def lock() -> None:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True, capture_output=True)

    yield Stick(folder, lock)
    subprocess.run(["umount", folder], check=True, capture_output=True)


@pytest.mark.parametrize("make", [filled, broken_off, in_wal], ids=["sound", "broken off", "wal"])
def test_a_library_that_may_only_be_read_can_be_exported_and_printed(read_only, tmp_path, make, capsys):
    path = make(read_only.folder / "books.rightsource")
    read_only.lock()
    before = everything_in(read_only.folder)
    with pytest.raises(errors.LibraryReadOnly) as caught:
        Library.open(path)
    assert "open the copy" in caught.value.remedy
    with open_to_read(path) as library:
        titles = [task.title for task in contents_of(library.connection).tasks]
    assert len(titles) == 9
    assert ("By the other" in titles) == (make is in_wal)
    assert main(["export", str(path), "-o", str(tmp_path / "out.json")]) == 0
    report = ["report", "--library", str(path), "--one-page", "-o", str(tmp_path / "out.pdf")]
    assert main(report) == 0, capsys.readouterr().err
    copy = keep_copy(path, tmp_path, Progress())
    assert copy.name == "books (copy).rightsource"
    with Session.open(copy) as session:
        assert sorted(task.title for task in session.tasks()) == sorted(titles)
    assert everything_in(read_only.folder) == before


def test_an_older_library_that_may_only_be_read_is_brought_up_to_date_in_the_copy(read_only, tmp_path):
    path = Path(shutil.copy(FIXTURES / "schema-1.rightsource", read_only.folder / "books.rightsource"))
    read_only.lock()
    with open_to_read(path) as library:
        assert len(contents_of(library.connection).tasks) == 3


def test_a_copy_lies_over_nothing_and_a_damaged_library_is_not_copied(tmp_path):
    path = filled(tmp_path / "books.rightsource")
    names = [keep_copy(path, tmp_path, Progress()).name for _ in range(2)]
    assert names == ["books (copy).rightsource", "books (copy 2).rightsource"]
    page_of_nonsense(spoilt := tmp_path / "spoilt.rightsource")
    left = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(errors.LibraryDamaged):
        keep_copy(spoilt, tmp_path, Progress())
    assert sorted(one.name for one in tmp_path.iterdir()) == left


def test_the_journal_of_a_file_put_in_its_place_is_left_to_that_file(tmp_path):
    """It lies beside by name: who still has the former file open must not carry it out, nor take it away."""
    path = filled(tmp_path / "books.rightsource")
    (tmp_path / "synced").mkdir()
    newer = broken_off(tmp_path / "synced" / path.name)
    with Library.open(path) as library:
        before = contents_of(library.connection)
        journal_of(newer).rename(journal_of(path))
        newer.replace(path)
        there = (path.read_bytes(), journal_of(path).read_bytes())
        for look in (
            lambda: library.connection.rows("SELECT * FROM task"),
            lambda: library.connection.copy_into(tmp_path / "copy"),
            lambda: contents_of(library.connection),
        ):
            with pytest.raises(errors.LibraryReplaced):
                look()
        assert (path.read_bytes(), journal_of(path).read_bytes()) == there
        kept = journal_of(path).rename(tmp_path / "kept")
        assert contents_of(library.connection) == before
        kept.rename(journal_of(path))
    with Library.open(path) as library:
        assert all("yyy" not in task.notes for task in contents_of(library.connection).tasks)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'task'",
        "UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'vendor'",
        "UPDATE sqlite_schema SET sql = CAST(sql AS BLOB) WHERE name = 'task'",
    ],
)
def test_values_of_the_wrong_type_are_damage_and_no_fault_of_ours(tmp_path, statement):
    path = made(tmp_path / "books.rightsource")
    with Session.open(path) as session:
        session.do(AddTask(task=payroll()))
    run_sql(path, "PRAGMA writable_schema = ON", statement)
    with pytest.raises(errors.LibraryDamaged):
        read_all(path)


def read_all(path: Path) -> None:
    with Session.open(path) as session:
        session.tasks()
        session.vendors()
        session.find("payroll")


def test_a_title_that_is_no_text_is_damage(tmp_path):
    """Bytes under a title, as a damaged page has them, are found out where they are read."""
    path = made(tmp_path / "books.rightsource")
    with Session.open(path) as session:
        session.do(AddTask(task=payroll(title="Qwertz")))
    data = path.read_bytes()
    kind, blob = 13 + 2 * len("Qwertz"), 12 + 2 * len("Qwertz")
    at = data.index(b"QwertzBookkeeping")
    start = data.index(bytes((0, kind)), at - 40, at)  # the id, which is kept elsewhere, and the title
    path.write_bytes(data[: start + 1] + bytes((blob,)) + data[start + 2 :])
    with Session.open(path) as session, pytest.raises(errors.LibraryDamaged):
        session.task(1)
