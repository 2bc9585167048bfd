"""Reads numbers, ranges, days and times out of cells, however they are written where the file comes from."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable

from advisor.language import tr
from advisor.library.interchange.raw_table import RawCell
from advisor.records import Struct

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’_]+")
_RANGE = re.compile(r"\s*(?:[-–—−;~]|\.\.\.?|…)\s*")
_NUMBER = re.compile(r"\d[\d.,]*|[.,]\d+")
_EXPONENT = re.compile(r"\d+(?:\.\d+)?[eE][+-]?\d{1,3}")
_LONGEST = 60
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|[+-]\d\d:?\d\d)?")


class Unreadable(ValueError):
    """What is wrong with a cell, and what to write instead, in words."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def decimal_sign_of(texts: Iterable[str]) -> str | None:
    """The sign before the decimals, as far as these texts show it; None where they leave it open."""
    votes = {".": 0, ",": 0}
    for text in texts:
        for found in _NUMBER.findall(_bare(text)):
            signs = [sign for sign in found if sign in ".,"]
            if not signs:
                continue
            last = signs[-1]
            if len(set(signs)) == 2 and signs.count(last) == 1:
                votes[last] += 1
            elif len(signs) > 1 and len(set(signs)) == 1:
                votes["," if last == "." else "."] += 1  # it parts thousands
            elif len(found) - found.rindex(last) - 1 != 3 or found.startswith("0"):
                votes[last] += 1
    if votes["."] == votes[","]:
        return None
    return max(votes, key=lambda sign: votes[sign])


class CellReader(Struct, frozen=True):
    """Reads cells of one file. ``decimal``: "." or ","; ``locale``: whose way to write days it is."""

    decimal: str
    locale: str

    def number(self, cell: RawCell) -> float:
        """One number. Raises Unreadable."""
        if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
            raise self._no_number(cell)
        return self._number(cell) if isinstance(cell, str) else cell

    def numbers(self, cell: RawCell) -> list[float]:
        """One number, or the two or three of a range as in 8-14 or 8; 10; 14. Raises Unreadable."""
        if not isinstance(cell, str):
            return [self.number(cell)]
        if _EXPONENT.fullmatch(_bare(cell)):
            return [self._number(cell)]
        parts = _RANGE.split(_bare(cell))
        if not 1 <= len(parts) <= 3:
            raise self._no_number(cell)
        return [self._number(part, cell) for part in parts]

    def _number(self, text: str, cell: str | None = None) -> float:
        bare = _bare(text)
        group = "," if self.decimal == "." else "."
        whole, _, decimals = bare.partition(self.decimal)
        parts = whole.split(group)
        is_grouped = len(parts) == 1 or (
            1 <= len(parts[0]) <= 3
            and all(len(part) in (2, 3) for part in parts[1:-1])
            and len(parts[-1]) == 3
        )
        digits = "".join(parts)
        if (
            len(bare) > _LONGEST
            or not is_grouped
            or not (digits or decimals)
            or not (digits or "0").isdigit()
            or not (decimals or "0").isdigit()
        ):
            return self._with_exponent(bare, cell or text)
        return float(f"{digits or '0'}.{decimals or '0'}")

    def _with_exponent(self, bare: str, cell: str) -> float:
        """As programs write very small and very large numbers, and ours does."""
        if self.decimal == "." and _EXPONENT.fullmatch(bare):
            return float(bare)
        raise self._no_number(cell)

    def _no_number(self, cell: RawCell) -> Unreadable:
        example = "1250.50" if self.decimal == "." else "1250,50"
        return Unreadable(
            tr("“{text}” is not a number.").format(text=shown(cell)),
            tr("Write it like {example}.").format(example=example),
        )

    def day(self, cell: RawCell) -> datetime.date:
        """A date. Raises Unreadable."""
        if isinstance(cell, datetime.datetime):
            return cell.date()
        if isinstance(cell, datetime.date):
            return cell
        if isinstance(cell, str):
            text = cell.strip()
            try:
                return datetime.date.fromisoformat(text[:10] if _TIME.fullmatch(text) else text)
            except ValueError:
                pass
            if found := self._local_day(text):
                return found
        raise Unreadable(
            tr("“{text}” is no date.").format(text=shown(cell)),
            tr("Write it like {example}.").format(example="2026-11-23"),
        )

    def _local_day(self, text: str) -> datetime.date | None:
        if not re.fullmatch(r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\.?", text):
            return None
        from babel.dates import parse_date

        try:
            found = parse_date(text, locale="en_US" if self.locale == "en_XA" else self.locale)
        except (ValueError, IndexError):
            return None
        return found if 1900 <= found.year <= 2200 else None

    def moment(self, cell: RawCell) -> datetime.datetime:
        """A time, UTC where the cell names no zone. Raises Unreadable."""
        if isinstance(cell, str) and (found := _TIME.fullmatch(cell.strip())):
            day, time, zone = found.groups()
            try:
                return _in_utc(datetime.datetime.fromisoformat(f"{day}T{time}{zone or ''}"))
            except ValueError:
                pass
        if isinstance(cell, datetime.datetime):
            # A spreadsheet keeps days as fractions: what is left of a millisecond is no part of the time.
            milliseconds = round(cell.microsecond / 1000)
            return _in_utc(cell.replace(microsecond=0)) + datetime.timedelta(milliseconds=milliseconds)
        try:
            day_only = self.day(cell)
        except Unreadable:
            raise Unreadable(
                tr("“{text}” is no time.").format(text=shown(cell)),
                tr("Write it like {example}.").format(example="2026-11-23 09:30"),
            ) from None
        return datetime.datetime.combine(day_only, datetime.time(), datetime.UTC)


def shown(cell: RawCell) -> str:
    """A cell as it can stand in a sentence."""
    text = " ".join(str(cell).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _in_utc(moment: datetime.datetime) -> datetime.datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC)


def _bare(text: str) -> str:
    """Without spaces and signs of currency; digits of any script as 0 to 9."""
    if text.isascii() and text.isdigit():
        return text
    kept = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in _SPACES.sub("", text)
        if unicodedata.category(c) != "Sc"
    )
    return kept.translate(_ARABIC)


_ARABIC = {0x066B: ".", 0x066C: ","}
