"""Holds the words of the task format to the order that the model reads into them: mildest first."""

import pytest

from advisor.domain import levels
from advisor.domain.task_format.keys import ANSWER_KEYS, SETTINGS_KEYS, STEP_KEYS, TASK_KEYS

MILDEST_FIRST = {
    levels.Arrangement: "in_house outsource offshore",
    levels.Pattern: "ongoing one_off",
    levels.DoneBy: "owner staff nobody",
    levels.OwnSkill: "well passably badly cannot",
    levels.Skill: "anyone trained experienced professional",
    levels.Codifiable: "fully mostly partly hardly",
    levels.Procedure: "written partly_written none",
    levels.Checkable: "at_a_glance with_effort expert_only too_late",
    levels.Context: "little some deep",
    levels.Data: "none internal personal customer_list money",
    levels.OriginalWork: "none some brand",
    levels.CustomerContact: "none written spoken",
    levels.CustomerLoyalty: "few some many",
    levels.Core: "no partly yes",
    levels.Safeguard: "contract_nda least_access decoy_records ip_assignment originality_search"
    " references_checked dual_approval expert_review paid_trial exit_plan insurance",
    levels.Per: "hour month job minute call item",
    levels.ExtraPer: "once month",
}


@pytest.mark.parametrize("words", MILDEST_FIRST, ids=lambda words: words.__name__)
def test_the_words_stand_in_their_order(words):
    assert [word.value for word in words] == MILDEST_FIRST[words].split()


def test_every_kind_of_word_is_looked_at():
    found = {
        kind
        for kind in vars(levels).values()
        if isinstance(kind, type) and kind.__module__ == levels.__name__
    }
    assert found == set(MILDEST_FIRST)


def _words(text):
    return set(text.split())


def test_the_format_has_the_keys_that_are_promised_and_no_others():
    answers = _words(
        "pattern hours horizon_months done_by own_skill skill codifiable procedure checkable context data"
        " original_work customer_contact customer_loyalty core licensed must_stay outsource_rate"
        " offshore_rate mistake_cost leak_loss ip_loss customer_margin_per_year budget_per_month safeguards"
    )
    assert set(ANSWER_KEYS) == answers
    assert set(TASK_KEYS) == answers | _words("schema title function notes quotes steps settings")
    assert set(STEP_KEYS) == (answers | {"title", "share"}) - {"hours", "pattern", "horizon_months"}
    assert set(SETTINGS_KEYS) == _words(
        "currency owner_hour staff_hour largest_bearable_loss spare_owner_hours_per_month preferences"
    )


@pytest.mark.parametrize("keys", [ANSWER_KEYS, TASK_KEYS, STEP_KEYS, SETTINGS_KEYS])
def test_every_key_says_what_it_is_for(keys):
    assert [name for name, key in keys.items() if not key.about.endswith(".")] == []
