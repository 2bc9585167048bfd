"""The Vendors place: who was asked, what was learned, what they offered."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit

from advisor.domain.levels import Arrangement
from advisor.domain.vendor import NoteKind
from tests.ui.drive import Owner
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.note_dialog import NoteDialog

FILTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def own(owner: Owner) -> Owner:
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.ctrl(Qt.Key.Key_2)
    return owner


def vendor_field(owner: Owner, name: str) -> QLineEdit:
    details = owner.desk.workspace.vendors.details
    field = next(one for one in details.findChildren(QLineEdit) if one.accessibleName() == name)
    details.show_widget(field)
    return field


def test_an_empty_place_says_what_it_is_for_and_leads_to_the_first_vendor(own: Owner) -> None:
    own.press("Add a vendor")
    own.keys("Tideway Books")
    own.key(Qt.Key.Key_Return)
    assert own.rows() == ["Tideway Books"]


def test_every_field_of_a_vendor_is_stored(own: Owner) -> None:
    own.press("Add a vendor")
    own.keys("Tideway Books")
    own.key(Qt.Key.Key_Return)
    for name, text in (
        ("Contact", "Maren Holloway"),
        ("Telephone", "(207) 555-0114"),
        ("E-mail", "maren@tideway.example"),
        ("Website", "https://tideway.example"),
        ("Where do they sit?", "United States"),
    ):
        own.fill(vendor_field(own, name), text)
    details = own.desk.workspace.vendors.details
    summary = details.findChild(QPlainTextEdit)
    assert summary is not None
    details.show_widget(summary)
    own.fill(summary, "Two bookkeepers")
    own.press_option(details, "Outsource")
    own.press_option(details, "Is that another country than yours? No")
    own.press_option(details, "Do they hold a licence for their trade? Yes")
    vendor = own.session.vendor(own.session.vendors()[0].id).vendor
    assert vendor.contact == "Maren Holloway"
    assert vendor.phone == "(207) 555-0114"
    assert vendor.email == "maren@tideway.example"
    assert vendor.website == "https://tideway.example"
    assert vendor.country == "United States"
    assert vendor.summary == "Two bookkeepers"
    assert vendor.arrangement is Arrangement.OUTSOURCE
    assert vendor.provider_abroad is False
    assert vendor.holds_licence is True
    assert "Outsource" in own.row_words("Tideway Books")


def test_dated_notes_are_added_changed_removed_and_brought_back(own: Owner) -> None:
    own.press("Add a vendor")
    own.press("Add a note…")
    dialog = own.dialog(NoteDialog)
    own.press("Save note", dialog)  # nothing is written yet
    assert dialog.isVisible()
    text = dialog.findChild(QPlainTextEdit)
    day = dialog.findChild(QDateEdit)
    kind = dialog.findChild(QComboBox)
    assert text is not None
    assert day is not None
    assert kind is not None
    own.keys("They broke the window.", text)
    day.setFocus()
    own.qtbot.keyClick(day, Qt.Key.Key_Down)  # the day before
    own.pick(kind, "Incident")
    own.press("Save note", dialog)
    vendor_id = own.session.vendors()[0].id
    [stored] = own.session.vendor(vendor_id).notes
    assert stored.note.text == "They broke the window."
    assert stored.note.kind is NoteKind.INCIDENT
    assert stored.note.on == datetime.date.today() - datetime.timedelta(days=1)
    own.press("Change*", own.desk.workspace.vendors.history)
    dialog = own.dialog(NoteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    own.fill(text, "They broke it twice.")
    own.press("Save note", dialog)
    assert own.session.vendor(vendor_id).notes[0].note.text == "They broke it twice."
    own.press("Remove*", own.desk.workspace.vendors.history)
    assert own.session.vendor(vendor_id).notes == ()
    own.press("Undo", own.window.banner)
    assert len(own.session.vendor(vendor_id).notes) == 1


def test_a_vendor_is_renamed_deleted_and_restored(own: Owner) -> None:
    own.press("Add a vendor")
    own.keys("Tideway Books")
    own.key(Qt.Key.Key_Return)
    own.window.actions_.rename_vendor.trigger()
    own.keys("Tideway")
    own.key(Qt.Key.Key_Return)
    assert own.rows() == ["Tideway"]
    own.window.actions_.delete_vendor.trigger()
    assert own.rows() == []
    assert own.banner() == "Deleted “Tideway”."
    own.window.actions_.restore.trigger()
    own.press("Restore", own.dialog(BinDialog))
    assert own.rows() == ["Tideway"]


def test_the_filter_finds_a_vendor_by_any_word_of_its_row(own: Owner) -> None:
    for name in ("Tideway Books", "Foghorn Call Answering"):
        own.window.actions_.new_vendor.trigger()
        own.keys(name)
        own.key(Qt.Key.Key_Return)
    own.key(Qt.Key.Key_F, FILTER)
    own.keys("horn call")
    assert own.rows() == ["Foghorn Call Answering"]
