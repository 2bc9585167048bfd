"""The words that Rightsource uses, each with what it means here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from advisor.domain.folding import fold, folded_words
from advisor.evidence.files import read_resource
from advisor.language import in_use, tr
from advisor.records import Struct, replace


class Term(Struct, frozen=True, kw_only=True):
    """``dictionary``: how the word is used elsewhere, empty where that is no different; ``see``: codes."""

    code: str
    word: str
    meaning: str
    dictionary: str = ""
    see: tuple[str, ...] = ()


def terms() -> tuple[Term, ...]:
    """All terms in the language in use, by their words."""
    return _terms(in_use())


def _translated(one: Term) -> Term:
    return replace(
        one, word=tr(one.word), meaning=tr(one.meaning), dictionary=tr(one.dictionary), see=tuple(one.see)
    )


@cache
def _terms(language: str) -> tuple[Term, ...]:
    """``language``: what they are cached by."""
    found = [_translated(Term(**entry)) for entry in read_resource("glossary.toml")["term"]]
    return tuple(sorted(found, key=lambda term: fold(term.word)))


def term(code: str) -> Term:
    """The term ``code``. Raises KeyError."""
    return {found.code: found for found in terms()}[code]


def find_terms(text: str) -> Sequence[Term]:
    """The terms with every word of ``text``: first those whose own word has them. All where there are none."""
    words = folded_words(text)
    found = [one for one in terms() if all(word in _folded(one) for word in words)]
    return sorted(found, key=lambda one: not all(word in fold(one.word) for word in words))


def _folded(one: Term) -> str:
    return fold(f"{one.word}\n{one.meaning}\n{one.dictionary}")
