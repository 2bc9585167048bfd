"""A vendor the owner knows, and the dated notes about it."""

from __future__ import annotations

import datetime
from enum import StrEnum

from advisor.domain.levels import Arrangement
from advisor.records import Struct


class NoteKind(StrEnum):
    """What a note is about."""

    CALL = "call"
    REFERENCE = "reference"
    INCIDENT = "incident"
    QUOTE = "quote"
    FILE_LINK = "file_link"
    OTHER = "other"


class Vendor(Struct, frozen=True, kw_only=True):
    """Somebody who could take work over. Empty text means that nothing was written down.

    ``arrangement``: how they usually work. ``country``: where they sit, a separate fact, in any words.
    """

    name: str
    arrangement: Arrangement | None = None
    contact: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    country: str = ""
    provider_abroad: bool | None = None
    holds_licence: bool | None = None
    summary: str = ""


class VendorNote(Struct, frozen=True, kw_only=True):
    """What was learned about a vendor on one day.

    ``follow_up_on``: when the owner means to come back to it, None for never or done.
    """

    on: datetime.date
    kind: NoteKind
    text: str
    follow_up_on: datetime.date | None = None
