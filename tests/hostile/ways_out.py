"""Every way a text leaves a library: JSON, CSV, XLSX, PDF, text, e-mail, calendar, clipboard, terminal."""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import os
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from pypdf import PdfReader

from advisor.cli import main
from advisor.cli.report_command import file_name
from advisor.domain.folding import folded_words
from advisor.domain.handover import DocumentKind
from advisor.domain.task_format import looks_like_tasks, read_tasks, tasks_to_text
from advisor.errors import AdvisorError, InputRefused
from advisor.library.interchange.columns import What
from advisor.library.interchange.exchange import Form, contents_of, exported, read_contents, read_tables
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.mapping import propose
from advisor.library.interchange.xlsx_write import CellTooLong
from advisor.library.task_query import TaskQuery
from advisor.model import assess
from advisor.report import document as doc
from advisor.report.calendar import calendar_file, follow_up_reminders, review_reminders
from advisor.report.email_text import email_text
from advisor.report.handover import handover_report
from advisor.report.library_contents import read_library
from advisor.report.library_report import library_document
from advisor.report.pdf import build_pdf
from advisor.report.summary import Letterhead
from advisor.report.task_report import task_document
from advisor.report.text import as_text
from advisor.session import Session
from advisor.wording.advice import advice_texts
from advisor.wording.handover.fill import fill
from tests.hostile.fields import DAY

NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
TABLES = (What.TASKS, What.VENDORS, What.NOTES)
_RUNS = frozenset("=+-@\t\r\n＝＋－＠")

# XlsxWriter escapes what looks like an escape, but not two that share an underscore: the second comes back as
# the character that it names. Nothing else does.
_TWO_ESCAPES = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


def would_run(cell: str) -> bool:
    """Whether some spreadsheet might take a text for a formula: whatever cannot be seen does not count."""
    if cell[:1] in _RUNS:
        return True
    for letter in cell:
        if letter.isspace() or unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cf", "Cc"):
            continue
        return letter in _RUNS
    return False


def wrong_in_search(session: Session, texts: Sequence[str]) -> list[str]:
    """Searching and filtering by any text finds something or nothing, and never fails."""
    for text in texts:
        session.find(text)
        session.find(text[:3])
        session.task_list.ids(TaskQuery(words=tuple(folded_words(text[:200]))))
    return []


def wrong_in_exchange(session: Session, folder: Path) -> list[str]:
    """JSON, CSV and XLSX hold every text, as text, and give it back."""
    found: list[str] = []
    contents = contents_of(session.library.connection)
    path = folder / "all.json"
    path.write_bytes(exported(contents, Form.JSON, ()))
    if read_contents(path) != contents:
        found.append("JSON came back otherwise")
    for what in TABLES:
        data = exported(contents, Form.CSV, (what,))
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            found += [f"CSV would run {cell[:80]!r}" for cell in row if would_run(cell)]
        path = folder / f"{what.value}.csv"
        path.write_bytes(data)
        found += _came_back(path, [what], contents)
    path = folder / "all.xlsx"
    try:
        path.write_bytes(exported(contents, Form.XLSX, TABLES))
    except CellTooLong:
        return found  # more than a cell takes: refused in words rather than cut
    found += _wrong_in_workbook(path)
    if not any(_TWO_ESCAPES.search(one.title + one.notes) for one in contents.tasks):
        found += _came_back(path, TABLES, contents)
    return found


def _wrong_in_workbook(path: Path) -> list[str]:
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if b"<f>" in data or b"hyperlink" in data or b'TargetMode="External"' in data:
                found.append(f"XLSX has a formula or a link in {name}")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" or (isinstance(cell.value, str) and would_run(cell.value)):
                    found.append(f"XLSX would run {cell.value[:80]!r}")
    book.close()
    return found


def _came_back(path: Path, whats: Sequence[What], contents: object) -> list[str]:
    found = []
    for what, table in zip(whats, read_tables(path), strict=True):
        looked = look_over(
            table, what, propose(what, table.headings), Known(vendors=_vendors(contents)), locale="en_US"
        )
        if looked.refused:
            found.append(f"{path.name} {what.value} refused {looked.refused[0].problem[:120]!r}")
        told = sorted(one.title for one in looked.edit.tasks) if what is What.TASKS else []
        if what is What.TASKS and told != sorted(one.title for one in contents.tasks):  # type: ignore[attr-defined]
            wrong = set(told) ^ {one.title for one in contents.tasks}  # type: ignore[attr-defined]
            found.append(f"{path.name} titles came back otherwise: {sorted(wrong)[:2]!r:.200}")
        notes = sorted(one.notes for one in looked.edit.tasks)
        if what is What.TASKS and notes != sorted(one.notes for one in contents.tasks):  # type: ignore[attr-defined]
            wrong = set(notes) ^ {one.notes for one in contents.tasks}  # type: ignore[attr-defined]
            found.append(f"{path.name} notes came back otherwise: {sorted(wrong)[:2]!r:.200}")
    return found


def _vendors(contents: object) -> dict[str, tuple[int, ...]]:
    from advisor.domain.folding import fold

    return {fold(one.vendor.name): (one.id,) for one in contents.vendors}  # type: ignore[attr-defined]


def wrong_in_papers(session: Session, *, most: int) -> list[str]:
    """Every paper and text about the first ``most`` tasks, and the whole library as one PDF."""
    found: list[str] = []
    business = session.business().name
    head = Letterhead(
        business=business, printed_on=DAY, page_size=doc.PageSize.A4, locale="en_US", decided_by=business
    )
    kinds = list(DocumentKind)
    for summary in session.tasks()[:most]:
        task = session.full_task(summary.id)
        assessment = assess(task, point=True)
        texts = advice_texts(assessment, "en_US")
        as_text(task_document(task, assessment, locale="en_US", business=business))
        email_text(texts)
        kind = kinds[summary.id % len(kinds)]
        paper = handover_report(fill(kind, task, assessment, texts, locale="en_US", business=business), head)
        found += wrong_in_pdf(paper)
        as_text(paper)
        if not set(file_name(task.title, 1)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-."):
            found.append(f"file name {file_name(task.title, 1)!r}")
        if read_tasks(tasks_to_text([task])) != (task,):
            found.append(f"clipboard {task.title[:80]!r}")
    return found


def wrong_in_whole_report(session: Session) -> list[str]:
    """The whole library on paper."""
    head = Letterhead(
        business=session.business().name, printed_on=DAY, page_size=doc.PageSize.A4, locale="en_US"
    )
    return wrong_in_pdf(library_document(read_library(session), head))


def wrong_in_pdf(document: doc.Document) -> list[str]:
    """Nothing in it that acts or is fetched."""
    reader = PdfReader(io.BytesIO(build_pdf(document).data))
    root: Any = reader.trailer["/Root"]
    found = [f"PDF has {key}" for key in ("/OpenAction", "/AA", "/AcroForm", "/Names") if key in root]
    for page in reader.pages:
        resources: Any = page["/Resources"]
        annotations: Any = page.get("/Annots", [])
        # From the table of contents to a page is the one kind of link there is.
        if any("/A" in one.get_object() or "/Dest" not in one.get_object() for one in annotations):
            found.append("PDF has a link that leads out of it")
        if "/XObject" in resources:
            found.append("PDF has a picture")
    return found


def wrong_in_print(texts: Sequence[str]) -> list[str]:
    """Plain letters are printed letter for letter, whatever they would mean as markup."""
    plain = [text[:300] for text in texts if text.isascii() and text.isprintable() and text.strip()]
    if not plain:
        return []
    paper = doc.Document(
        title="Texts",
        business="",
        subject="",
        language="en",
        page_size=doc.PageSize.A4,
        printed_on=None,
        sections=tuple(doc.Paragraph(text=text) for text in plain),
    )
    reader = PdfReader(io.BytesIO(build_pdf(paper).data))
    shown = "".join("".join(page.extract_text().split()) for page in reader.pages)
    return [f"PDF lost {text[:80]!r}" for text in plain if "".join(text.split()) not in shown]


def wrong_in_calendar(session: Session) -> list[str]:
    """As many events as tasks and notes; no text ends a line and begins another property."""
    reminders = [*review_reminders(session.tasks_to_review()), *follow_up_reminders(session.follow_ups())]
    data = calendar_file(reminders, name=session.business().name, stamp=NOW).decode()
    lines = data.replace("\r\n ", "").split("\r\n")
    allowed = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",  # noqa: E501
               "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}  # fmt: skip
    names = [line.partition(":")[0].partition(";")[0] for line in lines if line]
    found = [f"calendar has {name[:80]!r}" for name in names if name not in allowed]
    if names.count("SUMMARY") != len(reminders) or any(
        len(line.encode()) > 75 for line in data.split("\r\n")
    ):
        found.append("calendar has other lines than it should")
    return found


def wrong_on_the_command_line(texts: Sequence[str], folder: Path) -> list[str]:
    """As a task file, as a file's name and as an option: an answer, or one line that refuses."""
    found = []
    task = folder / "task.json"
    for text in texts:
        name = text.replace("/", "_").replace("\0", "")[:60] or "x"
        task.write_bytes(text.encode("utf-8", "replace"))
        runs = (
            ["assess", "--point", str(task)],
            ["assess", "--point", f"{folder}/{name}"],
            ["assess", "--point", "--locale", name, str(task)],
            [
                "import",
                str(task),
                "--dry-run",
                "--into",
                f"{folder}/new.rightsource",
                "--map",
                f"{name}=title",
            ],
        )
        for arguments in runs:
            out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = main(arguments)
            told = err.getvalue()
            if status not in (0, 1, 2) or (status and not told):
                found.append(f"{arguments[0]} {text[:80]!r}: status {status}, {told[:80]!r}")
            if any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in told):
                found.append(f"{arguments[0]} {text[:80]!r}: the terminal would obey {told[:120]!r}")
    return found


def wrong_in_readers(texts: Sequence[str], folder: Path) -> list[str]:
    """The text itself as a task, as a library in JSON, as a table, and as the name of a library."""
    from advisor.library.interchange.json_read import library_from_json

    found = []
    table = folder / "table.csv"
    for text in texts:
        looks_like_tasks(text)
        for read in (read_tasks, library_from_json):
            with contextlib.suppress(InputRefused):
                read(text)
        table.write_bytes(text.encode("utf-8", "surrogatepass"))
        with contextlib.suppress(InputRefused):
            for one in read_tables(table):
                look_over(one, What.TASKS, {0: "title", 1: "hours", 2: "notes"}, Known(), locale="en_US")
        # As a file's name comes from the system: bytes, whatever they stand for.
        name = os.fsdecode(text.replace("/", "_").replace("\0", "")[:50].encode("utf-8", "replace"))
        with contextlib.suppress(AdvisorError):
            Session.open(folder / f"x{name}.rightsource").close()
            found.append(f"opened {name!r}")
    return found
