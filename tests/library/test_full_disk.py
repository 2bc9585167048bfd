"""On a disk that is full, nothing that was saved changes, and what could not be saved can be saved later.

Each edit is tried with a little more room every time, so that each of its writes is once the one that fails.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    ChooseVendor,
    DeleteTask,
    DeleteVendor,
    DuplicateTask,
    Edit,
    RemoveNote,
    RemoveQuote,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetReview,
    SetSection,
    SetStatus,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Task
from advisor.domain.vendor import Vendor
from advisor.library import errors
from advisor.library.backup import backup
from advisor.library.save_as import save_copy
from advisor.progress import Progress
from advisor.session import Session
from tests.faults import Filler, read_only_disk, small_disk
from tests.library.support import (
    call_note,
    dump,
    fill,
    offer,
    payroll,
    run_python,
    shown,
    still_world,
    written,
)

LARGE = "x" * 15_000  # several pages of the file
SCHEMAS = sorted((Path(__file__).parents[1] / "fixtures" / "libraries").glob("*.rightsource"))

EDITS: tuple[Edit, ...] = (
    AddTask(task=payroll(notes=LARGE), quotes=((1, offer()),)),
    DuplicateTask(task_id=1, title="Copy"),
    SetAnswer(task_id=1, key="notes", value=LARGE),
    SetStatus(task_id=1, status=TaskStatus.DECIDED),
    SetReview(task_id=1, review_on=datetime.date(2027, 1, 1)),
    ChooseVendor(task_id=1, status=TaskStatus.DECIDED, notes=LARGE),
    SetSection(task_id=1, kind=DocumentKind.PROCEDURE, key="steps", value=written("steps", "y" * 3000)),
    DeleteTask(task_id=1),
    RestoreTask(task_id=2),
    AddQuote(task_id=1, quote=offer("Another")),
    ChangeQuote(quote_id=2, quote=offer("Changed")),
    RemoveQuote(quote_id=2),
    AddVendor(vendor=Vendor(name="New", summary=LARGE)),
    SetVendorField(vendor_id=1, key="summary", value=LARGE),
    DeleteVendor(vendor_id=1),
    RestoreVendor(vendor_id=2),
    AddNote(vendor_id=1, note=call_note(LARGE)),
    ChangeNote(note_id=1, note=call_note(LARGE)),
    RemoveNote(note_id=1),
    SetBusiness(business=Business(name="Another", logo=b"\x89PNG\r\n\x1a\n" + bytes(20_000))),
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def path(disk: Path) -> Path:
    path = disk / "books.rightsource"
    with Session.create(path, surroundings=still_world()) as session:
        fill(session)
    return path


def fingerprint(path: Path) -> str:
    # Through another process: to open and close the live file here would drop the locks of this one.
    return run_python(
        "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())", path
    )


def test_every_kind_of_edit_is_tried() -> None:
    kinds = {kind.__name__ for kind in Edit.__subclasses__() if kind.__module__ == Edit.__module__}
    assert {type(edit).__name__ for edit in EDITS} == kinds


@pytest.mark.parametrize("edit", EDITS, ids=shown)
def test_an_edit_that_finds_no_room_changes_nothing_and_is_made_once_there_is(
    disk: Path, path: Path, edit: Edit
) -> None:
    filler = Filler(disk)
    failures = 0
    with Session.open(path, surroundings=still_world()) as session:
        session.prepare_writing()
        before = dump(session)
        for room in range(0, 400_000, 4096):
            filler.leave(room)
            try:
                session.do(edit)
            except (errors.DiskFull, errors.SaveFailed):
                failures += 1
                assert dump(session) == before
            else:
                break
        assert failures
        assert dump(session) != before or isinstance(edit, SetReview)
        filler.go()
        assert session.library.connection.rows("PRAGMA integrity_check") == [("ok",)]
        after = dump(session)
    with Session.open(path) as session:
        assert dump(session) == after
    assert [found.name for found in disk.iterdir()] == [path.name]


def test_a_disk_without_any_room_leaves_the_very_bytes(disk: Path, path: Path) -> None:
    with Session.open(path) as session:
        session.prepare_writing()
        before = fingerprint(path)
        Filler(disk).leave(0)
        for edit in EDITS:
            with pytest.raises((errors.DiskFull, errors.SaveFailed)):
                session.do(edit)
        with pytest.raises((errors.DiskFull, errors.SaveFailed)):
            session.do_all(EDITS[:3])
        assert fingerprint(path) == before
        Filler(disk).go()
        session.do(EDITS[0])


def test_very_many_edits_aside_are_stored_all_or_none(disk: Path, path: Path) -> None:
    edits = [AddTask(task=Task(title=f"Task {number}", notes="x" * 400)) for number in range(800)]
    filler = Filler(disk)
    with Session.open(path) as session:
        before = dump(session)
        for room in (0, 8192, 100_000, 250_000):
            filler.leave(room)
            with pytest.raises((errors.DiskFull, errors.SaveFailed)):
                _store_aside(session, edits)
            assert dump(session) == before
        filler.go()
        _store_aside(session, edits)
        assert len(session.tasks()) == 801


def _store_aside(session: Session, edits: list[AddTask]) -> None:
    aside = session.aside()
    aside.carry_out(edits, Progress())
    session.take(aside)


@pytest.mark.parametrize("room", [0, 4096, 8192, 40_000])
def test_a_library_is_opened_or_refused_in_words_and_either_way_unchanged(
    disk: Path, path: Path, room: int
) -> None:
    before = path.read_bytes()
    filler = Filler(disk)
    filler.leave(room)
    try:
        Session.open(path).close()
    except errors.NoRoomToOpen:
        assert room < 8192
    assert path.read_bytes() == before
    assert {found.name for found in disk.iterdir()} == {path.name, filler.name}


@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000])
def test_a_new_library_is_whole_or_not_there(disk: Path, room: int) -> None:
    filler = Filler(disk)
    filler.leave(room)
    with pytest.raises((errors.CannotCreate, errors.NoRoomToOpen)):
        Session.create(disk / "new.rightsource")
    assert [found.name for found in disk.iterdir()] == [filler.name]
    filler.go()
    Session.create(disk / "new.rightsource").close()


@pytest.mark.parametrize("old", SCHEMAS[:1] + SCHEMAS[-2:-1], ids=lambda old: str(old.stem))
def test_an_older_library_stays_as_it_was_until_there_is_room_to_bring_it_up_to_date(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    path = Path(shutil.copy(old, disk / "old.rightsource"))
    before = path.read_bytes()
    filler = Filler(disk)
    failures = 0
    for room in range(8192, 600_000, 24_576):
        filler.leave(room)
        try:
            Session.open(path).close()
        except errors.LibraryError:
            failures += 1
            assert path.read_bytes() == before
            assert {found.name for found in disk.iterdir()} == {path.name, filler.name}
        else:
            break
    assert failures
    assert path.read_bytes() != before


@pytest.mark.parametrize("room", [0, 4096, 40_000])
def test_a_backup_and_a_copy_under_another_name_are_whole_or_not_there(
    disk: Path, tmp_path: Path, room: int
) -> None:
    filler = Filler(disk)
    with Session.create(tmp_path / "books.rightsource") as session:
        fill(session)
        (disk / "backups").mkdir()
        filler.leave(room)
        with pytest.raises(errors.BackupFailed):
            backup(session.library, disk / "backups")
        with pytest.raises(errors.CannotCreate):
            save_copy(session.library, disk / "copy.rightsource")
        assert list((disk / "backups").iterdir()) == []
        assert {found.name for found in disk.iterdir()} == {"backups", filler.name}
        filler.go()
        save_copy(session.library, disk / "copy.rightsource")
        expected = dump(session)
    with Session.open(disk / "copy.rightsource") as copy:
        assert dump(copy) == expected


def test_a_library_on_a_disk_that_can_only_be_read_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    Session.create(folder / "books.rightsource").close()
    before = hashlib.sha256((folder / "books.rightsource").read_bytes()).digest()
    with read_only_disk(folder, tmp_path / "disk") as disk:
        with pytest.raises(errors.LibraryReadOnly):
            Session.open(disk / "books.rightsource")
        with pytest.raises(errors.CannotCreate):
            Session.create(disk / "new.rightsource")
    assert [found.name for found in folder.iterdir()] == ["books.rightsource"]
    assert hashlib.sha256((folder / "books.rightsource").read_bytes()).digest() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of a POSIX process")
def test_whichever_write_the_disk_refuses_nothing_is_half_done(tmp_path: Path) -> None:
    """A disk that takes no byte past a limit, which moves up: to SQLite that is a fault of the disk."""
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        fill(session)
    script = """
        import resource, signal, sys
        from pathlib import Path
        from advisor.domain.edits import AddTask
        from advisor.domain.task import Task
        from advisor.library.errors import SaveFailed
        from advisor.session import Session
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        path = Path(sys.argv[1])
        failed = 0
        with Session.open(path) as session:
            session.prepare_writing()
            tasks = len(session.tasks())
            size = path.stat().st_size
            for limit in [*range(0, 40_000, 4096), *range(size - 8192, size + 80_000, 4096)]:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
                try:
                    session.do(AddTask(task=Task(title="New", notes="x" * 15_000)))
                except SaveFailed:
                    failed += 1
                    assert len(session.tasks()) == tasks
                else:
                    tasks += 1
                    break
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            session.do(AddTask(task=Task(title="Last")))
            assert len(session.tasks()) == tasks + 1
            assert session.library.connection.rows("PRAGMA integrity_check") == [("ok",)]
        print("refused" if failed > 10 else failed)
    """
    assert run_python(script, path) == "refused\n"
