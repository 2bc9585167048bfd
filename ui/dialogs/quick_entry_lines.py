"""Makes task names, and perhaps hours, out of what was typed, pasted or read from a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from advisor.domain.task_format.keys import LONGEST_TITLE
from advisor.language import mark, tr
from advisor.progress import Progress
from advisor.records import Struct, field
from ui.widgets.numbers import NumberWords
from ui.widgets.typed_field import Unreadable

MOST_AT_ONCE = 20_000
_REPORT_EVERY = 200  # lines
_LONGEST_SHOWN = 60
_BULLET = re.compile(
    r"^(?:[•‣▪▫◦●○■□·∙➤➢✓✔☐☑☒]\s*"  # signs that start no name
    r"|[-–—*+]\s+"  # signs that might
    r"|\[[ xX]?\]\s*"  # a box to tick
    r"|\(?\d{1,3}[.):]\s+"  # 1.  2)  (3)
    r"|\(?[a-zA-Z][.)]\s+)"  # a)
)
# Headings that a list may have, small and parted by ", "; known in English and in the language in use.
_TITLES = mark("title, task, name, task name, job, activity, work, what, description")
_HOURS = mark(
    "hours, hours a month, hours per month, hours/month, monthly hours, hours (month), "
    "h, hrs, hours_per_month"
)


class EntryLine(Struct, frozen=True, kw_only=True):
    """A task to be added. ``hours``: a month, where told. ``is_known``: there is one of that name."""

    title: str
    hours: float | None = None
    is_known: bool = False


class Refused(Struct, frozen=True, kw_only=True):
    """A line that is not taken, and why; ``number`` counts from 1."""

    number: int
    text: str
    reason: str


class EntryLines(Struct, frozen=True, kw_only=True):
    """What was found. ``recognised``: a sentence on how it was read, "" where there is nothing to say."""

    lines: tuple[EntryLine, ...] = ()
    refused: tuple[Refused, ...] = ()
    recognised: str = ""


def title_of(line: str) -> str:
    """The line without its bullet, number and needless spaces; "" for a line that says nothing."""
    text = " ".join("".join(c if c.isprintable() else " " for c in line).split())
    while (bullet := _BULLET.match(f"{text} ")) is not None:
        text = text[bullet.end() :].strip()
    return "" if not any(c.isalnum() for c in text) else text


def read_lines(text: str, known: Collection[str], progress: Progress | None = None) -> EntryLines:
    """One task a line. ``known``: titles there are already, casefolded; they are pointed out, not refused.

    Raises Cancelled where ``progress`` says so.
    """
    collector = _Collector(known)
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if progress is not None and number % _REPORT_EVERY == 0:
            progress.report(number, len(lines))
        title = title_of(line)
        if title:
            collector.add(number, title)
    return collector.found("")


def read_table(
    text: str, known: Collection[str], locale: QLocale, progress: Progress | None = None
) -> EntryLines:
    """One task a row of CSV: a column of names and, where there is one, a column of hours a month.

    Raises Cancelled where ``progress`` says so.
    """
    try:
        rows = list(filter(any, csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))))
    except csv.Error:
        return EntryLines(recognised=_tr("It is no table: perhaps a quotation mark is missing in it."))
    if not rows:
        return EntryLines(recognised=_tr("The file is empty."))
    heads = [" ".join(cell.casefold().split()) for cell in rows[0]]
    title_at = next((heads.index(word) for word in _both(_TITLES) if word in heads), None)
    hours_at = next((heads.index(word) for word in _both(_HOURS) if word in heads), None)
    has_heads = title_at is not None or hours_at is not None
    if title_at is None:
        title_at = next((at for at in range(len(heads)) if at != hours_at), 0)
    collector = _Collector(known)
    words = NumberWords(locale)
    for number, row in enumerate(rows, 1):
        if progress is not None and number % _REPORT_EVERY == 0:
            progress.report(number, len(rows))
        if number == 1 and has_heads:
            continue
        title = title_of(row[title_at]) if title_at < len(row) else ""
        if not title:
            collector.refuse(number, ", ".join(row), _tr("It has no name in the column of names."))
            continue
        typed = row[hours_at].strip() if hours_at is not None and hours_at < len(row) else ""
        try:
            hours = words.number(typed)
        except Unreadable:
            reason = _tr("“{text}” is not a number of hours.").format(text=_short(typed))
            collector.refuse(number, title, reason)
            continue
        collector.add(number, title, hours)
    return collector.found(_recognised(rows[0], title_at, hours_at, has_heads=has_heads))


def _recognised(heads: Sequence[str], title_at: int, hours_at: int | None, *, has_heads: bool) -> str:
    if not has_heads:
        return _tr("No headings were recognised: the first column was taken for the names, and no hours.")
    title = _short(heads[title_at].strip())
    hours = "" if hours_at is None else _short(heads[hours_at].strip())
    if hours_at is None:
        words = _tr("Names are taken from the column “{title}”; no column of hours was recognised.")
        if not title:
            words = _tr("Names are taken from the first column; no column of hours was recognised.")
    else:
        words = _tr("Names are taken from the column “{title}”, hours a month from “{hours}”.")
        if not title:
            words = _tr("Names are taken from the first column, hours a month from “{hours}”.")
    return words.format(title=title, hours=hours)


def _both(headings: str) -> list[str]:
    """Headings in English and in the language in use."""
    return [*headings.split(", "), *tr(headings).casefold().split(", ")]


def _delimiter(text: str) -> str:
    """The sign that occurs most in the first row, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(",;\t|", key=first.count)


class _Collector(Struct):
    """Takes lines up to the most there may be at once."""

    known: Collection[str]
    lines: list[EntryLine] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, number: int, title: str, hours: float | None = None) -> None:
        if len(title) > LONGEST_TITLE:
            reason = _tr("A name holds {most} characters; this has {count}.")
            self.refuse(number, title, reason.format(most=LONGEST_TITLE, count=len(title)))
        elif len(self.lines) >= MOST_AT_ONCE:
            most = QLocale().toString(MOST_AT_ONCE)
            reason = _tr("At most {most} tasks can be added at once.").format(most=most)
            self.refuse(number, title, reason)
        else:
            folded = title.casefold()
            self.lines.append(
                EntryLine(title=title, hours=hours, is_known=folded in self.seen or folded in self.known)
            )
            self.seen.add(folded)

    def refuse(self, number: int, text: str, reason: str) -> None:
        self.refused.append(Refused(number=number, text=_short(text), reason=reason))

    def found(self, recognised: str) -> EntryLines:
        return EntryLines(lines=tuple(self.lines), refused=tuple(self.refused), recognised=recognised)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("quick_entry_lines", text)
