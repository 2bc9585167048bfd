"""Holds the listing commands to what other programs can build on."""

import json
import tomllib

import pytest

from advisor import __version__
from advisor.domain.task_format import read_task
from advisor.domain.task_format.json_schema import task_json_schema
from advisor.evidence.starters import starters


def test_the_schema_is_printed_as_json(cli):
    ran = cli("schema")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == task_json_schema()


def test_the_starters_are_listed_under_their_functions(cli):
    ran = cli("starters")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    for starter in starters():
        place = next(n for n, line in enumerate(lines) if line.split()[:1] == [starter.code])
        assert lines[place].endswith(starter.title)
        assert starter.function.label in lines[:place]
    assert len([line for line in lines if line.startswith("  ")]) == len(starters())


@pytest.mark.parametrize(
    ("form", "read"), [("json", json.loads), ("toml", lambda text: tomllib.loads(text)["starters"])]
)
def test_the_list_of_starters_can_be_read_by_programs(cli, form, read):
    rows = read(cli("starters", "--format", form).out)
    assert [row["code"] for row in rows] == [starter.code for starter in starters()]
    for row, starter in zip(rows, starters(), strict=True):
        assert (row["function"], row["title"], row["summary"]) == (
            starter.function.code, starter.title, starter.summary,
        )  # fmt: skip
        assert read_task(row["task"]) == starter.task


@pytest.mark.parametrize("code", [starter.code for starter in starters()][::9])
@pytest.mark.parametrize(
    "form", [[], ["--format", "json"], ["--format", "toml"]], ids=["plain", "json", "toml"]
)
def test_a_starter_that_was_printed_can_be_assessed(cli, code, form):
    printed = cli("starters", code, *form)
    assert (printed.status, printed.err) == (0, "")
    ran = cli("assess", "-", "--format", "json", "--point", stdin=printed.out.encode())
    assert (ran.status, ran.err) == (0, "")
    starter = next(one for one in starters() if one.code == code)
    assert read_task(json.loads(ran.out)["task"]) == starter.task


def test_a_starter_in_words_is_its_title_and_summary(cli):
    starter = starters()[0]
    assert cli("starters", starter.code, "--format", "text").out == f"{starter.title}\n{starter.summary}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["assess", "--help"], ["report", "--help"], []])
def test_help_is_no_refusal(cli, arguments):
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("usage: rightsource")


def test_the_version_is_the_program_s(cli):
    assert cli("--version").out == f"rightsource {__version__}\n"
