"""The translations are complete, up to date, and keep what a sentence is filled with."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from advisor import language

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "packaging" / "translations"
CATALOGUES = sorted((ROOT / "resources" / "translations").glob("*.po"))
_PLACE = re.compile(r"\{[a-z_]*\}")
_MNEMONIC = re.compile(r"&(?=\w)")


def _pairs(path: Path) -> list[tuple[str, str, Message]]:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    found = []
    for message in catalogue:
        if not message.id:
            continue
        if isinstance(message.string, tuple):
            one, many = tuple(message.id)
            found += [(one, message.string[0], message)]
            found += [(many, form, message) for form in message.string[1:]]
        else:
            found.append((str(message.id), str(message.string), message))
    return found


def test_there_is_a_translation_besides_english() -> None:
    assert [path.stem for path in CATALOGUES] == ["es"]
    assert language.available() == ("en", "es")


def test_every_text_in_the_code_is_translated_and_the_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / "update.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_places_mnemonics_and_the_white_space_around_it(path: Path) -> None:
    wrong = []
    for english, told, message in _pairs(path):
        in_one = isinstance(message.id, tuple) and english == message.id[0]
        places, kept = set(_PLACE.findall(english)), set(_PLACE.findall(told))
        if kept != places and not (in_one and kept <= set(_PLACE.findall(message.id[1]))):
            wrong.append(f"places: {english!r}: {told!r}")
        if len(_MNEMONIC.findall(english)) != len(_MNEMONIC.findall(told)):
            wrong.append(f"mnemonic: {english!r}: {told!r}")
        if (english[:1].isspace(), english[-1:].isspace()) != (told[:1].isspace(), told[-1:].isspace()):
            wrong.append(f"white space: {english!r}: {told!r}")
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_hardly_anything_is_translated_to_itself(path: Path) -> None:
    same = {english for english, told, _ in _pairs(path) if english == told}
    words = {text: re.findall(r"[^\W\d]{2,}", _PLACE.sub("", text)) for text in same}
    assert {text for text, found in words.items() if len(found) > 2} == set()
