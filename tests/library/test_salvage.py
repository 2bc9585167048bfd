"""Of a damaged library everything outside the damage is saved, and what is lost is told by name."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from advisor.domain.edits import AddNote, AddQuote, AddTask, AddVendor, SetBusiness, SetSection
from advisor.domain.handover import DocumentKind
from advisor.domain.records import Business
from advisor.errors import Cancelled
from advisor.library import errors
from advisor.library.backup import check
from advisor.library.interchange.contents import Contents
from advisor.library.interchange.exchange import contents_of, read_contents
from advisor.library.library import Library
from advisor.library.salvage.found import look_through
from advisor.library.salvage.pages import Pages
from advisor.library.salvage.salvage import salvage
from advisor.library.salvage.shapes import table_of
from advisor.progress import Progress
from advisor.records import replace
from advisor.session import Session
from tests.fixtures.make_libraries import LOGO_PICTURE
from tests.library.support import (
    SHOP,
    call_note,
    ledgers,
    made,
    offer,
    payroll,
    run_python,
    run_sql,
    untouched,
    written,
)

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "libraries").glob("*.rightsource"))
PAGE = 4096
TASKS = 14


def without_advice(contents: Contents) -> Contents:
    """The advice is reckoned anew, so it is not salvaged."""
    return replace(contents, tasks=tuple(replace(task, result=None) for task in contents.tasks))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A library of many pages with something in every table, some rows longer than a page."""
    path = tmp_path_factory.mktemp("whole") / "books.rightsource"
    with Session.create(path) as session:
        session.do(SetBusiness(business=replace(SHOP, logo=LOGO_PICTURE)))
        session.do_all(
            [
                *(AddVendor(vendor=ledgers(name=f"Vendor {n}")) for n in range(1, 5)),
                *(AddNote(vendor_id=n % 4 + 1, note=call_note("Said much. " * 25 * n)) for n in range(20)),
                *(
                    AddTask(task=payroll(title=f"Task {n}", notes=f"Words {n}. " * 50 * n))
                    for n in range(TASKS)
                ),
                *(AddQuote(task_id=n + 1, vendor_id=n % 4 + 1, quote=offer()) for n in range(TASKS)),
            ]
        )
        for task_id in range(1, 5):
            text = written("steps", *("Open the shop. " * 20,) * task_id)
            session.do(SetSection(task_id=task_id, kind=DocumentKind.PROCEDURE, key="steps", value=text))
    return path


@pytest.fixture
def damaged(whole, tmp_path):
    return Path(shutil.copy(whole, tmp_path / "books.rightsource"))


def spoil(path: Path, page: int, filler: bytes = b"\0") -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(filler * (PAGE // len(filler)))


def saved_from(path: Path) -> tuple[Contents, str]:
    with Unchanged(path):
        found = salvage(path)
    assert check(found.path) == []
    contents = read_contents(found.path)
    found.path.unlink()
    return contents, found.as_text()


class Unchanged:
    """Unlike ``untouched``, lets a new file appear beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.before = self.path.read_bytes(), self.path.stat().st_mtime_ns

    def __exit__(self, *_reason: object) -> None:
        assert (self.path.read_bytes(), self.path.stat().st_mtime_ns) == self.before


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_of_a_sound_library_of_any_schema_nothing_is_lost(fixture, tmp_path):
    path = Path(shutil.copy(fixture, tmp_path / "books.rightsource"))
    contents, told = saved_from(path)
    assert contents == without_advice(read_contents(path))
    assert "3 of 3 tasks" in told
    assert told.endswith("Nothing is known to be lost.")


@pytest.mark.parametrize(
    ("filler", "every"),
    [(b"\0", 2), (b"\xff", 9), (b"rightsource!1234", 9)],
    ids=["zeros", "ones", "text"],
)
def test_whichever_page_is_destroyed_everything_outside_it_is_saved(damaged, whole, filler, every):
    """The measure is taken from the sound file: which rows have a part on which page."""
    pages = Pages(whole.read_bytes())
    before = without_advice(read_contents(whole))
    tasks = {task.id: task for task in before.tasks}
    vendors = {vendor.id: vendor for vendor in before.vendors}
    sound = damaged.read_bytes()
    seen_losses = 0
    for page in range(1, pages.count + 1, every):
        damaged.write_bytes(sound)
        spoil(damaged, page, filler)
        on_page = rows_on(whole, page)
        contents, told = saved_from(damaged)
        now = {task.id: task for task in contents.tasks}
        for task_id, task in tasks.items():
            if task_id not in on_page["task"]:
                kept = replace(now[task_id], quotes=(), documents=())
                assert kept == replace(task, quotes=(), documents=()), (page, task_id)
                quotes = [quote for quote in task.quotes if quote.id not in on_page["quote"]]
                assert [quote.id for quote in now[task_id].quotes] == [quote.id for quote in quotes]
            else:
                assert now[task_id].title in (task.title, task.title.casefold()), "its name is in an index"
        for vendor in contents.vendors:
            if vendor.id not in on_page["vendor"]:
                assert vendor.vendor == vendors[vendor.id].vendor
        notes = {note.id for vendor in contents.vendors for note in vendor.notes}
        wanted = {note.id for vendor in before.vendors for note in vendor.notes}
        assert notes >= wanted - on_page["vendor_note"]
        if any(on_page[table] for table in ("task", "vendor", "vendor_note", "quote")):
            seen_losses += 1
            assert "What was lost, or is not as it was:" in told, page
    assert seen_losses > 20 / every


def rows_on(path: Path, page: int) -> dict[str, set[int]]:
    """The rows of a sound library that are not whole without a page, by table."""
    data = path.read_bytes()
    holed = data[: (page - 1) * PAGE] + bytes(PAGE) + data[page * PAGE :]
    before, after = whole_rows(data), whole_rows(holed)
    return {table: ids - after[table] for table, ids in before.items()}


def whole_rows(data: bytes) -> dict[str, set[int]]:
    pages = Pages(data)
    found = defaultdict(set)
    for number in range(1, pages.count + 1):
        for row in pages.rows(number):
            if row.is_whole and not any("\0" in str(value) for value in row.values):
                found[table_of(row)].add(row.id)
    return found


def test_a_library_without_its_beginning_is_read_all_the_same(damaged, whole):
    with damaged.open("r+b") as file:
        file.write(b"\0" * 100)
    contents, told = saved_from(damaged)
    assert without_advice(read_contents(whole)) == contents
    assert "may have come back" in told


def test_a_library_that_is_cut_off_keeps_what_is_before_the_cut(damaged):
    os.truncate(damaged, damaged.stat().st_size // 2)
    with pytest.raises(errors.LibraryCutOff):
        Library.open(damaged)
    contents, told = saved_from(damaged)
    assert len(contents.tasks) == TASKS  # by name at least
    assert f" of {TASKS} tasks" in told


def test_the_report_names_what_was_lost(damaged):
    run_sql(
        damaged,
        "PRAGMA ignore_check_constraints = ON",
        'UPDATE task SET answers = \'{"skill":"psychic","core":"no"}\' WHERE id = 2',
        "UPDATE quote SET terms = '{' WHERE id = 3",
        "UPDATE vendor_note SET noted_on = 'Mondayish.' WHERE id = 5",
        "UPDATE setting SET value = '{' WHERE key = 'business'",
        "UPDATE task_document SET sections = '[]' WHERE task_id = 4",
    )
    contents, told = saved_from(damaged)
    assert "Of the task “Task 1” some answers could not be read." in told
    assert "The quote by “Ledgers Ltd” for the task “Task 2” could not be read." in told
    assert "A note about the vendor “Vendor 1” could not be read." in told
    assert "The settings of the business could not be read." in told
    assert "A hand-over document of the task “Task 3” could not be read." in told
    assert f"{TASKS} of {TASKS} tasks" in told
    assert f"{TASKS - 1} of {TASKS} quotes" in told
    assert "19 of 20 notes about vendors" in told
    assert contents.tasks[1].answers == {"core": "no"}
    assert contents.business == Business(logo=LOGO_PICTURE)


def test_a_lost_task_keeps_its_name_its_words_and_its_quotes(damaged, whole):
    page = next(
        number
        for number in range(2, 999)
        if rows_on(whole, number)["task"] and not rows_on(whole, number)["quote"]
    )
    lost = min(rows_on(whole, page)["task"])
    spoil(damaged, page)
    contents, told = saved_from(damaged)
    task = next(task for task in contents.tasks if task.id == lost)
    assert task.title == f"Task {lost - 1}"
    assert f"words {lost - 1}." in task.notes or lost == 1
    assert len(task.quotes) == 1
    assert f"The task “Task {lost - 1}” could not be read." in told


def test_a_text_that_differs_from_the_index_of_words_is_pointed_out(damaged):
    data = damaged.read_bytes()
    assert data.count(b"Words 2. Words 2.") >= 1
    damaged.write_bytes(data.replace(b"Words 2. Words 2.", b"Words 2. Wards 2.", 1))
    _, told = saved_from(damaged)
    assert "The task “Task 2” may not be as it was: look it over." in told


def test_what_was_deleted_stays_deleted(damaged):
    from advisor.domain.edits import DeleteTask, RemoveNote

    with Session.open(damaged) as session:
        session.do_all([*(RemoveNote(note_id=note_id) for note_id in range(1, 20)), DeleteTask(task_id=1)])
    contents, _ = saved_from(damaged)
    assert [note.id for vendor in contents.vendors for note in vendor.notes] == [20]
    assert contents.tasks[0].deleted_at is not None


def test_a_change_that_was_broken_off_is_taken_back_in_the_copy_only(damaged, whole):
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(50):
            connection.execute("UPDATE task SET notes = notes || printf('%.2000c', 'x')")
        os._exit(0)
        """,
        damaged,
    )
    journal = damaged.with_name(f"{damaged.name}-journal")
    assert journal.stat().st_size > 0
    contents, _ = saved_from(damaged)
    assert contents == without_advice(read_contents(whole))
    assert journal.stat().st_size > 0


def test_the_new_library_lies_beside_the_old_and_over_nothing(damaged):
    first, second = salvage(damaged), salvage(damaged)
    assert first.path.name == "books (salvaged).rightsource"
    assert second.path.name == "books (salvaged 2).rightsource"
    with pytest.raises(errors.LibraryExists):
        salvage(damaged, first.path)
    names = {path.name for path in damaged.parent.iterdir()}
    assert names == {first.path.name, second.path.name, damaged.name}


def test_it_is_read_by_its_owner_alone(damaged):
    assert salvage(damaged).path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"hello", bytes(20_000), b"SQLite format 3\0" + bytes(5000), b"\r" * 9000]
)
def test_where_there_is_nothing_of_ours_that_is_said(tmp_path, content):
    path = tmp_path / "books.rightsource"
    path.write_bytes(content)
    with untouched(path), pytest.raises(errors.LibraryError):
        salvage(path)


def test_an_empty_library_has_nothing_to_be_saved(tmp_path):
    path = made(tmp_path / "books.rightsource")
    with untouched(path), pytest.raises(errors.NothingReadable):
        salvage(path)


def test_one_that_is_open_and_one_of_a_newer_version_are_refused(damaged):
    with Library.open(damaged), pytest.raises(errors.LibraryInUse):
        salvage(damaged)
    run_sql(damaged, "PRAGMA user_version = 50")
    with untouched(damaged), pytest.raises(errors.LibraryTooNew):
        salvage(damaged)


def test_cancelled_it_leaves_nothing_behind(damaged):
    progress = Progress()
    progress.cancel()
    with untouched(damaged), pytest.raises(Cancelled):
        salvage(damaged, progress=progress)


def test_cancelled_while_writing_it_leaves_nothing_behind(damaged, monkeypatch):
    progress = Progress()
    monkeypatch.setattr("advisor.library.salvage.salvage.business.write", lambda *_values: progress.cancel())
    with untouched(damaged), pytest.raises(Cancelled):
        salvage(damaged, progress=progress)


def test_a_row_that_leads_round_in_circles_ends(whole):
    """Every page says that the row goes on where it came from."""
    data = bytearray(whole.read_bytes())
    for at in range(PAGE, len(data), PAGE):
        if data[at] == 0:
            data[at : at + 4] = (2).to_bytes(4, "big")
    found = look_through(Pages(bytes(data)), Progress())
    assert found.of("task")


def test_what_is_salvaged_can_be_worked_with(damaged):
    spoil(damaged, 1)
    with Session.open(salvage(damaged).path) as session:
        assert session.find("task 7")
        task_id = session.do(AddTask(task=payroll(title="New"))).created_id
        assert task_id == TASKS + 1
        assert session.business().name == "Ann's Shop"
        assert contents_of(session.library.connection).tasks
