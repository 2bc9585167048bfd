"""Schema version 1: tasks with their answers and quotes, vendors with dated notes, last advice, settings."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# sqlite-utils makes no CHECK and no AUTOINCREMENT. AUTOINCREMENT: an id is never given twice, so that undoing
# the removal of a quote can bring it back under its own.
TABLES = (
    """
    CREATE TABLE task (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL CHECK (title <> ''),
        function TEXT,
        notes TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL CHECK (status IN ('idea', 'decided', 'handed_over', 'reviewed')),
        answers TEXT NOT NULL DEFAULT '{}',
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE vendor (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        arrangement TEXT CHECK (arrangement IN ('outsource', 'offshore')),
        contact TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        website TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '',
        provider_abroad INTEGER CHECK (provider_abroad IN (0, 1)),
        holds_licence INTEGER CHECK (holds_licence IN (0, 1)),
        summary TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE vendor_note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        vendor_id INTEGER NOT NULL REFERENCES vendor(id) ON DELETE CASCADE,
        noted_on TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('call', 'reference', 'incident', 'quote', 'file_link', 'other')),
        text TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE quote (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        task_id INTEGER NOT NULL REFERENCES task(id) ON DELETE CASCADE,
        vendor_id INTEGER REFERENCES vendor(id) ON DELETE SET NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        vendor TEXT NOT NULL CHECK (vendor <> ''),
        arrangement TEXT NOT NULL CHECK (arrangement IN ('outsource', 'offshore')),
        terms TEXT NOT NULL DEFAULT '{}'
    ) STRICT
    """,
)


def first_schema(database: Database) -> None:
    """Make every table of version 1 in an empty database."""
    from sqlite_utils.db import ForeignKey

    for statement in TABLES:
        database.execute(textwrap.dedent(statement).strip())
    database.table("assessment").create(
        {
            "task_id": int,
            "arrangement": str,
            "alternative": str,
            "confidence": str,
            "cost_mean": float,
            "currency": str,
            "basis": str,
            "rightsource_version": str,
            "assessed_at": str,
            "summary": str,
        },
        pk="task_id",
        foreign_keys=[ForeignKey("assessment", "task_id", "task", "id", on_delete="CASCADE")],
        not_null={"confidence", "currency", "basis", "rightsource_version", "assessed_at", "summary"},
        strict=True,
    )
    database.table("setting").create(
        {"key": str, "value": str}, pk="key", not_null={"key", "value"}, strict=True
    )
    database.table("task").create_index(["title"])
    database.table("quote").create_index(["task_id", "position"])
    database.table("quote").create_index(["vendor_id"])
    database.table("vendor_note").create_index(["vendor_id"])
