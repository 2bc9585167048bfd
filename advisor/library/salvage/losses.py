"""What a salvage brought back and what it could not, in sentences for the owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from advisor.language import plural, tr, whole
from advisor.records import Struct, field

MOST_TOLD = 500

# How many were read, of how many that were known of.
_COUNTS: Mapping[str, Callable[[int], str]] = {
    "task": lambda n: plural("{read} of {count} task", "{read} of {count} tasks", n),
    "vendor": lambda n: plural("{read} of {count} vendor", "{read} of {count} vendors", n),
    "quote": lambda n: plural("{read} of {count} quote", "{read} of {count} quotes", n),
    "note": lambda n: plural(
        "{read} of {count} note about vendors", "{read} of {count} notes about vendors", n
    ),
    "document": lambda n: plural(
        "{read} of {count} hand-over document", "{read} of {count} hand-over documents", n
    ),
}  # fmt: skip


class Tally(Struct):
    """Kept while the rows are gone through: how many were read, how many were not, and what to say of it."""

    read: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)

    def lose(self, kind: str, sentence: str) -> None:
        """One of a kind could not be read."""
        self.lost[kind] += 1
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Something is there, but not as it was."""
        self.sentences.append(sentence)

    @property
    def counts(self) -> tuple[str, ...]:
        """A line for each kind that there was any of."""
        return tuple(
            pattern(self.read[kind] + self.lost[kind]).format(
                read=whole(self.read[kind]), count=whole(self.read[kind] + self.lost[kind])
            )
            for kind, pattern in _COUNTS.items()
            if self.read[kind] + self.lost[kind]
        )


class Salvaged(Struct, frozen=True, kw_only=True):
    """The new library at ``path``; how much of each kind is in it, and a sentence for each loss."""

    path: Path
    counts: tuple[str, ...]
    losses: tuple[str, ...]

    def as_text(self) -> str:
        """All of it, to be read or copied; a user's text in it is plain text."""
        lines = [tr("What could be read is in “{name}”:").format(name=self.path.name)]
        lines += [f"- {line}" for line in self.counts]
        lines.append("")
        if not self.losses:
            lines.append(tr("Nothing is known to be lost."))
            return "\n".join(lines)
        lines.append(tr("What was lost, or is not as it was:"))
        lines += [f"- {line}" for line in self.losses[:MOST_TOLD]]
        if len(self.losses) > MOST_TOLD:
            more = len(self.losses) - MOST_TOLD
            lines.append(
                "- " + plural("and {count} more", "and {count} more", more).format(count=whole(more))
            )
        return "\n".join(lines)
