"""The window's short names for statuses, arrangements and kinds: what lists and boxes show for a code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor.domain.levels import Arrangement, ExtraPer, Per
from advisor.domain.records import TaskStatus
from advisor.domain.vendor import NoteKind


def arrangement_word(arrangement: Arrangement) -> str:
    """What an arrangement is called as something to do."""
    match arrangement:
        case Arrangement.IN_HOUSE:
            return QCoreApplication.translate("words", "Keep in-house")
        case Arrangement.OUTSOURCE:
            return QCoreApplication.translate("words", "Outsource")
        case Arrangement.OFFSHORE:
            return QCoreApplication.translate("words", "Offshore")


def verdict_word(arrangement: Arrangement | None, confidence: str | None) -> str:
    """A task's last advice in two or three words; what is said where there is none."""
    if confidence is None:
        return QCoreApplication.translate("words", "Not weighed yet")
    if arrangement is None:
        return QCoreApplication.translate("words", "Nothing fits yet")
    if confidence == "too_close":
        return QCoreApplication.translate("words", "Too close to call")
    return arrangement_word(arrangement)


def status_word(status: TaskStatus) -> str:
    """What a status is called."""
    match status:
        case TaskStatus.IDEA:
            return QCoreApplication.translate("words", "Idea")
        case TaskStatus.DECIDED:
            return QCoreApplication.translate("words", "Decided")
        case TaskStatus.HANDED_OVER:
            return QCoreApplication.translate("words", "Handed over")
        case TaskStatus.REVIEWED:
            return QCoreApplication.translate("words", "Reviewed")


def note_kind_word(kind: NoteKind) -> str:
    """What a kind of note is called."""
    match kind:
        case NoteKind.CALL:
            return QCoreApplication.translate("words", "Call or meeting")
        case NoteKind.REFERENCE:
            return QCoreApplication.translate("words", "Reference")
        case NoteKind.INCIDENT:
            return QCoreApplication.translate("words", "Incident")
        case NoteKind.QUOTE:
            return QCoreApplication.translate("words", "Quote")
        case NoteKind.FILE_LINK:
            return QCoreApplication.translate("words", "File or link")
        case NoteKind.OTHER:
            return QCoreApplication.translate("words", "Other")


def per_word(per: Per) -> str:
    """What a rate is charged for, to follow the price."""
    match per:
        case Per.HOUR:
            return QCoreApplication.translate("words", "an hour")
        case Per.MONTH:
            return QCoreApplication.translate("words", "a month")
        case Per.JOB:
            return QCoreApplication.translate("words", "for the whole job")
        case Per.MINUTE:
            return QCoreApplication.translate("words", "a minute")
        case Per.CALL:
            return QCoreApplication.translate("words", "a call")
        case Per.ITEM:
            return QCoreApplication.translate("words", "an item")


def extra_per_word(per: ExtraPer) -> str:
    """How often an extra is charged."""
    match per:
        case ExtraPer.ONCE:
            return QCoreApplication.translate("words", "once")
        case ExtraPer.MONTH:
            return QCoreApplication.translate("words", "each month")
