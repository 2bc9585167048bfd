"""A library that the desktop hands over as an event, as macOS does, is opened."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from advisor.session import Session
from tests.ui.drive import Owner
from tests.ui.injected import reporting
from ui import running as running_module
from ui.running import Running


@pytest.fixture
def signals() -> Iterator[None]:
    """The process has one set of handlers; the next test finds those that this one found."""
    names = [name for name in running_module._ENDING_SIGNALS if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def test_a_file_that_comes_as_an_event_is_opened_until_the_window_is_closed(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signals: None
) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    first, second = tmp_path / "first.rightsource", tmp_path / "second.rightsource"
    for path in (first, second):
        Session.create(path).close()
    monkeypatch.setattr(running_module, "_FILES_COME_AS_EVENTS", True)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with reporting(owner.program) as crashes:
        around = Running(application, owner.program, crashes)
        QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(first))))
        owner.wait_for(lambda: owner.session.path == first)
        around.end()
        QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(second))))
    assert owner.session.path == first
