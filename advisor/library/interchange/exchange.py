"""What shells do with a library and other files: export it, look into a file, plan an import or a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from advisor.domain.folding import fold
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library import schema
from advisor.library.connection import Connection
from advisor.library.interchange.collect import collect
from advisor.library.interchange.columns import What
from advisor.library.interchange.contents import Contents
from advisor.library.interchange.files import refuse_unreadable
from advisor.library.interchange.look_over import Known
from advisor.library.interchange.raw_table import RawTable
from advisor.library.lock import Lock
from advisor.library.surroundings import Surroundings
from advisor.progress import Progress

_SQLITE, _ZIP, _OLD_OFFICE = b"SQLite format 3\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_BYTES = 2_000_000_000
UNDO_LIMIT = 5_000  # entries; an import of more has a backup made before it instead of a step of undo


class Form(StrEnum):
    """The kinds of file there are."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    LIBRARY = "rightsource"


def contents_of(connection: Connection, progress: Progress | None = None) -> Contents:
    """All that an open library holds. Raises LibraryDamaged, Cancelled."""
    return collect(connection, progress or Progress(), version=schema.VERSION)


def contents_of_open(path: Path, progress: Progress) -> Contents:
    """The same in any thread, over a connection of its own."""
    connection = Connection(path, read_only=True)
    try:
        return contents_of(connection, progress)
    finally:
        connection.close()


def holds_anything(connection: Connection) -> bool:
    """Whether there is anything in the library that could be lost."""
    return any(
        connection.row(f"SELECT 1 FROM {table} LIMIT 1") is not None
        for table in ("task", "vendor", "setting")
    )


def known_of(connection: Connection) -> Known:
    """What an import has to know of a library: the names in it."""
    vendors: defaultdict[str, list[int]] = defaultdict(list)
    for vendor_id, name in connection.rows("SELECT id, name FROM vendor WHERE deleted_at IS NULL"):
        vendors[fold(name)].append(vendor_id)
    titles = connection.rows("SELECT sort_key FROM task WHERE deleted_at IS NULL")
    return Known(
        titles=frozenset(title for (title,) in titles),
        vendors={name: tuple(ids) for name, ids in vendors.items()},
    )


def exported(
    contents: Contents,
    form: Form,
    what: Sequence[What],
    progress: Progress | None = None,
) -> bytes:
    """The bytes of a file: JSON of everything, CSV of one table, or XLSX of one or more.

    Raises AdvisorError, Cancelled.
    """
    progress = progress or Progress()
    if form is Form.JSON:
        from advisor.library.interchange.json_write import library_to_json

        return library_to_json(contents, progress)
    from advisor.library.interchange.tables import table_of

    if What.ADVICE in what:
        from advisor.library.interchange.advice import with_advice

        contents = with_advice(contents, progress)
    tables = [table_of(one, contents) for one in what]
    if form is Form.CSV:
        from advisor.library.interchange.csv_write import table_to_csv

        (table,) = tables
        return table_to_csv(table, progress)
    from advisor.library.interchange.xlsx_write import tables_to_xlsx

    return tables_to_xlsx(tables, progress)


def form_of(path: Path) -> Form:
    """What kind of file it is, by what is in it. Raises InputRefused, LibraryInUse for an open library."""
    refuse_unreadable(path, most=LARGEST_BYTES)
    # Before it is opened: closing a library's file again would drop the locks that this process has on it.
    Lock(path.resolve(), Surroundings()).refuse_other_holder()
    with path.open("rb") as file:
        first = file.read(64)
    if first.startswith(_SQLITE):
        return Form.LIBRARY
    if first.startswith(_ZIP):
        return Form.XLSX
    if first.startswith(_OLD_OFFICE):
        raise InputRefused(
            key="",
            problem=tr("it is a workbook of an old kind (.xls), or has a password."),
            remedy=tr("Save it as .xlsx or CSV, and import that."),
        )
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return Form.JSON
    return Form.CSV


def read_tables(path: Path, progress: Progress | None = None) -> list[RawTable]:
    """The tables in a CSV file or a workbook. Raises InputRefused, Cancelled."""
    from advisor.library.interchange.mapping import known_headings

    progress = progress or Progress()
    if form_of(path) is Form.XLSX:
        from advisor.library.interchange.xlsx_read import read_xlsx

        return read_xlsx(path, known_headings(), progress)
    from advisor.library.interchange.csv_read import read_csv

    return [read_csv(path, known_headings(), progress)]


def read_contents(path: Path, progress: Progress | None = None) -> Contents:
    """The contents of another library: its file, or its export as JSON.

    Raises InputRefused, LibraryError, Cancelled.
    """
    progress = progress or Progress()
    form = form_of(path)
    if form is Form.LIBRARY:
        from advisor.library.interchange.foreign import read_foreign

        return read_foreign(path, progress)
    if form is Form.JSON:
        from advisor.library.interchange.json_read import read_library_file

        return read_library_file(path, progress)
    raise InputRefused(
        key="",
        problem=tr("it is no library."),
        remedy=tr("Choose a .rightsource file, or a whole library exported as JSON."),
    )
