"""The papers that go along when work is handed over, and what their owner wrote into them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from advisor.records import Struct

MOST_LINES = 400  # of a section
LONGEST_SECTION = 20_000  # characters
LONGEST_HEADING = 1_000
LONGEST_DOCUMENT = 400_000  # characters of all that is kept of one


class DocumentKind(StrEnum):
    """The papers there are, in the order in which they are needed."""

    QUESTIONS = "questions"
    RESULTS_BRIEF = "results_brief"
    PROCEDURE = "procedure"
    PAID_TRIAL = "paid_trial"
    SAFEGUARDS = "safeguards"


class SectionForm(StrEnum):
    """How the lines of a section are set: paragraphs, points, numbered steps, boxes to tick."""

    TEXT = "text"
    LIST = "list"
    STEPS = "steps"
    CHECKS = "checks"


class Section(Struct, frozen=True, kw_only=True):
    """A heading with its lines, plain text all of it. A section without lines is left out when printed.

    ``key`` names it within its document, whatever the heading says. ``help``: what it is there for, told to
    the owner in the window and printed nowhere.
    """

    key: str
    heading: str
    form: SectionForm
    lines: tuple[str, ...]
    help: str = ""


class SignatureLine(Struct, frozen=True, kw_only=True):
    """A line for a pen at the end, and whose it is."""

    label: str


class HandoverDocument(Struct, frozen=True, kw_only=True):
    """One paper about one task.

    ``purpose``: what it is for and for whom, printed under the title. ``notice``: what must be said beside
    whatever the owner writes; may be empty. ``signatures``: three, the
    date in the middle, or none.
    """

    kind: DocumentKind
    title: str
    purpose: str
    sections: tuple[Section, ...]
    notice: str = ""
    signatures: tuple[SignatureLine, ...] = ()


class KeptSection(Struct, frozen=True, kw_only=True):
    """A section as its owner wrote it.

    ``filled``: the lines that the task gave when the owner last looked at them; ``language``: what they are
    written in, language and locale ("en en_US").
    """

    key: str
    heading: str
    form: SectionForm
    lines: tuple[str, ...]
    filled: tuple[str, ...]
    language: str


class SectionState(StrEnum):
    """How a section stands to its task."""

    FILLED = "filled"  # as the task gives it, and it goes on following the task
    OWN = "own"  # the owner's words
    OUTDATED = "outdated"  # the owner's words, but the task says something else than it did then


class ShownSection(Struct, frozen=True, kw_only=True):
    """A section as it is to be shown. ``now``: what the task gives today; ``before``: what it gave then."""

    section: Section
    state: SectionState
    now: tuple[str, ...]
    before: tuple[str, ...]

    @property
    def new_lines(self) -> tuple[str, ...]:
        """What the task gives today and did not give then."""
        return tuple(line for line in self.now if line not in self.before)

    @property
    def gone_lines(self) -> tuple[str, ...]:
        """What the task gave then and does not give today."""
        return tuple(line for line in self.before if line not in self.now)


def with_own_words(
    filled: HandoverDocument, kept: Sequence[KeptSection], language: str
) -> tuple[ShownSection, ...]:
    """The sections of a document with what its owner wrote in place of what the task gives.

    What was written under a section that the task gives no more stands at the end.
    """
    by_key = {one.key: one for one in kept}
    shown = [_shown(section, by_key.pop(section.key, None), language) for section in filled.sections]
    return (*shown, *(_left_over(one, language) for one in kept if one.key in by_key))


def _shown(section: Section, kept: KeptSection | None, language: str) -> ShownSection:
    if kept is None:
        return ShownSection(
            section=section, state=SectionState.FILLED, now=section.lines, before=section.lines
        )
    own = Section(
        key=section.key, heading=section.heading, form=section.form, lines=kept.lines, help=section.help
    )
    # What was filled in in another language differs in every line, and says nothing about the task.
    is_same = kept.language != language or kept.filled == section.lines
    state = SectionState.OWN if is_same else SectionState.OUTDATED
    return ShownSection(section=own, state=state, now=section.lines, before=kept.filled)


def _left_over(kept: KeptSection, language: str) -> ShownSection:
    section = Section(key=kept.key, heading=kept.heading, form=kept.form, lines=kept.lines)
    is_told = kept.language == language and bool(kept.filled)
    return ShownSection(
        section=section,
        state=SectionState.OUTDATED if is_told else SectionState.OWN,
        now=(),
        before=kept.filled,
    )
