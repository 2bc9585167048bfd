"""Holds ``rightsource report`` and the advice as text to their files, their manners and their width."""

import io
import json
import re
from typing import Any

import pypdf
import pytest
from PIL import Image

from advisor.cli.report_command import file_name
from advisor.evidence.starters import starters
from tests.cli.conftest import LOGO, SAMPLE, Ran


def words_of(path):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.fixture
def euro(written):
    quote = {"vendor": "v", "arrangement": "outsource", "rate": 1, "currency": "EUR"}
    return written("euro.json", json.dumps({"title": "a", "quotes": [quote]}))


def test_a_report_is_written_and_named(cli, logo, tmp_path):
    pdf = tmp_path / "advice.pdf"
    assert cli("report", logo, "-o", pdf) == Ran(0, f"{pdf}\n", "")
    assert "Logo" in words_of(pdf)
    told = pypdf.PdfReader(pdf).metadata
    assert told is not None
    assert told.title


def test_the_same_task_gives_the_same_bytes(cli, logo, tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    assert (
        cli("report", logo, "--output", first).status == cli("report", logo, "--output", second).status == 0
    )
    assert first.read_bytes() == second.read_bytes()


def test_a_report_carries_the_business_and_the_date_where_they_are_told(cli, logo, tmp_path):
    pdf = tmp_path / "a.pdf"
    plain = tmp_path / "b.pdf"
    told = ["--business", "Harbour Street Bakery", "--date", "2026-11-23", "--page", "letter"]
    assert cli("report", logo, "-o", pdf, *told).status == cli("report", logo, "-o", plain).status == 0
    assert "Harbour Street Bakery" in words_of(pdf)
    assert "2026" in words_of(pdf)
    assert [round(float(side)) for side in pypdf.PdfReader(pdf).pages[0].mediabox[2:]] == [612, 792]


def test_the_page_follows_the_locale(cli, logo, tmp_path):
    for locale, width in (("en_US", 612), ("de_DE", 595)):
        pdf = tmp_path / f"{locale}.pdf"
        assert cli("report", logo, "-o", pdf, "--locale", locale).status == 0
        assert round(float(pypdf.PdfReader(pdf).pages[0].mediabox.width)) == width


def test_a_report_lies_on_its_side_and_bears_a_logo_a_glossary_and_a_name(cli, logo, tmp_path):
    picture = tmp_path / "logo.png"
    Image.new("RGB", (120, 40), "navy").save(picture)
    pdf = tmp_path / "a.pdf"
    told = ["--logo", picture, "--glossary", "--orientation", "landscape", "--decided-by", "Ana Ruiz",
            "--review-by", "2027-05-23", "--business", "Harbour Street Bakery"]  # fmt: skip
    assert cli("report", logo, "-o", pdf, *told) == Ran(0, f"{pdf}\n", "")
    first = pypdf.PdfReader(pdf).pages[0]
    assert first.mediabox.width > first.mediabox.height
    resources: Any = first["/Resources"]
    assert len(resources["/XObject"]) == 1
    words = words_of(pdf)
    for text in ("What the words mean", "Ana Ruiz", "May 23, 2027"):
        assert text in words


@pytest.mark.parametrize("content", [b"no picture", b"", b"\x89PNG\r\n\x1a\n", None])
def test_a_logo_that_is_no_picture_is_one_line_and_2(cli, logo, tmp_path, content):
    picture = tmp_path / "logo.png"
    if content is not None:
        picture.write_bytes(content)
    ran = cli("report", logo, "-o", tmp_path / "a.pdf", "--logo", picture)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "logo.png" in ran.err
    assert not (tmp_path / "a.pdf").exists()


def test_hindi_and_thai_are_printed(cli, tmp_path):
    task = json.dumps({"title": "बहीखाता ทำบัญชี"}).encode()
    ran = cli("report", "-", "-o", tmp_path / "a.pdf", stdin=task)
    assert (ran.status, ran.err) == (0, "")


def test_several_tasks_go_into_a_folder_under_their_titles(cli, logo, books, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    ran = cli("report", logo, books, logo, "-o", folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        str(folder / name) for name in ("logo-1.pdf", "b-roarbeit-t-glich-2.pdf", "logo-3.pdf")
    ]
    assert sorted(path.name for path in folder.iterdir()) == [
        "b-roarbeit-t-glich-2.pdf",
        "logo-1.pdf",
        "logo-3.pdf",
    ]


def test_several_tasks_need_a_folder_that_is_there(cli, logo, books, tmp_path):
    ran = cli("report", logo, books, "-o", tmp_path / "reports")
    problem = "several tasks need a folder, and there is none of that name. Make it first."
    assert ran == Ran(2, "", f"{tmp_path / 'reports'}: {problem}\n")


def test_one_refused_task_among_several_leaves_nothing_written(cli, logo, wrong, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    ran = cli("report", logo, wrong, "-o", folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{wrong}: skill: ")
    assert list(folder.iterdir()) == []


def test_a_task_that_cannot_be_priced_leaves_nothing_written_either(cli, logo, euro, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    ran = cli("report", logo, euro, "-o", folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{euro}: quotes[0].currency: ")
    assert list(folder.iterdir()) == []


def test_a_refused_report_leaves_the_one_before_as_it_was(cli, wrong, written):
    before = written("advice.pdf", "the report before")
    assert cli("report", wrong, "-o", before).status == 2
    assert before.read_text() == "the report before"


def test_a_report_takes_the_place_of_the_one_before(cli, logo, written):
    pdf = written("advice.pdf", "the report before")
    assert cli("report", logo, "-o", pdf).status == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert [path.name for path in pdf.parent.glob("*advice*")] == ["advice.pdf"]


def test_a_place_that_cannot_be_written_to_is_one_line_and_1(cli, logo, tmp_path):
    ran = cli("report", logo, "-o", tmp_path / "no" / "such" / "folder" / "a.pdf")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "a.pdf" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "23.11.2026"],
        ["--date", "2026-02-30"],
        ["--page", "a5"],
        ["--orientation", "askew"],
        ["--locale", "xx"],
    ],
)
def test_a_wrong_date_page_or_locale_is_refused(cli, logo, tmp_path, arguments):
    ran = cli("report", logo, "-o", tmp_path / "a.pdf", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "a.pdf").exists()


def test_characters_without_a_font_are_told(cli, tmp_path):
    task = json.dumps({"title": "Logo \U00013000"}).encode()  # a hieroglyph
    ran = cli("report", "-", "-o", tmp_path / "a.pdf", stdin=task)
    assert ran.status == 0
    assert ran.err.count("\n") == 1
    assert "\U00013000" in ran.err


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Monthly bookkeeping", "monthly-bookkeeping-1.pdf"),
        ("../../etc/passwd", "etc-passwd-1.pdf"),
        ("a\\b:c*?.exe", "a-b-c-exe-1.pdf"),
        ("東京", "task-1.pdf"),
        ("-", "task-1.pdf"),
        ("CON", "con-1.pdf"),
        ("x" * 500, f"{'x' * 60}-1.pdf"),
    ],
)
def test_the_name_of_a_report_is_safe_on_any_disk(title, name):
    assert file_name(title, 1) == name
    assert len(file_name(title, 10**9)) <= 80


def test_the_advice_as_text_fits_a_terminal(cli, logo, books):
    ran = cli("assess", SAMPLE, logo, books)
    assert (ran.status, ran.err) == (0, "")
    assert ran == cli("assess", SAMPLE, logo, books, "--format", "text")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert [line for line in ran.out.splitlines() if line != line.rstrip()] == []
    assert ran.out.endswith("\n")
    assert ran.out.index("Monthly bookkeeping") < ran.out.index("Logo") < ran.out.index("Büroarbeit")


@pytest.mark.parametrize("point", [[], ["--point"]], ids=["drawn", "likely values"])
def test_the_advice_as_text_on_every_starter_is_finished(cli, tmp_path, point):
    for starter in starters()[::6]:
        task = cli("starters", starter.code, "--format", "json").out.encode()
        ran = cli("assess", "-", *point, stdin=task)
        assert (ran.status, ran.err) == (0, "")
        assert re.search(r"[{}]|\bNone\b|\bnan\b", ran.out) is None
        assert starter.title in " ".join(ran.out.split())
        assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_paper_and_terminal_give_the_same_advice(cli, tmp_path):
    cli("report", SAMPLE, "-o", tmp_path / "a.pdf")
    text = " ".join(cli("assess", SAMPLE).out.replace("|", " ").split())
    data = json.loads(cli("assess", SAMPLE, "--format", "json").out)
    assert data["verdict"]["headline"] in text
    assert data["verdict"]["headline"] in words_of(tmp_path / "a.pdf")


def test_a_long_word_does_not_widen_the_text(cli):
    task = json.dumps({"title": "x" * 300, "notes": "y" * 5_000}).encode()
    assert max(map(len, cli("assess", "-", "--point", stdin=task).out.splitlines())) <= 80


def test_a_report_on_standard_input_reads_back(cli, tmp_path):
    cli("report", "-", "-o", tmp_path / "a.pdf", stdin=LOGO.encode())
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes())).pages
    assert 1 <= len(pages) <= 6
