"""What is shipped along is named with its licence, as the libraries' own metadata have it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.packaging.scripts import of_packaging
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


def test_pythons_own_licence_is_found_beside_its_library_or_beside_its_programs(tmp_path: Path) -> None:
    library, programs = tmp_path / "Lib", tmp_path
    (programs / "LICENSE.txt").write_text("terms", "utf-8")
    code = "from bundle.licences import *"
    asked = f"python_terms([Path({str(library)!r}), Path({str(programs)!r})]).as_posix()"
    assert of_packaging(code, asked) == (programs / "LICENSE.txt").as_posix()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("qt.txt", ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE")),
        ("qt-parts.txt", ("libtiff", "pcre2", "libjpeg", "Unicode, Inc", "The FreeType Project LICENSE")),
        ("harfbuzz.txt", ("Behdad Esfahbod", "Permission is hereby granted, without written agreement")),
        ("pyinstaller.txt", ("Bootloader Exception", "Apache License")),
        ("pyinstaller-hooks-contrib.txt", ("Apache License",)),
    ],
)
def test_the_bundle_has_the_terms_that_no_installed_library_brings(
    gathered: dict[str, str], name: str, words: tuple[str, ...]
) -> None:
    assert [one for one in words if one not in gathered[name]] == []


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts that go into the bundle, by file, whatever the system."""
    folder = str(tmp_path_factory.mktemp("licences"))
    code = f"from bundle import licences; licences.FOLDER = Path({folder!r}); licences.gather_licences()"
    found: dict[str, str] = of_packaging(
        code, "{one.name: one.read_text('utf-8') for one in licences.FOLDER.iterdir()}"
    )
    return found


def test_a_text_that_a_debian_copyright_file_only_refers_to_is_found() -> None:
    common = "/usr/share/common-licenses"
    text = f"the text is in `{common}/LGPL-2.1'. See also {common}/Apache-2.0."
    found = of_packaging("from linux.system_licences import common_texts", f"sorted(common_texts({text!r}))")
    assert found == ["Apache-2.0", "LGPL-2.1"]
