"""The whole way from a task to its documents, with the real model and the real sentences."""

from __future__ import annotations

import pytest

from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.report.pdf import build_pdf
from advisor.report.task_report import task_document
from advisor.report.text import as_text

SOME = starters()[::9]


@pytest.mark.parametrize("starter", SOME, ids=[starter.code for starter in SOME])
def test_a_starters_advice_comes_out_on_paper_with_nothing_missing(starter) -> None:
    assessment = assess(starter.task)
    document = task_document(starter.task, assessment, locale="en_US")
    built = build_pdf(document)
    assert built.data.startswith(b"%PDF-")
    assert not built.missing
    text = as_text(document)
    assert starter.title in text
    assert "{" not in text
    assert "None" not in text
    assert " ".join(text.split()).count("What to do next") == 1


def test_the_same_task_gives_the_same_bytes_and_the_locale_its_paper() -> None:
    task = starters()[0].task
    american, german = (task_document(task, assess(task), locale=locale) for locale in ("en_US", "de_DE"))
    assert build_pdf(american).data == build_pdf(task_document(task, assess(task), locale="en_US")).data
    assert american.page_size != german.page_size
