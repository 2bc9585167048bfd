"""Weighs a handful of tasks and turns each into a piece of the output; what worker processes run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from advisor.errors import AdvisorError, InputRefused, printable
from advisor.records import Struct, field

if TYPE_CHECKING:
    from advisor.domain.assessment import Assessment
    from advisor.domain.task import Task
    from advisor.library.whole import StoredTasks

TABLES = ("csv", "parquet")


class Part(Struct, frozen=True, kw_only=True):
    """Some of the tasks to weigh: those of task files, each with its file's name, or some of a library's."""

    source: str = ""
    files: tuple[tuple[str, Task], ...] = ()
    stored: StoredTasks | None = None

    def __len__(self) -> int:
        return len(self.files) + (len(self.stored.tasks) if self.stored is not None else 0)


class Wish(Struct, frozen=True, kw_only=True):
    """What is to come out. ``form``: text, json, jsonl, csv or parquet."""

    form: str
    locale: str
    point: bool


class Weighed(Struct, kw_only=True):
    """``pieces``: a text a task, a row of cells for a table. ``refused``: a line for each that is none."""

    count: int
    pieces: list[Any] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class _Named(Struct, frozen=True, kw_only=True):
    """A task, the file it is in, and its id where that is a library."""

    source: str
    task: Task
    id: int | None = None


def weigh(part: Part, wish: Wish, is_wanted: Callable[[], bool] = lambda: True) -> Weighed:
    """The pieces of the output for these tasks, in their order; no more of them once nobody wants them."""
    done = Weighed(count=len(part))
    named = list(_named(part, done))
    if wish.point and wish.form in TABLES and len(named) > 1:
        from advisor.cli.point_rows import point_rows

        done.pieces = point_rows([(one.source, one.id, one.task) for one in named], done.refused)
        return done
    if not wish.point:
        from advisor.cli.room import make_room

        make_room()
    from advisor.model import assess

    for one in named:
        if not is_wanted():
            break
        try:
            done.pieces.append(_piece(one, assess(one.task, point=wish.point), wish))
        except InputRefused as error:
            done.refused.append(refusal(one.source, one.id, error))
    return done


def refusal(source: str, task_id: int | None, error: InputRefused) -> str:
    """The line for a task that cannot be weighed."""
    return error.one_line(source if task_id is None else f"{source}, {task_id}")


def _named(part: Part, done: Weighed) -> Iterator[_Named]:
    for source, task in part.files:
        yield _Named(source=source, task=task)
    if part.stored is None:
        return
    from advisor.library.whole import task_of

    for stored in part.stored.tasks:
        try:
            yield _Named(source=part.source, task=task_of(stored, part.stored), id=stored.id)
        except AdvisorError as error:
            done.refused.append(f"{printable(part.source)}: {printable(str(error), longest=500)}")


def _piece(one: _Named, found: Assessment, wish: Wish) -> Any:
    if wish.form == "text":
        from advisor.cli.text import advice_as_text

        told = advice_as_text(one.task, found, wish.locale)
        return told if one.id is None else f"{printable(one.source, longest=500)}\n\n{told}"
    if wish.form in TABLES:
        from advisor.report.table import advice_row

        return advice_row(one.source, one.id, found)
    from advisor.records import json
    from advisor.report.contract import assessment_to_data

    data = assessment_to_data(one.task, found, wish.locale)
    if one.id is not None:
        data = {"library": one.source, "task_id": one.id, **data}
    return json.format(json.encode(data).decode(), indent=0 if wish.form == "jsonl" else 2)
