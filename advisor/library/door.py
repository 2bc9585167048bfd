"""Cleans and checks all that enters a library: what passes can be stored, read back and printed."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any

from advisor.domain.days import FIRST_DAY, LAST_DAY
from advisor.domain.handover import (
    LONGEST_HEADING,
    LONGEST_SECTION,
    MOST_LINES,
    KeptSection,
    SectionForm,
)
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business
from advisor.domain.task import Quote, Settings, Task
from advisor.domain.task_format import (
    answer_to_data,
    quote_to_data,
    read_answer,
    read_quote,
    read_settings,
    read_task,
    settings_to_data,
    task_to_data,
)
from advisor.domain.task_format.clean import clean_text
from advisor.domain.task_format.keys import LONGEST_TEXT, LONGEST_TITLE
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.errors import InputRefused
from advisor.language import tr, whole
from advisor.records import replace

_KEPT_ELSEWHERE = ("quotes", "settings", "schema")
_UNANSWERED = Task(title="")
_FLAGS = ("provider_abroad", "holds_licence")
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_LOGO_BYTES = 200_000
LARGEST_LOGO_SIDE = 600  # points


def cleaned_task(task: Task) -> Task:
    """The task without its quotes and settings. Raises InputRefused."""
    return read_task(task_to_data(replace(task, quotes=(), settings=Settings())))


def cleaned_answer(key: str, value: Any) -> Any:
    """The value to keep under ``key`` of a task; None takes an answer back. Raises InputRefused."""
    if key in _KEPT_ELSEWHERE:
        raise InputRefused(
            key=key,
            problem=tr("it is not kept in the task itself."),
            remedy=tr("Change the quotes or the settings."),
        )
    if value is not None:
        # Not ours: plain data already, such as a list, or something that the reader refuses.
        with suppress(TypeError):
            value = answer_to_data(value)
        return read_answer(key, value)
    if key == "title":
        return read_answer(key, "")  # refuses, with the sentence for an empty title
    if key not in Task.__struct_fields__:
        return read_answer(key, "")  # refuses, naming the nearest key
    return getattr(_UNANSWERED, key)


def cleaned_quote(quote: Quote) -> Quote:
    """The quote as it can be kept. Raises InputRefused."""
    return read_quote(quote_to_data(quote))


def cleaned_business(business: Business) -> Business:
    """The business as it can be kept. Raises InputRefused."""
    return Business(
        name=_line("name", business.name),
        settings=read_settings(settings_to_data(business.settings)),
        logo=_logo(business.logo),
    )


def cleaned_vendor(vendor: Vendor) -> Vendor:
    """The vendor as it can be kept. Raises InputRefused."""
    return Vendor(
        **{name: cleaned_vendor_field(name, getattr(vendor, name)) for name in Vendor.__struct_fields__}
    )


def cleaned_vendor_field(key: str, value: Any) -> Any:
    """The value to keep in one field of a vendor; None: nothing was written down. Raises InputRefused."""
    if key not in Vendor.__struct_fields__:
        raise InputRefused(
            key=key, problem=tr("a vendor has no such field."), remedy=tr("Put it in the summary.")
        )
    if key in _FLAGS:
        if value is None or isinstance(value, bool):
            return value
        raise InputRefused(
            key=key, problem=tr("it is neither true nor false."), remedy=tr("Choose yes, no or not known.")
        )
    if key == "arrangement":
        return _arrangement(value)
    if key == "summary":
        return _text(key, value)
    line = _line(key, value)
    if key == "name" and not line:
        raise InputRefused(
            key=key, problem=tr("it is empty."), remedy=tr("Write down what the vendor is called.")
        )
    return line


def cleaned_note(note: VendorNote) -> VendorNote:
    """The note as it can be kept. Raises InputRefused."""
    on = note.on
    if isinstance(on, datetime.datetime):  # which is a date to Python, but reads back as another value
        on = on.date()
    return VendorNote(
        on=on,
        kind=NoteKind(note.kind),
        text=_text("text", note.text),
        follow_up_on=cleaned_day("follow_up_on", note.follow_up_on),
    )


def cleaned_day(key: str, day: datetime.date | None) -> datetime.date | None:
    """The day as it can be kept, None for none. Raises InputRefused for one that no calendar offers."""
    if isinstance(day, datetime.datetime):
        day = day.date()
    if day is None or FIRST_DAY <= day <= LAST_DAY:
        return day
    raise InputRefused(
        key=key,
        problem=tr("it is before {first} or after {last}.").format(first=FIRST_DAY.year, last=LAST_DAY.year),
        remedy=tr("Choose another day."),
    )


def cleaned_section(section: KeptSection) -> KeptSection:
    """A section of a hand-over document as it can be kept. Raises InputRefused."""
    return KeptSection(
        key=" ".join(clean_text(section.key).split())[:LONGEST_HEADING],
        heading=" ".join(clean_text(section.heading).split())[:LONGEST_HEADING],
        form=SectionForm(section.form),
        lines=_lines(section.lines),
        filled=_lines(section.filled),
        language=" ".join(clean_text(section.language).split())[:LONGEST_TITLE],
    )


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, one of each: empty ones too, for their owner is still writing."""
    if not lines:
        return ()
    text = clean_text("\n".join(lines))
    found = tuple(text.split("\n"))
    if len(text) > LONGEST_SECTION or len(found) > MOST_LINES:
        raise InputRefused(
            key="lines",
            problem=tr("it is longer than {most} characters, or {lines} lines.").format(
                most=whole(LONGEST_SECTION), lines=whole(MOST_LINES)
            ),
            remedy=tr("Shorten it."),
        )
    return found


def _logo(logo: bytes | None) -> bytes | None:
    if logo is None:
        return logo
    if logo.startswith(PNG_SIGNATURE) and len(logo) <= LARGEST_LOGO_BYTES and not _unpacks_too_far(logo):
        return logo
    raise InputRefused(
        key="logo",
        problem=tr("it is no PNG picture of at most {most} kB.").format(most=LARGEST_LOGO_BYTES // 1000),
        remedy=tr("Choose the picture anew in the business details."),
    )


def _unpacks_too_far(logo: bytes) -> bool:
    """Whether its head promises more points than any logo of ours has, however small it is packed."""
    width, height = (int.from_bytes(logo[at : at + 4], "big") for at in (16, 20))
    return logo[12:16] == b"IHDR" and (width > LARGEST_LOGO_SIDE or height > LARGEST_LOGO_SIDE)


def _arrangement(value: Any) -> Arrangement | None:
    if value is None:
        return None
    if value in (Arrangement.OUTSOURCE, Arrangement.OFFSHORE):
        return Arrangement(value)
    raise InputRefused(
        key="arrangement",
        problem=tr("a vendor works as outsource or offshore."),
        remedy=tr("Choose one, or neither."),
    )


def _text(key: str, value: str | None) -> str:
    text = clean_text(value or "")
    if len(text) > LONGEST_TEXT:
        raise InputRefused(
            key=key,
            problem=tr("it is longer than {most} characters.").format(most=whole(LONGEST_TEXT)),
            remedy=tr("Shorten it."),
        )
    return text


def _line(key: str, value: str | None) -> str:
    line = " ".join(_text(key, value).split())
    if len(line) > LONGEST_TITLE:
        raise InputRefused(
            key=key,
            problem=tr("it is longer than {most} characters.").format(most=whole(LONGEST_TITLE)),
            remedy=tr("Shorten it; details belong in the summary."),
        )
    return line
