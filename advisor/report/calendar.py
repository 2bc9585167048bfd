"""Days to come as an iCalendar file (RFC 5545), for the calendar that an owner looks into anyway."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from advisor.domain.records import FollowUp, TaskRecord
from advisor.domain.vendor import VendorNote
from advisor.language import in_line, tr
from advisor.records import Struct
from advisor.report.cleaning import clean, one_line
from advisor.wording.records import NOTE_KINDS, STATUSES


class Reminder(Struct, frozen=True, kw_only=True):
    """A whole day with something to do. ``key``: the same for the same thing, whenever it is exported."""

    key: str
    day: datetime.date
    title: str
    text: str = ""


def review_reminders(tasks: Sequence[TaskRecord]) -> list[Reminder]:
    """A reminder for each task that has a day to look at it again."""
    return [
        Reminder(
            key=f"task-{one.id}-{one.created_at:%Y%m%dT%H%M%S%f}",
            day=one.review_on,
            title=tr("Look again: {title}").format(title=in_line(one_line(one.task.title))),
            text=tr("Status: {status}").format(status=STATUSES[one.status])
            + "\n"
            + tr("See what it really cost and how it went, and whether the advice still holds."),
        )
        for one in tasks
        if one.review_on is not None
    ]


def follow_up_reminders(found: Sequence[FollowUp]) -> list[Reminder]:
    """A reminder for each note on a vendor that has a day to come back to it; its text is the note."""
    return [
        Reminder(
            key=f"note-{one.record.id}-{one.noted_at:%Y%m%dT%H%M%S%f}",
            day=one.record.note.follow_up_on,
            title=tr("Follow up: {vendor}").format(vendor=in_line(one_line(one.vendor))),
            text=f"{_heading(one.record.note)}\n{one.record.note.text}",
        )
        for one in found
        if one.record.note.follow_up_on is not None
    ]


def _heading(note: VendorNote) -> str:
    return tr("{day}: {kind}").format(day=note.on.isoformat(), kind=NOTE_KINDS[note.kind])


def calendar_file(reminders: Sequence[Reminder], *, name: str, stamp: datetime.datetime) -> bytes:
    """The file: lines folded and ended as the standard wants, every text escaped.

    ``stamp``: when it was made; the same reminders and stamp give the same bytes. Each reminder keeps its
    identity, so that a file imported again changes what the last one brought, and adds nothing twice.
    """
    from icalendar import Calendar, Event  # rarely needed, and slow to import

    calendar = Calendar()
    calendar.add("prodid", "-//Rightsource//Days to come//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    for one in reminders:
        event = Event()
        event.add("uid", f"{one.key}@rightsource")
        event.add("dtstamp", stamp.astimezone(datetime.UTC).replace(microsecond=0))
        event.add("dtstart", one.day)
        if one.day < datetime.date.max:  # after which there is none; a day without an end is one day long
            event.add("dtend", one.day + datetime.timedelta(days=1))
        event.add("summary", one_line(one.title))
        if one.text:
            event.add("description", clean(one.text))
        event.add("transp", "TRANSPARENT")  # the day is not taken
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
