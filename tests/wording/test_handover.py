"""The hand-over documents say what the task says, leave nothing blank, and keep the owner's limits secret."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from advisor.domain.assessment import Assessment
from advisor.domain.handover import (
    DocumentKind,
    HandoverDocument,
    KeptSection,
    Section,
    SectionForm,
    SectionState,
    with_own_words,
)
from advisor.domain.levels import (
    Arrangement,
    Checkable,
    CustomerContact,
    Data,
    OriginalWork,
    Pattern,
    Per,
    Safeguard,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.records import replace
from advisor.wording.advice import advice_texts
from advisor.wording.handover.case import way_of
from advisor.wording.handover.fill import fill, written_in
from advisor.wording.handover.misfit import misfit
from advisor.wording.handover.names import KIND_NAMES, KIND_USES
from tests import strategies
from tests.pseudo import pseudo_language, untranslated
from tests.wording.samples import every_text, faults_of
from tests.wording.test_advice import EVERYTHING
from ui.sample import sample_tasks

BARE = Task(title="Walking the dog")
BOOKS = next(task for task in sample_tasks() if task.title == "Monthly bookkeeping")
LOGO = next(task for task in sample_tasks() if task.title == "A new logo")
LIST = next(task for task in sample_tasks() if task.title == "Cleaning up the customer list")
KINDS = list(DocumentKind)


def filled(kind: DocumentKind, task: Task, *, business: str = "Zoë's Café", **how) -> HandoverDocument:
    assessment: Assessment = assess(task, **how)
    return fill(kind, task, assessment, advice_texts(assessment), locale="en_US", business=business)


def lines_of(document: HandoverDocument, key: str | None = None) -> list[str]:
    return [line for one in document.sections if key in (None, one.key) for line in one.lines]


def text_of(document: HandoverDocument) -> str:
    return "\n".join(text for text in every_text(document) if text)


def said(kind: DocumentKind, task: Task, key: str | None = None) -> str:
    return "\n".join(lines_of(filled(kind, task), key))


def assert_sound(document: HandoverDocument, own: Iterator[str] | tuple[str, ...] = ()) -> None:
    """No place left open, no value of the program, no heading above nothing."""
    assert document.title
    assert document.purpose
    assert len({one.key for one in document.sections}) == len(document.sections)
    for one in document.sections:
        assert one.heading
        assert one.lines
        assert all(line.strip() for line in one.lines)
    for text in [document.title, document.purpose, document.notice, *lines_of(document)]:
        told = text
        for word in own:
            told = told.replace(word, "X")
        assert [fault for fault in faults_of(told) if fault != "a sentence without end"] == [], text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("task", [BARE, BOOKS, LOGO, LIST, EVERYTHING], ids=lambda task: task.title)
def test_a_document_has_no_blanks(kind, task):
    assert_sound(filled(kind, task), (task.title, *task.notes.splitlines()))


@pytest.mark.parametrize("starter", starters(), ids=lambda starter: starter.code)
def test_every_usual_task_fills_every_document(starter):
    for kind in KINDS:
        document = filled(kind, starter.task, point=True)
        assert_sound(document, (starter.title,))
        assert starter.title in document.title
        assert sum(starter.title in line for line in (document.purpose, *lines_of(document))) >= 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(strategies.tasks())
def test_any_task_fills_every_document(task):
    assessment = assess(task, point=True)
    texts = advice_texts(assessment)
    for kind in KINDS:
        document = fill(kind, task, assessment, texts, locale="en_US")
        assert document.sections
        assert all(one.lines and one.heading for one in document.sections)
        assert len({one.key for one in document.sections}) == len(document.sections)
        assert task.title in document.title


def test_the_same_task_gives_the_same_document():
    for kind in KINDS:
        assert filled(kind, BOOKS) == filled(kind, BOOKS)


# Who a document is for


def test_a_document_is_for_what_is_recommended_where_it_fits():
    assessment = assess(BOOKS)
    assert assessment.verdict.alternative == "quote-1"
    assert way_of(DocumentKind.RESULTS_BRIEF, assessment).id == "quote-1"
    assert way_of(DocumentKind.PROCEDURE, assessment).arrangement is Arrangement.OFFSHORE
    for kind in KINDS:
        assert way_of(kind, assessment).arrangement is not Arrangement.IN_HOUSE


def test_the_owner_is_told_where_a_document_does_not_fit_the_advice():
    bread = next(task for task in sample_tasks() if task.title == "Baking the bread")
    assert misfit(DocumentKind.RESULTS_BRIEF, assess(bread)) == (
        "The advice is to keep this task in-house. This is for the day you hand it over."
    )
    assert misfit(DocumentKind.RESULTS_BRIEF, assess(BOOKS)) == ""
    assert "is ruled out for this task" in misfit(DocumentKind.PROCEDURE, assess(LOGO))
    assert "another way" in misfit(DocumentKind.RESULTS_BRIEF, assess(LIST))


# What the task says


def test_the_brief_tells_the_result_the_hours_and_the_offer():
    text = said(DocumentKind.RESULTS_BRIEF, BOOKS)
    assert "“Monthly bookkeeping”" in text
    assert "10 to 26 hours a month, likely 16" in text
    assert "$500 to $610 a month, likely $550" in text
    assert "Taking over last year's books: $150 to $450, likely $250 once" in text
    assert "Accounts program: $35 each month" in text
    assert "Eleven cafés get bread on account" in text
    assert "A mistake that nobody catches in time costs us $60 to $1,500, likely $250." in text


def test_the_brief_keeps_the_owners_limits_to_itself():
    text = text_of(filled(DocumentKind.RESULTS_BRIEF, BOOKS)) + text_of(filled(DocumentKind.PROCEDURE, BOOKS))
    assert BOOKS.budget_per_month == 900
    for secret in ("$900", "80,000", "cheapest", "100 ways"):
        assert secret not in text


def test_a_quote_in_another_currency_is_told_in_that_currency():
    quote = Quote(
        vendor="Książka",
        arrangement=Arrangement.OUTSOURCE,
        rate=Rate(per=Per.CALL, price=Range.exactly(3.5), minimum=120, included=30),
        currency=QuoteCurrency(code="PLN", rate=0.25),
    )
    task = replace(BARE, quotes=(quote,), settings=Settings(currency="USD"))
    text = said(DocumentKind.RESULTS_BRIEF, task, "price")
    if way_of(DocumentKind.RESULTS_BRIEF, assess(task)).vendor == "Książka":
        assert "PLN\u00a03.50 a call" in text or "PLN3.50 a call" in text
        assert "Included in it: 30 calls." in text
    assert "PLN" in "\n".join(one.heading for one in filled(DocumentKind.QUESTIONS, task).sections)


def test_the_sheet_takes_its_steps_from_the_notes():
    notes = "Ask Ann first.\n- Open the ledger\n- Copy each receipt\n3) Close it\nShe knows."
    task = replace(BOOKS, notes=notes)
    steps = lines_of(filled(DocumentKind.PROCEDURE, task), "steps")
    assert steps[1:4] == ["Open the ledger", "Copy each receipt", "Close it"]
    work = lines_of(filled(DocumentKind.PROCEDURE, task), "work")
    assert work[-2:] == ["Ask Ann first.", "She knows."]


def test_else_from_the_parts_of_the_task():
    task = replace(
        BARE, steps=(Step(title="Enter receipts", share=0.7), Step(title="Close the month", share=0.3))
    )
    steps = lines_of(filled(DocumentKind.PROCEDURE, task), "steps")
    assert steps[:2] == ["Enter receipts: about 70% of the time", "Close the month: about 30% of the time"]


def test_the_sheet_has_the_checking_plan_in_figures():
    assessment = assess(LIST)
    assert assessment.checking_plan is not None
    text = said(DocumentKind.PROCEDURE, LIST, "checking")
    assert f"{assessment.checking_plan.sample_size} pieces of each batch" in text
    assert "90% sure" in text


def test_a_way_that_is_not_recommended_has_a_checking_plan_too():
    assert assess(BOOKS).checking_plan is None
    assert "pieces of each batch" in said(DocumentKind.PROCEDURE, BOOKS, "checking")


def test_the_trial_says_when_to_go_on_and_when_to_stop():
    plan = assess(LIST).paid_trial
    assert plan is not None
    document = filled(DocumentKind.PAID_TRIAL, LIST)
    assert f"gets {plan.pieces} pieces to do" in lines_of(document, "piece")[0]
    assert lines_of(document, "going_on")[0] == f"At most {plan.most_faults} faults in {plan.pieces} pieces."
    assert lines_of(document, "stopping")[0] == (
        f"More faults than agreed: over {plan.most_faults} faults in {plan.pieces} pieces."
    )
    assert "made-up or old records" in "\n".join(lines_of(document, "piece"))


def test_work_too_small_for_a_trial_is_tried_with_its_first_delivery():
    task = Task(title="One letter", hours=Range.exactly(0.05), pattern=Pattern.ONE_OFF)
    document = filled(DocumentKind.PAID_TRIAL, task)
    assert "too small to split a trial off" in lines_of(document, "piece")[0]
    assert lines_of(document, "going_on")[0] == "Nothing has to be done again."
    assert lines_of(document, "worth") == []


def test_the_checklist_says_who_does_what_and_ticks_what_is_in_place():
    before = lines_of(filled(DocumentKind.SAFEGUARDS, BOOKS), "before")
    assert [line for line in before if line.startswith("[x] Least access")]
    assert any("Tideway Books signs it." in line for line in before)


def test_the_checklist_says_that_it_is_no_legal_advice():
    assert "not legal advice" in filled(DocumentKind.SAFEGUARDS, BARE).notice


@pytest.mark.parametrize(
    ("changes", "point"),
    [
        ({"data": Data.CUSTOMER_LIST}, "The customers stay yours"),
        ({"data": Data.PERSONAL}, "Personal data: what it may be used for"),
        ({"data": Data.MONEY}, "up to which amount, and who releases it"),
        ({"original_work": OriginalWork.BRAND}, "All rights in what is made pass to you"),
        ({"licensed": True}, "The licence: who holds it"),
        ({"customer_contact": CustomerContact.SPOKEN}, "The customers stay yours"),
    ],
)
def test_the_points_for_the_contract_follow_from_the_answers(changes, point):
    quiet = replace(
        BARE,
        data=Data.NONE,
        original_work=OriginalWork.NONE,
        customer_contact=CustomerContact.NONE,
        licensed=False,
    )
    assert point not in said(DocumentKind.SAFEGUARDS, quiet, "contract")
    assert point in said(DocumentKind.SAFEGUARDS, replace(quiet, **changes), "contract")


def test_the_decoys_are_told_to_nobody_who_could_take_the_list():
    assert Safeguard.DECOY_RECORDS in {one.code for one in assess(LIST).safeguards}
    for kind in set(KINDS) - {DocumentKind.SAFEGUARDS}:
        assert "decoy" not in text_of(filled(kind, LIST)).casefold()
    assert "Decoy records" in said(DocumentKind.SAFEGUARDS, LIST)


def test_a_vendor_is_asked_what_the_quote_leaves_open():
    quote = Quote(vendor="Nimble", arrangement=Arrangement.OFFSHORE, rate=Rate(price=Range.exactly(9)))
    task = replace(BARE, quotes=(quote,), licensed=True)
    asked = "\n".join(lines_of(filled(DocumentKind.QUESTIONS, task), "vendor Nimble"))
    for question in (
        "How many hours",
        "In which country",
        "the licence that the law asks for",
        "Who exactly",
    ):
        assert question in asked
    told = replace(quote, hours=Range.exactly(4), provider_abroad=True, holds_licence=True)
    asked = "\n".join(
        lines_of(filled(DocumentKind.QUESTIONS, replace(task, quotes=(told,))), "vendor Nimble")
    )
    for question in ("How many hours", "In which country", "the licence that the law asks for"):
        assert question not in asked


def test_two_quotes_of_one_vendor_are_two_sections():
    quote = Quote(vendor="Nimble", arrangement=Arrangement.OUTSOURCE, rate=Rate(price=Range.exactly(9)))
    task = replace(BARE, quotes=(quote, quote))
    keys = [one.key for one in filled(DocumentKind.QUESTIONS, task).sections]
    assert keys[1:3] == ["vendor Nimble", "vendor Nimble 2"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_said_is_asked_to_be_confirmed_and_what_was_said_is_not(kind):
    assert "(This is assumed; please confirm it.)" in said(kind, BARE)
    assert "assumed" not in said(kind, BOOKS)


@pytest.mark.parametrize(("kind", "key"), [("results_brief", "quality"), ("procedure", "checking")])
def test_how_it_is_checked_follows_from_how_it_can_be(kind, key):
    told = {one: said(DocumentKind(kind), replace(BARE, checkable=one), key) for one in Checkable}
    assert told[Checkable.EXPERT_ONLY] != told[Checkable.TOO_LATE] != told[Checkable.WITH_EFFORT]
    assert "qualified" in told[Checkable.EXPERT_ONLY]
    assert "later" in told[Checkable.TOO_LATE] or "too late" in told[Checkable.TOO_LATE]


# The owner's words

FIRST = HandoverDocument(
    kind=DocumentKind.PROCEDURE,
    title="T",
    purpose="P",
    sections=(Section(key="a", heading="A", form=SectionForm.LIST, lines=("one", "two"), help="h"),),
)


def kept(**changes) -> KeptSection:
    found = {
        "key": "a", "heading": "Old A", "form": SectionForm.LIST, "lines": ("mine",),
        "filled": ("one", "two"), "language": "en en_US",
    }  # fmt: skip
    return KeptSection(**{**found, **changes})


def test_a_section_nobody_touched_follows_the_task():
    (shown,) = with_own_words(FIRST, (), "en en_US")
    assert (shown.state, shown.section) == (SectionState.FILLED, FIRST.sections[0])


def test_the_owners_words_stand_in_place_of_the_tasks():
    (shown,) = with_own_words(FIRST, (kept(),), "en en_US")
    assert (shown.state, shown.section.lines, shown.now) == (SectionState.OWN, ("mine",), ("one", "two"))
    assert (shown.section.heading, shown.section.help) == ("A", "h")


def test_a_task_that_has_changed_since_is_seen_with_what_is_new():
    (shown,) = with_own_words(FIRST, (kept(filled=("one", "old")),), "en en_US")
    assert shown.state is SectionState.OUTDATED
    assert (shown.new_lines, shown.gone_lines) == (("two",), ("old",))


def test_words_filled_in_in_another_language_say_nothing_of_a_change():
    (shown,) = with_own_words(FIRST, (kept(filled=("uno", "dos"), language="es es_ES"),), "en en_US")
    assert shown.state is SectionState.OWN


def test_what_was_written_where_the_task_says_nothing_any_more_is_not_lost():
    shown = with_own_words(FIRST, (kept(key="gone", heading="Gone"),), "en en_US")
    assert [one.section.heading for one in shown] == ["A", "Gone"]
    assert shown[1].section.lines == ("mine",)
    assert (shown[1].state, shown[1].gone_lines) == (SectionState.OUTDATED, ("one", "two"))


# The language in use


@pytest.fixture
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(5))
def test_every_word_of_a_document_is_translated(kind, number):
    task = [BARE, BOOKS, LOGO, LIST, EVERYTHING][number]
    own = [
        task.title,
        *task.notes.splitlines(),
        *(quote.vendor for quote in task.quotes),
        "Zoë's Café",
        "[x]",
    ]
    own += [step.title for step in task.steps]
    own += [extra.title for quote in task.quotes for extra in quote.extras if extra.title]
    document = filled(kind, task)
    texts = [document.title, document.purpose, document.notice]
    texts += [text for one in document.sections for text in (one.heading, one.help, *one.lines)]
    texts += [line.label for line in document.signatures]
    found = {text: untranslated(text, [word for word in own if word]) for text in texts}
    assert {text: words for text, words in found.items() if words} == {}
    assert len(texts) > 15


@pytest.mark.usefixtures("spoken")
def test_the_names_of_documents_are_translated():
    for kind in KINDS:
        assert untranslated(KIND_NAMES[kind]) == untranslated(KIND_USES[kind]) == []
    assert untranslated(misfit(DocumentKind.RESULTS_BRIEF, assess(LIST))) == []
    assert written_in("en_US") == "en_XA en_US"
