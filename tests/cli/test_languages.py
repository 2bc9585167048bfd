"""The command line speaks the language of --locale; English where it is left out, in any environment."""

import gettext
import json
import re

import pytest

from advisor.language import catalogue, in_use
from advisor.language.pseudo import PseudoTranslations
from tests.cli.conftest import SAMPLE
from tests.pseudo import unbracketed


@pytest.fixture
def translated(monkeypatch):
    """As if there were a translation into Spanish, which brackets whatever it is asked for."""

    def read(language: str) -> gettext.NullTranslations:
        return gettext.NullTranslations() if language == "en" else PseudoTranslations()

    monkeypatch.setattr(catalogue, "available", lambda: ("en", "es"))
    monkeypatch.setattr(catalogue, "_read", read)


def test_the_advice_is_in_the_language_of_the_locale_and_its_figures_by_its_rules(cli, translated):
    told = cli("assess", SAMPLE, "--locale", "es_ES").out
    assert re.search(r"⟦.*⟧", told)
    assert "What to do next" not in told
    assert re.search(r"\d\s(US\$|USD|\$)", told)
    assert in_use() == "en"


def test_the_advice_is_in_english_without_a_locale_whatever_the_environment_says(command):
    ran = command("assess", SAMPLE, "--point", LANG="es_ES.UTF-8", LC_ALL="es_ES.UTF-8", LANGUAGE="es")
    assert "What to do next" in ran.stdout.decode()


def test_json_has_its_sentences_in_the_language_of_the_locale_and_its_codes_as_ever(cli, translated):
    english, told = (
        json.loads(cli("assess", SAMPLE, "--point", "--format", "json", "--locale", locale).out)
        for locale in ("en_US", "es_US")
    )
    assert told["verdict"]["headline"].startswith("⟦")
    assert told["verdict"]["alternative"] == english["verdict"]["alternative"]
    assert told["alternatives"][0]["ledger"][0]["label"].startswith("⟦")
    assert list(told) == list(english)
    assert cli("assess", SAMPLE, "--point", "--format", "csv", "--locale", "es_ES").out == (
        cli("assess", SAMPLE, "--point", "--format", "csv").out
    )


def test_a_refusal_is_in_the_language_of_the_locale(cli, translated, wrong, tmp_path):
    ran = cli("assess", wrong, tmp_path / "gone.toml", "--locale", "es_ES")
    assert ran.status == 2
    first, second = ran.err.splitlines()
    known = [
        "profesional",
        "skill",
        *("anyone", "trained", "experienced", "professional"),
        wrong.name,
        "gone",
    ]
    assert unbracketed(first.partition(": ")[2], known) == []
    assert unbracketed(second.partition(": ")[2], known) == []
    assert in_use() == "en"


def test_several_tasks_without_a_folder_are_refused_in_the_language_of_the_locale(
    cli, translated, logo, tmp_path
):
    ran = cli("report", logo, logo, "-o", tmp_path / "gone", "--locale", "es_ES")
    assert ran.status == 2
    assert ran.err.startswith("⟦")


def test_the_starters_are_listed_in_the_language_of_the_locale(cli, translated):
    lines = cli("starters", "--locale", "es_ES").out.splitlines()
    codes = {line.split()[0] for line in lines if line.startswith("  ")}
    assert len(codes) > 60
    assert [line for line in lines if line and unbracketed(line, codes)] == []
    assert cli("starters", "no-such", "--locale", "es_ES").err.startswith("⟦")
    assert "⟦" in cli("starters", "design-logo", "--locale", "es_ES").out


def test_a_language_without_a_translation_gets_english_and_its_own_figures(cli):
    told = cli("assess", SAMPLE, "--point", "--locale", "de_DE").out
    assert "What to do next" in told
    assert re.search(r"\d,\d\d\s\$", told)
