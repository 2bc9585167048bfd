"""Whole documents from the window: options, the business on one page, everything, text for an e-mail."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLineEdit

from advisor.report.document import Orientation, PageSize
from tests.ui.drive import Owner
from ui import reports
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.report_dialog import ReportDialog
from ui.report_building import build_library
from ui.report_options import ReportOptions, options_from


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    return owner


def pages_of(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages]


def box(dialog: ReportDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


def test_the_business_is_exported_on_one_page(sample: Owner, tmp_path: Path) -> None:
    sample.window.actions_.report_page.trigger()
    dialog = sample.dialog(ReportDialog)
    assert not any(
        one.isVisible() for one in dialog.findChildren(QCheckBox) if "Explain" in one.accessibleName()
    )
    sample.press("Export PDF…", dialog)
    path = tmp_path / "page.pdf"
    sample.dialog(QFileDialog)
    sample.name_file(path)
    sample.wait_for(path.exists)
    (page,) = pages_of(path)
    assert "The business on one page" in page


def test_the_library_is_exported_with_its_options_and_they_are_remembered(
    sample: Owner, tmp_path: Path
) -> None:
    sample.window.actions_.report_library.trigger()
    dialog = sample.dialog(ReportDialog)
    sample.pick(box(dialog, "Paper"), "A4")
    sample.pick(box(dialog, "Which way round"), "Sideways")
    explain = next(one for one in dialog.findChildren(QCheckBox) if "Explain" in one.accessibleName())
    sample.click(explain)
    sample.press("Export PDF…", dialog)
    edit = sample.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().endswith("-all-tasks.pdf")
    path = tmp_path / "all.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    first = pypdf.PdfReader(path).pages[0]
    assert first.mediabox.width > first.mediabox.height
    assert "What the words mean" in pages_of(path)[0]
    kept = options_from(sample.program.preferences.report_options)
    assert (kept.page, kept.orientation, kept.glossary) == (PageSize.A4, Orientation.LANDSCAPE, True)


def test_the_report_on_a_task_is_signed_and_undated_as_wished(sample: Owner, tmp_path: Path) -> None:
    sample.window.actions_.report_task.trigger()
    dialog = sample.dialog(ReportDialog)
    sample.click(next(one for one in dialog.findChildren(QCheckBox) if "date" in one.accessibleName()))
    name = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Who decides?")
    sample.fill(name, "Rosa Lind")
    sample.press("Export PDF…", dialog)
    path = tmp_path / "task.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    told = " ".join(pages_of(path))
    assert "Rosa Lind" in told
    assert "Printed" not in told


def test_export_at_once_uses_the_options_of_the_last_time(sample: Owner, tmp_path: Path) -> None:
    sample.program.preferences.report_options = ReportOptions(orientation=Orientation.LANDSCAPE).as_text()
    sample.ctrl(Qt.Key.Key_E)
    path = tmp_path / "task.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    first = pypdf.PdfReader(path).pages[0]
    assert first.mediabox.width > first.mediabox.height


def test_the_preview_of_the_library_leads_to_any_page_and_exports_what_it_shows(
    sample: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.window.actions_.report_library.trigger()
    sample.press("Preview…", sample.dialog(ReportDialog))
    dialog = sample.dialog(PreviewDialog)
    number = next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Go to page")
    sample.click(number)
    sample.keys("5")
    sample.key(Qt.Key.Key_Return)
    assert dialog.view.current_page == 5
    monkeypatch.setattr(reports, "build_library", None)  # nothing is made a second time
    sample.press("Export PDF…", dialog)
    path = tmp_path / "shown.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    assert "Contents" in pages_of(path)[0]
    dialog.reject()


def test_printing_asks_for_a_printer(sample: Owner) -> None:
    sample.window.actions_.report_page.trigger()
    sample.press("Print…", sample.dialog(ReportDialog))
    sample.dialog(QPrintDialog).reject()
    assert not sample.program.works.is_busy


def test_what_the_preview_shows_is_what_comes_to_paper(sample: Owner, tmp_path: Path) -> None:
    sample.window.actions_.report_page.trigger()
    sample.press("Preview…", sample.dialog(ReportDialog))
    sample.press("Print…", sample.dialog(PreviewDialog))
    dialog = sample.dialog(QPrintDialog)
    path = tmp_path / "paper.pdf"
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    sample.wait_for(lambda: "Sent “" in sample.banner())
    assert len(pypdf.PdfReader(path).pages) == 1
    assert QApplication.activeModalWidget() is None  # the preview would hide how far it is


def test_a_long_document_is_told_of_and_can_be_cancelled(
    sample: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.program.works.shown_after, sample.program.works.cancel_after = 0.05, 0.1
    door = threading.Event()
    build = build_library

    def slow(contents: Any, progress: Any, **facts: Any) -> Any:
        while not door.wait(0.005):
            progress.report(2, 500)
        return build(contents, progress, **facts)

    monkeypatch.setattr(reports, "build_library", slow)
    sample.window.actions_.report_library.trigger()
    sample.press("Preview…", sample.dialog(ReportDialog))
    strip = sample.window.progress
    sample.wait_for(lambda: strip.text().startswith("Making the PDF of “The whole library”"))
    sample.wait_for(strip.can_cancel)
    sample.press("Cancel*", strip)
    sample.wait_for(lambda: sample.banner() == "Cancelled.")
    door.set()
    assert QApplication.activeModalWidget() is None


def test_cancelling_the_options_makes_nothing(sample: Owner) -> None:
    sample.window.actions_.report_library.trigger()
    sample.press("Cancel", sample.dialog(ReportDialog))
    assert not sample.program.works.is_busy
    assert sample.program.preferences.report_options == ""


def test_the_advice_is_copied_as_text(sample: Owner) -> None:
    sample.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    sample.wait_for(lambda: "Copied the advice on “Monthly bookkeeping”" in sample.banner())
    text = QApplication.clipboard().text()
    assert text.startswith("Monthly bookkeeping\n")
    assert sample.headline() in text


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", "7", '{"page": "a9"}', '{"page": null}', "[" * 5000, '{"page": 1, "dated": 2}']
)
def test_options_that_cannot_be_read_count_as_never_set(kept: str) -> None:
    assert options_from(kept) == ReportOptions()


def test_options_are_kept_whole() -> None:
    options = ReportOptions(
        page=PageSize.LETTER, orientation=Orientation.LANDSCAPE, glossary=True, dated=False, signed_by="Zoë"
    )
    assert options_from(options.as_text()) == options
