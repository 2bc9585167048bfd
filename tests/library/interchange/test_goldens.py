"""What leaves a library, word for word, and that a spreadsheet program reads it so."""

from __future__ import annotations

import csv
import datetime
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from advisor import __version__
from advisor.language import use
from advisor.library.interchange.columns import What
from advisor.library.interchange.exchange import Form, exported
from tests.pseudo import pseudo_language, untranslated

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
OFFICE = shutil.which("soffice")


def is_golden(name, text):
    path = GOLDEN / name
    text = text.replace(f'"rightsource_version":"{__version__}"', '"rightsource_version":"VERSION"')
    if os.environ.get("WRITE_GOLDENS"):
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


def without_result(contents):
    """The advice's figures are the model's affair."""
    from advisor.records import replace

    return replace(contents, tasks=tuple(replace(task, result=None) for task in contents.tasks))


def test_the_library_as_json(contents):
    is_golden("library.json", exported(without_result(contents), Form.JSON, []).decode())


@pytest.mark.parametrize("what", [What.TASKS, What.VENDORS, What.NOTES])
def test_a_table_as_csv(contents, what):
    is_golden(f"{what.value}.csv", exported(contents, Form.CSV, [what]).decode("utf-8-sig"))


def test_tables_in_the_made_up_language_leave_nothing_in_english(contents):
    own = ["Payroll", "Ledgers Ltd", "Bookkeeping", "Lee Ledger", "lee@ledgers.example", "Portugal", "EUR"]
    own += ["https://ledgers.example", "Quick to answer.", "Dear.", "First", "Second", "JSON", "UTC"]
    own += ["First of the month.", "Ask Ann."]
    with pseudo_language():
        for what in What:
            rows = csv.reader(
                io.StringIO(exported(contents, Form.CSV, [what]).decode("utf-8-sig"), newline="")
            )
            for cell in (cell for row in rows for cell in row if not cell.startswith(("[", "{"))):
                assert untranslated(cell, own) == [], (what, cell)


def test_spanish_headings_are_spanish(contents):
    use("es")
    try:
        heading = exported(contents, Form.CSV, [What.TASKS]).decode("utf-8-sig").partition(",")[0]
    finally:
        use("en")
    assert heading == "Tarea"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", [Form.CSV, Form.XLSX])
def test_a_spreadsheet_program_opens_what_is_exported(tmp_path, contents, form):
    source = tmp_path / f"tasks.{form.value}"
    source.write_bytes(exported(contents, form, [What.TASKS]))
    out = tmp_path / "out"
    filters = ["--infilter=Text - txt - csv (StarCalc):44,34,76"] if form is Form.CSV else []
    subprocess.run(
        [
            str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *filters,
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(out), str(source),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (row,) = csv.DictReader(io.StringIO((out / "tasks.csv").read_text("utf-8-sig"), newline=""))
    assert (row["Task"], row["Hours"], row["Notes"]) == ("Payroll", "4.5", "First of the month.\nAsk Ann.")
    assert row["A professional's rate: price"] == "180"
    assert row["Written down (UTC)"].startswith("2026-03-02 09:00")
