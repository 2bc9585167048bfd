"""Every refusal and every sentence of an import or a merge can be translated."""

from __future__ import annotations

import re

import pytest

from advisor.errors import InputRefused
from advisor.library.interchange import exchange, words
from advisor.library.interchange.columns import What
from advisor.library.interchange.contents import Contents, TaskEntry
from advisor.library.interchange.differences import field_of, mine_of, one_line, subject_of, theirs_of
from advisor.library.interchange.json_read import library_from_json
from advisor.library.interchange.look_over import Known
from advisor.library.interchange.merge import compare
from advisor.library.interchange.xlsx_write import CellTooLong
from tests.library.interchange.test_hostile_files import workbook
from tests.library.interchange.test_json import HOSTILE
from tests.library.interchange.test_look_over import REFUSED, looked
from tests.pseudo import pseudo_language, untranslated

# Codes, names of formats, and what stands in the files.
OWN = re.compile(
    r"`[^`]*`|rightsource\.\w+/1|UTF-?\d*|ISO \d+|\b(?:JSON|CSV|XLSX|PNG|USD|EUR|MB|kB|NUL|SQLite)\b|\.\w+\b"
    r"|“[^”]*”|\b\d+e\d+\b|\b[a-z]+(?:_[a-z]+)+\b"
)

CODES = (
    "idea", "decided", "reviewed", "questions", "procedure", "safeguards", "text", "list", "steps",
    "checks", "business", "schema", "tasks", "vendors", "pattern", "hours", "skill", "vendor",
    "arrangement", "rate", "outsource", "offshore", "NaN", "Infinity", "call", "reference",
    "incident", "quote", "other", "currency", "extras", "codifiable", "procedure", "checkable",
    "context", "data", "core", "licensed", "title", "notes", "function", "quotes", "settings",
    "low, likely, high", "true, false",
)  # fmt: skip


def faults(text, *own):
    return untranslated(OWN.sub(" ", text), own)


@pytest.mark.parametrize(("text", "key", "_problem"), HOSTILE)
def test_refusals_of_a_library_as_json(text, key, _problem):
    with pseudo_language(), pytest.raises(InputRefused) as refused:
        library_from_json(text)
    assert refused.value.key == key
    for sentence in (refused.value.problem, refused.value.remedy):
        assert faults(sentence, *CODES) == [], sentence


@pytest.mark.parametrize(("text", "_row", "_column", "_problem"), REFUSED)
def test_refusals_of_rows(text, _row, _column, _problem):
    with pseudo_language():
        found = looked(text, known=Known(vendors={"v": (7,), "twin": (1, 2)}))
        told = [row.one_line("file") for row in found.refused]
    assert told
    for line in told:
        assert faults(line, "file", "arrangement", "rate", "vendor", "#REF!") == [], line


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n\n", b"Task\0", b"A\x81\x8d\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b'Task\n"' + b"x" * 200_000, b",".join([b"x"] * 501) + b"\n",
        workbook(sheet1=lambda data: data.replace(b"<worksheet", b"<!DOCTYPE x><worksheet", 1)),
    ],
)  # fmt: skip
def test_refusals_of_files(written, data):
    with pseudo_language(), pytest.raises(InputRefused) as refused:
        exchange.read_tables(written("file", data))
    for sentence in (refused.value.problem, refused.value.remedy):
        assert faults(sentence) == [], sentence


def test_what_an_import_and_a_merge_bring():
    theirs = Contents(tasks=(TaskEntry(id=1, title="A"), TaskEntry(id=2, title="B", answers={"hours": 3})))
    mine = Contents(tasks=(TaskEntry(id=5, title="B", answers={"hours": [1, 2, 4]}),))
    with pseudo_language():
        merge = compare(mine, theirs)
        told = [
            *words.merge_lines(merge),
            *words.merge_lines(compare(mine, mine)),
            *(words.added(what, 2) for what in What),
            *(words.would_add(what, 1) for what in What),
            words.left_out(3),
            str(CellTooLong(column="A", row="B", length=40_000)),
            *(text(one) for one in merge.conflicts for text in (subject_of, field_of, mine_of, theirs_of)),
            *(one_line(one, "file") for one in merge.conflicts),
        ]
    assert len(merge.conflicts) == 1
    for text in told:
        assert faults(text, "A", "B", "file") == [], text
