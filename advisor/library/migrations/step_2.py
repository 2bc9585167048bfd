"""Schema version 2: tasks can be listed in any order and searched without reading all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Folding needs Python, so the file cannot do it: triggers note which tasks have to be read into the index
# anew, whichever program wrote them, and the next one of ours that writes sees to it.
_NEW_ADVICE = "coalesce(new.arrangement, '') || '/' || new.confidence, cost = new.cost_mean"
TRIGGERS = (
    "CREATE TRIGGER task_added AFTER INSERT ON task BEGIN"
    " INSERT OR IGNORE INTO unread_task (id) VALUES (new.id); END",
    "CREATE TRIGGER task_reworded AFTER UPDATE OF title, notes ON task"
    " WHEN old.title <> new.title OR old.notes <> new.notes BEGIN"
    " INSERT OR IGNORE INTO unread_task (id) VALUES (new.id); END",
    "CREATE TRIGGER task_removed AFTER DELETE ON task BEGIN"
    " INSERT OR IGNORE INTO unread_task (id) VALUES (old.id); END",
    "CREATE TRIGGER advice_kept AFTER INSERT ON assessment BEGIN"
    f" UPDATE task SET advice = {_NEW_ADVICE} WHERE id = new.task_id; END",
    "CREATE TRIGGER advice_changed AFTER UPDATE ON assessment BEGIN"
    f" UPDATE task SET advice = {_NEW_ADVICE} WHERE id = new.task_id; END",
    "CREATE TRIGGER advice_dropped AFTER DELETE ON assessment BEGIN"
    " UPDATE task SET advice = '', cost = NULL WHERE id = old.task_id; END",
)
STATEMENTS = (
    "ALTER TABLE task ADD COLUMN sort_key TEXT NOT NULL DEFAULT ''",  # the title, folded
    "ALTER TABLE task ADD COLUMN advice TEXT NOT NULL DEFAULT ''",  # arrangement/confidence of the last one
    "ALTER TABLE task ADD COLUMN cost REAL",  # of the last advice, on its own basis
    "CREATE TABLE unread_task (id INTEGER PRIMARY KEY) STRICT",
    # detail=column: no phrases are looked for, and it is a third smaller than the full index.
    "CREATE VIRTUAL TABLE task_words USING fts5(text, detail=column,"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")",
    "UPDATE task SET (advice, cost) = (SELECT coalesce(arrangement, '') || '/' || confidence, cost_mean"
    " FROM assessment WHERE task_id = task.id) WHERE id IN (SELECT task_id FROM assessment)",
    "INSERT INTO unread_task (id) SELECT id FROM task",
    # Each holds all that its query reads, deleted_at for its WHERE: rows with their notes are left alone.
    "CREATE INDEX idx_task_listed ON task (sort_key, id, status, advice, function, deleted_at)"
    " WHERE deleted_at IS NULL",
    "CREATE INDEX idx_task_changed ON task (changed_at DESC, sort_key, id, deleted_at)"
    " WHERE deleted_at IS NULL",
    "CREATE INDEX idx_task_cost ON task (cost DESC, sort_key, id, deleted_at) WHERE deleted_at IS NULL",
)


def searchable_tasks(database: Database) -> None:
    """Add what lists and searches read; every task is noted as still to be read into it."""
    for statement in (*STATEMENTS, *TRIGGERS):
        database.execute(statement)
