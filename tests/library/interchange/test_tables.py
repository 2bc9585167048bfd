"""Tables out and in: what is written is read back equal, in any language, and nothing in them can run."""

from __future__ import annotations

import csv
import datetime
import io
import time

import openpyxl
import pytest
from hypothesis import given

from advisor.domain.cells import as_told, defused
from advisor.domain.task_format import task_to_data
from advisor.language import use
from advisor.library.interchange.checked import task_values
from advisor.library.interchange.columns import COLUMNS, What
from advisor.library.interchange.contents import Contents, TaskEntry
from advisor.library.interchange.exchange import Form, exported, known_of, read_tables
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.mapping import propose, what_it_is
from advisor.library.interchange.xlsx_write import CellTooLong
from advisor.records import replace
from tests.strategies import lines, notes, quick, tasks

FORMS = (Form.CSV, Form.XLSX)


@pytest.fixture(autouse=True)
def english_again():
    yield
    use("en")


def written_and_read(folder, contents, form, what, known=Known()):  # noqa: B008 - it is frozen
    path = folder / f"table.{form.value}"
    path.write_bytes(exported(contents, form, [what]))
    (table,) = read_tables(path)
    assert what_it_is(table.headings) == what
    mapped = propose(what, table.headings)
    assert len(mapped) == len(COLUMNS[what])
    return look_over(table, what, mapped, known, locale="en_US")


def entry_of(task, **changes):
    told = {
        key: value for key, value in task_to_data(task).items() if key not in ("schema", "quotes", "settings")
    }
    values = task_values(told.pop("title"), told.pop("function", None), told.pop("notes", ""), told)
    return TaskEntry(**{"id": 1, **values, "created_at": "2026-03-02T09:00:00.123Z", **changes})


def plain(task):
    return (task.title, task.function, task.notes, task.status, dict(task.answers), task.created_at)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "es", "en_XA"])
def test_tasks_come_back_equal(tmp_path, contents, form, language):
    use(language)
    found = written_and_read(tmp_path, contents, form, What.TASKS)
    (told,) = [task for task in contents.tasks if task.deleted_at is None]
    (read,) = found.edit.tasks
    assert found.refused == ()
    assert plain(read) == plain(told)
    assert [quote.offer for quote in read.quotes] == [quote.offer for quote in told.quotes]


@pytest.mark.parametrize("form", FORMS)
@quick
@given(task=tasks())
def test_any_task_comes_back_equal(tmp_path_factory, form, task):
    entry = entry_of(task)
    found = written_and_read(tmp_path_factory.mktemp("any"), Contents(tasks=(entry,)), form, What.TASKS)
    assert found.refused == ()
    assert [plain(one) for one in found.edit.tasks] == [plain(entry)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", [What.VENDORS, What.NOTES])
def test_vendors_and_notes_come_back_equal(tmp_path, full, contents, form, what):
    found = written_and_read(tmp_path, contents, form, what, known_of(full.library.connection))
    vendor = next(one for one in contents.vendors if one.deleted_at is None)
    assert found.refused == ()
    if what is What.VENDORS:
        assert [one.vendor for one in found.edit.vendors] == [vendor.vendor]
        assert found.known == 1
    else:
        assert [one.note for _, one in found.edit.notes] == [
            one.note for one in sorted(vendor.notes, key=lambda one: one.note.on, reverse=True)
        ]
        assert {place for place, _ in found.edit.notes} == {vendor.id}


@pytest.mark.parametrize(("told", "read"), [("en", "es"), ("es", "en"), ("en", "en_XA"), ("es", "en_XA")])
def test_a_table_in_one_language_is_read_in_another(tmp_path, contents, told, read):
    use(told)
    path = tmp_path / "table.csv"
    path.write_bytes(exported(contents, Form.CSV, [What.TASKS]))
    use(read)
    (table,) = read_tables(path)
    mapped = propose(What.TASKS, table.headings)
    assert len(mapped) == len(COLUMNS[What.TASKS])
    found = look_over(table, What.TASKS, mapped, Known(), locale="es_ES")
    assert found.refused == ()
    assert found.edit.tasks[0].answers == next(one for one in contents.tasks if one.id == 1).answers


def test_headings_are_told_apart(contents):
    for language in ("en", "es", "en_XA"):
        use(language)
        for what in What:
            headings = [column.label.told() for column in COLUMNS[what]]
            assert len(set(headings)) == len(headings), (language, what)
            if what is not What.ADVICE:
                assert list(propose(what, headings).values()) == [column.key for column in COLUMNS[what]]


def test_the_labels_of_each_scale_are_told_apart_in_every_language():
    for columns in COLUMNS.values():
        for column in columns:
            if column.scale is not None:
                for language in ("en", "es", "en_XA"):
                    use(language)
                    for code in column.scale.labels:
                        assert column.scale.code_of(column.scale.told(code)) == code, (column.key, code)
                        assert column.scale.code_of(code) == code


RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x", "'=1", "''+x", "'plain", "'"]


@pytest.mark.parametrize("text", RUN)
def test_what_would_run_is_defused_and_comes_back_as_it_was(text):
    assert defused(text)[:1] == "'" or text == "'plain"
    assert as_told(defused(text)) == text


@quick
@given(text=lines() | notes())
def test_any_text_survives_its_defusing(text):
    assert as_told(defused(text)) == text
    assert defused(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize("form", FORMS)
def test_no_cell_of_an_export_starts_a_formula(tmp_path, form):
    entry = TaskEntry(
        id=1, title="=HYPERLINK(1)", notes="+1\n=2", function="@x", created_at="2026-03-02T09:00:00.000Z"
    )
    path = tmp_path / f"t.{form.value}"
    path.write_bytes(exported(Contents(tasks=(entry,)), form, [What.TASKS]))
    if form is Form.CSV:
        cells = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))[1]
    else:
        sheet = openpyxl.load_workbook(path).active
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        cells = [cell.value for cell in sheet[2]]
    assert [cell for cell in cells if cell][:4] == ["'=HYPERLINK(1)", "'@x", "Idea", "'+1\n=2"]


def test_numbers_leave_csv_plain_and_with_all_their_digits(contents):
    rows = list(csv.DictReader(io.StringIO(exported(contents, Form.CSV, [What.TASKS]).decode("utf-8-sig"))))
    assert rows[0]["Budget"] == "0.30000000000000004"
    assert rows[0]["Hours"] == "4.5"
    big = TaskEntry(id=1, title="x", answers={"budget_per_month": 1_234_567.5})
    text = exported(Contents(tasks=(big,)), Form.CSV, [What.VENDORS])
    assert text.startswith(b"\xef\xbb\xbf")


def test_the_workbook_has_real_types_and_frozen_headings(tmp_path, contents):
    path = tmp_path / "all.xlsx"
    path.write_bytes(exported(contents, Form.XLSX, list(What)))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Tasks", "Vendors", "Notes", "Advice"]
    assert all(sheet.freeze_panes == "B2" for sheet in book)
    by_heading = {cell.value: book["Tasks"].cell(2, cell.column) for cell in book["Tasks"][1]}
    assert by_heading["Hours"].value == 4.5
    assert by_heading["Budget"].value == 0.1 + 0.2
    assert by_heading["Licence needed"].value is False
    assert by_heading["Written down (UTC)"].is_date
    assert book["Notes"]["B2"].value == datetime.datetime(2026, 2, 3)
    assert [cell.value for cell in book["Vendors"][2]][7:9] == [True, False]


def test_the_same_library_gives_the_same_workbook(contents):
    first = exported(contents, Form.XLSX, list(What))
    assert exported(contents, Form.XLSX, list(What)) == first


def test_so_does_one_whose_tasks_nobody_has_weighed_yet(contents):
    bare = replace(contents, tasks=tuple(replace(one, result=None) for one in contents.tasks))
    first = exported(bare, Form.XLSX, list(What))
    time.sleep(0.01)  # a clock looked at would show it
    assert exported(bare, Form.XLSX, list(What)) == first


def test_advice_is_told_of_every_task_in_use_and_what_was_not_weighed_is_weighed(full, contents):
    unweighed = TaskEntry(
        id=90, title="Answer the phone", answers={"hours": 10}, created_at="2026-03-02T09:00:00.000Z"
    )
    both = Contents(business=contents.business, tasks=(*contents.tasks, unweighed), vendors=contents.vendors)
    text = exported(both, Form.CSV, [What.ADVICE]).decode("utf-8-sig")
    rows = {row["Task"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert set(rows) == {"Payroll", "Answer the phone"}
    assert float(rows["Payroll"]["Cost, all in"]) == full.tasks()[0].cost_mean
    assert rows["Payroll"]["Advice"] == "Outsource"
    assert rows["Payroll"]["Weighed (UTC)"]
    assert rows["Answer the phone"]["Weighed (UTC)"] == ""  # for this table alone, so that it has no time
    assert float(rows["Answer the phone"]["Cost in-house"]) > 0


def test_weighing_for_a_table_gives_what_the_library_would_keep(full, contents):
    bare = Contents(
        business=contents.business,
        tasks=tuple(TaskEntry(**{**_fields(one), "result": None}) for one in contents.tasks),
        vendors=contents.vendors,
    )
    weighed, kept = (
        list(
            csv.DictReader(
                io.StringIO(exported(one, Form.CSV, [What.ADVICE]).decode("utf-8-sig"), newline="")
            )
        )
        for one in (bare, contents)
    )
    assert [{**row, "Weighed (UTC)": ""} for row in kept] == weighed


def _fields(entry):
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


def test_a_text_that_no_cell_can_hold_stops_the_workbook_and_not_the_csv(contents):
    offer: dict[str, object] = {"vendor": "V", "arrangement": "outsource", "rate": {"price": 1}}
    offer["extras"] = [{"title": "x" * 400, "price": 1} for _ in range(90)]
    from advisor.library.interchange.contents import QuoteEntry

    entry = TaskEntry(
        id=1, title="Long", quotes=(QuoteEntry(offer=offer),), created_at="2026-03-02T09:00:00.000Z"
    )
    with pytest.raises(CellTooLong, match="Quotes"):
        exported(Contents(tasks=(entry,)), Form.XLSX, [What.TASKS])
    assert exported(Contents(tasks=(entry,)), Form.CSV, [What.TASKS])
