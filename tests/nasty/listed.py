"""All listed nasty texts, by group."""

from __future__ import annotations

from tests.nasty import characters, markup

GROUPS: dict[str, list[str]] = {
    "html": markup.HTML,
    "reportlab": markup.REPORTLAB,
    "dialects": markup.DIALECTS,
    "formulas": markup.FORMULAS,
    "commands": markup.COMMANDS,
    "addresses": markup.ADDRESSES,
    "formats": markup.FORMATS,
    "numbers": markup.NUMBERS,
    "controls": characters.CONTROLS,
    "unseen": characters.UNSEEN,
    "surrogates": characters.SURROGATES,
    "directions": characters.DIRECTIONS,
    "scripts": characters.SCRIPTS,
    "emoji": characters.EMOJI,
    "combining": characters.COMBINING,
    "cases": characters.CASES,
    "long": characters.LONG,
    "lookalikes": characters.LOOKALIKES,
}
LISTED: list[str] = list(dict.fromkeys(text for group in GROUPS.values() for text in group))
