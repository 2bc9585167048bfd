"""How soon a preview is there, and how long very many summaries take."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice

from advisor.records import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow

from advisor.domain.records import Business, TaskStatus
from advisor.evidence.starters import starters
from advisor.report import document as doc
from advisor.report.library_contents import KeptTask, LibraryContents
from advisor.report.library_report import library_document
from advisor.report.pdf import build_pdf
from advisor.report.summary import Letterhead
from tests.bench.timing import Row, milliseconds
from ui.dialogs.preview_dialog import PreviewDialog
from ui.theme import Theme

PREVIEW_SECONDS = 0.020
MANY, FEW = 500, 50
_LETTERHEAD = Letterhead(
    business="Harbour Street Bakery",
    printed_on=date(2026, 11, 23),
    page_size=doc.PageSize.A4,
    locale="en_US",
)


def rows() -> Iterator[Row]:
    """The lines of the table about whole documents."""
    few, _ = _library(FEW)
    many, data = _library(MANY)
    yield Row(
        what=f"a document of {MANY} tasks, weighed and set",
        against=f"one of {FEW}, ten times",
        ratio=sum(many) / (sum(few) * MANY / FEW),
        aim="≤ 1.2",
        figures=f"{many[0]:.1f} s weighing + {many[1]:.1f} s setting : {few[0]:.1f} s + {few[1]:.1f} s;"
        f" most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
    )
    yield from _preview(data)


def _library(count: int) -> tuple[tuple[float, float], bytes]:
    """Seconds for weighing and for setting, and the PDF."""
    tasks = tuple(
        KeptTask(task=replace(one.task, title=f"{one.task.title} {number}"), status=TaskStatus.IDEA)
        for number, one in enumerate(islice(cycle(starters()), count))
    )
    start = time.perf_counter()
    document = library_document(LibraryContents(business=Business(), tasks=tasks), _LETTERHEAD)
    weighed = time.perf_counter()
    data = build_pdf(document).data
    return (weighed - start, time.perf_counter() - weighed), data


def _preview(data: bytes) -> Iterator[Row]:
    """From the bytes to the first page, painted."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    window = QMainWindow()
    window.resize(1280, 900)
    window.show()
    application.processEvents()
    seconds = []
    for run in range(16):
        start = time.perf_counter()
        dialog = PreviewDialog("Everything", data, 1000, window)
        dialog.view.viewport().grab()
        if run:  # the first loads the fonts of the buttons
            seconds.append(time.perf_counter() - start)
        dialog.deleteLater()
        application.processEvents()
    window.close()
    theme.deleteLater()
    median = statistics.median(seconds)
    yield Row(
        what=f"the first page of the preview of {MANY} tasks, painted",
        against=f"{milliseconds(PREVIEW_SECONDS)} after the bytes",
        ratio=median / PREVIEW_SECONDS,
        aim="≤ 1",
        figures=f"{milliseconds(median)} (at most {milliseconds(max(seconds))})",
    )
