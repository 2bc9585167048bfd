"""Makes damaged copies of real libraries: as disks, copies and other programs damage them, and worse."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from advisor.domain.edits import AddNote, AddQuote, AddTask, AddVendor, SetBusiness, SetReview, SetSection
from advisor.domain.handover import DocumentKind
from advisor.domain.records import Business
from advisor.session import Session
from tests.fixtures.make_libraries import LOGO_PICTURE, REVIEW
from tests.library.support import call_note, ledgers, offer, payroll, written

FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"
_PAGE = 4096
_LEAVES_AND_NODES = (0x02, 0x05, 0x0A, 0x0D)
_INTERESTING = (0, 1, 2, 4, 0x7F, 0x80, 0xFF)

# Of the header: where each field begins, and its length.
_FIELDS = (
    *((16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (24, 4), (28, 4), (32, 4), (36, 4), (40, 4), (44, 4)),
    *((48, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (72, 20), (92, 4), (96, 4)),
)

Mutation = Callable[[bytearray, random.Random], None]


def make_bases(folder: Path) -> list[Path]:
    """Libraries to be damaged: one of every schema there was, and a larger one with a bit of everything."""
    bases = [Path(shutil.copy(found, folder)) for found in sorted(FIXTURES.glob("*.rightsource"))]
    large = folder / "large.rightsource"
    with Session.create(large) as session:
        session.do(SetBusiness(business=Business(name="Zoë's Café", logo=LOGO_PICTURE)))
        for number in range(8):
            session.do(AddVendor(vendor=ledgers(name=f"Vendor {number}", summary="Long. " * (200 * number))))
            session.do(AddNote(vendor_id=number + 1, note=call_note("Said much. " * (90 * number))))
        tasks = [
            payroll(title=f"Task {n} of the shop", notes=f"Note {n}. " * (n * n % 900)) for n in range(90)
        ]
        session.do_all([AddTask(task=task) for task in tasks])
        session.do_all([AddQuote(task_id=n % 60 + 1, vendor_id=n % 8 + 1, quote=offer()) for n in range(70)])
        for task_id in range(1, 12):
            text = written("steps", *("Open the shop. " * 40,) * task_id)
            session.do(SetSection(task_id=task_id, kind=DocumentKind.PROCEDURE, key="steps", value=text))
        session.do(SetReview(task_id=2, review_on=REVIEW))
        session.assess(1)
    return [*bases, large, large]


def make_mutant(bases: list[Path], seed: int, number: int, folder: Path) -> tuple[Path, str]:
    """The mutant of this number, always the same one, in an empty folder; and what was done to it."""
    chance = random.Random(f"{seed}/{number}")
    base = chance.choice(bases)
    path = folder / "mutant.rightsource"
    shutil.copyfile(base, path)
    done = [base.stem]
    if chance.random() < 0.12:
        statement = chance.choice(_SCHEMA_EDITS)
        _edit_schema(path, statement)
        done.append(statement)
    else:
        data = bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
            if not data:
                break
            mutation = chance.choice(_MUTATIONS)
            if mutation is _splice:
                _splice(data, chance, chance.choice(bases).read_bytes())
            else:
                mutation(data, chance)
            done.append(mutation.__name__.strip("_"))
        path.write_bytes(data)
    if chance.random() < 0.06:
        end = chance.choice(("-journal", "-wal", "-shm"))
        beside = chance.choice((_random_bytes, _journal))(chance, bases)
        path.with_name(path.name + end).write_bytes(beside)
        done.append(f"a file beside it, {end}")
    return path, ", ".join(done)


def _random_bytes(chance: random.Random, bases: list[Path]) -> bytes:
    return chance.randbytes(chance.choice((1, 28, 512, 9000)))


def _journal(chance: random.Random, bases: list[Path]) -> bytes:
    """One that looks sound, with pages of another library."""
    other = chance.choice(bases).read_bytes()
    nonce = chance.getrandbits(32)
    numbers = [chance.randrange(1, len(other) // _PAGE + 1) for _ in range(chance.randrange(1, 6))]
    head = bytes.fromhex("d9d505f920a163d7")
    for value in (len(numbers), nonce, len(other) // _PAGE, 512, _PAGE):
        head += value.to_bytes(4, "big")
    body = b""
    for number in numbers:
        page = other[(number - 1) * _PAGE : number * _PAGE]
        checksum = (nonce + sum(page[_PAGE - 200 : 0 : -200])) & 0xFFFFFFFF
        body += number.to_bytes(4, "big") + page + checksum.to_bytes(4, "big")
    return head.ljust(512, b"\0") + body


def _bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(2, 200)):
        _bit(data, chance)


def _run_of_bytes(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    length = min(chance.choice((4, 16, 100, 512, 4096, 20_000)), len(data) - at)
    data[at : at + length] = chance.choice(
        (bytes(length), b"\xff" * length, chance.randbytes(length), b"A" * length)
    )


def _page(data: bytearray, chance: random.Random) -> int:
    """Where a page begins."""
    return chance.randrange(max(1, len(data) // _PAGE)) * _PAGE


def _zeroed_page(data: bytearray, chance: random.Random) -> None:
    at = _page(data, chance)
    data[at : at + _PAGE] = bytes(len(data[at : at + _PAGE]))


def _zeroed_sector(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(max(1, len(data) // 512)) * 512
    data[at : at + 512] = bytes(len(data[at : at + 512]))


def _swapped_pages(data: bytearray, chance: random.Random) -> None:
    one, other = _page(data, chance), _page(data, chance)
    first, second = bytes(data[one : one + _PAGE]), bytes(data[other : other + _PAGE])
    if len(first) == len(second):
        data[one : one + _PAGE], data[other : other + _PAGE] = second, first


def _doubled_page(data: bytearray, chance: random.Random) -> None:
    one, other = _page(data, chance), _page(data, chance)
    length = len(data[other : other + _PAGE])
    data[other : other + _PAGE] = data[one : one + length].ljust(length, b"\0")


def _splice(data: bytearray, chance: random.Random, source: bytes = b"") -> None:
    """A page of another library, or of another place in this one."""
    source = source or bytes(data)
    at, taken = _page(data, chance), _page(bytearray(source), chance)
    length = len(data[at : at + _PAGE])
    data[at : at + length] = source[taken : taken + length].ljust(length, b"\0")


def _cut_off(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((chance.randrange(len(data)), _page(data, chance), chance.randrange(1, 200)))
    del data[length:]


def _cut_off_and_filled(data: bytearray, chance: random.Random) -> None:
    """The right length, its end never written: as a file system leaves it after a crash."""
    at = chance.randrange(len(data))
    data[at:] = bytes(len(data) - at)


def _longer(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((1, 100, _PAGE, 3 * _PAGE))
    data += chance.choice((bytes(length), chance.randbytes(length)))


def _bytes_lost(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 2, 100))]


def _header(data: bytearray, chance: random.Random) -> None:
    field, length = chance.choice(_FIELDS)
    value = chance.choice(
        (chance.randbytes(length), bytes(length), b"\xff" * length, b"\x01".rjust(length, b"\0"))
    )
    data[field : field + length] = value


def _page_header(data: bytearray, chance: random.Random) -> None:
    at = _page(data, chance)
    at += (100 if at == 0 else 0) + chance.randrange(12)
    if at < len(data):
        data[at] = chance.choice((*_INTERESTING, *_LEAVES_AND_NODES, chance.randrange(256)))


def _cell(data: bytearray, chance: random.Random) -> None:
    """A row's length, id or columns, or where it is."""
    at = _page(data, chance)
    start = at + (100 if at == 0 else 0)
    if start + 12 > len(data) or data[start] not in _LEAVES_AND_NODES:
        return
    first = start + (8 if data[start] & 8 else 12)
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    if not 0 < count < 2000:
        return
    pointer = first + 2 * chance.randrange(count)
    if pointer + 2 > len(data):
        return
    if chance.random() < 0.3:
        data[pointer + chance.randrange(2)] = chance.randrange(256)
        return
    place = at + int.from_bytes(data[pointer : pointer + 2], "big") + chance.randrange(24)
    if place < len(data):
        data[place] = chance.choice((*_INTERESTING, chance.randrange(256)))


_MUTATIONS: tuple[Mutation, ...] = (
    *(_bit, _bits, _run_of_bytes, _zeroed_page, _zeroed_sector, _swapped_pages, _doubled_page, _splice),
    *(_cut_off, _cut_off_and_filled, _longer, _bytes_lost, _header, _page_header, _cell, _cell, _cell),
)
_SCHEMA_EDITS = (
    "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'INTEGER') WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'title', 'tittle') WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'notes', 'answers2') WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'status IN', 'status NOT IN') WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', 'DEFAULT') WHERE name = 'vendor'",
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE task (' WHERE name = 'task'",
    "UPDATE sqlite_schema SET sql = NULL WHERE name = 'quote'",
    "UPDATE sqlite_schema SET sql = '' WHERE type = 'index'",
    "UPDATE sqlite_schema SET sql = 'CREATE INDEX idx_task_title ON task (random())'"
    " WHERE name = 'idx_task_title'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'fts5', 'fts4') WHERE name = 'task_words'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'detail=column', 'content=task') WHERE name = 'task_words'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'unicode61', 'icu') WHERE name = 'task_words'",
    "UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'task'",
    "UPDATE sqlite_schema SET rootpage = rootpage + 1 WHERE type = 'table'",
    "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'vendor'",
    "UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'vendor_note'",
    "UPDATE sqlite_schema SET rootpage = 100000 WHERE name = 'setting'",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'quote')"
    " WHERE name = 'task'",
    "UPDATE sqlite_schema SET name = 'sqlite_task', tbl_name = 'sqlite_task' WHERE name = 'task'",
    "UPDATE sqlite_schema SET type = 'view' WHERE name = 'vendor'",
    "DELETE FROM sqlite_schema WHERE name = 'vendor'",
    "DELETE FROM sqlite_schema WHERE name LIKE 'task_words%'",
    "DELETE FROM sqlite_schema WHERE name = 'task_words_data'",
    "DELETE FROM sqlite_schema WHERE type = 'index'",
    "DELETE FROM sqlite_schema WHERE type = 'trigger'",
    "DELETE FROM sqlite_schema",
    "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema",
    "INSERT INTO sqlite_schema VALUES ('trigger', 't', 'task', 0,"
    " 'CREATE TRIGGER t AFTER INSERT ON task BEGIN DELETE FROM task; END')",
    "INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS SELECT * FROM task')",
    "INSERT INTO sqlite_schema VALUES ('index', 'i', 'task', 3, 'CREATE UNIQUE INDEX i ON task (status)')",
    "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0,"
    " 'CREATE VIRTUAL TABLE x USING nothing(1)')",
    "UPDATE task SET answers = substr(answers, 5)",
    "UPDATE task SET created_at = 'soon'",
    "UPDATE task SET title = CAST(x'c328ff' AS TEXT)",
    "UPDATE task SET title = CAST(x'410042' AS TEXT)",
    "UPDATE task SET notes = CAST(zeroblob(3000000) AS TEXT) WHERE id <= 3",
    "UPDATE quote SET terms = '{\"rate\":[' || printf('%.20000c', '[')",
    "UPDATE vendor_note SET noted_on = '0000-00-00'",
    "UPDATE vendor_note SET follow_up_on = 'soon'",
    "UPDATE setting SET value = '{\"settings\":{\"currency\":7}}'",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = -1",
    "DELETE FROM sqlite_sequence",
    "UPDATE vendor SET id = id + 9223372036854775000",
)  # fmt: skip


def _edit_schema(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = MEMORY")
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        try:
            raw.execute(statement)
        except sqlite3.Error:  # an old schema has no such column
            raw.execute("DELETE FROM sqlite_schema WHERE name = 'quote'")
