"""Finds what the pseudo-language did not reach: words outside its brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from advisor.language import use
from advisor.language.pseudo import ACCENTED, CLOSES, OPENS, PSEUDO

_GROUP = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")
_CUT_SHORT = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*…")  # the end of a text that was too long
_CUT_FRONT = re.compile(f"…[^{OPENS}{CLOSES}]*{CLOSES}")  # the middle of one, around what was searched for
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def unbracketed(text: str, known: Collection[str | re.Pattern[str]] = ()) -> list[str]:
    """The words of ``text`` that were not translated; ``known``: names, and the owner's own words."""
    before = ""
    while text != before:  # a translation may stand in a place of another: innermost first
        before, text = text, _CUT_FRONT.sub("…", _CUT_SHORT.sub("…", _GROUP.sub(" ", text)))
    words = sorted((one for one in known if isinstance(one, str)), key=len, reverse=True)
    for word in words:
        text = text.replace(word, " ")
    for pattern in (one for one in known if isinstance(one, re.Pattern)):
        text = pattern.sub(" ", text)
    return _WORD.findall(text)


def unaccented(text: str, known: Collection[str] = ()) -> list[str]:
    """The words of ``text`` that the pseudo-language would have accented: English in its brackets, too."""
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, " ")
    return [word for word in _WORD.findall(text) if word.translate(ACCENTED) != word]


def untranslated(text: str, known: Collection[str] = ()) -> list[str]:
    """What is wrong with ``text`` in the pseudo-language: words outside brackets, and English within them."""
    return [*unbracketed(text, known), *unaccented(text, known)]


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Speak the pseudo-language for a while, and English again after it."""
    use(PSEUDO)
    try:
        yield
    finally:
        use("en")
