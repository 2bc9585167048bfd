"""A whole library as JSON: the same bytes there and back, and nothing taken that would change on the way."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.days import FIRST_DAY, LAST_DAY
from advisor.domain.records import TaskStatus
from advisor.domain.task_format import quote_to_data, task_to_data
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.errors import InputRefused
from advisor.library.interchange.checked import task_values
from advisor.library.interchange.contents import Contents, NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.exchange import contents_of, read_contents
from advisor.library.interchange.json_format import library_json_schema
from advisor.library.interchange.json_read import library_from_json
from advisor.library.interchange.json_text import parse_json
from advisor.library.interchange.json_write import library_to_json
from advisor.library.interchange.merge import compare
from advisor.library.interchange.merge_edit import edit_for
from advisor.records import replace
from advisor.session import Session
from tests.domain.schema_walk import allows
from tests.library.support import START, payroll, still_world
from tests.strategies import lines, notes, quick, quotes, tasks

MOMENT = "2026-03-02T09:00:00.000Z"


def restored(session, contents):
    session.do(edit_for(compare(contents_of(session.library.connection), contents), []))
    return contents_of(session.library.connection)


def test_export_import_export_gives_the_same_bytes(full, contents, new):
    first = library_to_json(contents)
    other = new()
    restored(other, library_from_json(first.decode()))
    assert library_to_json(contents_of(other.library.connection)) == first


def test_what_is_restored_reads_as_it_did(full, contents, new):
    other = new()
    restored(other, contents)
    assert other.tasks() == full.tasks()
    assert other.task(1) == full.task(1)
    assert other.vendor(1) == full.vendor(1)
    assert other.business() == full.business()
    assert [one.id for one in other.deleted_tasks()] == [one.id for one in full.deleted_tasks()]


def test_the_file_has_a_line_for_each_task_and_vendor_and_sorted_keys(contents):
    text = library_to_json(contents).decode()
    rows = [line for line in text.splitlines() if line.startswith('{"')]
    assert len(rows) == len(contents.tasks) + len(contents.vendors)
    assert text.endswith("\n")
    assert "\r" not in text
    for row in rows:
        keys = list(json.loads(row.rstrip(",")))
        assert keys == sorted(keys)


def test_an_empty_library_is_a_file_too(new):
    session = new()
    data = library_to_json(contents_of(session.library.connection))
    assert library_from_json(data.decode()).is_empty


def test_the_schema_describes_what_is_exported(contents):
    assert allows(library_json_schema(), json.loads(library_to_json(contents)))
    assert not allows(library_json_schema(), json.loads(library_text(tasks=[{"titel": "x"}])))


@st.composite
def library_contents(draw):
    vendor_names = draw(st.lists(lines(), max_size=3))
    vendors = tuple(
        VendorEntry(
            id=number * 3 + 1,
            vendor=Vendor(name=name, summary=draw(notes()), holds_licence=draw(st.none() | st.booleans())),
            notes=tuple(
                NoteEntry(
                    id=number * 100 + place + 1,
                    note=VendorNote(
                        on=draw(st.dates()),
                        kind=draw(st.sampled_from(NoteKind)),
                        text=draw(notes()),
                        follow_up_on=draw(st.none() | st.dates(FIRST_DAY, LAST_DAY)),
                    ),
                    created_at=MOMENT,
                    changed_at=MOMENT,
                )
                for place in range(draw(st.integers(0, 2)))
            ),
            created_at=MOMENT,
            changed_at=MOMENT,
            deleted_at=draw(st.none() | st.just(MOMENT)),
        )
        for number, name in enumerate(vendor_names)
    )
    ids = [None, *(entry.id for entry in vendors)]
    found = []
    for number, task in enumerate(draw(st.lists(tasks(), max_size=3))):
        data = task_to_data(replace(task, quotes=()))
        told = {key: value for key, value in data.items() if key not in ("schema", "settings")}
        offers = draw(st.lists(quotes(), max_size=2))
        found.append(
            TaskEntry(
                id=number + 1,
                **task_values(told.pop("title"), told.pop("function", None), told.pop("notes", ""), told),
                status=draw(st.sampled_from(TaskStatus)).value,
                quotes=tuple(
                    QuoteEntry(
                        id=number * 10 + place + 1,
                        vendor_id=draw(st.sampled_from(ids)),
                        offer=quote_to_data(offer),
                    )
                    for place, offer in enumerate(offers)
                ),
                created_at=MOMENT,
                changed_at=MOMENT,
            )
        )
    return Contents(tasks=tuple(found), vendors=vendors)


@quick
@given(found=library_contents())
def test_any_library_goes_through_the_text_unchanged(found):
    data = library_to_json(found)
    assert library_from_json(data.decode()) == found
    assert library_to_json(library_from_json(data.decode())) == data


@given(found=library_contents())
@quick
def test_any_library_goes_through_a_file_unchanged(tmp_path_factory, found):
    folder = tmp_path_factory.mktemp("any")
    with Session.create(folder / "a.rightsource", surroundings=still_world()) as session:
        assert library_to_json(restored(session, found)) == library_to_json(found)


def library_text(**changes):
    return json.dumps({"schema": "rightsource.library/1", "tasks": [{"title": "Payroll"}], **changes})


HOSTILE = [
    ("", "", "not valid JSON"),
    ("[]", "", "a table of keys is needed"),
    ("{}", "schema", "rightsource.library/1"),
    (library_text(schema="rightsource.task/1"), "schema", "rightsource.library/1"),
    (library_text(taks=[]), "taks", "no such key"),
    (library_text(tasks={}), "tasks", "a list is needed"),
    (library_text(tasks=[3]), "tasks[0]", "a table of keys is needed"),
    (library_text(tasks=[{}]), "tasks[0].title", "missing"),
    (library_text(tasks=[{"title": " "}]), "tasks[0].title", "empty"),
    (library_text(tasks=[{"title": "x" * 501}]), "tasks[0].title", "longer than 500"),
    (library_text(tasks=[{"title": "x", "notes": "y" * 20_001}]), "tasks[0].notes", "20,000"),
    (library_text(tasks=[{"title": "x", "status": "gone"}]), "tasks[0].status", "not a level"),
    (library_text(tasks=[{"title": "x", "answers": {"skil": 1}}]), "tasks[0].answers.skil", "no such key"),
    (
        library_text(tasks=[{"title": "x", "answers": {"hours": [3, 2, 1]}}]),
        "tasks[0].answers.hours",
        "does not rise",
    ),
    (library_text(tasks=[{"title": "x", "answers": {"quotes": []}}]), "tasks[0].answers.quotes", "not kept"),
    (library_text(tasks=[{"title": "x", "answers": 1}]), "tasks[0].answers", "a table of keys"),
    (library_text(tasks=[{"title": "x", "created_at": "soon"}]), "tasks[0].created_at", "no time"),
    (library_text(tasks=[{"title": "x", "id": 0}]), "tasks[0].id", "whole number from 1"),
    (library_text(tasks=[{"title": "x", "id": True}]), "tasks[0].id", "whole number from 1"),
    (library_text(tasks=[{"title": "x", "id": 2**63}]), "tasks[0].id", "whole number from 1"),
    (library_text(tasks=[{"title": "x", "id": 1}, {"title": "y", "id": 1}]), "tasks[1].id", "given twice"),
    (
        library_text(tasks=[{"title": "x", "quotes": [{"vendor_id": 7, "offer": {}}]}]),
        "tasks[0].quotes[0].vendor_id",
        "no vendor",
    ),
    (
        library_text(tasks=[{"title": "x", "quotes": [{"offer": {}}]}]),
        "tasks[0].quotes[0].offer.vendor",
        "miss",
    ),
    (library_text(tasks=[{"title": "x", "quotes": [{}]}]), "tasks[0].quotes[0].offer", "missing"),
    (library_text(tasks=[{"title": "x", "result": {}}]), "tasks[0].result.confidence", "missing"),
    (library_text(tasks=[{"title": "x", "documents": [{}]}]), "tasks[0].documents[0].kind", "missing"),
    (
        library_text(tasks=[{"title": "x", "documents": [{"kind": "procedure", "sections": [{}]}]}]),
        "tasks[0].documents[0].sections[0].form",
        "not a level",
    ),
    (library_text(vendors=[{}]), "vendors[0].name", "empty"),
    (library_text(vendors=[{"name": 3}]), "vendors[0].name", "text is needed"),
    (library_text(vendors=[{"name": "V", "provider_abroad": "no"}]), "vendors[0].provider_abroad", "neither"),
    (library_text(vendors=[{"name": "V", "arrangement": "in_house"}]), "vendors[0].arrangement", "works as"),
    (library_text(vendors=[{"name": "V", "notes": [{"on": "x"}]}]), "vendors[0].notes[0].kind", "missing"),
    (
        library_text(vendors=[{"name": "V", "notes": [{"on": "2026-02-30", "kind": "call"}]}]),
        "vendors[0].notes[0].on",
        "no date",
    ),
    (
        library_text(business={"settings": {"currency": "euro"}}),
        "business.settings.currency",
        "currency code",
    ),
    (library_text(business={"logo": "?"}), "business.logo", "base 64"),
    (library_text(business={"logo": "AAAA"}), "business.logo", "PNG"),
    (
        '{"schema": "rightsource.library/1", "tasks": [{"title": "a", "id": NaN}]}',
        "tasks[0].id",
        "not a number",
    ),
    ('{"tasks": [{"answers": {"hours": -Infinity}}]}', "tasks[0].answers.hours", "not a number"),
    ('{"tasks": [{"answers": {"hours": 1e400}}]}', "tasks[0].answers.hours", "1e400 is not a number"),
    ('{"tasks": [{"id": ' + "9" * 5000 + "}]}", "tasks[0].id", "too many digits"),
    ('{"tasks": [{"x": 0.' + "1" * 5000 + "}]}", "tasks[0].x", "too many digits"),
    ('{"tasks": [{"title": "a", "title": "b"}]}', "tasks[0].title", "given twice"),
    ('{"tasks": [{"title": "a\\ud800"}]}', "tasks[0].title", "lone surrogate"),
    ('{"tasks": [{"\\udfff": 1}]}', "tasks[0]", "lone surrogate"),
    ('{"tasks": [' + '{"a": ' * 40 + "1" + "}" * 40 + "]}", "tasks[0]" + ".a" * 19, "too deeply"),
    ('{"tasks": ' + "[" * 100_000, "", "too deeply"),
    ('{"tasks": [1,]}', "", "not valid JSON"),
]


@pytest.mark.parametrize(("text", "key", "problem"), HOSTILE)
def test_what_cannot_be_taken_is_refused_by_its_path(text, key, problem):
    with pytest.raises(InputRefused) as refused:
        library_from_json(text)
    assert refused.value.key == key
    assert problem in refused.value.problem
    assert refused.value.remedy.strip()


def test_a_surrogate_pair_is_a_character(full):
    text = library_text(tasks=[{"title": "Bake \U0001f950"}])
    assert "\\ud83e" in text
    assert library_from_json(text).tasks[0].title == "Bake \U0001f950"


def test_a_number_of_2_to_the_63_is_no_trouble_where_it_is_money():
    assert parse_json(str(2**63)) == 2**63
    with pytest.raises(InputRefused, match="out of bounds"):
        library_from_json(library_text(tasks=[{"title": "x", "answers": {"budget_per_month": 2**63}}]))


def test_entries_without_ids_and_times_get_their_own(new):
    session = new()
    restored(session, library_from_json(library_text(tasks=[{"title": "A"}, {"title": "B", "id": 9}])))
    assert [task.title for task in session.tasks()] == ["A", "B"]
    assert session.task(session.tasks()[0].id).created_at > START
    assert session.tasks()[1].id == 9


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "empty"), (b'{"schema": "\xff"}', "not UTF-8"), (b"hello", "no library")],
)
def test_a_file_that_is_no_library_is_refused_in_words(written, data, problem):
    with pytest.raises(InputRefused) as refused:
        read_contents(written("x.json", data))
    assert problem in refused.value.problem


def test_a_file_that_is_too_large_is_refused_before_it_is_read(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.json_format.LARGEST_BYTES", 10)
    with pytest.raises(InputRefused, match="larger than"):
        read_contents(written("x.json", library_text()))


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.json_format.MOST_TASKS", 1)
    with pytest.raises(InputRefused, match="more than 1 entries"):
        library_from_json(library_text(tasks=[{"title": "a"}, {"title": "b"}]))


def test_payroll_is_told_whole(contents):
    told = next(task for task in contents.tasks if task.title == "Payroll")
    expected = task_to_data(payroll())
    for key in ("schema", "title", "function", "notes"):
        del expected[key]
    assert dict(told.answers) == expected
