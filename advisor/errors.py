"""What went wrong that is not our fault, in words an owner can act on."""

from __future__ import annotations

from advisor.language import tr

LONGEST_SHOWN = 120


def printable(text: str, longest: int = LONGEST_SHOWN) -> str:
    """``text`` on one line, without characters that a terminal would obey, cut off where it is long."""
    shown = on_one_line(text[: 4 * longest])
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def on_one_line(text: str) -> str:
    """``text`` on one line, without characters that a terminal would obey."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


class AdvisorError(Exception):
    """A fault of the input, the disk or another program: what happened, why, and what to do about it.

    Our own faults are never this class; they crash to the report.
    """

    def __init__(self, *, what: str, why: str, remedy: str) -> None:
        super().__init__(f"{what} {why} {remedy}")
        self.what = what
        self.why = why
        self.remedy = remedy


class InputRefused(AdvisorError):
    """A task file, a key in it or a value of that key that cannot be taken as it stands.

    ``key`` is the dotted path of the offending key (``quotes[0].rate.per``), empty for the file as a whole.
    """

    def __init__(self, *, key: str, problem: str, remedy: str) -> None:
        super().__init__(what=f"{key}:" if key else tr("The input"), why=problem, remedy=remedy)
        self.key = key
        self.problem = problem

    def one_line(self, source: str) -> str:
        """The refusal as one line: the file's name, the key, the problem, the remedy."""
        name = printable(source)
        place = f"{name}: {self.key}" if self.key else name
        return on_one_line(f"{place}: {self.problem} {self.remedy}")


class Cancelled(AdvisorError):
    """The owner wanted some work no longer; it left nothing behind."""

    def __init__(self) -> None:
        super().__init__(
            what=tr("It was cancelled."),
            why=tr("You asked for it."),
            remedy=tr("Nothing was changed; start again at will."),
        )
