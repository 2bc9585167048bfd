"""Tells whether all that a library file defines is ours to the letter: whatever else is in it could run.

A check, a default, an index or a generated column of a file from elsewhere would be worked out with every
edit, and by SQLite's own look for damage; a table with other columns would break our statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from advisor.library.migrations import step_1, step_2, step_3, step_4

NEWEST = 4  # the schema version that is known here
_NEEDLESS = re.compile(r'[\s\[\]"`]+')
_INDEX_OF_WORDS = "task_words"
_SHADOWS = frozenset(f"{_INDEX_OF_WORDS}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
_OF_SQLITE = frozenset(("sqlite_sequence", "sqlite_stat1", "sqlite_stat4"))
_COMPUTES = re.compile(r"\b(CHECK|GENERATED|DEFAULT|COLLATE|AS)\b", re.IGNORECASE)
_ADDED = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (.*)", re.DOTALL)
_MADE = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|INDEX|TRIGGER) (\w+)")
# Made by a library of code, which may come to word them differently: what they say is taken apart.
_COLUMNS = {
    "assessment": "task_id arrangement alternative confidence cost_mean currency basis rightsource_version"
    " assessed_at summary",
    "setting": "key value",
}
_PLAIN_INDEXES = {
    "idx_task_title": "ONtask(title)",
    "idx_quote_task_id_position": "ONquote(task_id,position)",
    "idx_quote_vendor_id": "ONquote(vendor_id)",
    "idx_vendor_note_vendor_id": "ONvendor_note(vendor_id)",
}

Thing = tuple[str, str, str | None]  # type, name and sql, as sqlite_schema has them


def is_ours(things: Iterable[Thing], version: int) -> bool:
    """Whether a schema of ``version``, 1 to ``NEWEST``, is complete and has nothing of somebody else's."""
    expected = _expected(version)
    seen = set()
    for kind, name, sql in things:
        if (kind == "table" and name in _OF_SQLITE) or (kind == "index" and sql is None):
            continue  # an index without its own words belongs to a key
        if name in _SHADOWS and _INDEX_OF_WORDS in expected:
            if kind != "table" or _COMPUTES.search(sql or ""):
                return False
            continue
        if name not in expected or not _is_as_expected(kind, name, sql or "", expected[name]):
            return False
        seen.add(name)
    return seen == set(expected)


def _is_as_expected(kind: str, name: str, sql: str, expected: str) -> bool:
    plain = _NEEDLESS.sub("", sql)
    if name in _COLUMNS:
        return kind == "table" and not _COMPUTES.search(sql) and _columns(plain) == _COLUMNS[name].split()
    if name in _PLAIN_INDEXES:
        return kind == "index" and plain == f"CREATEINDEX{name}{expected}"
    return plain == expected


def _columns(plain: str) -> list[str]:
    """The names of a table's columns, whose types are told in capitals; [] where it is not made like that."""
    head, _, body = plain.partition("(")
    if not head.startswith("CREATETABLE") or not body.endswith(")STRICT"):
        return []
    names = [re.match(r"[a-z_]+(?=TEXT|INTEGER|REAL)", part) for part in body.split(",")]
    return [found[0] if found else "" for found in names]


def is_added_to(things: Iterable[Thing], version: int) -> bool:
    """Whether all that is ours is there, and somebody else's tables, columns or the like besides."""
    expected = _expected(version)
    has_more, seen = False, set()
    for kind, name, sql in things:
        is_of_sqlite = (kind == "table" and name in _OF_SQLITE) or (kind == "index" and sql is None)
        if is_of_sqlite or (name in _SHADOWS and _INDEX_OF_WORDS in expected):
            continue
        if name not in expected:
            has_more = True
            continue
        if not _is_as_expected(kind, name, sql or "", expected[name]):
            if not _has_more_columns(kind, name, sql or "", expected[name]):
                return False
            has_more = True
        seen.add(name)
    return has_more and seen == set(expected)


def _has_more_columns(kind: str, name: str, sql: str, expected: str) -> bool:
    plain = _NEEDLESS.sub("", sql)
    if kind != "table" or name in _PLAIN_INDEXES:
        return False
    if name in _COLUMNS:
        columns = _COLUMNS[name].split()
        return _columns(plain)[: len(columns)] == columns
    return plain.startswith(expected.removesuffix(")STRICT") + ",")


@cache
def _expected(version: int) -> dict[str, str]:
    """By name, what makes each thing, without spaces and quotation marks."""
    found: dict[str, str] = {**dict.fromkeys(_COLUMNS, ""), **_PLAIN_INDEXES}
    steps = (step_1.TABLES, (*step_2.STATEMENTS, *step_2.TRIGGERS), step_3.STATEMENTS, step_4.STATEMENTS)
    for statement in (one.strip() for step in steps[:version] for one in step):
        if added := _ADDED.fullmatch(statement):
            # As SQLite puts it: behind the last column, before the word that ends the table.
            table, column = added.groups()
            body = found[table].removesuffix(")STRICT")
            found[table] = f"{body},{_NEEDLESS.sub('', column)})STRICT"
        elif made := _MADE.match(statement):
            found[made[2]] = _NEEDLESS.sub("", statement)
    return found
