"""Backups in the window: made unasked and on demand, listed, gone back to; a failure is told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from advisor.domain.edits import SetBusiness
from advisor.domain.records import Business
from advisor.library.backup import checksum
from advisor.library.backups import place
from advisor.library.backups.listing import backups_of
from advisor.library.backups.note import Reason
from advisor.library.backups.store import Store
from advisor.library.errors import BackupFailed
from advisor.session import Session
from tests.fixtures import make_libraries
from tests.library.support import fill, settled
from tests.ui.drive import Owner, contents, running
from ui.backups.backups_dialog import BackupsDialog


@pytest.fixture
def library(home: Path) -> Path:
    path = home / "Documents" / "books.rightsource"
    with Session.create(path) as session:
        fill(session)
    return settled(path)


@pytest.fixture
def shop(qtbot: QtBot, library: Path) -> Iterator[Owner]:
    """Somebody whose library is open."""
    with running(qtbot, library) as owner:
        owner.wait_for_advice()
        yield owner


def rename(owner: Owner, name: str = "Wages") -> None:
    owner.window.actions_.rename_task.trigger()
    owner.keys(name)
    owner.desk.commit()
    assert [task.title for task in owner.session.tasks()] == [name]


def reasons(library: Path) -> list[Reason | None]:
    return [one.reason for one in backups_of(library)]


def shown(owner: Owner) -> BackupsDialog:
    owner.window.actions_.backups.trigger()
    return listed(owner)


def listed(owner: Owner) -> BackupsDialog:
    dialog = owner.dialog(BackupsDialog)
    owner.wait_for(lambda: not owner.program.works.is_busy)
    return dialog


def texts(dialog: BackupsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def fail(*_: Any, **__: Any) -> Any:
    raise BackupFailed("books.rightsource")


def test_closing_what_has_changed_makes_one_and_looking_makes_none(qtbot: QtBot, library: Path) -> None:
    with running(qtbot, library) as owner:
        rename(owner)
    (one,) = backups_of(library)
    assert one.reason is Reason.CLOSED
    with Session.open(one.path) as session:
        assert [task.title for task in session.tasks()] == ["Wages"]
    with running(qtbot, library) as owner:
        owner.wait_for_advice()
    assert len(backups_of(library)) == 1


def test_closing_the_library_alone_makes_one_behind_its_back(shop: Owner, library: Path) -> None:
    rename(shop)
    shop.window.actions_.close_library.trigger()
    shop.wait_for(lambda: reasons(library) == [Reason.CLOSED])


def test_some_time_after_opening_the_one_of_the_day_is_made(shop: Owner, library: Path) -> None:
    shop.program.keeper.make_daily()
    shop.wait_for(lambda: reasons(library) == [Reason.DAILY])
    shop.wait_for(lambda: not shop.program.works.is_busy)
    shop.program.keeper.make_daily()
    shop.wait_for(lambda: not shop.program.works.is_busy)
    assert reasons(library) == [Reason.DAILY]
    assert shop.banner() == ""


def test_typing_goes_on_while_a_backup_is_made(
    shop: Owner, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, make = threading.Event(), Store.make

    def slow(store: Store, reason: Reason, **named: Any) -> Path:
        step = named["step"]

        def wait(done: int, total: int) -> None:
            assert go_on.wait(10)
            step(done, total)

        return make(store, reason, **{**named, "step": wait})

    monkeypatch.setattr(Store, "make", slow)
    shop.window.actions_.back_up.trigger()
    rename(shop)
    assert shop.program.works.is_busy
    go_on.set()
    shop.wait_for(lambda: reasons(library) == [Reason.ASKED])


def test_one_is_made_on_demand_and_told_of(shop: Owner, library: Path) -> None:
    shop.window.actions_.back_up.trigger()
    shop.wait_for(shop.banner)
    assert shop.banner() == ("A backup was made. It holds: 1 task, 3 quotes, 1 vendor, 2 notes, 1 document.")
    shop.press("Backups…", shop.window.banner)
    assert listed(shop).list.count() == 1


def test_a_failure_is_shown_and_nothing_else_is_stopped(shop: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Store, "make", fail)
        shop.program.keeper.make_daily()
        shop.wait_for(shop.banner)
        assert "No backup of “books.rightsource” was made." in shop.banner()
    rename(shop)


def test_where_closing_cannot_back_up_the_owner_decides(
    shop: Owner, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(shop)
    monkeypatch.setattr(Store, "make_if_changed", fail)
    assert not shop.window.close()
    shop.press("Go on working", shop.dialog(QMessageBox))
    assert shop.window.isVisible()
    rename(shop, "Pay")
    shop.window.close()
    shop.press("Try again", shop.dialog(QMessageBox))
    shop.wait_for(lambda: shop.window.findChildren(QMessageBox))
    shop.press("Close all the same", shop.dialog(QMessageBox))
    shop.wait_for(lambda: not shop.window.isVisible())
    assert backups_of(library) == []


@pytest.mark.parametrize("ends", ["done", "cancelled"])
def test_closing_waits_for_a_long_backup_which_can_be_cancelled(
    shop: Owner, library: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    go_on, make = threading.Event(), Store.make_if_changed

    def slow(store: Store, reason: Reason, progress: Any) -> Path | None:
        while not go_on.wait(0.01):
            progress.report(1, 2)
        return make(store, reason, progress)

    monkeypatch.setattr(Store, "make_if_changed", slow)
    works, keeper = shop.program.works, shop.program.keeper
    works.shown_after = works.cancel_after = keeper.wait_seconds = 0.05
    rename(shop)
    assert not shop.window.close()
    strip = shop.window.progress
    shop.wait_for(lambda: strip.isVisible() and works.unfinished)
    assert works.unfinished == "Backing up “books” before it is closed"
    if ends == "done":
        go_on.set()
    else:
        shop.wait_for(lambda: [one for one in strip.findChildren(QLabel) if one.isVisible()])
        shop.wait_for(lambda: _has_button(shop, "Cancel"))
        shop.press("Cancel", strip)
    shop.wait_for(lambda: not shop.window.isVisible())
    assert reasons(library) == ([Reason.CLOSED] if ends == "done" else [])


def _has_button(owner: Owner, text: str) -> bool:
    try:
        owner.button(text, owner.window.progress)
    except AssertionError:
        return False
    return True


def test_a_list_without_backups_says_when_there_will_be_some(shop: Owner) -> None:
    dialog = shown(shop)
    assert dialog.list.isHidden()
    assert "There is no backup of this library yet." in texts(dialog)
    shop.press("Back up now", dialog)
    shop.wait_for(dialog.list.count)
    assert "A backup was made." in texts(dialog)


def test_a_backup_is_restored_from_the_list_and_that_is_taken_back(shop: Owner, library: Path) -> None:
    before = contents(shop.session)
    shop.window.actions_.back_up.trigger()
    shop.wait_for(shop.banner)
    rename(shop)
    after = contents(shop.session)
    dialog = shown(shop)
    item = dialog.list.item(0).text()
    assert "You asked for it" in item
    assert "1 task, 3 quotes" in item
    shop.press("Restore this one", dialog)
    shop.wait_for(lambda: "is as it was in the backup" in shop.banner())
    assert contents(shop.session) == before
    assert shop.rows() == ["Payroll"]
    shop.press("Go back", shop.window.banner)
    shop.wait_for(lambda: shop.program.libraries.desk and shop.rows() == ["Wages"])
    assert contents(shop.session) == after
    assert reasons(library)[:2] == [Reason.RESTORE, Reason.RESTORE]


def test_a_backup_that_is_damaged_is_found_and_not_restored(shop: Owner, library: Path) -> None:
    shop.window.actions_.back_up.trigger()
    shop.wait_for(shop.banner)
    (one,) = backups_of(library)
    dialog = shown(shop)
    shop.press("Check", dialog)
    shop.wait_for(lambda: "is as it was made, and can be opened" in texts(dialog))
    one.path.write_bytes(one.path.read_bytes()[:-1] + b"?")
    shop.press("Check", dialog)
    shop.wait_for(lambda: "is not as it was made" in texts(dialog))
    rename_before = contents(shop.session)
    shop.press("Restore this one", dialog)
    shop.wait_for(lambda: "is not as it was made" in shop.banner())
    assert contents(shop.session) == rename_before


def test_a_copy_of_a_backup_is_saved_as_a_library(shop: Owner, library: Path, tmp_path: Path) -> None:
    shop.window.actions_.back_up.trigger()
    shop.wait_for(shop.banner)
    dialog = shown(shop)
    shop.press("Save a copy as…", dialog)
    shop.dialog(QFileDialog)
    shop.name_file(tmp_path / "copy.rightsource")
    shop.wait_for(lambda: "Saved: " in texts(dialog))
    with Session.open(tmp_path / "copy.rightsource") as session:
        assert contents(session) == contents(shop.session)


def test_the_folder_of_the_backups_is_opened(shop: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = shown(shop)
    shop.press("Open the folder", dialog)
    (folder,) = opened
    assert Path(folder).is_dir()


def test_another_folder_is_chosen_and_one_that_is_synced_is_asked_about(
    shop: Owner, library: Path, home: Path
) -> None:
    dialog = shown(shop)
    stick, dropbox = home / "stick", home / "Dropbox"
    for folder in (stick, dropbox):
        folder.mkdir()
    shop.press("Choose another folder…", dialog)
    shop.dialog(QFileDialog)
    shop.close_dialogs()
    shop.program.backups.choose_folder(str(stick))
    assert place.chosen_folder() == stick
    shop.program.backups.choose_folder(str(dropbox))
    question = shop.dialog(QMessageBox)
    assert "Dropbox" in question.text()
    shop.press("Leave it as it is", question)
    assert place.chosen_folder() == stick
    shop.program.backups.choose_folder(str(dropbox))
    shop.press("Use it all the same", shop.dialog(QMessageBox))
    assert place.chosen_folder() == dropbox
    shop.window.actions_.back_up.trigger()
    shop.wait_for(shop.banner)
    assert dropbox in backups_of(library)[0].path.parents


@pytest.mark.parametrize("fault", ["damaged", "empty", "missing", "text"])
def test_a_library_that_cannot_be_opened_is_brought_back_from_its_backup(
    qtbot: QtBot, library: Path, fault: str
) -> None:
    Store(library).make(Reason.ASKED)
    match fault:
        case "damaged":
            library.write_bytes(library.read_bytes()[:5000])
        case "empty":
            library.write_bytes(b"")
        case "text":
            library.write_bytes(b"Dear Ann" * 500)
        case _:
            library.unlink()
    with running(qtbot, library) as owner:
        owner.press("Restore a backup…", owner.dialog(QMessageBox))
        dialog = listed(owner)
        owner.press("Restore this one", dialog)
        owner.wait_for(lambda: owner.program.libraries.desk)
        owner.wait_for(owner.banner)
        assert owner.rows() == ["Payroll"]
        if fault != "missing":
            assert "What was there before is kept: " in owner.banner()


def test_no_backup_is_offered_where_there_is_none(qtbot: QtBot, library: Path) -> None:
    library.write_bytes(b"")
    with running(qtbot, library) as owner:
        dialog = owner.dialog(QMessageBox)
        assert not [one for one in dialog.buttons() if one.text() == "Restore a backup…"]


def test_an_older_backup_is_restored_and_brought_up_to_date(shop: Owner, library: Path) -> None:
    made = Store(library).make(Reason.ASKED)
    shutil.copy(make_libraries.FOLDER / "schema-1.rightsource", made)
    made.with_name(f"{made.name}.sha256").write_text(f"{checksum(made)}  {made.name}\n")
    shop.press("Restore this one", shown(shop))
    shop.wait_for(lambda: shop.program.libraries.desk and "as it was in the backup" in shop.banner())
    assert make_libraries.BOOKKEEPING.title in shop.rows()


def test_from_the_start_screen_a_library_that_is_gone_is_brought_back(
    qtbot: QtBot, library: Path, home: Path
) -> None:
    other = library.with_name("shop.rightsource")
    for path in (library, other):
        with Session.create(path) if path == other else Session.open(path) as session:
            session.do(SetBusiness(business=Business(name=path.stem)))
        Store(path).make(Reason.ASKED)
    with running(qtbot, library) as owner:
        owner.window.actions_.close_library.trigger()
        owner.wait_for(lambda: not owner.program.works.is_busy)
        library.unlink()
        other.unlink()
        dialog = shown(owner)
        assert [dialog.libraries.itemText(row) for row in range(dialog.libraries.count())] == [
            "books",
            "shop",
        ]
        assert dialog.libraries.isVisible()
        assert "holds" not in texts(dialog)
        dialog.libraries.setCurrentIndex(1)
        dialog.libraries.activated.emit(1)
        owner.wait_for(lambda: dialog.list.count() == 1)
        assert "shop" in texts(dialog)
        owner.press("Restore this one", dialog)
        owner.wait_for(lambda: owner.program.libraries.desk is not None)
        assert owner.session.path == other
        assert owner.session.business().name == "shop"
    assert not library.exists()


def test_where_no_library_was_ever_made_that_is_said(qtbot: QtBot, home: Path) -> None:
    with running(qtbot) as owner:
        assert owner.window.actions_.backups.isEnabled()
        owner.window.actions_.backups.trigger()
        assert "There are no backups on this computer yet." in owner.window.banner.text()
