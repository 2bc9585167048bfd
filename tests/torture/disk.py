"""A disk that loses its power: what was not put on it for good is there, or not, or in part."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.torture.trace import Event, Kind

SECTOR = 512  # bytes that a disk writes as a whole
_WRITTEN_BACK = 300  # events after which a system has written by itself what nobody asked it to


@dataclass(slots=True)
class _File:
    on_disk: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, Event]] = field(default_factory=list)

    def settle(self, until: int | None = None) -> None:
        """Put on the disk what is pending, or what is from before event ``until``."""
        late = []
        for number, event in self.pending:
            if until is None or number < until:
                _apply(self.on_disk, event)
            else:
                late.append((number, event))
        self.pending = late


class Disk:
    """The files of one folder, while events happen to them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(bytearray(content)) for name, content in files.items()}
        self._names: set[str] = set(files)  # as they are on the disk
        self._pending: list[tuple[int, Event]] = []
        self._happened = 0
        self.told = 0

    def happen(self, event: Event) -> None:
        """Take note of one event."""
        self._happened += 1
        match event.kind:
            case Kind.TOLD:
                self.told += 1
            case Kind.CREATE | Kind.UNLINK:
                self._pending.append((self._happened, event))
                if event.kind is Kind.CREATE:
                    self._files[event.name] = _File()
            case Kind.SYNC_FOLDER:
                self._settle_names(None)
            case Kind.SYNC:
                self._file(event.name).settle()
            case _:
                self._file(event.name).pending.append((self._happened, event))
        if self._happened % 50 == 0:
            for file in self._files.values():
                file.settle(self._happened - _WRITTEN_BACK)
            self._settle_names(self._happened - _WRITTEN_BACK)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What is found on the disk when the power is back."""
        names = set(self._names)
        for _, event in self._pending[: chance.randint(0, len(self._pending))]:  # a folder keeps its order
            (names.add if event.kind is Kind.CREATE else names.discard)(event.name)
        return {name: self._content(self._files[name], chance) for name in names}

    def in_the_end(self, name: str) -> bytes:
        """What a file holds once everything is on the disk."""
        self._file(name).settle()
        return bytes(self._file(name).on_disk)

    def _file(self, name: str) -> _File:
        return self._files.setdefault(name, _File())

    def _settle_names(self, until: int | None) -> None:
        late = []
        for number, event in self._pending:
            if until is None or number < until:
                (self._names.add if event.kind is Kind.CREATE else self._names.discard)(event.name)
            else:
                late.append((number, event))
        self._pending = late

    def _content(self, file: _File, chance: random.Random) -> bytes:
        content = bytearray(file.on_disk)
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        kept = [event for _, event in file.pending if chance.random() < share]
        if chance.random() < 0.5:
            chance.shuffle(kept)
        torn = chance.randrange(len(kept)) if kept and chance.random() < 0.3 else None
        for number, event in enumerate(kept):
            if number == torn and event.kind is Kind.WRITE:
                _apply_torn(content, event, chance)
            else:
                _apply(content, event)
        return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.kind is Kind.TRUNCATE:
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    at = len(content) if event.at < 0 else event.at
    content.extend(bytes(max(at - len(content), 0)))
    content[at : at + len(event.data)] = event.data


def _apply_torn(content: bytearray, event: Event, chance: random.Random) -> None:
    """Some of the sectors only."""
    for start in range(0, len(event.data), SECTOR):
        if chance.random() < 0.5:
            part = event.data[start : start + SECTOR]
            _apply(content, Event(kind=Kind.WRITE, name=event.name, at=event.at + start, data=part))
