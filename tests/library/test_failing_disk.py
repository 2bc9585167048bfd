"""A disk that answers with errors: they are told in words, nothing is half done, a second try is saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.library.checkup import look_over
from advisor.session import Session
from tests.failing_disk import failing
from tests.library.support import fill

ROOT = Path(__file__).parents[2]

_EDITS = """
import json, sys
from pathlib import Path
from advisor.domain.edits import SetAnswer
from advisor.errors import AdvisorError
from advisor.library.errors import LibraryChangedUnderneath
from advisor.session import Session

path, when = Path(sys.argv[1]), Path(sys.argv[2])
found = []
with Session.open(path) as session:
    for first in range(1, 100):
        before, wanted = session.task(1).task.notes, f"{first}. " + "Ask Ann. " * 2000
        edit = SetAnswer(task_id=1, key="notes", value=wanted)
        when.write_text(str(first))
        try:
            session.do(edit)
            told = ""
        except AdvisorError as error:
            told = type(error).__name__
        when.unlink()
        now = session.task(1).task.notes
        found.append((first, told, now in (before, wanted), bool(told) or now == wanted))
        try:
            session.do(edit)
        except LibraryChangedUnderneath:  # SQLite took a broken-off change back: it cannot tell whose it was
            session.refresh()
            session.do(edit)
        assert session.task(1).task.notes == wanted
print(json.dumps(found))
"""

_READS = """
import sys
from pathlib import Path
from advisor.errors import AdvisorError
from advisor.session import Session

path, when = Path(sys.argv[1]), Path(sys.argv[2])
when.write_text("1")
try:
    Session.open(path).close()
except AdvisorError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "disk" / "books.rightsource"
    path.parent.mkdir()
    with Session.create(path) as session:
        fill(session)
    return path


def run(script: str, library: Path, when: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, library, when],
        cwd=ROOT,
        env={**os.environ, **failing(library.parent, when=when)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_whichever_call_fails_an_edit_is_whole_or_not_there_and_is_saved_at_the_next_try(
    library: Path, tmp_path: Path
) -> None:
    found = json.loads(run(_EDITS, library, tmp_path / "when"))
    told = [kind for _, kind, _, _ in found]
    assert {"SaveFailed", ""} <= set(told) <= {"SaveFailed", "LibraryDamaged", ""}
    assert told.count("LibraryDamaged") <= 1, "said where a page could not be read, and nowhere else"
    assert [case for case in found if not (case[2] and case[3])] == []
    assert look_over(library, root=tmp_path / "backups") == []


def test_a_library_that_cannot_be_read_is_refused_in_words_and_left_as_it_is(
    library: Path, tmp_path: Path
) -> None:
    before = library.read_bytes()
    assert run(_READS, library, tmp_path / "when") == "LibraryUnreadable\n"
    assert library.read_bytes() == before
    assert [one.name for one in library.parent.iterdir()] == [library.name]
