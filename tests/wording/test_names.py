"""Names from the right in sentences from the left: neither the line nor what follows the name turns round."""

from __future__ import annotations

import pytest

from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Task
from advisor.language import in_line, runs_from_the_right
from advisor.model import assess
from advisor.report.cleaning import one_line
from advisor.report.fonts import in_visual_order, reads_right_to_left, visible
from advisor.wording.advice import advice_texts
from advisor.wording.figures import Figures
from advisor.wording.headline import headline
from advisor.wording.names import alternative_name, in_a_sentence, input_name, own_names
from advisor.wording.offers import offer_texts

ARABIC, HEBREW = "شركة المحاسبة", "רואי חשבון"


def drawn(text):
    order = in_visual_order(text, right_to_left=reads_right_to_left(text))
    return visible("".join(letter for letter, _ in order))


def visual(name):
    return "".join(letter for letter, _ in in_visual_order(name, right_to_left=True))


@pytest.mark.parametrize("name", [ARABIC, HEBREW, f"{HEBREW} 2 (B)"])
def test_what_is_said_of_a_name_stands_after_it(name):
    quote = Quote(
        vendor=name, arrangement=Arrangement.OUTSOURCE, rate=Rate(price=Range.exactly(30)),
        extras=(Extra(title=name, price=Range.exactly(5)),),
    )  # fmt: skip
    (one,) = (found for found in assess(Task(title="x", quotes=(quote,))).alternatives if found.vendor)
    for text, ending in (
        (alternative_name(one), "(outsource)"),
        (f"{in_a_sentence(one)} is dearer", "is dearer"),
        (input_name("quote-1.price", {"quote-1": name}), ": price"),
        (offer_texts((quote,), "USD")[0].extras[0], ": $5 once"),
    ):
        assert not reads_right_to_left(text)
        assert drawn(text).endswith(ending), drawn(text)


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        (ARABIC, visual(ARABIC)),
        (f"{HEBREW} Books", f"Books {HEBREW[::-1]}"),  # read from the right, so its end stands at the left
        (f"Books {HEBREW}", f"Books {HEBREW[::-1]}"),
        (f"{HEBREW} (B)", f"(B) {HEBREW[::-1]}"),
        (f"\u202e{HEBREW} 2\u202e", f"2 {HEBREW[::-1]}"),  # an order to turn round what follows
        (f"{HEBREW}\u2069 2", f"2 {HEBREW[::-1]}"),
    ],
)
def test_a_title_from_the_right_stands_in_a_sentence_that_goes_on_as_before(title, seen):
    sentence = f"Outsource “{in_line(title)}” for 300 dollars, 20 %."
    assert drawn(sentence) == f"Outsource “{seen}” for 300 dollars, 20 %."
    number_after = f"{in_line(title)}: 300 dollars"
    assert drawn(number_after) == f"{seen}: 300 dollars"
    assert drawn(one_line(sentence)) == drawn(sentence)  # as papers have it


def test_the_verdict_on_a_task_from_the_right_keeps_its_order():
    title = f"{HEBREW} Books"
    assessment = assess(Task(title=title, hours=Range.exactly(20)))
    text = headline(assessment, Figures("USD", "en_US"))
    assert f"“Books {HEBREW[::-1]}”" in drawn(text)
    assert drawn(text).endswith(text[-20:])


def test_extra_charges_are_called_what_the_owner_calls_them():
    price = Range.exactly(5)
    quote = Quote(
        vendor="Ada", arrangement=Arrangement.OUTSOURCE, rate=Rate(price=Range.exactly(30)),
        extras=(Extra(title="Set-up", price=price), Extra(price=price), Extra(title="Travel", price=price)),
    )  # fmt: skip
    assessment = assess(Task(title="x", quotes=(quote,)))
    names = own_names(assessment)
    assert [input_name(f"quote-1.extra-{n}", names) for n in (1, 2, 3)] == [
        "Ada: Set-up",
        "Ada: extra charge 2",
        "Ada: Travel",
    ]
    labels = [one.label for one in advice_texts(assessment, "en_US").assumptions if "extra" in one.key]
    assert labels == ["Ada: Set-up", "Ada: extra charge 2", "Ada: Travel"]


def test_other_names_stay_as_they_are():
    for name in ("", "Tideway Books", "Κωνσταντίνος", "बही खाता", "บัญชี", "東京"):
        assert in_line(name) == name


def test_a_language_from_the_right_is_left_alone(monkeypatch):
    monkeypatch.setattr("advisor.language.direction.in_use", lambda: "ar")
    assert in_line(ARABIC) == ARABIC
    assert runs_from_the_right("ar-EG")
    assert runs_from_the_right("he_IL")
    assert not runs_from_the_right("en_US")


def test_an_exchange_rate_is_printed_as_it_was_told():
    quote = Quote(
        vendor="Luntian", arrangement=Arrangement.OFFSHORE, rate=Rate(price=Range.exactly(480)),
        currency=QuoteCurrency(code="PHP", rate=0.0175),
    )  # fmt: skip
    assert "1 PHP = 0.0175 USD" in offer_texts((quote,), "USD")[0].price
