"""Fixtures of the library's tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.session import Session
from tests.library.support import fill, still_world


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user of the computer can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Task 1 with quotes 1 (of vendor 1) to 3, vendor 1 with notes 1 and 2; task 2, vendor 2 in the bin."""
    with Session.create(tmp_path / "books.rightsource", surroundings=still_world()) as session:
        fill(session)
        yield session
