"""What somebody at the window did, and what the window said of it, in a file that outlives the process."""

from __future__ import annotations

import io
import os
import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from advisor.domain.edits import Edit

Place = tuple[str, int]  # the field's key, and the task's id


class Log:
    """Written by the process that is to be killed."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(self, *entry: object) -> None:
        os.write(self._file, pickle.dumps(entry))

    def wants(self, edits: Sequence[Edit]) -> None:
        """These are about to be stored, as one."""
        self.tell("wants", tuple(edits))

    def failed(self) -> None:
        """What was wanted last could not be stored."""
        self.tell("failed")

    def saved(self) -> None:
        """The window says that all is saved."""
        self.tell("saved")

    def typed(self, place: Place, text: str) -> None:
        """So much stands in a field now."""
        self.tell("typed", place, text, time.monotonic())


@dataclass(slots=True)
class Told:
    """The same, read afterwards. ``saved``: how many of ``steps`` the window had called saved."""

    steps: list[tuple[Edit, ...]] = field(default_factory=list)
    saved: int = 0
    typed: dict[Place, list[tuple[str, float]]] = field(default_factory=dict)
    did: list[str] = field(default_factory=list)


def read_log(path: Path) -> Told:
    """An entry that the kill cut short is left out, as it was not told."""
    found = Told()
    stream = io.BytesIO(path.read_bytes())
    while True:
        try:
            entry = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            return found
        match entry:
            case ("wants", edits):
                found.steps.append(edits)
            case ("failed",):
                found.steps.pop()
            case ("saved",):
                found.saved = len(found.steps)
            case ("typed", place, text, at):
                found.typed.setdefault(place, []).append((text, at))
            case ("does", what):
                found.did.append(what)
