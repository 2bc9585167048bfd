"""Tells what an import or a merge brings, in a sentence or two; window and command line say the same."""

from __future__ import annotations

from collections.abc import Callable

from advisor.language import plural, tr, whole
from advisor.library.interchange.columns import What
from advisor.library.interchange.merge import Merge


def added(what: What, count: int) -> str:
    """What was added."""
    match what:
        case What.VENDORS:
            text = plural("Added {count} vendor.", "Added {count} vendors.", count)
        case What.NOTES:
            text = plural("Added {count} note.", "Added {count} notes.", count)
        case _:
            text = plural("Added {count} task.", "Added {count} tasks.", count)
    return text.format(count=whole(count))


def would_add(what: What, count: int) -> str:
    """What would be added."""
    match what:
        case What.VENDORS:
            text = plural("Would add {count} vendor.", "Would add {count} vendors.", count)
        case What.NOTES:
            text = plural("Would add {count} note.", "Would add {count} notes.", count)
        case _:
            text = plural("Would add {count} task.", "Would add {count} tasks.", count)
    return text.format(count=whole(count))


def left_out(count: int) -> str:
    """What was left out because its name is there."""
    return plural(
        "Left out, because there is one of that name: {count}.",
        "Left out, because there are some of that name: {count}.",
        count,
    ).format(count=whole(count))


def merge_lines(merge: Merge) -> list[str]:
    """What a merge brings, a sentence each."""
    if merge.adds_nothing:
        return [tr("There is nothing in it that is not here already.")]
    told: list[tuple[int, Callable[[int], str]]] = [
        (len(merge.tasks), lambda n: plural("{count} new task.", "{count} new tasks.", n)),
        (len(merge.vendors), lambda n: plural("{count} new vendor.", "{count} new vendors.", n)),
        (
            len(merge.quotes),
            lambda n: plural("{count} new quote for your tasks.", "{count} new quotes for your tasks.", n),
        ),
        (
            len(merge.notes),
            lambda n: plural("{count} new note on your vendors.", "{count} new notes on your vendors.", n),
        ),
        (
            len(merge.fills),
            lambda n: plural("{count} answer that you left open.", "{count} answers that you left open.", n),
        ),
        (len(merge.conflicts), lambda n: plural("{count} difference.", "{count} differences.", n)),
        (merge.same, lambda n: plural("{count} entry is alike.", "{count} entries are alike.", n)),
    ]
    return [text(count).format(count=whole(count)) for count, text in told if count]
