"""The files of the user guide: nothing in them leads nowhere, and every command they show is understood."""

from __future__ import annotations

import ast
import re
import shlex
from importlib import resources
from pathlib import Path

import pytest

from advisor.cli.main import command_line
from advisor.language import available, tr, use
from advisor.wording.guide import GuidePage, guide_pages, guide_picture

GUIDE = Path(str(resources.files("resources"))) / "guide"
FILES = sorted(GUIDE.rglob("*.md"))
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
COMMAND = re.compile(r"^    (rightsource .+)$", re.MULTILINE)
QUOTED = re.compile(r"“([^”]+)”")
# Words of other programs, the beginning of a sentence, and the end of a file's name.
SAID_ELSEWHERE = {"BitLocker", "device encryption", "encrypt", "It is in use", "-journal"}
MOST_LINES = 120
MOST_BYTES = 150_000  # of a picture
EVERY_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(GUIDE)))


@EVERY_FILE
def test_every_link_leads_to_a_page_that_is_there(file: Path) -> None:
    for target in LINK.findall(file.read_text("utf-8")):
        assert re.fullmatch(r"[a-z-]+\.md", target), f"{target} leads out of the guide"
        assert (GUIDE / target).is_file(), f"{target} is not there"


@EVERY_FILE
def test_every_picture_is_there_and_says_what_it_shows(file: Path) -> None:
    for words, target in PICTURE.findall(file.read_text("utf-8")):
        assert words.strip(), f"{target} has no words"
        assert (file.parent / target).is_file(), f"{target} is not there"
        assert guide_picture(target), f"the window does not show {target}"


@EVERY_FILE
def test_a_page_has_one_title_and_is_short(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert not [line for line in lines[1:] if line.startswith("# ")]
    assert len(lines) <= MOST_LINES or file.stem == "keyboard"  # as many as there are shortcuts


def test_every_button_and_heading_in_the_guide_is_a_text_of_the_program() -> None:
    texts = texts_of_the_program()
    quoted = {words for page in guide_pages() for words in quoted_in(page)}
    assert len(quoted) > 40
    assert not quoted - texts.keys() - SAID_ELSEWHERE


@pytest.mark.parametrize("language", available()[1:])
def test_a_translated_page_calls_buttons_as_the_program_does(language: str) -> None:
    texts = texts_of_the_program()
    english = {page.name: quoted_in(page) - SAID_ELSEWHERE for page in guide_pages()}
    use(language)
    try:
        for page in (one for one in guide_pages() if not one.is_english):
            told = {words: tr(texts[words]).replace("&", "") for words in english[page.name]}
            wanted = {there for words, there in told.items() if there != words}  # of what is translated yet
            assert not wanted - quoted_in(page), page.name
    finally:
        use("en")


def quoted_in(page: GuidePage) -> set[str]:
    return set(QUOTED.findall(re.sub(r"\n *", " ", page.text)))


def texts_of_the_program() -> dict[str, str]:
    """Every text in the code by what it is without mnemonics."""
    found: dict[str, str] = {}
    root = GUIDE.parent.parent
    for file in (*(root / "ui").rglob("*.py"), *(root / "advisor" / "wording").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found[node.value.replace("&", "")] = node.value
    return found


def test_no_picture_is_left_over_or_large() -> None:
    shown = {
        target.rpartition("/")[2] for file in FILES for _, target in PICTURE.findall(file.read_text("utf-8"))
    }
    there = {path.name for path in (GUIDE / "pictures").iterdir()}
    assert there == shown
    large = [path.name for path in (GUIDE / "pictures").iterdir() if path.stat().st_size > MOST_BYTES]
    assert not large


def test_every_page_is_reached_from_the_index() -> None:
    names = [page.name for page in guide_pages()]
    assert len(names) == len(set(names))
    assert set(names) == {path.stem for path in GUIDE.glob("*.md")}


@pytest.mark.parametrize("language", available())
def test_a_link_of_the_index_bears_the_title_of_its_page(language: str) -> None:
    use(language)
    try:
        pages = guide_pages()
    finally:
        use("en")
    titles = {page.name: page.title for page in pages}
    for words, target in re.findall(r"\[([^\]]+)\]\(([a-z-]+)\.md\)", pages[0].text):
        assert titles[target] == words
    assert len({page.is_english for page in pages}) == 1, "half of the guide is translated"


def test_a_translated_page_is_a_translation_of_a_page() -> None:
    for folder in (path for path in GUIDE.iterdir() if path.is_dir() and path.name != "pictures"):
        assert folder.name in available()
        assert {path.name for path in folder.iterdir()} <= {path.name for path in GUIDE.glob("*.md")}


@EVERY_FILE
def test_every_command_shown_is_understood(file: Path) -> None:
    for line in COMMAND.findall(file.read_text("utf-8")):
        command_line().parse_args(shlex.split(line)[1:])


def test_commands_are_shown_at_all() -> None:
    page = next(page for page in guide_pages() if page.name == "command-line")
    assert len(COMMAND.findall(page.text)) > 10


@pytest.mark.parametrize(
    "target",
    ["../../LICENSE", "/etc/hostname", "file:///etc/hostname", "http://localhost/x.png",
     "pictures/../index.md", "../../icons/x.svg", "pictures/none.png"],
)  # fmt: skip
def test_nothing_but_a_picture_of_the_guide_is_read(target: str) -> None:
    assert guide_picture(target) is None


def test_a_page_without_a_translation_is_shown_in_english() -> None:
    use("en_XA")
    try:
        page: GuidePage = guide_pages()[1]
        assert page.is_english
        assert page.title == "How do I start?"
    finally:
        use("en")
    assert not guide_pages()[1].is_english
