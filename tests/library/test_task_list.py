"""A list of tasks is in the order asked for, filtered as asked for, and stays so through every edit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.domain.edits import (
    AddTask,
    DeleteTask,
    DuplicateTask,
    Edit,
    RestoreTask,
    SetAnswer,
    SetBusiness,
    SetStatus,
)
from advisor.domain.folding import fold
from advisor.domain.records import TaskStatus, TaskSummary
from advisor.domain.task import Task
from advisor.library import backup
from advisor.library.function_names import function_name
from advisor.library.task_list import TaskList
from advisor.library.task_query import TaskKind, TaskOrder, TaskQuery
from advisor.session import Session
from tests.library.support import SHOP, run_sql, still_world

TITLES = ("Zebra crossing", "äpfel", "Apples", "Bank", "bank", "Émile", "Cash box", "Door", "éclair", "Fax")
VERDICTS = ("in_house/clear", "outsource/leaning", "offshore/clear", "outsource/too_close", "/ruled_out", "")
FUNCTIONS = (None, "bookkeeping", "Zoo", "aardvarks", "bookkeeping")
ORDERS = list(itertools.product(TaskOrder, (False, True)))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Ten tasks of every kind, the last in the bin."""
    with Session.create(tmp_path / "books.rightsource", surroundings=still_world()) as session:
        for at, title in enumerate(TITLES):
            session.do(AddTask(task=Task(title=title, function=FUNCTIONS[at % 5]), status=_status(at)))
        session.do(DeleteTask(task_id=len(TITLES)))
        for at in range(len(TITLES) - 1):
            _weigh(session, at + 1, VERDICTS[at % 6], None if at % 4 == 3 else 100.0 * (at % 3))
        yield session


def _status(at: int) -> TaskStatus:
    return list(TaskStatus)[at % 4]


def _weigh(session: Session, task_id: int, verdict: str, cost: float | None) -> None:
    """Keep advice on a task, as the model would have it."""
    arrangement, _, confidence = verdict.partition("/")
    with session.library.writing() as writer:
        writer.database.execute("DELETE FROM assessment WHERE task_id = ?", [task_id])
        if verdict:
            writer.database.execute(
                "INSERT INTO assessment VALUES (?, ?, '', ?, ?, 'EUR', 'per_month', '1', '', '{}')",
                [task_id, arrangement or None, confidence, cost],
            )
    session.task_list.renew([task_id])


def _by_hand(session: Session, query: TaskQuery) -> list[int]:
    """The same from the rows themselves, sorted by Python."""
    places = ["in_house", "outsource", "offshore", ""]

    def value(row: TaskSummary) -> tuple[bool, object]:
        match query.order:
            case TaskOrder.CHANGED:
                return False, -row.changed_at.timestamp()
            case TaskOrder.VERDICT:
                return row.confidence is None, places.index(row.arrangement or "")
            case TaskOrder.STATUS:
                return False, list(TaskStatus).index(row.status)
            case TaskOrder.FUNCTION:
                return not row.function, fold(function_name(row.function))
            case TaskOrder.COST:
                return row.cost_mean is None, -(row.cost_mean or 0.0)
        return False, ""

    rows = sorted(session.tasks(), key=lambda row: (value(row)[1], fold(row.title), row.id))
    if query.reverse:
        rows.reverse()
    kept = [row for row in rows if not value(row)[0]]
    rows = [*kept, *sorted((row for row in rows if value(row)[0]), key=lambda row: _end(row, value(row)[1]))]
    return [row.id for row in rows if all(word in fold(row.title) for word in query.words)]


def _end(row: TaskSummary, value: object) -> tuple[object, str, int]:
    return (value, fold(row.title), row.id)


@pytest.mark.parametrize(("order", "reverse"), ORDERS)
def test_every_order_is_what_sorting_the_rows_gives_both_ways(session, order, reverse):
    query = TaskQuery(order=order, reverse=reverse)
    ids = session.task_list.ids(query)
    assert list(ids) == _by_hand(session, query)
    fresh = TaskList(session.library.connection)
    assert fresh.first(query, 4) == ids[:4]
    assert fresh.count() == len(ids) == len(TITLES) - 1


@pytest.mark.parametrize(("order", "reverse"), ORDERS)
def test_words_and_choices_leave_out_what_does_not_fit_and_keep_the_order(session, order, reverse):
    query = TaskQuery(order=order, reverse=reverse, words=("a",))
    assert list(session.task_list.ids(query)) == _by_hand(session, query)
    ideas = TaskQuery(order=order, reverse=reverse, words=("a",), passes=lambda kind: kind.status == "idea")
    assert list(session.task_list.ids(ideas)) == [
        task_id for task_id in _by_hand(session, query) if session.task(task_id).status is TaskStatus.IDEA
    ]


def test_what_is_said_about_a_kind_is_searched_too(session):
    def said(kind: TaskKind) -> str:
        return "thought about" if kind.status == "idea" else ""

    assert list(session.task_list.ids(TaskQuery(words=("thought", "zebra"), said=said))) == [1]
    assert not session.task_list.ids(TaskQuery(words=("thought", "apples"), said=said))
    assert not session.task_list.ids(TaskQuery(words=("thought", "zebra")))


def test_typing_on_and_going_back_filter_as_asking_afresh(session):
    for text in ("b", "ba", "ban", "bank", "ba", "b", "", "a", "a x", "ap", "cash box", "sh ca"):
        query = TaskQuery(words=tuple(text.split()))
        assert list(session.task_list.ids(query)) == _by_hand(session, query), text


EDITS: tuple[Edit, ...] = (
    AddTask(task=Task(title="Middle", function="Zoo")),
    AddTask(task=Task(title="bank")),
    SetAnswer(task_id=1, key="title", value="A zebra"),
    SetAnswer(task_id=3, key="title", value="Zuletzt"),
    SetAnswer(task_id=3, key="function", value="bookkeeping"),
    SetAnswer(task_id=4, key="notes", value="Later."),
    SetStatus(task_id=2, status=TaskStatus.REVIEWED),
    DeleteTask(task_id=5),
    RestoreTask(task_id=10),
    DuplicateTask(task_id=6, title="Émile (copy)"),
    SetBusiness(business=SHOP),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
@pytest.mark.parametrize(("order", "reverse"), ORDERS)
def test_after_an_edit_the_list_is_what_reading_it_anew_gives(session, order, reverse, edit):
    query = TaskQuery(order=order, reverse=reverse)
    session.task_list.ids(query)
    change = session.do(edit)
    after = session.task_list.ids(query)
    assert after == TaskList(session.library.connection).ids(query)
    for task_id in change.task_ids:
        others = [one for one in after if one != task_id]
        place = session.task_list.place_of(task_id, others, query)
        assert place == (after.index(task_id) if task_id in after else None)
    session.do(change.inverse)
    assert session.task_list.ids(query) == TaskList(session.library.connection).ids(query)


def test_what_is_filtered_out_has_no_place(session):
    shown = session.task_list.ids(TaskQuery(words=("bank",)))
    assert session.task_list.place_of(1, shown, TaskQuery(words=("bank",))) is None
    nobody = TaskQuery(passes=lambda kind: False)
    assert session.task_list.place_of(1, [], nobody) is None


def test_rows_come_in_the_order_of_their_ids_without_those_that_are_gone(session):
    assert [row.id for row in session.task_summaries([4, 99, 1])] == [4, 1]


def test_titles_are_looked_up_in_the_file(session):
    titles = session.task_titles
    assert "Bank" in titles
    assert "Fax" not in titles  # in the bin
    assert set(titles) == set(TITLES) - {"Fax"}
    assert len(titles) == len(TITLES) - 1


def test_tasks_without_advice_are_known_by_the_index(session):
    assert session.unweighed_tasks() == [row.id for row in session.tasks() if row.confidence is None]


def test_many_tasks_added_at_once_are_listed_and_found_and_leave_the_indexes_there(session):
    before = session.library.connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")
    session.task_list.ids()
    session.find("")
    session.do_all([AddTask(task=Task(title=f"Parcel {n}")) for n in range(400)])
    assert len(session.task_list.ids()) == 409
    assert [hit.title for hit in session.find("parcel 399")] == ["Parcel 399"]
    assert session.library.connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") == before


def test_what_another_program_adds_past_the_index_is_listed_and_found_when_the_library_is_opened(session):
    path = session.path
    session.close()
    run_sql(
        path,
        "INSERT INTO task (title, notes, status, created_at, changed_at) VALUES"
        " ('Écrire', 'with a Füller', 'idea', '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z')",
        "UPDATE task SET title = 'Moved', notes = 'by hand' WHERE id = 1",
        "DELETE FROM assessment WHERE task_id = 2",
        "DELETE FROM task WHERE id = 2",
    )
    with Session.open(path) as again:
        titles = [row.title for row in again.task_summaries(list(again.task_list.ids()))]
        assert titles == ["Apples", "Bank", "bank", "Cash box", "Door", "éclair", "Écrire", "Émile", "Moved"]
        assert [hit.title for hit in again.find("fuller")] == ["Écrire"]
        assert [hit.title for hit in again.find("hand")] == ["Moved"]
        assert not again.find("zebra")
    assert backup.check(path) == []


@pytest.mark.parametrize("order", TaskOrder)
def test_ids_that_somebody_holds_stay_as_they_were_through_edits(session: Session, order: TaskOrder) -> None:
    held = session.task_list.ids(TaskQuery(order=order))
    before = list(held)
    session.do(AddTask(task=Task(title="Aaa")))
    session.do(DeleteTask(task_id=1))
    assert list(held) == before
    assert sorted(session.task_list.ids(TaskQuery(order=order))) == sorted({*before, len(TITLES) + 1} - {1})
