"""What the tests of interchange share: a library with everything in it, and ways to write odd files."""

from __future__ import annotations

import pytest

from advisor.library.interchange.exchange import contents_of
from advisor.session import Session
from tests.library.support import fill, still_world


@pytest.fixture
def full(tmp_path):
    """An open library with a bit of everything, some of it weighed and some in the bin."""
    with Session.create(tmp_path / "full.rightsource", surroundings=still_world()) as session:
        fill(session)
        session.assess(1)
        yield session


@pytest.fixture
def contents(full):
    return contents_of(full.library.connection)


@pytest.fixture
def new(tmp_path):
    """Make an open library of that name, empty."""
    made = []

    def make(name="new"):
        made.append(Session.create(tmp_path / f"{name}.rightsource", surroundings=still_world()))
        return made[-1]

    yield make
    for session in made:
        session.close()


@pytest.fixture
def written(tmp_path):
    """Write a file."""

    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write
