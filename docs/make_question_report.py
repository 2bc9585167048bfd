"""Counts how many questions an owner answers until the advice is settled, over all starter tasks.

Writes docs/questions.md, or a report on every N-th task to standard output:

    python docs/make_question_report.py [--every N]
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from advisor.domain.task import Task
from advisor.evidence.starters import Starter, starters, typical_task
from advisor.model.assess import summarise, take_values
from advisor.model.pricing import price
from advisor.model.questions import open_questions
from advisor.model.resolve import resolve
from advisor.wording.questions import QUESTIONS

PLACE = Path(__file__).with_name("questions.md")
BUSINESS = ("owner_hour", "staff_hour")  # asked of the business, which no starter task knows
BAR = 40
MOST_ASKED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One starter task, asked from its title and function on.

    ``asked``: the questions in their order. ``verdicts``: before the first and after each of them.
    ``full``: the verdict with all the starter's answers. ``open_at_first``: questions there were in all.
    """

    starter: Starter
    asked: tuple[str, ...]
    passed_over: frozenset[str]
    verdicts: tuple[str | None, ...]
    full: str | None
    open_at_first: int

    @property
    def is_typical(self) -> bool:
        """Whether this task is the one that stands in for its function's open answers."""
        return typical_task(self.starter.function.code) == self.starter

    @property
    def agrees(self) -> bool:
        """Whether it stops at the verdict that all answers lead to."""
        return self.verdicts[-1] == self.full

    @property
    def until_right(self) -> int | None:
        """Questions after which the full verdict stands and never leaves again; None if it is not reached."""
        if not self.agrees:
            return None
        wrong = [n for n, verdict in enumerate(self.verdicts) if verdict != self.full]
        return wrong[-1] + 1 if wrong else 0


def main(arguments: Sequence[str]) -> None:
    """Interviews the starters and writes the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th task, printed")
    every = parser.parse_args(arguments).every
    report = write_report([interview(starter) for starter in starters()[::every]])
    if every == 1:
        PLACE.write_text(report, encoding="utf-8")
    else:
        print(report)


def interview(starter: Starter) -> Interview:
    """Asks the best question and answers as the starter does, until no answer can change the verdict."""
    task = Task(title=starter.title, function=starter.function.code)
    asked: list[str] = []
    passed_over: set[str] = set()
    verdicts = [_verdict(task)]
    open_at_first = None
    while True:
        found = open_questions(task)
        open_at_first = len(found) if open_at_first is None else open_at_first
        best = next((one.key for one in found if one.can_change and one.key not in passed_over), None)
        if best is None:
            break
        asked.append(best)
        answer = _answer(starter.task, best)
        if answer is None:
            passed_over.add(best)
        else:
            task = replace(task, **{best: answer})
        verdicts.append(_verdict(task))
    return Interview(
        starter=starter,
        asked=tuple(asked),
        passed_over=frozenset(passed_over),
        verdicts=tuple(verdicts),
        full=_verdict(starter.task),
        open_at_first=open_at_first,
    )


def _answer(told: Task, key: str) -> Any:
    return getattr(told.settings if key in BUSINESS else told, key)


def _verdict(task: Task) -> str | None:
    situation = resolve(task)
    priced = price(situation, take_values(situation, point=False))
    return summarise(situation, priced, with_odds=False).verdict.alternative


def write_report(interviews: Sequence[Interview]) -> str:
    """The report as Markdown."""
    others = [one for one in interviews if not one.is_typical]
    differing = [one for one in interviews if not one.agrees]
    parts = [
        "# How many questions it takes",
        "Made by `docs/make_question_report.py`; it takes a minute or two.",
        f"{len(interviews)} starter tasks, each asked from its title and function only: always the open "
        "question that is worth most, answered as the starter task answers it, until no answer left, alone "
        "or with one other, can change the verdict. The verdict is compared with the one that all the "
        "starter's answers lead to. A question that the starter leaves open (above all what the owner's hour "
        "is worth) counts as asked and stays assumed.",
        f"The first task of each function ({len(interviews) - len(others)} of them) stands in for what its "
        "function's tasks leave open, so for it every assumption is right from the start; it is in “all”, "
        "not in “others”.",
        _table_of_counts({"all": interviews, "others": others}),
        "“Right for good”: questions after which the full verdict stands and never leaves again, over the "
        f"tasks that reach it. “Stops asking”: questions until it stops. At the start there were "
        f"{_median(one.open_at_first for one in interviews)} open questions (median).",
        "## Where it stops at another verdict",
        _differing(differing, len(interviews)),
        "## Questions until it stops asking",
        _histogram([len(one.asked) for one in interviews]),
        "## Questions until the verdict is right for good",
        _histogram([one.until_right for one in interviews if one.until_right is not None]),
        "## The most asked questions",
        _most_asked(interviews),
    ]
    return "\n\n".join(parts) + "\n"


def _table_of_counts(groups: dict[str, Sequence[Interview]]) -> str:
    rows = ["| Tasks | Right for good: median | worst | Stops asking: median | worst | Stops elsewhere |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    for name, found in groups.items():
        right = [one.until_right for one in found if one.until_right is not None]
        stops = [len(one.asked) for one in found]
        elsewhere = sum(not one.agrees for one in found)
        rows.append(
            f"| {name} ({len(found)}) | {_median(right)} | {max(right, default=0)} | {_median(stops)} "
            f"| {max(stops, default=0)} | {elsewhere} ({elsewhere / max(len(found), 1):.0%}) |"
        )
    return "\n".join(rows)


def _differing(found: Sequence[Interview], total: int) -> str:
    if not found:
        return f"None of {total} tasks."
    rows = [
        f"{len(found)} of {total} tasks ({len(found) / total:.0%}): by its own reckoning no answer left, "
        "alone or with one other, could have changed the verdict; more of them together do.",
        "",
        "| Task | Stops at | All answers lead to | Questions |",
        "|---|---|---|---|",
    ]
    for one in found:
        stops, full = one.verdicts[-1] or "nothing", one.full or "nothing"
        rows.append(f"| {one.starter.title} | {stops} | {full} | {len(one.asked)} |")
    return "\n".join(rows)


def _histogram(counts: Sequence[int]) -> str:
    tally = Counter(counts)
    widest = max(tally.values(), default=1)
    rows = ["```text", "questions  tasks"]
    for number in range(max(tally, default=0) + 1):
        bar = "#" * round(BAR * tally[number] / widest)
        rows.append(f"{number:9}  {tally[number]:5}  {bar}".rstrip())
    return "\n".join([*rows, "```"])


def _most_asked(interviews: Sequence[Interview]) -> str:
    asked = Counter(key for one in interviews for key in one.asked)
    first = Counter(one.asked[0] for one in interviews if one.asked)
    passed_over = Counter(key for one in interviews for key in one.passed_over)
    rows = [
        "| Question | Tasks that are asked it | As the first | Starter leaves it open |",
        "|---|---|---|---|",
    ]
    total = len(interviews)
    rows += [
        f"| {QUESTIONS[key].label} | {count} ({count / total:.0%}) | {first[key]} | {passed_over[key]} |"
        for key, count in asked.most_common(MOST_ASKED)
    ]
    return "\n".join(rows)


def _median(numbers: Iterable[int]) -> str:
    return f"{statistics.median([*numbers] or [0]):g}"


if __name__ == "__main__":
    main(sys.argv[1:])
