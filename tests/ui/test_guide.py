"""The user guide in the window: it opens at what fits, leads on, is searched, reads only its own files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QImage, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

import ui
from advisor.language import available, tr, use
from advisor.wording.guide import GuidePage, guide_page, guide_pages
from tests.ui.drive import Owner
from ui.command_list import PATH_SIGN, all_keys_of, menu_commands, plain_name
from ui.guide.guide_window import GuideWindow
from ui.guide.page import GuidePageView
from ui.main_window import MainWindow

MENU_PATH = re.compile(r"\*\*([^*\n]+ > [^*]+)\*\*")
ROW = re.compile(r"^\| \*\*(.+ > .+)\*\* \| (.+) \|$", re.MULTILINE)


def every_page() -> list[GuidePage]:
    found: list[GuidePage] = []
    for language in available():
        use(language)
        found += [page for page in guide_pages() if not page.is_english]
    use("en")
    return found


def open_guide(owner: Owner) -> GuideWindow:
    owner.key(Qt.Key.Key_F1)
    guide = owner.window.findChild(GuideWindow)
    assert guide is not None
    owner.wait_for(guide.isVisible)
    return guide


def menu_paths(window: MainWindow) -> set[str]:
    """Every command and every menu within a menu, as “File > Open recent”."""
    found: set[str] = set()

    def walk(action: QAction, before: str) -> None:
        path = f"{before} > {plain_name(action.text())}" if before else plain_name(action.text())
        menu = action.menu()
        if before:
            found.add(path)
        if isinstance(menu, QMenu):
            for one in menu.actions():
                walk(one, path)

    for top in window.menuBar().actions():
        walk(top, "")
    return found


def test_every_menu_path_in_the_guide_exists(owner: Owner) -> None:
    there = menu_paths(owner.window)
    named = {path for page in guide_pages() for path in MENU_PATH.findall(page.text)}
    assert len(named) > 50
    assert not named - there


def test_a_translated_page_names_the_same_menus() -> None:
    """What the catalogue does not have yet is left out: that every text is translated is told elsewhere."""
    english = {page.name: page.text for page in guide_pages()}
    for language in (one for one in available() if one != "en"):
        use(language)
        try:
            pages = guide_pages()
            told = {plain_name(text): plain_name(tr(text)) for text in _texts_of_menus()}
        finally:
            use("en")
        for page in pages:
            wanted = {
                tuple(told[part] if told[part] != part else None for part in path.split(" > "))
                for path in MENU_PATH.findall(without_table(english[page.name]))
            }
            found = [tuple(path.split(" > ")) for path in MENU_PATH.findall(without_table(page.text))]
            for want in wanted:
                fits = [one for one in found if len(one) == len(want) and _fits(one, want)]
                assert fits, f"{language}: {page.name} does not name {want}"


def without_table(text: str) -> str:
    return ROW.sub("", text)


def _fits(named: Sequence[str], wanted: Sequence[str | None]) -> bool:
    return all(want in (None, name) for name, want in zip(named, wanted, strict=True))


def _texts_of_menus() -> set[str]:
    """The texts of all menus with their mnemonics, as the catalogue has them."""
    root = Path(ui.__path__[0])
    code = "".join((root / name).read_text("utf-8") for name in ("actions.py", "main_window.py"))
    return set(re.findall(r'self\.tr\("([^"]+)"\)', code))


def test_the_table_of_shortcuts_is_what_the_menus_have(owner: Owner) -> None:
    written = {name: keys.split(", ") for name, keys in ROW.findall(guide_page("keyboard").text)}
    there = {
        f"{command.path} > {plain_name(command.action.text())}".replace(PATH_SIGN, " > "): keys
        for command in menu_commands(owner.window)
        if (keys := all_keys_of(command.action))
    }
    assert written.keys() == there.keys()
    for name, keys in there.items():
        if name.removeprefix("Edit > ") in ("Undo", "Redo", "Cut", "Copy", "Paste"):
            assert set(keys) & set(written[name])  # each desktop has further ones
        else:
            assert keys == written[name], name


def test_the_guide_opens_at_what_fits_the_place_on_show(owner: Owner) -> None:
    guide = open_guide(owner)
    assert guide.name == "first-steps"
    owner.window.actions_.sample.trigger()
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    tabs = owner.desk.workspace.tasks.entry.tabs
    for at, name in ((0, "describe-a-task"), (3, "parts"), (4, "vendors-and-quotes")):
        tabs.setCurrentIndex(at)
        assert open_guide(owner) is guide, "a second one was opened"
        assert guide.name == name
    owner.press("What if …", owner.desk.workspace.tasks.advice)
    assert open_guide(owner).name == "what-if"
    owner.ctrl(Qt.Key.Key_2)
    assert open_guide(owner).name == "vendors-and-quotes"


def test_a_link_leads_to_its_page_and_back_leads_back(owner: Owner) -> None:
    guide = open_guide(owner)
    guide.page.setFocus()
    owner.qtbot.keyClick(guide.page, Qt.Key.Key_Tab)  # to the only link of the page
    owner.qtbot.keyClick(guide.page, Qt.Key.Key_Return)
    assert guide.name == "describe-a-task"
    assert "Choose the task in the list" in guide.page.toPlainText()
    assert guide.list.view.currentItem().text() == guide_page("describe-a-task").title
    owner.qtbot.mouseClick(owner.button("Back", guide), Qt.MouseButton.LeftButton)
    assert guide.name == "first-steps"
    assert not owner.button("Back", guide).isEnabled()


def test_the_search_keeps_the_pages_with_all_words_and_points_them_out(owner: Owner) -> None:
    guide = open_guide(owner)
    guide.list.field.setText("BitLocker")
    assert [guide.list.view.item(at).text() for at in range(guide.list.view.count())] == [
        guide_page("privacy").title
    ]
    assert guide.name == "privacy"
    marks = guide.page.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["BitLocker"]
    guide.list.field.setText("zzzz")
    assert "No page has all of these words." in [
        one.text() for one in guide.findChildren(QLabel) if one.isVisible()
    ]
    guide.list.field.clear()
    assert guide.list.view.count() == len(guide_pages())


@pytest.mark.parametrize("page", every_page(), ids=lambda page: f"{page.name}-{page.title}")
def test_every_page_is_laid_out_with_its_pictures_within_the_width(qtbot: QtBot, page: GuidePage) -> None:
    view = GuidePageView()
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show()
    text = page.text
    view.show_page(text)
    assert text.partition("\n")[0].removeprefix("# ") in view.toPlainText()
    assert "<!--" not in view.toPlainText()
    assert "**" not in view.toPlainText()
    assert len(pictures(view)) == text.count("pictures/")
    for picture in pictures(view):
        assert 100 <= picture.width() / picture.devicePixelRatio() <= view.viewport().width()
    if "|---|" not in text and "\n    " not in text:
        assert view.horizontalScrollBar().maximum() == 0


def pictures(view: GuidePageView) -> list[QImage]:
    found: list[QImage] = []
    block = view.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            image = at.fragment().charFormat().toImageFormat()
            if image.isValid():
                kind = QTextDocument.ResourceType.ImageResource
                found.append(view.document().resource(kind.value, QUrl(image.name())))
                assert image.stringProperty(QTextFormat.Property.ImageAltText) in block.next().text()
            at += 1
        block = block.next()
    return found


def test_a_page_loads_nothing_and_opens_nothing_from_elsewhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    picture = tmp_path / "x.png"
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(picture))
    view = GuidePageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    asked: list[str] = []
    view.page_requested.connect(asked.append)
    view.show_page(f"# Page\n\n![a]({picture}) ![b](file://{picture}) [c](http://localhost/) <b>bold</b>\n")
    kind = QTextDocument.ResourceType.ImageResource.value
    for target in (str(picture), f"file://{picture}", "../../LICENSE", "http://localhost/x.png"):
        assert view.loadResource(kind, QUrl(target)) is None
    for target in ("http://localhost/", f"file://{picture}", "../../LICENSE", "mailto:a@b.c"):
        view.anchorClicked.emit(QUrl(target))
    assert (asked, opened) == ([], [])
    view.anchorClicked.emit(QUrl("words.md"))
    assert asked == ["words"]
    assert "Page" in view.toPlainText()


def test_the_page_follows_the_size_of_text_and_the_colours(qtbot: QtBot) -> None:
    view = GuidePageView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    view.show_page(guide_page("what-if").text)
    before = view.document().size().height()
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.document().size().height() > before * 1.3
    cursor = QTextCursor(view.document().begin())
    assert cursor.blockFormat().headingLevel() == 1


def test_a_page_that_is_not_translated_says_so(owner: Owner) -> None:
    guide = open_guide(owner)
    note = "This page is not translated yet, and is shown in English."
    label = next(one for one in guide.findChildren(QLabel) if one.text() == note)
    assert not label.isVisible()
    use("en_XA")
    try:
        guide.go_to("words")
        assert label.isVisible()
    finally:
        use("en")


def test_the_guide_is_not_read_before_it_is_asked_for(owner: Owner) -> None:
    assert owner.window.findChild(GuideWindow) is None
    assert (Path(str(resources.files("resources"))) / "guide" / "index.md").is_file()


def test_esc_closes_the_guide_and_the_window_goes_on(owner: Owner) -> None:
    guide = open_guide(owner)
    owner.qtbot.keyClick(guide.list.field, Qt.Key.Key_Escape)
    owner.wait_for(lambda: owner.window.findChild(GuideWindow) is None)
    assert owner.window.isVisible()


def test_a_page_opens_at_its_beginning_and_a_picture_leaves_no_gap_below(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    guide = open_guide(owner)
    (view,) = guide.findChildren(GuidePageView)
    owner.qtbot.wait(50)  # Qt scrolls to the cursor when it is shown
    assert view.verticalScrollBar().value() == 0
    layout = view.document().documentLayout()
    block = view.document().begin()
    found = 0
    while block.isValid():
        at = block.begin()
        image = at.fragment().charFormat().toImageFormat() if not at.atEnd() else None
        if image is not None and image.isValid():
            picture = view.loadResource(QTextDocument.ResourceType.ImageResource.value, image.name())
            high = picture.height() / picture.devicePixelRatio()
            assert layout.blockBoundingRect(block).height() < high * 1.15
            found += 1
        block = block.next()
    assert found
