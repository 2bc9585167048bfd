"""Holds each default to the figure that its source gives, as far as the source was read or quoted."""

import pytest

from advisor.domain.ranges import Range
from advisor.evidence.defaults import defaults

INPUTS = defaults().inputs

# input → source, year, grade, what the note must quote, figures that the range must span (in its own unit)
CITED: dict[str, tuple[str, int | None, str, list[str], list[float]]] = {
    "staff_hour": ("US Bureau of Labor Statistics", 2018, "A", ["1.36", "1 to 49 people"], []),
    "outsource_rate": (
        "LegalClarity for bookkeepers; Amicus for IT support", 2020, "A",
        ["Bookkeepers 20 to 150 dollars", "IT support 85 to 300"], [40, 75, 85],
    ),
    "offshore_rate": (
        "Rest of World", 2023, "A", ["400 to 1,200 dollars a month", "5 to 15 dollars an hour"], [5, 15],
    ),
    "offshore.productivity": (
        "Meta Group, in CIO Magazine", 2003, "A", ["20 per cent", "up to two years"], [1 - 0.20],
    ),
    "outsource.finding_hours": ("Overby, CIO Magazine", 2003, "A", ["1 to 10 per cent of the contract"], []),
    "offshore.finding_hours": ("Overby, CIO Magazine", 2003, "A", ["As for professionals"], []),
    "offshore.preparation_hours": ("Ready Room", None, "A", ["6 hours to draft", "12 to revise"], [6, 18]),
    "offshore.ramp_up_months": ("Mellon", 2003, "A", ["8 to 20 weeks", "67"], [8 * 12 / 52, 12 * 12 / 52]),
    "ramp_up_loss": ("Meta Group, in CIO Magazine", 2003, "A", ["A fifth"], [0.20]),
    "offshore.turnover_per_year": ("CCAP", 2022, "B", ["45 per cent", "without notice"], [0.45]),
    "outsource.rework_borne": ("Deloitte", 2005, "B", ["57 per cent of 25 firms"], [0.57]),
    "leak_loss": ("UK Cyber Security Breaches Survey", 2023, "B", ["1,100 pounds"], []),
    "offshore.copy_chance": ("Greif", 2014, "B", ["Three of five cheap logos", "Five is very few"], []),
    "customers_lost_per_year": ("ContactBabel", None, "B", ["1.09 per cent of customers a year"], [1.09]),
    "early_end": ("Deloitte", 2012, "A", ["48 per cent"], [0.48]),
}  # fmt: skip

# Figures that stand in the notes of our own judgement.
MENTIONED = {
    "owner_hour": ["50 to 60 hours a week"],
    "outsource.rework": ["Barthélemy (2001)", "14 per cent of 50", "not a rate"],
    "offshore.rework": ["Aron and Singh 2005"],
    "offshore.supervision": ["Aron and Singh 2005", "Dibbern 2008", "no study of small firms was found"],
    "outsource.supervision": ["No study of small firms was found"],
    "in_house.leak_per_year": ["Schneier 2005", "access and recourse", "no base rate was found"],
    "outsource.leak_per_year": ["doubled to 30 per cent", "Verizon 2025", "a share, not a rate"],
    "offshore.leak_per_year": ["No base rate was found"],
    "outsource.copy_chance": ["No base rate was found"],
}


def test_whatever_names_a_source_is_looked_up_here():
    assert {name for name, entry in INPUTS.items() if entry.evidence.grade != "own"} == set(CITED)


@pytest.mark.parametrize("name", CITED)
def test_a_citation_agrees_with_its_source(name):
    source, year, grade, quoted, figures = CITED[name]
    entry = INPUTS[name]
    assert entry.evidence.source.startswith(source)
    assert (entry.evidence.year, entry.evidence.grade) == (year, grade)
    for words in quoted:
        assert words in entry.evidence.note
    for figure in figures:
        assert entry.range.low <= figure <= entry.range.high


@pytest.mark.parametrize("name", MENTIONED)
def test_a_figure_mentioned_beside_our_own_judgement_is_the_source_s(name):
    assert INPUTS[name].evidence.grade == "own"
    for words in MENTIONED[name]:
        assert words in INPUTS[name].evidence.note


def test_the_ranges_that_are_our_own_judgement_are_the_agreed_ones():
    assert INPUTS["outsource.supervision"].range == Range(low=0.02, likely=0.05, high=0.12)
    assert INPUTS["offshore.supervision"].range == Range(low=0.08, likely=0.20, high=0.45)
    assert INPUTS["offshore.productivity"].range == Range(low=0.6, likely=0.8, high=1.0)


def test_the_lowest_and_highest_rates_reach_what_the_sources_found():
    professional, helper = INPUTS["outsource_rate"], INPUTS["offshore_rate"]
    assert professional.fitted({"skill": "anyone"}).low <= 20
    assert professional.fitted({"skill": "professional"}).high >= 150
    assert helper.fitted({"skill": "anyone"}).low <= 1200 / 173 <= helper.fitted({"skill": "trained"}).high


def test_a_breach_costs_about_what_the_survey_found():
    dollars = 1_100 / defaults().units_per_dollar["GBP"]
    hours = dollars / INPUTS["owner_hour"].range.likely  # 27.5
    assert INPUTS["leak_loss"].range.low < hours < INPUTS["leak_loss"].range.high
    assert INPUTS["leak_loss"].range.likely == pytest.approx(hours, rel=0.15)


def test_five_logos_are_too_few_to_believe_in_three_of_five():
    copies = INPUTS["offshore.copy_chance"].fitted({"original_work": "brand"})
    assert copies.high < 3 / 5
    assert copies.high / copies.low > 10


def test_supervision_is_counted_in_hours_and_never_in_shares_of_the_fee():
    for kind in ("outsource", "offshore"):
        assert INPUTS[f"{kind}.supervision"].unit == "of your hours per hour of theirs"


def test_a_helper_takes_more_of_everything_that_tells_the_arrangements_apart():
    for what in ("supervision", "turnover_per_year", "leak_per_year", "copy_chance", "training_hours",
                 "preparation_hours", "ramp_up_months", "rework", "mistakes_per_100_hours"):  # fmt: skip
        assert INPUTS[f"offshore.{what}"].range.likely > INPUTS[f"outsource.{what}"].range.likely, what


def test_a_seller_s_figure_would_be_called_one():
    """The figures of sellers in the sources are of answering services and of book-keeping; none is used."""
    assert [name for name, entry in INPUTS.items() if entry.evidence.by_seller] == []
