"""What a library takes from the world around it: time, names, processes; tests pass in their own."""

from __future__ import annotations

import datetime
import getpass
import os
import socket
from collections.abc import Callable

from advisor.processes import process_birth
from advisor.records import Struct
from advisor.unfinished import new_token


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, as in some containers
        return ""


class Surroundings(Struct, frozen=True, kw_only=True):
    """The clock (UTC, aware), a source of names never used before, and who and where this process is."""

    now: Callable[[], datetime.datetime] = _now
    new_token: Callable[[], str] = new_token
    host: Callable[[], str] = socket.gethostname
    user: Callable[[], str] = _user
    pid: Callable[[], int] = os.getpid
    birth: Callable[[int], str | None] = process_birth


def as_text(moment: datetime.datetime) -> str:
    """A time as the library stores it: UTC, to the millisecond; the text sorts as the times do."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime.datetime:
    """A stored time. Raises ValueError for any other text."""
    moment = datetime.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a stored time names its zone")
    return moment
