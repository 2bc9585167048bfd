"""Tables that others made: numbers, days and answers however they are written, and rows refused in words."""

from __future__ import annotations

import datetime

import pytest

from advisor.errors import InputRefused
from advisor.language import use
from advisor.library.interchange.columns import What
from advisor.library.interchange.csv_read import table_from_text
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.mapping import known_headings, propose, what_it_is, with_wishes
from advisor.library.interchange.numbers import decimal_sign_of
from advisor.progress import Progress


def looked(text, *, what=None, locale="en_US", known=Known(), wishes=(), **options):  # noqa: B008 - it is frozen
    table = table_from_text(text, known_headings(), Progress())
    what = what or what_it_is(table.headings) or What.TASKS
    mapped = with_wishes(what, table.headings, wishes, propose(what, table.headings))
    return look_over(table, what, mapped, known, locale=locale, **options)


def answers(text, **options):
    found = looked(text, **options)
    assert found.refused == ()
    return [dict(task.answers) for task in found.edit.tasks]


def hours(cell, locale="en_US", **options):
    return answers(f'Task;Hours\nA;"{cell}"\n', locale=locale, **options)[0].get("hours")


@pytest.mark.parametrize(
    ("cell", "locale", "expected"),
    [
        ("8", "en_US", 8), ("8.5", "en_US", 8.5), ("1,234.5", "en_US", 1234.5), ("1,234", "en_US", 1234),
        ("8,5", "de_DE", 8.5), ("1.234,5", "de_DE", 1234.5), ("1.234", "de_DE", 1234), ("8.5", "de_DE", 8.5),
        ("1 234,5", "fr_FR", 1234.5), ("1’234.5", "de_CH", 1234.5), ("12,34,567.5", "en_IN", 1234567.5),
        ("€ 1,200", "en_IE", 1200), ("$45", "en_US", 45), ("٤٫٥", "ar_EG", 4.5), ("１２", "ja_JP", 12),
        ("8-14", "en_US", [8, 11, 14]), ("8–14", "en_US", [8, 11, 14]), ("8; 10; 14", "en_US", [8, 10, 14]),
        ("8,5 - 14,5", "de_DE", [8.5, 11.5, 14.5]), ("0.5", "de_DE", 0.5), ("0", "en_US", 0),
        ("1e-05", "en_US", 1e-05), (" ", "en_US", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written_where_the_file_comes_from(cell, locale, expected):
    assert hours(cell, locale) == expected


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.5"], "."), (["1,5"], ","), (["1.234"], None), (["1,234", "2,5"], ","), (["1,234.56"], "."),
        (["1.234.567"], ","), (["1,234,567"], "."), (["0.125"], "."), (["12", ""], None),
        (["1.5", "1,5"], None), (["1.234,5"], ","),
    ],
)  # fmt: skip
def test_the_decimal_sign_is_found_where_the_numbers_show_it(texts, sign):
    assert decimal_sign_of(texts) == sign


def test_the_decimal_sign_can_be_told():
    assert hours("1.234", decimal=",") == 1234
    assert hours("1.234", decimal=".") == 1.234


def test_a_range_may_have_three_columns_or_two():
    text = "Task,hours.low,hours,hours.high\nA,2,3,9\nB,2,,9\nC,,3,\nD,,3,9\nE,2-4,,\n"
    found = looked(text)
    assert [task.answers["hours"] for task in found.edit.tasks] == [[2, 3, 9], [2, 5.5, 9], 3, [3, 3, 9]]
    assert [(row.row, row.column) for row in found.refused] == [(6, "hours")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("experienced", "experienced"), ("Somebody experienced", "experienced"),
        ("EXPERIENCED ", "experienced"),        ("Somebody", None), ("somebody_experienced", "experienced"),
    ],
)  # fmt: skip
def test_answers_are_known_by_their_code_or_their_label(cell, expected):
    found = looked(f"Task,Skill it takes\nA,{cell}\n")
    if expected is None:
        assert [row.column for row in found.refused] == ["Skill it takes"]
        assert "Somebody experienced" in found.refused[0].remedy
    else:
        assert found.edit.tasks[0].answers["skill"] == expected


@pytest.mark.parametrize(("cell", "expected"), [("yes", True), ("TRUE", True), ("1", True), ("x", True),
                                                ("No", False), ("false", False), ("0", False)])  # fmt: skip
def test_yes_and_no_are_known_in_many_ways(cell, expected):
    assert answers(f"Task,licensed\nA,{cell}\n")[0]["licensed"] is expected


def test_several_answers_stand_in_one_cell():
    found = answers('Task,Safeguards in place\nA,"Insurance; Exit plan"\nB,"insurance, exit_plan"\n')
    assert [one["safeguards"] for one in found] == [["insurance", "exit_plan"]] * 2


@pytest.mark.parametrize(
    ("cell", "locale", "expected"),
    [
        ("2026-02-03", "en_US", (2026, 2, 3)), ("2/3/2026", "en_US", (2026, 2, 3)),
        ("2/3/2026", "en_GB", (2026, 3, 2)), ("3.2.2026", "de_DE", (2026, 2, 3)),
        ("2026-02-03 10:30", "en_US", (2026, 2, 3)),
    ],
)  # fmt: skip
def test_days_are_read_in_the_order_of_the_country(cell, locale, expected):
    known = Known(vendors={"v": (7,)})
    found = looked(f"About vendor,Date,Note\nV,{cell},Hello\n", locale=locale, known=known)
    assert found.refused == ()
    assert found.edit.notes[0][0] == 7
    assert found.edit.notes[0][1].note.on == datetime.date(*expected)


REFUSED = [
    ("Task,Hours\n,3\n", 2, "Task", "it is empty"),
    ("Task,Hours\nA,many\n", 2, "Hours", "not a number"),
    ("Task,Hours\nA,-3\n", 2, "Hours", "not a number"),
    ("Task,Hours\nA,1.2.3\n", 2, "Hours", "not a number"),
    ("Task,Hours\nA,1;2;3;4\n", 2, "Hours", "not a number"),
    ('Task,Hours\nA,"3;2;1"\n', 2, "Hours", "does not rise"),
    ("Task,Hours\nA,#REF!\n", 2, "Hours", "holds an error"),
    ("Task,How far ahead\nA,500\n", 2, "How far ahead", "out of bounds"),
    ("Task,How far ahead\nA,1.5\n", 2, "How far ahead", "not whole"),
    ("Task,licensed\nA,perhaps\n", 2, "licensed", "neither yes nor no"),
    ("Task,Status\nA,gone\n", 2, "Status", "not one of the answers"),
    (f"Task\n{'x' * 501}\n", 2, "Task", "longer than 500"),
    ("Task,Parts (JSON)\nA,[1\n", 2, "Parts (JSON)", "not valid JSON"),
    ('Task,Quotes (JSON)\nA,"[{}]"\n', 2, "Quotes (JSON)", "missing"),
    ("About vendor,Date,Note\nV,2026-02-30,x\n", 2, "Date", "no date"),
    ("About vendor,Date,Note\nV,,x\n", 2, "", "it is empty"),
    ("About vendor,Date,Note\nW,2026-02-03,x\n", 2, "About vendor", "no vendor called"),
    ("About vendor,Date,Note\nTwin,2026-02-03,x\n", 2, "About vendor", "several vendors"),
    (f"Vendor,Way of working\n{'x' * 501},\n", 2, "Vendor", "longer than 500"),
    ("Vendor,Way of working\nA,in_house\n", 2, "Way of working", "not one of the answers"),
]


@pytest.mark.parametrize(("text", "row", "column", "problem"), REFUSED)
def test_a_row_that_cannot_be_taken_is_refused_with_row_column_reason_and_remedy(text, row, column, problem):
    known = Known(vendors={"v": (7,), "twin": (1, 2)})
    found = looked(text, known=known)
    assert found.count == 0
    (refused,) = found.refused
    assert (refused.row, refused.column if column else "") == (row, column)
    assert problem in refused.problem
    assert refused.remedy
    line = refused.one_line("file.csv")
    assert line.startswith("file.csv: row 2")
    assert "\n" not in line


def test_every_fault_of_a_row_is_told_and_the_other_rows_are_taken():
    found = looked("Task,Hours,licensed\nA,x,perhaps\nB,3,yes\n")
    assert [(row.row, row.column) for row in found.refused] == [(2, "Hours"), (2, "licensed")]
    assert [task.title for task in found.edit.tasks] == ["B"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign):
    rows = ["Task", "Notes", "Hours"], ["A", "Red, and; blue", "3"], ["B", "Green, too", "4"]
    text = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    assert [(task.title, task.notes) for task in looked(text).edit.tasks] == [
        ("A", "Red, and; blue"),
        ("B", "Green, too"),
    ]


def test_a_line_that_names_the_sign_is_obeyed():
    found = looked("sep=|\nTask|Hours\nA|3\n")
    assert found.edit.tasks[0].answers == {"hours": 3}


def test_headings_may_stand_below_a_title_and_empty_rows_count():
    found = looked("Our jobs,,\n,,\nTask,Hours,\nA,3,\n,,\nB,x,\n")
    assert [task.title for task in found.edit.tasks] == ["A"]
    assert [row.row for row in found.refused] == [6]


@pytest.mark.parametrize(
    ("headings", "what"),
    [
        (("Name", "Hours per month"), What.TASKS), (("Company", "E-mail", "Phone"), What.VENDORS),
        (("Supplier", "Date", "Remarks"), What.NOTES), (("Tarea", "Horas"), What.TASKS),
        (("Foo", "Bar"), None), (("Job", "Department"), What.TASKS),
    ],
)  # fmt: skip
def test_the_kind_of_a_table_is_known_by_its_headings(headings, what):
    assert what_it_is(headings) is what


def test_columns_can_be_mapped_by_hand_and_left_out():
    found = looked(
        "Was;Wie lang;Notes\nLohn;3;x\n", wishes=[("Was", "title"), ("wie lang", "hours"), ("Notes", "")]
    )
    (task,) = found.edit.tasks
    assert (task.title, task.answers, task.notes) == ("Lohn", {"hours": 3}, "")
    with pytest.raises(InputRefused, match="no such column"):
        looked("Was\nLohn\n", wishes=[("Wer", "title")])
    with pytest.raises(InputRefused, match="no such key"):
        looked("Was\nLohn\n", wishes=[("Was", "titel")])
    with pytest.raises(InputRefused, match="no column holds"):
        looked("Was\nLohn\n")


def test_names_that_are_there_already_are_counted_and_may_be_left_out():
    known = Known(titles=frozenset({"payroll"}))
    found = looked("Task\nPAYROLL\nOther\n", known=known)
    assert (found.known, found.left_out, found.count) == (1, 0, 2)
    found = looked("Task\nPAYROLL\nOther\n", known=known, skips_known=True)
    assert (found.known, found.left_out, found.count) == (1, 1, 1)


def test_a_quote_belongs_to_the_vendor_of_its_name_where_there_is_one():
    cell = '[{""vendor"": ""V"", ""arrangement"": ""outsource"", ""rate"": 20}]'
    text = f'Task,Quotes (JSON)\nA,"{cell}"\n'
    found = looked(text, known=Known(vendors={"v": (7,)}))
    assert found.edit.tasks[0].quotes[0].vendor_id == 7
    assert looked(text).edit.tasks[0].quotes[0].vendor_id is None


def test_spanish_words_are_read_while_english_is_spoken():
    use("es")
    try:
        from advisor.wording.questions import QUESTIONS

        label = QUESTIONS["skill"].level("experienced").label
    finally:
        use("en")
    assert looked(f'Tarea;Skill it takes\nA;"{label}"\n').edit.tasks[0].answers == {"skill": "experienced"}
