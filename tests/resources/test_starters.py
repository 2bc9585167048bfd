"""Holds the starter library and the sample business to the task format and to what they promise."""

import datetime
import re
import tomllib
from pathlib import Path

import pytest

from advisor.domain.levels import Arrangement
from advisor.domain.task_format import read_settings, read_task
from advisor.domain.task_format.keys import ANSWER_KEYS, Kind
from advisor.domain.vendor import NoteKind, Vendor

RESOURCES = Path(__file__).parents[2] / "resources"
STARTERS = RESOURCES / "starters"
SAMPLE = RESOURCES / "sample"

OF_ONE_OWNER_ONLY = {"budget_per_month", "safeguards"}
NEEDED = {"title", "function", *ANSWER_KEYS} - OF_ONE_OWNER_ONLY


def _toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


FUNCTIONS = _toml(STARTERS / "index.toml")["function"]
ENTRIES = [entry for function in FUNCTIONS for entry in _toml(STARTERS / function["file"])["task"]]
SAMPLE_TASKS = sorted(SAMPLE.glob("task*.toml"))

each_starter = pytest.mark.parametrize("entry", ENTRIES, ids=[entry["code"] for entry in ENTRIES])
each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=[one["code"] for one in FUNCTIONS])
each_sample_task = pytest.mark.parametrize("path", SAMPLE_TASKS, ids=[path.name for path in SAMPLE_TASKS])


def _folded(word):
    return " ".join(re.sub(r"[-_/]", " ", word.casefold()).split())


@each_starter
def test_a_starter_is_read_without_error(entry):
    assert read_task(entry["answers"]).title == entry["answers"]["title"]


@each_starter
def test_a_starter_answers_every_question_that_is_not_one_owner_s_own(entry):
    assert set(entry) == {"code", "summary", "answers"}
    assert set(entry["answers"]) == NEEDED


@each_starter
def test_the_ranges_of_a_starter_leave_room_for_doubt(entry):
    task = read_task(entry["answers"])
    for key, allowed in ANSWER_KEYS.items():
        value = getattr(task, key)
        if allowed.kind is Kind.RANGE:
            assert 0 < value.low < value.likely < value.high, key
        elif allowed.kind is Kind.RATE:
            assert 0 < value.price.low < value.price.likely < value.price.high, key


@each_starter
def test_a_job_done_once_is_counted_over_half_a_year_at_most(entry):
    if entry["answers"]["pattern"] == "one_off":
        assert entry["answers"]["horizon_months"] <= 6


@each_starter
def test_the_summary_is_one_sentence(entry):
    assert re.fullmatch(r"[A-Z0-9][^\n]{20,150}\.", entry["summary"])


def test_no_two_starters_share_a_code_or_a_title():
    for name in ("code", "title"):
        found = [entry.get(name) or entry["answers"][name] for entry in ENTRIES]
        assert len(found) == len(set(found))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", entry["code"]) for entry in ENTRIES)


def test_the_library_is_large_enough_to_start_from():
    assert len(ENTRIES) >= 66
    assert len(FUNCTIONS) >= 14


@each_function
def test_a_function_brings_four_to_six_tasks_of_its_own(function):
    tasks = _toml(STARTERS / function["file"])["task"]
    assert 4 <= len(tasks) <= 6
    assert {task["answers"]["function"] for task in tasks} == {function["code"]}


@each_function
def test_the_usual_task_of_a_function_is_charged_by_the_hour_and_stays_open(function):
    usual = _toml(STARTERS / function["file"])["task"][0]["answers"]
    assert isinstance(usual["outsource_rate"], list)
    assert isinstance(usual["offshore_rate"], list)
    assert usual["pattern"] == "ongoing"
    assert not usual["must_stay"]
    assert not usual["licensed"] or function["code"] == "legal"


def test_every_file_of_the_folder_is_in_the_index():
    files = {path.name for path in STARTERS.glob("*.toml")} - {"index.toml"}
    assert files == {function["file"] for function in FUNCTIONS}


def test_a_word_leads_to_one_function_only():
    owner_of: dict[str, str] = {}
    for function in FUNCTIONS:
        for word in {_folded(word) for word in (function["code"], function["label"], *function["aliases"])}:
            assert owner_of.setdefault(word, function["code"]) == function["code"], word


@pytest.mark.parametrize(
    "code",
    [
        "bookkeeping-monthly",
        "admin-assistant",
        "telephone-answering",
        "it-everyday",
        "design-logo",
        "admin-spreadsheet-repair",
        "sales-build-customer-list",
        "data-clean-customer-list",
    ],
)
def test_the_well_known_cases_are_there(code):
    assert code in {entry["code"] for entry in ENTRIES}


def test_the_logo_is_brand_work_done_once_where_a_copy_costs_more_than_the_job():
    logo = next(read_task(entry["answers"]) for entry in ENTRIES if entry["code"] == "design-logo")
    assert (logo.pattern, logo.original_work) == ("one_off", "brand")
    assert logo.ip_loss is not None
    assert logo.outsource_rate is not None
    assert logo.ip_loss.likely > logo.outsource_rate.price.likely


@pytest.mark.parametrize("code", ["sales-build-customer-list", "data-clean-customer-list"])
def test_work_on_the_customer_list_says_that_the_list_is_at_stake(code):
    answers = next(entry["answers"] for entry in ENTRIES if entry["code"] == code)
    assert answers["data"] == "customer_list"


@pytest.mark.parametrize("key", [key for key, allowed in ANSWER_KEYS.items() if allowed.kind is Kind.LEVEL])
def test_every_level_of_an_answer_occurs_in_a_starter(key):
    words = set(ANSWER_KEYS[key].allowed_words)
    assert {entry["answers"][key] for entry in ENTRIES} == words


@pytest.mark.parametrize("key", ["licensed", "must_stay"])
def test_some_starters_say_yes_and_some_say_no(key):
    assert {entry["answers"][key] for entry in ENTRIES} == {True, False}


def test_the_sample_business_has_a_name_and_complete_settings():
    business = _toml(SAMPLE / "business.toml")
    settings = read_settings(business["settings"])
    assert business["name"] == "Harbour Street Bakery"
    assert settings.currency == "USD"
    assert None not in {
        getattr(settings, name) for name in settings.__struct_fields__ if name != "preferences"
    }


@each_sample_task
def test_a_sample_task_is_read(path):
    task = read_task(_toml(path))
    assert task.function in {function["code"] for function in FUNCTIONS}


def test_the_sample_task_stands_alone_and_the_others_take_the_business_s_settings():
    assert [path.name for path in SAMPLE_TASKS] == [*(f"task-{n}.toml" for n in range(2, 7)), "task.toml"]
    settings_of = {path.name: _toml(path).get("settings") for path in SAMPLE_TASKS}
    assert settings_of.pop("task.toml") == _toml(SAMPLE / "business.toml")["settings"]
    assert set(settings_of.values()) == {None}


def test_the_sample_task_compares_one_offer_of_either_kind():
    task = read_task(_toml(SAMPLE / "task.toml"))
    assert [quote.arrangement for quote in task.quotes] == [Arrangement.OUTSOURCE, Arrangement.OFFSHORE]


def test_the_sample_vendors_are_those_who_made_offers_and_their_notes_are_dated():
    vendors = _toml(SAMPLE / "vendors.toml")["vendor"]
    offers = {quote.vendor for path in SAMPLE_TASKS for quote in read_task(_toml(path)).quotes}
    assert offers == {vendor["name"] for vendor in vendors}
    for data in vendors:
        notes = data.pop("note")
        Vendor(**data | {"arrangement": Arrangement(data["arrangement"])})
        assert all(type(note["on"]) is datetime.date for note in notes)
        assert {NoteKind(note["kind"]) for note in notes}
        assert all(set(note) == {"on", "kind", "text"} for note in notes)


def test_nobody_real_is_reached_at_the_sample_vendors_addresses():
    text = (SAMPLE / "vendors.toml").read_text(encoding="utf-8")
    assert all(host.endswith(".example.com") for host in re.findall(r'(?:https://|@)([^/"\s]+)', text))
    assert all(
        re.fullmatch(r"\(\d{3}\) 555-01\d\d", phone) for phone in re.findall(r'phone = "([^"]+)"', text)
    )
