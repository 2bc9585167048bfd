"""Marks constant texts for translation where they stand; the translation is looked up when one is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from advisor.language.catalogue import CONTEXT_ENDS, tr

Key = TypeVar("Key")


def mark(text: str, context: str = "") -> str:
    """The text itself, found by the extractor. Show it through ``tr``.

    ``context`` tells apart what is one word in English and two elsewhere; it travels with the text.
    """
    return f"{context}{CONTEXT_ENDS}{text}" if context else text


class Marked(Mapping[Key, str]):
    """Marked texts by key, each handed out in the language in use."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: Key) -> str:
        return tr(self._texts[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
