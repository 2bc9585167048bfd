"""The pages of the user guide, read from the program's own files: in the language in use, else in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from advisor.domain.folding import fold, folded_words
from advisor.language import in_use
from advisor.language.catalogue import ENGLISH
from advisor.records import Struct

INDEX = "index"
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([a-z-]+)\.md\)")
_NAME = re.compile(r"[a-z][a-z-]{0,40}")
_PICTURE = re.compile(r"(?:\.\./)?pictures/([a-z][a-z-]{0,40}\.png)")
_PICTURE_LINE = re.compile(r"^!\[.*$", re.MULTILINE)


class GuidePage(Struct, frozen=True, kw_only=True):
    """A page. ``name``: what links call it; ``text``: Markdown; ``is_english``: in place of a translation."""

    name: str
    title: str
    text: str
    is_english: bool = False


def guide_pages() -> Sequence[GuidePage]:
    """Every page in the language in use, in the order of the index, which comes first."""
    return _pages(in_use())


def guide_page(name: str) -> GuidePage:
    """The page ``name``; the index where there is none of that name."""
    return next((page for page in guide_pages() if page.name == name), guide_pages()[0])


def find_guide_pages(text: str) -> Sequence[GuidePage]:
    """The pages with every word of ``text``, first those whose title has them. All where there are no words."""
    words = folded_words(text)
    found = [page for page in guide_pages() if all(word in _folded(page) for word in words)]
    return sorted(found, key=lambda page: not all(word in fold(page.title) for word in words))


def linked_page(target: str) -> str | None:
    """The page that a link of the guide leads to; None for anything else, such as an address."""
    name = target.removesuffix(".md")
    return name if name != target and _NAME.fullmatch(name) else None


def guide_picture(target: str) -> bytes | None:
    """A picture of the guide as a page names it; None for a file anywhere else."""
    named = _PICTURE.fullmatch(target)
    if named is None:
        return None
    picture = _folder() / "pictures" / named[1]
    return picture.read_bytes() if picture.is_file() else None


@cache
def _pages(language: str) -> tuple[GuidePage, ...]:
    index = _read(INDEX, language)
    names = dict.fromkeys(_LINK.findall(index.text))
    return (index, *(_read(name, language) for name in names))


def _read(name: str, language: str) -> GuidePage:
    english = _folder() / f"{name}.md"
    translated = _folder() / language / f"{name}.md"
    is_english = language != ENGLISH and not translated.is_file()
    place = english if is_english or language == ENGLISH else translated
    text = place.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return GuidePage(name=name, title=title, text=text, is_english=is_english)


@cache
def _folded(page: GuidePage) -> str:
    return fold(_PICTURE_LINE.sub("", page.text).replace("*", "").replace("`", ""))


def _folder() -> Traversable:
    return resources.files("resources") / "guide"
