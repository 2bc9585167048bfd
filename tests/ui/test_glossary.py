"""The glossary says what words mean here; the shortcuts are those that the menus have."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from advisor.wording.glossary import find_terms, term, terms
from tests.ui.drive import Owner
from tests.ui.stage import nameless
from ui.command_list import all_keys_of, menu_commands
from ui.dialogs.glossary_dialog import GlossaryDialog
from ui.dialogs.reading_dialog import ReadingDialog
from ui.dialogs.shortcuts_dialog import ShortcutsDialog


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def open_glossary(owner: Owner) -> GlossaryDialog:
    owner.window.actions_.glossary.trigger()
    return owner.dialog(GlossaryDialog)


def test_both_arrangements_have_their_dictionary_sense_and_their_working_sense() -> None:
    for code in ("outsource", "offshore"):
        assert term(code).dictionary.startswith("In dictionaries:")
        assert "country" in term(code).dictionary or "abroad" in term(code).dictionary
    assert "answers for the result" in term("outsource").meaning
    assert "written steps" in term("offshore").meaning
    assert len(terms()) >= 27


def test_every_reference_leads_to_a_term_and_no_code_is_used_twice() -> None:
    codes = [one.code for one in terms()]
    assert len(set(codes)) == len(codes)
    for one in terms():
        assert set(one.see) <= set(codes) - {one.code}


def test_a_word_is_found_by_itself_before_those_that_mention_it() -> None:
    assert find_terms("safeg")[0].code == "safeguard"
    assert len(find_terms("")) == len(terms())
    assert not find_terms("zebra")


def test_f1_opens_the_glossary_and_typing_finds_a_word(owner: Owner) -> None:
    dialog = open_glossary(owner)
    owner.keys("decoy")
    assert "mail to it shows" in texts(dialog)
    dialog.list.field.clear()
    owner.keys("offsh")
    assert "In dictionaries: to move work" in texts(dialog)
    owner.key(Qt.Key.Key_Down)
    assert dialog.list.field.hasFocus()
    assert "In dictionaries: to move work" not in texts(dialog)
    assert nameless(dialog) == []


def test_a_word_leads_on_to_those_that_belong_to_it(owner: Owner) -> None:
    dialog = open_glossary(owner)
    owner.keys("quote")
    owner.press("All in", dialog)
    assert "The sum of a ledger" in texts(dialog)


def test_glossary_and_method_lead_to_each_other(owner: Owner) -> None:
    owner.press("How the advice is made", open_glossary(owner))
    method = owner.dialog(ReadingDialog)
    owner.press("Glossary", method)
    owner.dialog(GlossaryDialog)
    owner.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_the_shortcuts_shown_are_those_of_the_menus(owner: Owner) -> None:
    owner.window.actions_.shortcuts.trigger()
    dialog = owner.dialog(ShortcutsDialog)
    names = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    for command in menu_commands(owner.window):
        for keys in all_keys_of(command.action):
            assert any(name.startswith(f"{command.name}: ") and keys in name for name in names)
    assert "Find: Ctrl+F" in names
    assert any(name.startswith("Keyboard shortcuts: Ctrl+?") for name in names)
    assert not any("F16" in name for name in names)  # a key that no desk has any more
    assert nameless(dialog) == []
    owner.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
