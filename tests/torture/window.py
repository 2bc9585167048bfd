"""Kills the real window while somebody uses it: what it called saved is there, and what was typed before."""

from __future__ import annotations

import random
import shutil
import statistics
import tempfile
from collections import Counter
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.session import Session
from tests.library.support import Dump, dump, fill, made
from tests.torture.look import Broken, first_difference, found_in, reference
from tests.torture.nursery import WITH_WINDOW, Aim, Ending, Nursery
from tests.torture.report import Report, Row
from tests.torture.window_log import Told, read_log

_COLUMNS = {"title": 1, "notes": 3}  # of a task, as ``dump`` reads it
_TYPING = ("write_notes", "rename", "add_task")
KILLS_PER_LIBRARY = 5
LONGEST_SECONDS = 2.5  # that a key may be unsaved: the window says one, and this machine may be busy


def run(count: int, seed: int, *, report: Report, longest_use: float = 5.0, least: float = 0.02) -> Row:
    """``count`` kills, each between ``least`` and ``longest_use`` seconds after the window could be used."""
    chance = random.Random(seed)
    row = report.start("the whole window killed while somebody uses it", seed)
    unsaved: list[float] = []
    did: Counter[str] = Counter()
    steps = 0
    with (
        tempfile.TemporaryDirectory(prefix="torture-") as name,
        Nursery(Path(name), QT_QPA_PLATFORM="offscreen", **{WITH_WINDOW: "1"}) as nursery,
    ):
        while row.count < count:
            folder = Path(name) / "case"
            folder.mkdir()
            case = _Case(folder)
            for _ in range(min(KILLS_PER_LIBRARY, count - row.count)):
                row.count += 1
                told = case.after_kill(nursery, chance, (least, longest_use), row, report)
                if told is None:
                    break
                steps += told.saved
                did.update(told.did)
                unsaved += case.unsaved_seconds
            case.close()
            shutil.rmtree(folder)
    row.note = f"{steps:,} steps were called saved; "
    if unsaved:
        row.note += (
            f"{len(unsaved)} times typed keys were not saved yet, the oldest typed {max(unsaved):.2f} s"
            f" before (median {statistics.median(unsaved):.2f} s)"
        )
    else:
        row.note += "nothing typed was unsaved"
    row.note += "; did " + ", ".join(f"{what} {times} times" for what, times in sorted(did.items()))
    if not steps:
        report.fail(row, "other", "nothing was saved before the kills: the test proves nothing")
    report.end(row)
    return row


class _Case:
    """A library that a window has open when it is killed, again and again, beside one that never is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unsaved_seconds: list[float] = []
        self._home = folder / "home"
        self._home.mkdir(mode=0o700)
        self._path = made(folder / "books.rightsource")
        with Session.open(self._path) as session:
            fill(session)
        self._reference = reference(folder / "reference.rightsource")
        fill(self._reference)

    def close(self) -> None:
        self._reference.close()

    def after_kill(
        self, nursery: Nursery, chance: random.Random, use: tuple[float, float], row: Row, report: Report
    ) -> Told | None:
        """What the killed window told; None where the library is not as it should be."""
        told = self.folder / "told"
        told.write_bytes(b"")
        job = {
            "job": "window",
            "library": str(self._path),
            "told": str(told),
            "home": str(self._home),
            "seed": chance.randrange(10**9),
        }
        ending = nursery.run(job, Aim(kind="said", delay=chance.uniform(*use)))
        if ending.how != "killed":
            report.fail(row, "other", f"the window {ending.how} by itself: {ending.words}", self.folder)
            return None
        found = read_log(told)
        return found if self._is_whole(found, ending, row, report) else None

    def _is_whole(self, told: Told, ending: Ending, row: Row, report: Report) -> bool:
        try:
            contents = found_in(self._path)
            for edits in told.steps[: told.saved]:
                self._reference.do_all(edits)
            expected = dump(self._reference)
            for edits in told.steps[
                told.saved :
            ]:  # what it had not called saved yet: there as a whole, or not
                if contents == dump(self._reference):
                    break
                self._reference.do_all(edits)
        except Broken as error:
            report.fail(row, "corrupt", str(error), self.folder)
            return False
        except AdvisorError as error:
            report.fail(row, "other", f"what the window did cannot be done again: {error}", self.folder)
            return False
        if contents != dump(self._reference):
            report.fail(row, "lost", first_difference(contents, expected), self.folder)
            return False
        return self._has_what_was_typed(contents, told, ending, row, report)

    def _has_what_was_typed(
        self, contents: Dump, told: Told, ending: Ending, row: Row, report: Report
    ) -> bool:
        """What was typed last into each field is stored, but for the keys of the last moment."""
        self.unsaved_seconds = []
        stored = {(key, line[0]): line[at] for line in contents["task"] for key, at in _COLUMNS.items()}
        place, typed = max(told.typed.items(), key=lambda one: one[1][-1][1], default=(None, []))
        if place is None or place not in stored:
            return True
        texts = [" ".join(text.split()) for text, _ in typed]
        now = " ".join(stored[place].split())
        last = max((number for number, text in enumerate(texts) if text == now), default=-1)
        if last + 1 < len(typed):
            waited = ending.at - typed[last + 1][1]
            self.unsaved_seconds.append(waited)
            if waited > LONGEST_SECONDS and told.did[-1] in _TYPING:  # no undo came after it
                why = f"{place}: unsaved for {waited:.1f} s: “{typed[-1][0][-80:]}” stored “{now[-80:]}”"
                report.fail(row, "lost", why, self.folder)
                return False
        return True
