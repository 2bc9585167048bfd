"""The table of settings: whose library it is, and what all its tasks share."""

from __future__ import annotations

from advisor.domain.records import Business
from advisor.domain.task_format import read_settings, settings_to_data
from advisor.library.connection import Connection
from advisor.library.rows import Writer, damage_named, from_json, put, to_json

_KEY = "business"


def read(connection: Connection) -> Business:
    """The business; an empty one until the owner has said something about it. Raises LibraryDamaged."""
    row = connection.row("SELECT value FROM setting WHERE key = ?", [_KEY])
    if row is None:
        return Business()
    with damage_named(connection, "the settings of the business"):
        data = from_json(row[0])
        name = data.get("name", "")
        if not isinstance(name, str):
            raise ValueError("a name is text")
        return Business(name=name, settings=read_settings(data.get("settings", {})))


def write(writer: Writer, business: Business) -> None:
    """Write a cleaned business; the empty one leaves no row, as in a new library."""
    data = {"name": business.name, "settings": settings_to_data(business.settings)}
    if business == Business():
        writer.database.table("setting").delete_where("key = ?", [_KEY])
    else:
        put(writer, "setting", "key", {"key": _KEY, "value": to_json(data)})
