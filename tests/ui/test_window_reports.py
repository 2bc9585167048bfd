"""The advice off the screen: the same bytes in the file, in the preview and on paper."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from advisor.domain.task import Task
from advisor.progress import Progress
from advisor.report.files import NotWritten
from tests.ui.drive import Owner
from ui import papers, reports
from ui.dialogs.preview_dialog import PreviewDialog
from ui.printing import print_page_by_page, print_pages, set_paper
from ui.report_building import BuiltPaper, build_report


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    return owner


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_the_advice_is_exported_under_a_name_made_of_the_title(sample: Owner, tmp_path: Path) -> None:
    sample.ctrl(Qt.Key.Key_E)
    edit = sample.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text() == "monthly-bookkeeping.pdf"
    path = tmp_path / "advice.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    sample.wait_for(sample.banner)
    assert "advice.pdf" in sample.banner()
    text = pdf_text(path.read_bytes())
    assert "Monthly bookkeeping" in text
    assert sample.session.business().name in text


def test_what_was_typed_a_moment_ago_is_in_the_report(sample: Owner, tmp_path: Path) -> None:
    sample.key(Qt.Key.Key_F2)
    sample.keys("Counting the beans")
    sample.ctrl(Qt.Key.Key_E)
    path = tmp_path / "advice.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    assert "Counting the beans" in pdf_text(path.read_bytes())


def test_a_file_that_cannot_be_written_is_told_with_another_way_offered(
    sample: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _data: bytes) -> None:
        raise NotWritten(path, why="The disk is full.", remedy="Save to another disk.")

    monkeypatch.setattr(papers, "write_atomically", refuse)
    sample.ctrl(Qt.Key.Key_E)
    sample.name_file(tmp_path / "advice.pdf")
    sample.wait_for(sample.banner)
    assert "The disk is full." in sample.banner()
    sample.press("Save elsewhere…", sample.window.banner)
    sample.dialog(QFileDialog).reject()


def test_the_preview_shows_the_pages_and_leads_on_to_paper(sample: Owner) -> None:
    sample.window.actions_.print_preview.trigger()
    dialog = sample.dialog(PreviewDialog)
    assert not sample.button("Page before", dialog).isEnabled()
    sample.press("Next page", dialog)
    assert sample.button("Page before", dialog).isEnabled()
    sample.press("Page width", dialog)
    sample.press("Larger", dialog)
    sample.press("Print…", dialog)
    sample.dialog(QPrintDialog).reject()
    dialog.reject()


def test_paper_has_the_size_and_the_pages_of_the_file(sample: Owner, tmp_path: Path) -> None:
    sample.ctrl(Qt.Key.Key_E)
    path = tmp_path / "advice.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    data = path.read_bytes()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    set_paper(printer, data)
    assert print_pages(data, printer)
    before, after = pypdf.PdfReader(path), pypdf.PdfReader(printed)
    assert len(after.pages) == len(before.pages)
    assert float(after.pages[0].mediabox.width) == pytest.approx(float(before.pages[0].mediabox.width), abs=2)
    assert float(after.pages[0].mediabox.height) == pytest.approx(
        float(before.pages[0].mediabox.height), abs=2
    )


def test_only_the_pages_asked_for_are_printed(sample: Owner, tmp_path: Path) -> None:
    sample.ctrl(Qt.Key.Key_E)
    path = tmp_path / "advice.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(path.read_bytes(), printer)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 2


class SlowReport:
    """A report that waits to be let on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.door = threading.Event()
        build = build_report

        def slow(task: Task, progress: Progress, **facts: Any) -> BuiltPaper:
            while not self.door.wait(0.005):
                progress.report(0, 3)
            return build(task, progress, **facts)

        monkeypatch.setattr(reports, "build_report", slow)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, sample: Owner) -> Iterator[SlowReport]:
    sample.program.works.shown_after, sample.program.works.cancel_after = 0.05, 0.1
    slow = SlowReport(monkeypatch)
    yield slow
    slow.door.set()


def test_a_slow_preview_is_told_of_and_can_be_cancelled(sample: Owner, slow: SlowReport) -> None:
    strip = sample.window.progress
    sample.window.actions_.print_preview.trigger()
    sample.wait_for(lambda: strip.text().startswith("Making the PDF of “Monthly bookkeeping”"))
    sample.wait_for(strip.can_cancel)
    sample.press("Cancel*", strip)
    sample.wait_for(lambda: sample.banner() == "Cancelled.")
    assert strip.text() == ""
    assert QApplication.activeModalWidget() is None


def test_closing_waits_for_an_export_and_the_file_is_whole(
    sample: Owner, slow: SlowReport, tmp_path: Path
) -> None:
    path = tmp_path / "advice.pdf"
    sample.ctrl(Qt.Key.Key_E)
    sample.name_file(path)
    sample.wait_for(lambda: sample.program.works.is_busy)
    sample.window.close()
    assert sample.window.isVisible()
    slow.door.set()
    sample.wait_for(lambda: not sample.window.isVisible())
    assert "Monthly bookkeeping" in pdf_text(path.read_bytes())


def test_closing_does_not_wait_for_a_preview(sample: Owner, slow: SlowReport) -> None:
    sample.window.actions_.print_preview.trigger()
    sample.window.close()
    assert not sample.window.isVisible()


def test_printing_left_half_way_prints_nothing(sample: Owner, tmp_path: Path) -> None:
    sample.ctrl(Qt.Key.Key_E)
    path = tmp_path / "advice.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    steps = print_page_by_page(path.read_bytes(), printer)
    done, total = next(steps)
    assert (done, total > 1) == (1, True)
    steps.close()
    assert printer.printerState() is not QPrinter.PrinterState.Active


def test_a_library_is_not_closed_under_an_export(sample: Owner, slow: SlowReport, tmp_path: Path) -> None:
    path = tmp_path / "advice.pdf"
    sample.ctrl(Qt.Key.Key_E)
    sample.name_file(path)
    sample.wait_for(lambda: sample.program.works.is_busy)
    sample.window.actions_.close_library.trigger()
    assert "not finished yet: Making the PDF" in sample.banner()
    slow.door.set()
    sample.wait_for(path.exists)
    sample.window.actions_.close_library.trigger()
    assert sample.program.libraries.desk is None


def test_a_library_closed_under_a_preview_hears_no_more_of_it(sample: Owner, slow: SlowReport) -> None:
    sample.window.actions_.print_preview.trigger()
    sample.window.actions_.close_library.trigger()
    assert sample.program.libraries.desk is None
    slow.door.set()
    sample.wait_for(lambda: not sample.program.works.is_busy)
    assert sample.banner() == ""
