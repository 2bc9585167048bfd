"""``rightsource report --document`` writes the papers of a task that need no window."""

import pypdf
import pytest

from advisor.domain.handover import DocumentKind

KINDS = [kind.value.replace("_", "-") for kind in DocumentKind]


def words_of(path):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_written_and_named(cli, books, tmp_path, kind):
    pdf = tmp_path / "paper.pdf"
    ran = cli("report", books, "--document", kind, "-o", pdf, "--business", "Harbour Street Bakery")
    assert (ran.status, ran.out, ran.err) == (0, f"{pdf}\n", "")
    told = pypdf.PdfReader(pdf).metadata
    assert told is not None
    assert told.author == "Harbour Street Bakery"
    assert str(told.title).partition(":")[0] in words_of(pdf)


def test_a_paper_is_the_same_every_time(cli, books, tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for pdf in (first, second):
        assert cli("report", books, "--document", "procedure", "-o", pdf).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_kind_there_is_not_is_refused(cli, books, tmp_path):
    ran = cli("report", books, "--document", "brief", "-o", tmp_path / "a.pdf")
    assert ran.status == 2
    assert "results-brief" in ran.err


def test_a_paper_is_about_a_task_and_not_about_a_library(cli, tmp_path):
    ran = cli("report", "--library", "a.rightsource", "--document", "procedure", "-o", tmp_path / "a.pdf")
    assert ran.status == 2
    assert "--document is about one task, not about a library" in ran.err
