"""JSON and CSV made to do harm: refused in words, within bounds of time and memory, and nothing is taken."""

from __future__ import annotations

import io
import json
import time

import pytest

from advisor.domain.task_format import looks_like_tasks, read_tasks
from advisor.errors import InputRefused
from advisor.library.interchange.columns import What
from advisor.library.interchange.exchange import read_contents, read_tables
from advisor.library.interchange.json_read import library_from_json
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.raw_table import MOST_COLUMNS
from tests.hostile.contained import contained

HEAD = '{"schema": "rightsource.library/1", '
TASK = '"tasks": [{"title": "a", "answers": %s}]}'
BOMBS = {
    "nested lists": "[" * 200_000,
    "nested tables": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "nested within a task": HEAD + TASK % ("[" * 60 + "]" * 60),
    "endless digits": HEAD + TASK % ('{"hours": %s}' % ("9" * 5_000_000)),
    "endless decimals": HEAD + TASK % ('{"hours": 0.%s}' % ("1" * 5_000_000)),
    "not a number": HEAD + TASK % '{"hours": NaN}',
    "endless": HEAD + TASK % '{"hours": -Infinity}',
    "beyond any number": HEAD + TASK % '{"hours": 1e400}',
    "2 to the 63": HEAD + '"tasks": [{"title": "a", "id": 9223372036854775808}]}',
    "twins": HEAD + '"tasks": [{"title": "a", "title": "b"}]}',
    "twins written otherwise": HEAD + '"tasks": [{"title": "a", "\\u0074itle": "b"}]}',
    "half a character": HEAD + '"tasks": [{"title": "\\ud800"}]}',
    "half a character in a key": HEAD + '"\\udc00": 1}',
    "one id twice": HEAD + '"tasks": [{"title": "a", "id": 1}, {"title": "b", "id": 1}]}',
    "a vendor that is not there": HEAD
    + '"tasks": [{"title": "a", "quotes": [{"vendor_id": 9, "offer": {}}]}]}',
    "a text of 30,000 characters": HEAD + '"tasks": [{"title": "a", "notes": "%s"}]}' % ("x" * 30_000),
    "a logo that is none": HEAD + '"business": {"logo": "PHN2Zy8+"}}',
    "two values": '{"a": 1} {"b": 2}',
    "cut": HEAD + '"tasks": [{"title": "a',
    "something else": '{"schema": "rightsource.task/1", "title": "a"}',
    "true": "true",
    "nothing": "",
    "spaces": " " * 1_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_library_in_json_that_makes_no_sense_is_refused_soon(name):
    began = time.process_time()
    with pytest.raises(InputRefused) as caught:
        library_from_json(BOMBS[name])
    assert caught.value.remedy
    assert len(caught.value.one_line("f")) < 600
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", [name for name in BOMBS if name != "something else"])
def test_the_clipboard_takes_no_task_from_it_either(name):
    began = time.process_time()
    looks_like_tasks(BOMBS[name])
    with pytest.raises(InputRefused):
        read_tasks(BOMBS[name])
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text", [" " * 2_000_000, "\n" * 2_000_000 + "[", "\ufeff" * 100_000, "[" + " " * 2_000_000]
)
def test_pages_of_spaces_on_the_clipboard_are_looked_through_at_once(text):
    began = time.process_time()
    assert not looks_like_tasks(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("piece", ["{},", "0,", '{"a":{}},', '"\u2615",'])
def test_a_file_of_nothing_but_pieces_stays_within_a_gigabyte(tmp_path, piece):
    path = tmp_path / "pieces.json"
    path.write_text(HEAD + '"tasks": [' + piece * (12_000_000 // len(piece)) + "0]}")
    outcome = contained("read_contents(path)", path)
    assert outcome.said.startswith("InputRefused")
    assert outcome.seconds < 45


def test_more_pieces_than_any_library_has_are_refused_before_they_are_made():
    with pytest.raises(InputRefused, match="more entries"):
        library_from_json("[]," * 8_000_001)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_json_in_another_encoding_is_refused(tmp_path, encoding):
    path = tmp_path / "wide.json"
    path.write_bytes((HEAD + '"business": {"name": "Café"}}').encode(encoding))
    with pytest.raises(InputRefused):
        read_contents(path)


def table_of(tmp_path, data):
    path = tmp_path / "t.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = read_tables(path)
    return found


def refused(tmp_path, data):
    with pytest.raises(InputRefused) as caught:
        table_of(tmp_path, data)
    return caught.value.problem


def test_a_quotation_mark_that_never_closes_does_not_swallow_the_file(tmp_path):
    assert "never ends" in refused(tmp_path, 'Task,Hours\nA,1\n"' + "B,2\n" * 100_000)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r"])
def test_lines_may_end_in_any_way_and_in_several(tmp_path, end):
    found = table_of(tmp_path, f"Task,Hours\r\nA,1{end}B,2\n")
    assert [list(cells) for _, cells in found.rows] == [["A", "1"], ["B", "2"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_wide_letters_with_their_mark_are_read(tmp_path, encoding):
    found = table_of(tmp_path, "Task,Hours\nCafé ☕,1\n".encode(encoding))
    assert [list(cells) for _, cells in found.rows] == [["Café ☕", "1"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_without_their_mark_are_refused_by_the_line(tmp_path, encoding):
    assert "line 1" in refused(tmp_path, "Task,Hours\nA,1\n".encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_nul_is_refused_in_wide_letters_too(tmp_path, encoding):
    assert "line 2" in refused(tmp_path, "Task,Hours\nA\0,1\n".encode(encoding))


def test_a_million_columns_are_refused(tmp_path):
    assert f"more than {MOST_COLUMNS}" in refused(tmp_path, "Task," + "," * 1_000_000 + "x\nA\n")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 50, b"\x89PNG\r\n\x1a\n\0", b"%PDF-1.7\n\xff\xfe\0", b"\x7fELF\0"]
)
def test_what_is_no_text_is_refused(tmp_path, data):
    assert refused(tmp_path, data)


def test_cells_that_are_long_or_odd_refuse_their_row_alone(tmp_path):
    text = io.StringIO()
    text.write("Task,Hours,Notes\nGood,1,x\n")
    for cell in (
        "9" * 100_000,
        "-" * 100_000,
        "1e999999999",
        "NaN",
        "=1+1",
        "1" + " " * 90_000 + "2",
        "½",
        "1-2-3-4",
        "∞",
    ):
        text.write(f"T,{cell},x\n")
    text.write("B," + '1,"' + "y" * 30_000 + '"\n')
    began = time.process_time()
    table = table_of(tmp_path, text.getvalue())
    looked = look_over(table, What.TASKS, {0: "title", 1: "hours", 2: "notes"}, Known(), locale="en_US")
    assert [task.title for task in looked.edit.tasks][:1] == ["Good"]
    assert len(looked.refused) >= 8
    assert all(len(one.one_line("f")) < 600 for one in looked.refused)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("filling", ["☕,1\n", ",,,,\n"])
def test_a_table_as_large_as_one_may_be_stays_within_bounds(tmp_path, filling):
    path = tmp_path / "t.csv"
    path.write_text("Task,Hours\n" + filling * (10_000_000 // len(filling.encode())))
    outcome = contained("read_tables(path)", path)
    assert outcome.said != "taken" or filling == ",,,,\n"
    assert outcome.seconds < 45


def test_json_in_a_cell_is_held_to_the_same_rules(tmp_path):
    cells = [
        "[" * 5_000,
        '[{"title":"a","share":NaN}]',
        '[{"title":"a","share":1e400}]',
        '[{"title":"\ud83d","share":1}]',
    ]
    rows = "".join('A,"' + cell.replace('"', '""') + '"\n' for cell in cells)
    table = table_of(
        tmp_path, ("Task,Parts\n" + rows).encode("utf-8", "surrogatepass").replace(b"\xed\xa0\xbd", b"?")
    )
    looked = look_over(table, What.TASKS, {0: "title", 1: "steps"}, Known(), locale="en_US")
    assert len(looked.refused) >= 3
    assert json.dumps([one.problem for one in looked.refused])
