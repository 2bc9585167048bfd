"""A made-up language that shows what cannot be translated: texts are accented, longer, and in brackets."""

from __future__ import annotations

import gettext
import re

from advisor.language.catalogue import PSEUDO

__all__ = ["ACCENTED", "CLOSES", "OPENS", "PSEUDO", "PseudoTranslations"]

OPENS, CLOSES = "⟦", "⟧"
ACCENTED = str.maketrans("aceinorsuyACEINORSUY", "áçéîñöŕšüýÁÇÉÎÑÖŔŠÜÝ")
_KEPT = re.compile(r"(\{[^{}]*\}|%n|&&|&)")
_LONGER = 3  # one letter more for so many: Spanish and German take about a third more room


class PseudoTranslations(gettext.NullTranslations):
    """Translates everything it is asked for; places for values and the letters of menus stay."""

    def gettext(self, message: str) -> str:
        pieces = _KEPT.split(message)
        told = "".join(piece if _KEPT.fullmatch(piece) else piece.translate(ACCENTED) for piece in pieces)
        return f"{OPENS}{told}{'·' * (len(message) // _LONGER)}{CLOSES}"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)
