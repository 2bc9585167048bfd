"""The tables of settings and pictures: whose library it is, and what all its tasks share."""

from __future__ import annotations

from advisor.domain.records import Business
from advisor.domain.task_format import read_settings, settings_to_data
from advisor.language import tr
from advisor.library.connection import Connection
from advisor.library.rows import Writer, damage_named, from_json, put, to_json
from advisor.records import replace

_KEY, _LOGO = "business", "logo"


def read(connection: Connection, *, with_logo: bool = True) -> Business:
    """The business; an empty one until the owner has said something about it. Raises LibraryDamaged.

    ``with_logo``: False for a file of a schema that has no place for one.
    """
    row = connection.row("SELECT value FROM setting WHERE key = ?", [_KEY])
    logo = _logo(connection) if with_logo else None
    if row is None:
        return Business(logo=logo)
    with damage_named(connection, tr("the settings of the business")):
        data = from_json(row[0])
        name = data.get("name", "")
        if not isinstance(name, str):
            raise ValueError("a name is text")
        return Business(name=name, settings=read_settings(data.get("settings", {})), logo=logo)


def _logo(connection: Connection) -> bytes | None:
    row = connection.row("SELECT data FROM picture WHERE name = ?", [_LOGO])
    return None if row is None else bytes(row[0])


def write(writer: Writer, business: Business) -> None:
    """Write a cleaned business; what is empty leaves no row, as in a new library."""
    data = {"name": business.name, "settings": settings_to_data(business.settings)}
    if replace(business, logo=None) == Business():
        writer.database.table("setting").delete_where("key = ?", [_KEY])
    else:
        put(writer, "setting", "key", {"key": _KEY, "value": to_json(data)})
    if business.logo is None:
        writer.database.table("picture").delete_where("name = ?", [_LOGO])
    else:
        put(writer, "picture", "name", {"name": _LOGO, "data": business.logo})
