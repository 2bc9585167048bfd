"""Nasty texts shown in the window: plain text everywhere, no warning of Qt's, nothing opened, no crash."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from tests.hostile.fields import edits_for, line_of
from tests.hostile.watch import watched
from tests.nasty import LISTED, generated
from tests.ui.drive import running

HTML = "<b>NASTY</b><img src='file:///etc/passwd'>&lt;"
SAMPLE = 10


def obeyed(root: QWidget) -> list[str]:
    """What of our mark would be taken for markup below ``root``, in labels, messages, tooltips and rich texts."""  # noqa: E501
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if (
            isinstance(widget, QLabel | QMessageBox)
            and "NASTY" in widget.text()
            and widget.textFormat() != Qt.TextFormat.PlainText
        ):
            found.append(f"{type(widget).__name__} {widget.text()[:60]!r}")
        if (
            isinstance(widget, QTextEdit)
            and "NASTY" in widget.toPlainText()
            and "<b>" not in widget.toPlainText()
        ):
            found.append(f"{type(widget).__name__} rendered it")
        if "<b>NASTY" in widget.toolTip():
            found.append(f"tooltip of {type(widget).__name__}")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(min(model.rowCount(), 40)):
                tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
                if isinstance(tip, str) and "<b>NASTY" in tip:
                    found.append(f"tooltip in a list: {tip[:60]!r}")
    return found


@pytest.fixture
def stage(qtbot, home, tmp_path):
    """Open a window on a library that has these texts in every field."""
    from advisor.session import Session
    from tests.library.support import still_world

    opened = []

    def make(texts):
        path = tmp_path / "nasty.rightsource"
        with Session.create(path, surroundings=still_world()) as session:
            session.do_all(edits_for(texts))
        context = running(qtbot, path)
        opened.append(context)
        return context.__enter__()

    yield make
    for context in opened:
        context.__exit__(None, None, None)


def walk(owner, count):
    """Every task and vendor with all their pages, painted and told."""
    workspace = owner.desk.workspace
    for place in (workspace.tasks, workspace.vendors):
        workspace.show_place("tasks" if place is workspace.tasks else "vendors")
        view = place.list.view
        for row in range(min(count, view.model().rowCount())):
            view.setCurrentIndex(view.model().index(row, 0))
            QApplication.processEvents()
            index = view.model().index(row, 0)
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                index.data(role)
            owner.window.grab()


def test_markup_in_every_field_is_shown_as_it_was_typed(stage, tmp_path):
    owner = stage([HTML, f"{HTML} again", f"NASTY {HTML}"])
    owner.wait_for_advice()
    tabs = owner.desk.workspace.tasks.entry.tabs
    with watched(tmp_path) as touched:
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            walk(owner, 3)
            assert obeyed(owner.window) == []
            owner.desk.workspace.show_place("tasks")
        owner.desk.workspace.show_place("vendors")
        walk(owner, 3)
        assert obeyed(owner.window) == []
        for action in ("delete_vendor", "restore", "find", "business", "commands"):
            getattr(owner.window.actions_, action).trigger()
            QApplication.processEvents()
            for dialog in QApplication.topLevelWidgets():
                assert obeyed(dialog) == []
            owner.close_dialogs()
    assert [one for one in touched if "passwd" in one] == []


def test_a_label_that_would_obey_is_found(qtbot):
    label = QLabel(HTML)
    qtbot.addWidget(label)
    assert obeyed(label)
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert obeyed(label) == []


def test_a_sample_of_all_texts_is_shown_searched_and_typed(stage):
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    texts = chance.sample([text for text in LISTED if len(text) <= 600], SAMPLE) + list(
        generated(SAMPLE, seed)
    )
    owner = stage(texts)
    owner.wait_for_advice()
    walk(owner, 2 * SAMPLE)
    owner.desk.workspace.show_place("tasks")
    field = next(one for one in owner.desk.workspace.tasks.list.findChildren(QLineEdit) if one.isVisible())
    for text in (*texts, "\ud800", "<b>", "a" * 5_000):
        field.setText(text)
        QApplication.processEvents()
    field.clear()
    for text in texts[:4]:
        QGuiApplication.clipboard().setText(line_of(text))
        owner.program.window.actions_.find.trigger()
        QApplication.processEvents()
        owner.close_dialogs()
    assert owner.window.isVisible(), f"seed {seed}"
