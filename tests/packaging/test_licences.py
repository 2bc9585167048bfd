"""What is shipped along is named with its licence, as the libraries' own metadata have it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ui.licences import shipped_libraries

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]


def _key(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_library_that_the_program_needs_is_named_with_a_licence() -> None:
    shipped = {_key(one.name): one for one in shipped_libraries()}
    needed = {_key(line.partition(">")[0]) for line in PROJECT["dependencies"]}
    assert needed <= set(shipped)
    assert [one.name for one in shipped.values() if not one.licence or not one.version] == []


def test_what_they_need_themselves_is_named_too_and_what_developers_need_is_not() -> None:
    shipped = {_key(one.name) for one in shipped_libraries()}
    assert {"shiboken6", "click", "et-xmlfile"} <= shipped
    assert not shipped & {"pytest", "mypy", "pyinstaller", "rightsource", "pip"}


def test_the_texts_of_the_licences_come_along() -> None:
    texts = {_key(one.name): one.texts for one in shipped_libraries()}
    assert "Redistribution and use" in "".join(texts["numpy"].values())
    assert len(texts["pypdfium2"]) > 5  # PDFium's own, too
