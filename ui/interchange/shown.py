"""What the dialogs of interchange show, in words only: they know no library."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records import Struct


class Choosable(Struct, frozen=True, kw_only=True):
    """An entry of a list to choose from."""

    code: str
    label: str


class ColumnShown(Struct, frozen=True, kw_only=True):
    """A column of the file: its heading, its first cells, and what it is taken for ("" for nothing)."""

    heading: str
    examples: str
    key: str


class TableShown(Struct, frozen=True, kw_only=True):
    """A table of a file, to be looked over. ``keys``: what a column can be taken for."""

    source: str
    sheets: Sequence[Choosable]
    sheet: str
    kinds: Sequence[Choosable]
    kind: str
    columns: Sequence[ColumnShown]
    keys: Sequence[Choosable]


class OutlookShown(Struct, frozen=True, kw_only=True):
    """What an import would do. ``refused``: a line for each row; ``decimal``: the sign that is taken."""

    sentences: Sequence[str]
    refused: Sequence[str] = ()
    more: int = 0
    verb: str
    can_add: bool
    known: int = 0
    decimal: str = "."


class DifferenceShown(Struct, frozen=True, kw_only=True):
    """A field in which two libraries differ. ``choices``: what can become of it, the first of them mine."""

    subject: str
    field: str
    mine: str
    theirs: str
    choices: Sequence[Choosable]
