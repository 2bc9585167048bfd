"""The window's short names for verdicts and charges: what lists and boxes show for a code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor.domain.levels import Arrangement, ExtraPer
from advisor.wording.records import DEEDS


def verdict_word(arrangement: Arrangement | None, confidence: str | None) -> str:
    """A task's last advice in two or three words; what is said where there is none."""
    if confidence is None:
        return QCoreApplication.translate("words", "Not weighed yet")
    if arrangement is None:
        return QCoreApplication.translate("words", "Nothing fits yet")
    if confidence == "too_close":
        return QCoreApplication.translate("words", "Too close to call")
    return DEEDS[arrangement]


def extra_per_word(per: ExtraPer) -> str:
    """How often an extra is charged."""
    match per:
        case ExtraPer.ONCE:
            return QCoreApplication.translate("words", "once")
        case ExtraPer.MONTH:
            return QCoreApplication.translate("words", "each month")
