"""A small file beside the library that says who has it open, so that two windows do not edit it at once.

SQLite's own locks guard single changes, and only where the file system passes them on; this one is held from
opening to closing, and can be read by a person.
"""

from __future__ import annotations

import errno
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from advisor.language import tr
from advisor.library import errors
from advisor.library.surroundings import Surroundings, as_text
from advisor.records import Struct

LONGEST_LOCK_BYTES = 4096
SETTLING_SECONDS = 0.5
_NO_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EIO)

# The locks this process holds: it is the process that has them, not a window. One that bears our process's id
# and is not among these was left behind by an earlier process that had the same id.
_held_here: set[str] = set()


class Holder(Struct, frozen=True, kw_only=True):
    """Who has a library open. ``since``: UTC text. ``birth``: which run of ``pid`` it is, "" if not known."""

    host: str
    pid: int
    user: str
    since: str
    token: str
    birth: str = ""


class Lock:
    """The lock of one library, held from ``acquire`` to ``release``."""

    def __init__(self, library: Path, surroundings: Surroundings) -> None:
        self.path = library.with_name(f"{library.name}.lock")
        self._library = library
        self._surroundings = surroundings
        pid = surroundings.pid()
        self._mine = Holder(
            host=surroundings.host(),
            pid=pid,
            user=surroundings.user(),
            since=as_text(surroundings.now()),
            token=surroundings.new_token(),
            birth=surroundings.birth(pid) or "",
        )

    def refuse_other_holder(self, *, take_over: bool = False) -> None:
        """Raise LibraryInUse if somebody has the library. Changes nothing."""
        holder = self._wait_until_readable()
        if holder is not None and not self._may_remove(holder, take_over=take_over):
            raise self._in_use(holder)

    def acquire(self, *, take_over: bool = False) -> None:
        """Take the lock. ``take_over``: even from somebody else, but never from this very process.

        Raises LibraryInUse, LibraryReadOnly where no file can be made beside the library, and DiskFull or
        SaveFailed.
        """
        for _ in range(5):  # each round, somebody else may be quicker
            if self._place():
                _held_here.add(self._mine.token)
                return
            holder = self._wait_until_readable()
            if holder is not None and not self._may_remove(holder, take_over=take_over):
                raise self._in_use(holder)
            self._remove(holder)
        raise errors.LibraryInUse(self._library.name, by=tr("in another program"), can_take_over=False)

    def refuse_lost(self) -> None:
        """Raise LibraryTakenOver unless the lock is ours still; one that was cleared away is taken again."""
        self.refuse_taken()
        holder = _read(self.path)
        if holder is not None and holder.token == self._mine.token:
            return
        if holder is None:
            with suppress(errors.LibraryInUse):
                self.acquire()
                return
            self.refuse_taken()
        raise errors.LibraryTakenOver(self._library.name, by=tr("in another window"))

    def refuse_taken(self) -> None:
        """Raise LibraryTakenOver if somebody else has the lock now. Changes nothing."""
        holder = _read(self.path)
        if holder is not None and holder.token != self._mine.token:
            raise errors.LibraryTakenOver(self._library.name, by=_described(holder, self._mine))

    def release(self) -> None:
        """Give the lock back; one that somebody took over stays theirs."""
        holder = _read(self.path)
        if holder is not None and holder.token == self._mine.token:
            with suppress(OSError):
                self.path.unlink()
        _held_here.discard(self._mine.token)

    def _place(self) -> bool:
        """Put our lock file there whole; False if there is one already."""
        text = json.dumps({name: getattr(self._mine, name) for name in Holder.__struct_fields__}, indent=1)
        own = self.path.with_name(f"{self.path.name}.{self._mine.token}")
        try:
            try:
                own.write_text(text + "\n", encoding="utf-8")
                os.link(own, self.path)  # fails if the name is taken, and is never seen half-written
                return True
            except FileExistsError:
                return False
            except OSError as error:
                if error.errno in _NO_PLACE:
                    raise
                return self._place_directly(text)  # a file system without links
            finally:
                own.unlink(missing_ok=True)
        except OSError as error:
            raise _explained(error, self._library.name) from None

    def _place_directly(self, text: str) -> bool:
        try:
            file = self.path.open("x", encoding="utf-8")
        except FileExistsError:
            return False
        try:
            with file:
                file.write(text + "\n")
        except OSError:
            self.path.unlink(missing_ok=True)
            raise
        return True

    def _wait_until_readable(self) -> Holder | None:
        """As ``_read``, giving somebody who is just writing it the time to finish."""
        until = time.monotonic() + SETTLING_SECONDS
        while True:
            holder = _read(self.path)
            if holder is not None or not self.path.exists() or time.monotonic() > until:
                return holder
            time.sleep(0.05)

    def _may_remove(self, holder: Holder, *, take_over: bool) -> bool:
        return self._is_gone(holder) or (take_over and not self._is_here(holder))

    def _is_here(self, holder: Holder) -> bool:
        return holder.token in _held_here

    def _is_gone(self, holder: Holder) -> bool:
        """Only of a process on this computer can we know that it ended."""
        if holder.host != self._mine.host or self._is_here(holder):
            return False
        if holder.pid == self._mine.pid:
            return True
        birth = self._surroundings.birth(holder.pid)
        return birth is None or bool(birth and holder.birth and birth != holder.birth)

    def _remove(self, stale: Holder | None) -> None:
        """Remove the lock that was found stale, but not one that took its place in the meantime."""
        aside = self.path.with_name(f"{self.path.name}.{self._mine.token}.old")
        try:
            self.path.rename(aside)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _explained(error, self._library.name) from None
        moved = _read(aside)
        if moved is not None and (stale is None or moved.token != stale.token):
            with suppress(OSError):
                os.link(aside, self.path)  # somebody was quicker: theirs goes back
        with suppress(OSError):
            aside.unlink()

    def _in_use(self, holder: Holder) -> errors.LibraryInUse:
        return errors.LibraryInUse(
            self._library.name,
            by=_described(holder, self._mine),
            can_take_over=not self._is_here(holder),
        )


def _read(path: Path) -> Holder | None:
    """Who holds the lock at ``path``; None if nobody does, or if it cannot be made out."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(LONGEST_LOCK_BYTES))
        holder = Holder(**{name: found.get(name, "") for name in Holder.__struct_fields__})
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    texts = (holder.host, holder.user, holder.since, holder.token, holder.birth)
    whole = all(isinstance(text, str) for text in texts) and isinstance(holder.pid, int)
    return holder if whole and holder.token else None


def _described(holder: Holder, me: Holder) -> str:
    """Where a library is open, as it ends the sentence "It is open …"."""
    user = _one_line(holder.user) if holder.user != me.user else ""
    since = holder.since[:16].replace("T", " ")
    if user and since:
        pattern = tr("{place} by {user} (since {time} UTC)")
    elif user:
        pattern = tr("{place} by {user}")
    elif since:
        pattern = tr("{place} (since {time} UTC)")
    else:
        pattern = "{place}"
    return pattern.format(place=_where(holder, me), user=user, time=since)


def _where(holder: Holder, me: Holder) -> str:
    if holder.host == me.host:
        same = holder.pid == me.pid
        return tr("in this window") if same else tr("in another window on this computer")
    if not holder.host:
        return tr("on another computer")
    return tr("on the computer “{name}”").format(name=_one_line(holder.host))


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:60]


def _explained(error: OSError, name: str) -> errors.LibraryError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return errors.DiskFull(name)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return errors.LibraryReadOnly(name)
        case errno.ENOENT | errno.ENOTDIR:
            return errors.LibraryMissing(name)
    return errors.SaveFailed(name)
