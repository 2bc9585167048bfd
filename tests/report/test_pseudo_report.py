"""Holds every word of a report, and of what goes wrong with its file, to the language in use."""

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.language import use
from advisor.model import assess
from advisor.records import replace
from advisor.report.contract import assessment_to_data
from advisor.report.document import PageSize
from advisor.report.files import NotWritten, write_atomically
from advisor.report.summary import Letterhead, task_summary
from advisor.report.task_report import task_document
from advisor.report.text import as_text
from advisor.report.words import ENGLISH, more_bars, words_in_use
from advisor.wording.advice import advice_texts
from advisor.wording.figures import Figures
from advisor.wording.glossary import terms
from advisor.wording.offers import offer_texts
from tests.pseudo import pseudo_language, untranslated
from tests.wording.samples import every_text
from tests.wording.test_advice import EVERYTHING
from tests.wording.test_pseudo_language import CITED, NAMES, STEPS
from ui.sample import sample_tasks

OWN_WORDS = [*NAMES, *CITED, EVERYTHING.title, "the smell of fresh paint", "First half", "Second half"]
OWN_WORDS += [quote.vendor for quote in EVERYTHING.quotes]
NOTHING_FITS = Task(title="Bare task", must_stay=True, budget_per_month=1.0, notes="Logo")
MANY_QUOTES = replace(EVERYTHING, steps=STEPS, quotes=EVERYTHING.quotes * 2)


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


def tasks() -> list[Task]:
    found = [*sample_tasks(), NOTHING_FITS, EVERYTHING, MANY_QUOTES]
    return [*found, *(starter.task for starter in starters()[::12])]


def document_of(task: Task):
    assessment = assess(task)
    return task_summary(
        title=task.title,
        notes=" ".join(task.notes.split()),  # a bracket is not to be taken apart
        assessment=assessment,
        texts=advice_texts(assessment),
        figures=Figures(assessment.currency, "en_US"),
        letterhead=Letterhead(
            business="Logo", printed_on=date(2026, 11, 23), page_size=PageSize.A4, locale="en_US",
            decided_by="Logo", review_by=date(2027, 5, 23),
        ),
        offers=offer_texts(task.quotes, assessment.currency),
        glossary=terms(),
    )  # fmt: skip


@pytest.mark.parametrize("at", range(len(tasks())))
def test_every_word_of_a_report_is_translated(at):
    document = document_of(tasks()[at])
    texts = [text for text in every_text(document) if text != document.language and not text.startswith("#")]
    known = [*OWN_WORDS, *("USD", "EUR", "PHP"), "{page}", "{pages}", "November", "May"]
    found = {text: untranslated(text, known) for text in texts}
    assert {text: words for text, words in found.items() if words} == {}
    assert len(texts) > 80


def test_a_report_as_text_adds_no_words_of_its_own():
    task = next(iter(sample_tasks()))
    document = task_document(task, assess(task), locale="en_US")
    told = " ".join(" ".join(every_text(document)).split())
    shown = " ".join(as_text(document).split())
    letters = {word for word in shown.split() if any(letter.isalpha() for letter in word)}
    missing = {word for word in letters if word.rstrip(":)") not in told and word.strip("():") not in told}
    assert missing == set()


def test_the_words_of_a_report_are_those_of_the_language_in_which_it_is_made():
    for name in ENGLISH.__struct_fields__:
        text = getattr(words_in_use(), name)
        assert text == "⟦–⟧" or untranslated(text, ["{" + name + "}" for name in PLACES]) == []
    assert untranslated(more_bars(1, ""), []) == untranslated(more_bars(4, ""), []) == []
    use("en")
    assert words_in_use() == ENGLISH
    assert more_bars(1, "Rest") == "1 more is shown under “Rest”."
    assert more_bars(4, "Rest") == "4 more are shown under “Rest”."


PLACES = (
    "date", "page", "pages", "count", "basis", "part", "parts", "name", "remedy", "heading",
    "best", "other", "other", "what", "belief", "low", "high",
)  # fmt: skip


def test_the_sentences_in_json_are_translated_and_the_codes_are_not():
    task = EVERYTHING
    use("en")
    english = assessment_to_data(task, assess(task))
    use("en_XA")
    told = assessment_to_data(task, assess(task))
    assert [text for text in sentences_of(told) if untranslated(text, OWN_WORDS)] == []
    assert sum(1 for _ in sentences_of(told)) > 100
    assert without_sentences(told) == without_sentences(english)


SENTENCES = {"headline", "text", "label", "note", "source"}


def sentences_of(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in SENTENCES and isinstance(value, str):
                yield value
            else:
                yield from sentences_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from sentences_of(value)


def without_sentences(data: object) -> object:
    if isinstance(data, dict):
        return {key: without_sentences(value) for key, value in data.items() if key not in SENTENCES}
    return [without_sentences(value) for value in data] if isinstance(data, list) else data


@pytest.mark.parametrize(
    "code",
    [
        errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT,
        errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO, errno.ENOTSUP,
    ],
)  # fmt: skip
def test_why_a_file_was_not_saved_is_told_in_the_language_in_use(tmp_path: Path, monkeypatch, code):
    def fail(_: int) -> None:
        raise OSError(code, "q")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWritten) as caught:
        write_atomically(tmp_path / "summary.pdf", b"new")
    for text in (caught.value.what, caught.value.why, caught.value.remedy):
        assert untranslated(text, ["summary.pdf", tmp_path.name]) == []


def test_a_folder_in_the_way_is_told_in_the_language_in_use(tmp_path: Path):
    with pytest.raises(NotWritten) as caught:
        write_atomically(tmp_path, b"new")
    assert untranslated(caught.value.why) == untranslated(caught.value.remedy) == []
