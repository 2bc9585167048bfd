"""Runs the command line as a process of its own: begun without what it has no use for, ended at once.

Nothing here is for those who call ``advisor.cli.main`` within a program of theirs.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from advisor import lean_numpy
from advisor.cli.main import main

# Objects made until Python looks for cycles among them; its own 700 would have it look seventy times for one
# piece of advice, and find none. Whole libraries still get rid of theirs: a look takes some milliseconds.
_OBJECTS_BETWEEN_LOOKS = 100_000


def run(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line ``argv`` (the process's own if None) and end the process with its exit status."""
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    lean_numpy.do_without()
    _leave(main(argv))


def _leave(status: int) -> NoReturn:
    """End the process, without taking numpy apart piece by piece where nothing is lost by that.

    Whatever else waits for the end has it in the ordinary way: what asked to be told, threads, other
    processes, libraries that were opened, those who measure or trace, and a standard output that does not
    take the rest of the text, which Python then tells of.
    """
    is_awaited = atexit._ncallbacks() or _has_threads() or "sqlite3" in sys.modules or _is_watched()
    if not is_awaited and _is_written():
        os._exit(status)
    sys.exit(status)


def _has_threads() -> bool:
    """Whether any of Python's own is left; where nobody has loaded ``threading`` there never was one."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _is_watched() -> bool:
    return sys.gettrace() is not None or sys.getprofile() is not None


def _is_written() -> bool:
    """Whether all that was printed is out of our hands."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:  # closed by whoever started us
                stream.flush()
    except OSError:
        return False
    return True
