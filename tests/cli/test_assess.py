"""Holds ``rightsource assess`` to its output: the contract's keys and nothing else, the same on every run."""

import csv
import io
import json
import math

import pytest
from hypothesis import example, given, settings

from advisor import __version__
from advisor.domain.assessment import (
    Basis,
    Confidence,
    LineCode,
    Origin,
    Suitability,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Rate, Task
from advisor.domain.task_format import parse_task_text, read_task, task_to_data
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.report.contract import assessment_to_data
from tests.cli.conftest import BOOKS, LOGO, SAMPLE
from tests.strategies import extreme_tasks, quick, tasks

FIGURE = {"mean", "p10", "p50", "p90"}
TOP = [
    "schema", "rightsource_version", "task", "currency", "basis", "verdict", "alternatives", "reasons",
    "alarms", "flip_points", "worth_finding_out", "tornado", "safeguards", "assumptions",
]  # fmt: skip
PLANS = ["split", "pre_mortem", "checking_plan", "paid_trial", "break_even"]


def numbers(data):
    if isinstance(data, dict):
        for value in data.values():
            yield from numbers(value)
    elif isinstance(data, list):
        for value in data:
            yield from numbers(value)
    elif isinstance(data, float):
        yield data


def no_constants(word):
    raise AssertionError(f"{word} is no JSON")


def loads(text):
    return json.loads(text, parse_constant=no_constants)


def holds_to_the_contract(data, *, point=False):
    """Every object has the contract's keys, every word is one of its words, every figure is finite."""
    assert [key for key in data if key not in PLANS] == TOP
    assert data["schema"] == "rightsource.assessment/1"
    assert data["rightsource_version"] == __version__
    assert data["basis"] in list(Basis)
    assert list(data["verdict"]) == [
        "arrangement",
        "alternative",
        "confidence",
        "probability_best",
        "headline",
    ]
    assert data["verdict"]["confidence"] in list(Confidence)
    assert [one["id"] for one in data["alternatives"]][:3] == ["in_house", "outsource", "offshore"]
    for one in data["alternatives"]:
        assert list(one) == [
            "id", "arrangement", "vendor", "suitability", "conditions", "cost", "cash", "your_hours",
            "probability_best", "ledger",
        ]  # fmt: skip
        assert one["suitability"] in list(Suitability)
        assert all(set(condition) == {"code", "text", "lifted_by"} for condition in one["conditions"])
        for figure in (one["cost"], one["cash"], one["your_hours"]):
            assert set(figure) == FIGURE
            assert (figure["p10"] is None) == (figure["p50"] is None) == (figure["p90"] is None) == point
        for line in one["ledger"]:
            assert list(line) == ["code", "label", "mean", "p10", "p90", "your_hours"]
            assert line["code"] in list(LineCode)
            assert (line["p10"] is None) == (line["p90"] is None) == point
        assert math.isclose(
            math.fsum(line["mean"] for line in one["ledger"]), one["cost"]["mean"], rel_tol=1e-9, abs_tol=1e-6
        )
    for name, keys in (
        ("reasons", ["code", "text", "favours", "amount"]),
        ("alarms", ["code", "text"]),
        ("flip_points", ["input", "now", "flips_at", "to", "within_range", "text"]),
        ("worth_finding_out", ["input", "value", "text"]),
        ("tornado", ["input", "low", "high"]),
        ("safeguards", ["code", "text", "cost", "for"]),
        ("assumptions", ["input", "value", "from", "evidence"]),
    ):
        assert all(list(one) == keys for one in data[name]), name
    for one in data["assumptions"]:
        assert one["from"] in list(Origin)
        assert one["evidence"] is None or list(one["evidence"]) == ["source", "year", "grade", "note"]
        assert (one["from"] == "you") == (one["evidence"] is None)
    assert all(math.isfinite(number) for number in numbers(data))


def test_one_task_is_one_object_by_the_contract(cli):
    ran = cli("assess", SAMPLE, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    data = loads(ran.out)
    holds_to_the_contract(data)
    assert data["task"] == task_to_data(read_task(parse_task_text(SAMPLE.read_text(encoding="utf-8"))))
    assert [one["vendor"] for one in data["alternatives"][3:]] == ["Tideway Books", "Luntian Office Help"]
    assert ran.out.endswith("}\n")


def test_several_tasks_are_an_array_in_the_order_they_were_given(cli, logo, books):
    ran = cli("assess", logo, books, logo, "--format", "json")
    assert ran.status == 0
    found = loads(ran.out)
    assert [one["task"]["title"] for one in found] == ["Logo", "Büroarbeit – “täglich”", "Logo"]
    assert [one["basis"] for one in found] == ["total", "per_month", "total"]
    assert [one["currency"] for one in found] == ["USD", "EUR", "USD"]
    for one in found:
        holds_to_the_contract(one)


def test_json_lines_are_one_line_a_task_and_say_the_same(cli, logo, books):
    whole = loads(cli("assess", logo, books, "--format", "json").out)
    ran = cli("assess", logo, books, "--format", "jsonl")
    lines = ran.out.split("\n")
    assert lines.pop() == ""
    assert [loads(line) for line in lines] == whole
    assert len(cli("assess", logo, "--format", "jsonl").out.splitlines()) == 1


def test_a_title_of_several_lines_is_still_one_line_of_json_lines(cli):
    task = json.dumps({"title": "a\u2028b\nc", "notes": "x\ny\u2029z\x85"})
    ran = cli("assess", "-", "--format", "jsonl", stdin=task.encode())
    assert len(ran.out.splitlines()) == 1


def test_a_table_has_one_row_a_task_with_plain_numbers(cli, logo, books):
    ran = cli("assess", logo, books, "--format", "csv")
    assert ran.status == 0
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert list(rows[0]) == [
        "source", "title", "arrangement", "alternative", "confidence", "probability_best", "currency",
        "basis", "cost_mean", "cost_p10", "cost_p90", "cash_mean", "your_hours_mean", "runner_up",
        "runner_up_cost_mean", "task_id", "in_house_cost_mean", "in_house_your_hours_mean",
    ]  # fmt: skip
    assert [row["source"] for row in rows] == [str(logo), str(books)]
    data = loads(cli("assess", logo, "--format", "json").out)
    assert rows[0]["alternative"] == data["verdict"]["alternative"]
    best = next(one for one in data["alternatives"] if one["id"] == rows[0]["alternative"])
    assert float(rows[0]["cost_mean"]) == best["cost"]["mean"]
    assert float(rows[0]["cost_p10"]) == best["cost"]["p10"]


def test_a_table_runs_no_formula_and_leaves_cells_empty_where_there_is_no_figure(cli, written):
    task = {"title": "=1+1", "must_stay": True, "own_skill": "cannot"}
    ran = cli("assess", written("=x.json", json.dumps(task)), "--format", "csv", "--point")
    row = next(csv.DictReader(io.StringIO(ran.out)))
    assert row["title"] == "'=1+1"
    assert (row["arrangement"], row["alternative"], row["cost_mean"], row["runner_up"]) == ("", "", "", "")
    assert row["confidence"] == "none"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "＝1", "＋1"])
def test_whatever_a_spreadsheet_would_run_is_defused(cli, title):
    ran = cli("assess", "-", "--format", "csv", stdin=json.dumps({"title": title}).encode())
    row = next(csv.DictReader(io.StringIO(ran.out)))
    assert row["title"] == f"'{title}"
    assert row["source"] == "'-"


def test_a_dash_reads_standard_input(cli, books):
    from_file = cli("assess", books, "--format", "json")
    from_input = cli("assess", "-", "--format", "json", stdin=BOOKS.encode())
    assert from_input == from_file
    assert cli("assess", "-", "--format", "json", stdin=LOGO.encode()).status == 0


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_likely_values_have_no_percentiles_and_no_odds(cli, logo, form):
    data = loads(cli("assess", logo, "--format", form, "--point").out)
    holds_to_the_contract(data, point=True)
    assert data["verdict"]["probability_best"] is None
    assert data["verdict"]["confidence"] == "none"
    assert {one["probability_best"] for one in data["alternatives"]} == {None}


def test_where_nothing_fits_the_verdict_is_null_and_says_so(cli):
    task = {"title": "a", "must_stay": True, "own_skill": "cannot"}
    for point in ([], ["--point"]):
        ran = cli("assess", "-", "--format", "json", *point, stdin=json.dumps(task).encode())
        data = loads(ran.out)
        holds_to_the_contract(data, point=bool(point))
        assert (data["verdict"]["arrangement"], data["verdict"]["alternative"]) == (None, None)
        assert data["verdict"]["confidence"] == "none"
        assert data["reasons"] == data["safeguards"] == []
        assert data["verdict"]["headline"].startswith("Nothing fits “a” as it stands.")


def test_figures_follow_the_locale_in_words_only(cli, logo):
    here = loads(cli("assess", logo, "--format", "json").out)
    there = loads(cli("assess", logo, "--format", "json", "--locale", "de-DE").out)
    assert there["verdict"]["headline"] != here["verdict"]["headline"]
    assert there["alternatives"][0]["cost"] == here["alternatives"][0]["cost"]


def test_odds_add_up_among_those_that_are_not_ruled_out():
    for starter in starters()[::7]:
        data = assessment_to_data(starter.task, assess(starter.task))
        assert math.fsum(one["probability_best"] for one in data["alternatives"]) == pytest.approx(1)
        for one in data["alternatives"]:
            assert one["suitability"] != "ruled_out" or one["probability_best"] == 0


def test_every_field_of_an_assessment_has_its_place_in_the_contract():
    data = assessment_to_data(starters()[0].task, assess(starters()[0].task, point=True))
    told = set(assess(starters()[0].task, point=True).__struct_fields__)
    assert told - set(data) == {"title"}


@settings(quick, max_examples=60)
@given(tasks())
def test_any_task_at_likely_values_holds_to_the_contract(task):
    data = assessment_to_data(task, assess(task, point=True))
    holds_to_the_contract(loads(json.dumps(data, allow_nan=False)), point=True)


@settings(quick, max_examples=15)
@given(tasks())
def test_any_task_that_is_drawn_holds_to_the_contract(task):
    data = assessment_to_data(task, assess(task))
    holds_to_the_contract(loads(json.dumps(data, allow_nan=False)))


@settings(quick, max_examples=30)
@given(extreme_tasks())
@example(Task(title="a", hours=Range.exactly(0)))
@example(Task(title="a", hours=Range.exactly(1e15), offshore_rate=Rate(price=Range.exactly(1e15))))
def test_no_task_is_too_large_to_be_assessed(task):
    data = assessment_to_data(task, assess(task, point=True))
    assert all(math.isfinite(number) for number in numbers(data))
