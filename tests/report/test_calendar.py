"""Holds the calendar file to its standard, and to saying what the library says."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from icalendar import Calendar

from advisor.domain.days import months_later
from advisor.domain.edits import AddNote, AddTask, AddVendor, ChangeNote, DeleteTask, Edit, SetReview
from advisor.domain.task import Task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.records import replace
from advisor.report.calendar import Reminder, calendar_file, follow_up_reminders, review_reminders
from advisor.session import Session

STAMP = datetime.datetime(2026, 11, 23, 22, 0, 5, 123456, tzinfo=datetime.UTC)
DAY = datetime.date(2027, 5, 23)


def events(data: bytes):
    return [one for one in Calendar.from_ical(data).walk() if one.name == "VEVENT"]


def file(*reminders: Reminder) -> bytes:
    return calendar_file(reminders, name="Harbour Street Bakery", stamp=STAMP)


def test_a_reminder_is_a_whole_day():
    (event,) = events(file(Reminder(key="a", day=DAY, title="Look again", text="Well?")))
    assert event.decoded("dtstart") == DAY
    assert event.decoded("dtend") == DAY + datetime.timedelta(days=1)
    assert str(event["summary"]) == "Look again"
    assert str(event["description"]) == "Well?"
    assert str(event["uid"]) == "a@rightsource"
    assert event.decoded("dtstamp") == STAMP.replace(microsecond=0)


def test_the_last_day_there_is_has_no_day_after_it():
    (event,) = events(file(Reminder(key="a", day=datetime.date.max, title="Look again")))
    assert event.decoded("dtstart") == datetime.date.max
    assert "dtend" not in event


NASTY = 'Semi;colon, comma\\ back "quoted" END:VEVENT ☕ ' + "Zoë & Søn " * 40


def test_nothing_in_a_text_can_end_a_line_or_an_event():
    data = file(
        Reminder(key="a", day=DAY, title=NASTY + "\r\nEND:VEVENT\r\nBEGIN:VEVENT", text="one\ntwo, three")
    )
    (event,) = events(data)
    assert str(event["description"]) == "one\ntwo, three"
    assert str(event["summary"]).startswith(NASTY[:60])


def test_lines_end_and_are_folded_as_the_standard_wants():
    data = file(Reminder(key="a", day=DAY, title=NASTY))
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data.decode("utf-8")  # no letter was cut in two
    assert all(line.decode("utf-8") for line in data.split(b"\r\n") if line)


def test_the_same_reminders_and_stamp_give_the_same_bytes():
    one = Reminder(key="a", day=DAY, title="Look again")
    assert file(one) == file(one)


def test_no_reminders_make_an_empty_calendar():
    assert events(file()) == []


def test_the_tasks_with_a_day_are_in_it_the_earliest_first(tmp_path):
    with Session.create(tmp_path / "a.rightsource") as session:
        for title in ("Late", "None", "Early", "Gone"):
            session.do(AddTask(task=Task(title=title)))
        for task_id, day in ((1, DAY), (3, datetime.date(2026, 12, 1)), (4, DAY)):
            session.do(SetReview(task_id=task_id, review_on=day))
        session.do(DeleteTask(task_id=4))
        reminders = review_reminders(session.tasks_to_review())
    assert [one.title for one in reminders] == ["Look again: Early", "Look again: Late"]
    assert len({one.key for one in reminders}) == 2


def test_a_day_that_no_calendar_offers_is_refused(tmp_path):
    from advisor.errors import InputRefused

    with Session.create(tmp_path / "a.rightsource") as session:
        session.do(AddTask(task=Task(title="a")))
        with pytest.raises(InputRefused):
            session.do(SetReview(task_id=1, review_on=datetime.date(1066, 10, 14)))
        assert session.task(1).review_on is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2026, 11, 23), 6, (2027, 5, 23)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2026, 12, 31), 1, (2027, 1, 31)),
        ((2026, 1, 1), 0, (2026, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, later):
    assert months_later(datetime.date(*day), months) == datetime.date(*later)


def test_the_library_that_writes_calendars_is_not_read_before_one_is_written():
    code = "import sys, advisor.report.calendar; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def follow_up(name: str, note: VendorNote) -> list[Edit]:
    return [AddVendor(vendor=Vendor(name=name)), AddNote(vendor_id=1, note=note)]


CALL_BACK = VendorNote(
    on=datetime.date(2027, 5, 1), kind=NoteKind.CALL, text="Ask for\nreferences; again", follow_up_on=DAY
)


def test_days_to_follow_up_stand_beside_those_to_look_again(tmp_path):
    with Session.create(tmp_path / "a.rightsource") as session:
        session.do_all([AddTask(task=Task(title="Books")), SetReview(task_id=1, review_on=DAY)])
        session.do_all(follow_up("Tideway\r\nBooks", CALL_BACK))
        session.do(AddNote(vendor_id=1, note=replace(CALL_BACK, follow_up_on=None)))
        reminders = review_reminders(session.tasks_to_review())
        found = events(file(*reminders, *follow_up_reminders(session.follow_ups())))
    assert [str(one["summary"]) for one in found] == ["Look again: Books", "Follow up: Tideway Books"]
    assert str(found[1]["description"]) == "2027-05-01: Call or meeting\nAsk for\nreferences; again"
    assert found[1].decoded("dtstart") == DAY
    assert len({str(one["uid"]) for one in found}) == 2


def test_a_follow_up_that_is_put_off_keeps_its_identity(tmp_path):
    with Session.create(tmp_path / "a.rightsource") as session:
        session.do_all(follow_up("Tideway Books", CALL_BACK))
        (before,) = follow_up_reminders(session.follow_ups())
        later = replace(CALL_BACK, follow_up_on=DAY + datetime.timedelta(days=7), text="Not in")
        session.do(ChangeNote(note_id=1, note=later))
        (after,) = follow_up_reminders(session.follow_ups())
    assert (after.key, after.day) == (before.key, later.follow_up_on)
