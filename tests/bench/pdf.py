"""How quick reports are: against the same content without tags, and in a new process."""

from __future__ import annotations

import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.model import assess
from advisor.report import document as doc
from advisor.report.fonts import Face
from advisor.report.pdf import build_pdf
from advisor.report.pdf.embedding import font_name
from advisor.report.task_report import task_document
from tests.bench.plain_pdf import plain_pdf
from tests.bench.timing import Row, milliseconds, paired
from ui.sample import sample_tasks

RUNS = 9
# What is loaded where an owner exports: the window, or the command line, has weighed the task already.
_BEFORE = (
    "import pickle, sys, time\n"
    "import advisor.model, advisor.report.task_report\n"
    "document = pickle.load(open(sys.argv[1], 'rb'))\n"
    "start = time.process_time()\n"
)
_OURS = "from advisor.report.pdf import build_pdf\nbuild_pdf(document)\n"
_EMPTY = (
    "import io\n"
    "from reportlab.platypus import SimpleDocTemplate, Spacer\n"
    "SimpleDocTemplate(io.BytesIO()).build([Spacer(1, 1)])\n"
)
_AFTER = "print(time.process_time() - start)\n"


def rows() -> Iterator[Row]:
    """The table's lines on PDF."""
    task = next(iter(sample_tasks()))
    document = task_document(task, assess(task), locale="en_US", business="Harbour Street Bakery")
    yield _against_plain(document)
    yield _first_in_a_process(document)


def _against_plain(document: doc.Document) -> Row:
    pages = build_pdf(document).pages
    fonts = (font_name(Face.REGULAR), font_name(Face.BOLD))
    ours, plain, ratio = paired(lambda: build_pdf(document), lambda: plain_pdf(document, *fonts), runs=RUNS)
    return Row(
        what=f"a tagged summary of {pages} pages",
        against="the same content in plain reportlab (platypus), same fonts, no tags, no chart",
        ratio=ratio,
        aim="≤ 1.6",
        figures=f"{milliseconds(ours)} : {milliseconds(plain)}",
    )


def _first_in_a_process(document: doc.Document) -> Row:
    """Processor time: how long a new process takes by the clock says more about the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(pickle.dumps(document))
        ours = [_seconds_of(_OURS, path) for _ in range(RUNS)]
        empty = [_seconds_of(_EMPTY, path) for _ in range(RUNS)]
    ratio = statistics.median(one / other for one, other in zip(ours, empty, strict=True))
    return Row(
        what="the first export of a process, from the weighed task to the PDF",
        against="importing reportlab and building an empty page",
        ratio=ratio,
        aim="≤ 1.5",
        figures=f"{milliseconds(statistics.median(ours))} : {milliseconds(statistics.median(empty))}",
    )


def _seconds_of(program: str, path: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _BEFORE + program + _AFTER, str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)
