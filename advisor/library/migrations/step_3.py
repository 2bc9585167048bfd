"""Schema version 3: hand-over documents, the logo for the head of papers, and days to look at tasks again."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

STATEMENTS = (
    """
    CREATE TABLE task_document (
        task_id INTEGER NOT NULL REFERENCES task(id) ON DELETE CASCADE,
        kind TEXT NOT NULL
            CHECK (kind IN ('questions', 'results_brief', 'procedure', 'paid_trial', 'safeguards')),
        sections TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (task_id, kind)
    ) STRICT
    """,
    # The business's logo, under that name: apart from the settings, which are read far more often.
    "CREATE TABLE picture (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT",
    "ALTER TABLE task ADD COLUMN review_on TEXT",  # a day, as 2027-05-23
)


def papers(database: Database) -> None:
    """Add the table of documents, empty, and places for the logo and for each task's day."""
    for statement in STATEMENTS:
        database.execute(textwrap.dedent(statement).strip())
