"""Schema version 4: days to come back to a vendor, each with the note it follows from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

STATEMENTS = ("ALTER TABLE vendor_note ADD COLUMN follow_up_on TEXT",)  # a day, as 2027-05-23


def follow_ups(database: Database) -> None:
    """Give each note a place for its day; none has one yet."""
    for statement in STATEMENTS:
        database.execute(statement)
