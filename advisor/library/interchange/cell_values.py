"""Makes checked values out of the cells of a row: one of each key, from one cell or from several."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advisor.domain.cells import ERRORS, as_told
from advisor.domain.task_format import answer_to_data, quote_to_data, read_answer
from advisor.domain.task_format.clean import clean_text
from advisor.domain.task_format.keys import ANSWER_KEYS, TASK_KEYS, Kind
from advisor.domain.task_format.refusal_words import allowed_words
from advisor.language import tr
from advisor.library.interchange.columns import COLUMNS, CellKind, Column, What
from advisor.library.interchange.json_text import parse_json
from advisor.library.interchange.labels import FLAGS, NONE_OF_THEM, plainly
from advisor.library.interchange.mapping import ColumnMap
from advisor.library.interchange.numbers import CellReader, Unreadable, shown
from advisor.library.interchange.raw_table import RawCell, is_blank
from advisor.records import Struct, field

_YES, _NO = frozenset(("true", "1", "x", "y")), frozenset(("false", "0", "n"))
_BLANK_IS_TEXT = ("notes", "summary", "text")
_MOST_KEPT = 20_000  # values read before, a key
_LONGEST_DATA = 5_000_000  # letters of JSON in one cell
_NOT_KEPT = ("title", "name", "notes", "text", "summary", "created_at", "email", "phone", "contact")

Cells = tuple[RawCell, ...]


class Group(Struct, kw_only=True):
    """The columns that make up one value. ``parts``: "" for the value itself, "low", "price.high" and so on.

    ``places``: where they are. Values are kept: the same cells say the same.
    """

    key: str
    columns: tuple[Column, ...]
    parts: tuple[str, ...]
    places: tuple[int, ...]
    _kept: dict[tuple[object, ...], Any] = field(default_factory=dict)

    @property
    def has_numbers(self) -> bool:
        return any(column.kind is CellKind.NUMBER for column in self.columns)

    def heading(self, headings: Sequence[str]) -> str:
        """Of the column that holds the value, or of the first that has a part of it."""
        at = self.parts.index("") if "" in self.parts else 0
        place = self.places[at]
        return headings[place] if place < len(headings) else ""

    def read(self, cells: Cells, reader: CellReader) -> Any:
        """The value that these cells say; None where they say nothing. Raises Unreadable, InputRefused."""
        if self.key in _NOT_KEPT:
            return self._read(cells, reader)
        known = (*cells, *map(type, cells))  # 1 and True are the same to a dictionary
        if known in self._kept:
            return self._kept[known]
        value = self._read(cells, reader)
        if len(self._kept) < _MOST_KEPT:
            self._kept[known] = value
        return value

    def _read(self, cells: Cells, reader: CellReader) -> Any:
        for cell in cells:
            if isinstance(cell, str) and cell in ERRORS:
                raise Unreadable(
                    tr("the cell holds an error ({error}).").format(error=cell),
                    tr("Mend the formula, or write the value itself."),
                )
        is_text = self.key in _BLANK_IS_TEXT
        told = {
            part: cell
            for part, cell in zip(self.parts, cells, strict=True)
            if not is_blank(cell) or (is_text and cell)
        }
        if not told:
            return None
        return _reader_of(self.key, self.columns)(told, self.columns, self.parts, reader)


def groups_of(what: What, mapped: ColumnMap) -> list[Group]:
    """The columns that are imported, those of one value together."""
    places = {key: place for place, key in mapped.items()}
    found: dict[str, list[tuple[str, Column]]] = {}
    for column in COLUMNS[what]:
        if column.key in places:
            key, _, part = column.key.partition(".")
            found.setdefault(key, []).append((part, column))
    return [
        Group(
            key=key,
            columns=tuple(column for _, column in columns),
            parts=tuple(part for part, _ in columns),
            places=tuple(places[column.key] for _, column in columns),
        )
        for key, columns in found.items()
    ]


_Reader = Callable[[Mapping[str, RawCell], Sequence[Column], Sequence[str], CellReader], Any]


def _reader_of(key: str, columns: Sequence[Column]) -> _Reader:
    told = ANSWER_KEYS.get(key)
    if told is not None and told.kind is Kind.RANGE:
        return lambda cells, _columns, _parts, reader: _answer(key, _range(cells, "", reader))
    if told is not None and told.kind is Kind.RATE:
        return lambda cells, columns, parts, reader: _answer(key, _rate(cells, columns, parts, reader))
    return lambda cells, columns, _parts, reader: _single(key, cells[""], columns[0], reader)


def _single(key: str, cell: RawCell, column: Column, reader: CellReader) -> Any:
    match column.kind:
        case CellKind.TEXT:
            text = text_of(cell)
            if key in TASK_KEYS:
                return _answer(key, text)
            return clean_text(text).strip() if key in ("name", "vendor") else clean_text(text)
        case CellKind.NUMBER:
            return _answer(key, reader.number(cell))
        case CellKind.FLAG:
            return _flag(cell)
        case CellKind.LEVEL:
            return _level(cell, column)
        case CellKind.LEVELS:
            text = text_of(cell)
            listed = [] if NONE_OF_THEM.code_of(text) else _listed(text)
            return _answer(key, [_level(part, column) for part in listed])
        case CellKind.DAY:
            return reader.day(cell)
        case CellKind.MOMENT:
            return reader.moment(cell)
        case CellKind.DATA:
            return _data(key, text_of(cell))


def _answer(key: str, value: Any) -> Any:
    found = read_answer(key, value)
    return found if isinstance(found, str) else answer_to_data(found)


def _range(cells: Mapping[str, RawCell], prefix: str, reader: CellReader) -> Any:
    """A number, or three that rise; of two the likely one lies half-way."""
    low, likely, high = (cells.get(f"{prefix}{part}".lstrip(".")) for part in ("low", "", "high"))
    middle = [] if likely is None else reader.numbers(likely)
    if low is None and high is None:
        return _spread(middle)
    ends = [None if one is None else reader.number(one) for one in (low, high)]
    if len(middle) > 1:
        raise Unreadable(
            tr("it has a range in one cell, and its ends in others."), tr("Write it in one way only.")
        )
    first, last = ends
    known = [one for one in (first, *middle, last) if one is not None]
    if not middle:
        return _spread(known)
    return [middle[0] if first is None else first, middle[0], middle[0] if last is None else last]


def _spread(numbers: Sequence[float]) -> Any:
    match numbers:
        case [only]:
            return only
        case [low, high]:
            return [low, (low + high) / 2, high]
    return list(numbers)


def _rate(
    cells: Mapping[str, RawCell], columns: Sequence[Column], parts: Sequence[str], reader: CellReader
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    price = {
        {"price": "", "price.low": "low", "price.high": "high"}[part]: cell
        for part, cell in cells.items()
        if part.startswith("price")
    }
    if price:
        found["price"] = _range(price, "", reader)
    for part, column in zip(parts, columns, strict=True):
        if part in cells and not part.startswith("price"):
            cell = cells[part]
            found[part] = _level(cell, column) if part == "per" else reader.number(cell)
    return found


def _level(cell: RawCell, column: Column) -> str:
    scale = column.scale
    assert scale is not None
    text = text_of(cell)
    code = scale.code_of(text)
    if code is None and isinstance(cell, bool):
        code = scale.code_of("yes" if cell else "no")
    if code is not None:
        return code
    raise Unreadable(
        tr("“{text}” is not one of the answers.").format(text=shown(text)),
        allowed_words("; ".join(scale.told(one) for one in scale.labels)),
    )


def _flag(cell: RawCell) -> bool:
    if isinstance(cell, bool):
        return cell
    text = plainly(text_of(cell))
    code = FLAGS.code_of(text)
    if code == "yes" or text in _YES:
        return True
    if code == "no" or text in _NO:
        return False
    raise Unreadable(
        tr("“{text}” is neither yes nor no.").format(text=shown(cell)),
        allowed_words("; ".join(FLAGS.told(one) for one in FLAGS.labels)),
    )


def _listed(text: str) -> list[str]:
    """Several answers in one cell, with ; or | or line ends between them, or commas where there are none."""
    for sign in (";", "|", "\n"):
        if sign in text:
            return [part.strip() for part in text.split(sign) if part.strip()]
    return [part.strip() for part in text.split(",") if part.strip()]


def _data(key: str, text: str) -> Any:
    if len(text) > _LONGEST_DATA:
        raise Unreadable(tr("it is too long."), tr("Shorten it."))
    data = parse_json(text)
    if key == "quotes":
        return [quote_to_data(quote) for quote in read_answer(key, data)]
    return _answer(key, data)


def text_of(cell: RawCell) -> str:
    """A cell as text, without the apostrophe that keeps it from being run."""
    match cell:
        case None:
            return ""
        case str():
            return as_told(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
    return str(cell)
