"""Holds every error of a library to the language in use."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.domain.edits import AddTask, AddVendor, SetBusiness
from advisor.domain.records import Business
from advisor.errors import AdvisorError, Cancelled, InputRefused
from advisor.library import door, errors
from advisor.library.backup import check
from advisor.library.lock import Holder, _described
from advisor.session import Session
from tests.library.support import ledgers, offer, payroll, run_sql
from tests.pseudo import pseudo_language, untranslated

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, AdvisorError) and kind is not errors.LibraryError
]
WITH_MORE: dict[Any, list[dict[str, Any]]] = {
    errors.LibraryInUse: [{"by": "⟦ĥéŕé⟧", "can_take_over": can} for can in (True, False)],
    errors.LibraryTakenOver: [{"by": "⟦ĥéŕé⟧"}],
    errors.LibraryDamaged: [{}, {"part": "⟦ţĥé ţášķ⟧"}],
    errors.CannotCreate: [{}, {"folder": Path("/a/Shelf")}],
}
FILES = ("Bakery.rightsource-journal", "Bakery.rightsource", "Shelf", "rightsource")
THINGS = ("task", "vendor", "quote", "note")


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


def made(kind: Callable[..., AdvisorError]) -> Iterator[AdvisorError]:
    if kind in (errors.NotThere, errors.AlreadyThere):
        yield from (kind(thing) for thing in THINGS)
    elif kind is AdvisorError:
        yield Cancelled()
    else:
        for more in WITH_MORE.get(kind, [{}]):
            yield kind("Bakery.rightsource", **more)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_of_the_library_is_in_the_language_in_use(kind):
    for error in made(kind):
        for text in (error.what, error.why, error.remedy):
            assert untranslated(text, FILES) == []


@pytest.mark.parametrize("host", ["here", "there", ""])
@pytest.mark.parametrize("user", ["", "ann", "bob"])
@pytest.mark.parametrize("since", ["", "2026-03-01T12:00:00Z"])
@pytest.mark.parametrize("pid", [1, 2])
def test_where_a_library_is_open_is_told_in_the_language_in_use(host, user, since, pid):
    holder = Holder(host=host, pid=pid, user=user, since=since, token="a", birth="")
    me = Holder(host="here", pid=1, user="ann", since="", token="b", birth="")
    text = _described(holder, me)
    assert untranslated(text, ["there", "bob"]) == []
    assert ("bob" in text) == (user == "bob")
    assert "ann" not in text


@pytest.mark.parametrize(
    "enter",
    [
        lambda: door.cleaned_answer("quotes", []),
        lambda: door.cleaned_answer("title", None),
        lambda: door.cleaned_answer("titel", None),
        lambda: door.cleaned_vendor_field("colour", "red"),
        lambda: door.cleaned_vendor_field("holds_licence", "perhaps"),
        lambda: door.cleaned_vendor_field("arrangement", "in_house"),
        lambda: door.cleaned_vendor_field("name", " "),
        lambda: door.cleaned_vendor_field("name", "x" * 501),
        lambda: door.cleaned_vendor_field("summary", "x" * 20_001),
    ],
)
def test_what_may_not_enter_a_library_is_refused_in_the_language_in_use(enter):
    with pytest.raises(InputRefused) as caught:
        enter()
    assert untranslated(caught.value.problem, ["title"]) == []
    assert untranslated(caught.value.remedy, ["title"]) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE task SET answers = '{'",
        "UPDATE task SET changed_at = 'yesterday'",
        "UPDATE quote SET terms = '{}'",
        "UPDATE vendor SET created_at = ''",
        "UPDATE setting SET value = '{\"name\":5}'",
    ],
)
def test_a_damaged_part_is_named_in_the_language_in_use(tmp_path, statement):
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        session.do(AddVendor(vendor=ledgers()))
        session.do(AddTask(task=payroll(), quotes=((1, offer()),)))
        session.do(SetBusiness(business=Business(name="Ann's Shop")))
    run_sql(path, statement)
    (found,) = check(path)
    assert untranslated(found, ["books.rightsource", "Payroll", "Ledgers Ltd"]) == []
