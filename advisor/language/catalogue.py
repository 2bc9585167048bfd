"""Looks texts up in the catalogue of the language in use; English is what stands in the code."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from resources import PLACE

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
PSEUDO = "en_XA"  # the usual code of accented English: the language of ``pseudo``
_FOLDER = os.path.join(PLACE, "translations")
CONTEXT_ENDS = "\4"  # gettext's sign between a context and its text


def _plain() -> NullTranslations:
    import gettext

    return gettext.NullTranslations()


_language = ENGLISH
# None was needed yet: whoever speaks English alone loads no gettext.
_translations: NullTranslations | None = None


@cache
def available() -> tuple[str, ...]:
    """The languages there are, as ISO 639 codes, English first."""
    names = os.listdir(_FOLDER)
    return (ENGLISH, *sorted(name.removesuffix(".mo") for name in names if name.endswith(".mo")))


def chosen_for(locale: str) -> str:
    """The language for a locale ("es_MX", "es-MX", "es"); English where there is no translation into its own.

    "en_XA" is the pseudo-language, which shows what cannot be translated.
    """
    if locale.replace("-", "_") == PSEUDO:
        return PSEUDO
    language = locale.replace("-", "_").partition("_")[0].casefold()
    return language if language in available() else ENGLISH


def use(locale: str) -> str:
    """Speak the language of ``locale`` from now on, in every thread; its code."""
    global _language, _translations  # noqa: PLW0603 - the process has one language, as it has one locale
    language = chosen_for(locale)
    if language != _language:
        _translations = _read(language)
        _language = language
    return language


def in_use() -> str:
    """The code of the language in use."""
    return _language


def tr(text: str, context: str = "") -> str:
    """A marked text in the language in use; itself where there is no translation.

    ``context`` tells apart what is one word in English and two elsewhere.
    """
    marked, _, text = text.rpartition(CONTEXT_ENDS)
    context = context or marked
    if not text or _translations is None or _language == ENGLISH:
        return text
    return _translations.pgettext(context, text) if context else _translations.gettext(text)


def plural(one: str, many: str, count: float) -> str:
    """The form of a text that goes with ``count`` things, by the rules of the language in use.

    A count that is no whole number takes the form of many.
    """
    whole = int(count) if count == int(count) else 0
    if _translations is None:
        return one if whole == 1 else many
    return _translations.ngettext(one, many, whole)


def find(text: str, context: str = "") -> str | None:
    """The translation of ``text``; None where there is none, as in English."""
    if _language == ENGLISH:
        return None
    found = tr(text, context)
    return None if found == text else found


def every_language() -> tuple[Callable[[str], str], ...]:
    """For each language a function that tells a marked text in it, English first and no more than once.

    For reading what was written in any of them.
    """
    return tuple(partial(_told_in, language) for language in dict.fromkeys((*available(), _language)))


def _told_in(language: str, text: str) -> str:
    context, _, plain = text.rpartition(CONTEXT_ENDS)
    spoken = _spoken(language)
    return spoken.pgettext(context, plain) if context else spoken.gettext(plain)


@cache
def _spoken(language: str) -> NullTranslations:
    return _read(language)


def _read(language: str) -> NullTranslations:
    if language == ENGLISH:
        return _plain()
    if language == PSEUDO:
        from advisor.language.pseudo import PseudoTranslations

        return PseudoTranslations()
    import gettext

    with open(os.path.join(_FOLDER, f"{language}.mo"), "rb") as file:
        return gettext.GNUTranslations(file)
