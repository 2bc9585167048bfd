"""The index of words in the library file: keeps it in step with the tasks, and looks words up in it.

Texts go in folded, so that neither case nor accents count, and are kept there: what the index finds by the
beginnings of words is checked against them, for the signs between words and for parts of words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from advisor.domain.folding import fold
from advisor.library import errors
from advisor.library.connection import Connection
from advisor.library.rows import Writer

_AT_ONCE = 2_000
_READABLE = ((str, str), (type(None), type(None)))
_MOST_TERMS = 200  # words of the index that a part of a word is looked up by
_MOST_READ = 2_000  # texts that are checked for signs and for parts of words
_LONG = 3  # letters of a word that not too many begin with
_MOST_PROBED = 300
_KINDS_IN_WORDS = "LMN"  # letters, marks on them, digits: as the index takes texts apart


def bring_up_to_date(writer: Writer) -> None:
    """Read every task written since the last time into the index, and fold its title to sort by."""
    connection, write = writer.connection, writer.plain
    while rows := connection.rows(
        # Under other names: of a task that is gone they are all null.
        "SELECT unread_task.id, title AS its_title, notes AS its_notes, sort_key AS its_key FROM unread_task"
        " LEFT JOIN task ON task.id = unread_task.id LIMIT ?",
        [_AT_ONCE],
    ):
        writer.progress.go_on()
        if any((type(title), type(notes)) not in _READABLE for _, title, notes, _ in rows):
            raise errors.LibraryDamaged(connection.path.name)
        ids = [(row[0],) for row in rows]
        keys = {task_id: fold(title) for task_id, title, _, _ in rows if title is not None}
        texts = [(row[0], f"{keys[row[0]]}\n{fold(row[2])}") for row in rows if row[0] in keys]
        changed = [(keys[row[0]], row[0]) for row in rows if row[0] in keys and keys[row[0]] != row[3]]
        write.executemany("DELETE FROM task_words WHERE rowid = ?", ids)
        write.executemany("INSERT INTO task_words (rowid, text) VALUES (?, ?)", texts)
        write.executemany("UPDATE task SET sort_key = ? WHERE id = ?", changed)
        write.executemany("DELETE FROM unread_task WHERE id = ?", ids)


def add_new(writer: Writer, added: Sequence[tuple[int, str, str]]) -> None:
    """Read tasks that are added within ``adding_new`` into the index: id, folded title, notes."""
    writer.plain.executemany(
        "INSERT INTO task_words (rowid, text) VALUES (?, ?)",
        [(task_id, f"{title}\n{fold(notes)}") for task_id, title, notes in added],
    )


@contextmanager
def adding_new(writer: Writer) -> Iterator[None]:
    """Within, tasks that are added are not noted as unread: whoever adds them passes each to ``add_new``."""
    found = writer.connection.row("SELECT sql FROM sqlite_schema WHERE name = 'task_added'")
    assert found is not None
    writer.plain.execute("DROP TRIGGER task_added")
    yield
    writer.plain.execute(found[0])


def is_behind(connection: Connection) -> bool:
    """Whether another program has written tasks that are not in the index."""
    return connection.row("SELECT 1 FROM unread_task LIMIT 1") is not None


@contextmanager
def many_at_once(writer: Writer) -> Iterator[None]:
    """Without the tasks' indexes while many are added: made anew at the end, they cost a quarter."""
    indexes = writer.connection.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'task' AND sql IS NOT NULL"
    )
    for name, _ in indexes:
        writer.plain.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        writer.plain.execute(sql)


class WordIndex:
    """Looks words up. ``words`` are folded and without spaces; what is found has all of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._terms: str | None = None

    def forget_all(self) -> None:
        """Read the words there are anew before the next search for parts of words."""
        self._terms = None

    def forget(self, task_ids: Sequence[int]) -> None:
        """These have changed. Words that are in no text any more do no harm."""
        if self._terms is not None and task_ids:
            marks = ", ".join("?" * len(task_ids))
            texts = self._connection.rows(
                f"SELECT text FROM task_words WHERE rowid IN ({marks})", list(task_ids)
            )
            known = self._terms
            new = {term for (text,) in texts for term in _terms_of(text) if f"\n{term}\n" not in known}
            self._terms += "".join(f"{term}\n" for term in new)

    def get_ready(self) -> None:
        """Read what searches read once: the words there are."""
        if self._terms is None:
            self._terms = self._read_terms()

    def beginning(self, words: Sequence[str], most: int) -> list[int]:
        """Ids of at most ``most`` tasks in use with words that begin so."""
        wanted = [word for word in words if _terms_of(word)]
        long = [word for word in wanted if len(word) >= _LONG]
        if long and len(long) < len(words):
            # One or two letters begin so many words that collecting them takes long: look for the others,
            # and see whether these are there too.
            found = self._matching(_all_begin(long), words, most, _MOST_PROBED)
            if len(found) == most:
                return found
        return self._matching(_all_begin(wanted), words, most)

    def containing(self, words: Sequence[str], most: int) -> list[int]:
        """The same, where what was typed may also stand within a word; among many, not all are found."""
        choices = [self._terms_with(max(_terms_of(word), key=len)) for word in words if _terms_of(word)]
        if not choices:
            return []
        rarest = min(choices, key=len)
        return self._matching(" OR ".join(f'"{term}"' for term in rarest), words, most)

    def _matching(
        self, expression: str, words: Sequence[str], most: int, most_read: int = _MOST_READ
    ) -> list[int]:
        if not expression:
            return []
        checks = "".join(" AND instr(found.text, ?)" for _ in words)
        rows = self._connection.rows(
            "SELECT task.id FROM (SELECT rowid, text FROM task_words WHERE task_words MATCH ? LIMIT ?)"
            f" AS found JOIN task ON task.id = found.rowid WHERE task.deleted_at IS NULL{checks} LIMIT ?",
            [expression, most_read, *words, most],
        )
        return [row[0] for row in rows]

    def _terms_with(self, part: str) -> list[str]:
        self.get_ready()
        terms, at = self._terms or "", 0
        found: list[str] = []
        while len(found) < _MOST_TERMS and (at := terms.find(part, at)) >= 0:
            end = terms.index("\n", at)
            found.append(terms[terms.rindex("\n", 0, at) + 1 : end])
            at = end
        return found

    def _read_terms(self) -> str:
        self._connection.rows(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.task_term USING fts5vocab(main, task_words, 'row')"
        )
        # As bytes: the index cuts an endless word after so many, which may be within a letter.
        rows = self._connection.rows("SELECT CAST(term AS BLOB) FROM temp.task_term")
        if (None,) in rows:  # as no index has it that SQLite wrote
            raise errors.LibraryDamaged(self._connection.path.name)
        terms = "\n".join(row[0].decode("utf-8", "ignore") for row in rows)
        return f"\n{terms}\n"


def _all_begin(words: Sequence[str]) -> str:
    return " AND ".join(map(_begins, words))


def _begins(word: str) -> str:
    *whole, last = (f'"{term}"' for term in _terms_of(word))
    return " AND ".join([*whole, f"{last} *"])


def _terms_of(text: str) -> list[str]:
    """The words of a folded text as the index has them; none where it is all signs."""
    if text.isalnum():
        return [text]
    return "".join(c if unicodedata.category(c)[0] in _KINDS_IN_WORDS else " " for c in text).split()
