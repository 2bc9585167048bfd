"""Has parts of the work done by several processes at once, and hands their results back in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from advisor.cli.weighing import Part, Weighed, Wish, weigh
from advisor.errors import AdvisorError
from advisor.language import tr, use

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

_WAITING_PER_PROCESS = 3  # parts: enough that none is ever idle, few enough to fit into memory
_no_more: list[Event] = []  # in a process that weighs: set by the one that began it


def cores() -> int:
    """How many processes can run at once here."""
    allowed = getattr(os, "sched_getaffinity", None)  # where the system can tell
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


def weighed(parts: Iterable[Part], wish: Wish, jobs: int) -> Generator[Weighed, None, None]:
    """Each part weighed, in order; by ``jobs`` processes where there is more than one part.

    Parts are taken as they are needed. Close it to end the work; no process outlives it, nor this one.
    Raises AdvisorError when a process was ended from outside.
    """
    coming = iter(parts)
    first = list(islice(coming, 2))
    if jobs == 1 or len(first) < 2:
        for part in chain(first, coming):
            yield weigh(part, wish)
        return
    yield from _by_processes(chain(first, coming), wish, jobs)


def _by_processes(parts: Iterator[Part], wish: Wish, jobs: int) -> Generator[Weighed, None, None]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Started anew: a fork would take over whatever this process has open and locked.
    context = multiprocessing.get_context("spawn")
    no_more = context.Event()
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(wish.locale, no_more))
    try:
        _start(pool, jobs)
        yield from _in_order(pool, parts, wish, jobs)
    except BrokenProcessPool:
        raise AdvisorError(
            what=tr("The work was not finished."),
            why=tr("One of the processes that did it was ended, perhaps because memory ran out."),
            remedy=tr("Try again with fewer of them: --jobs 1."),
        ) from None
    except BaseException:  # Ctrl+C, or nobody wants the rest
        # Asked, not ended: one that was ended handing over a result would leave us waiting for its rest.
        no_more.set()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _start(pool: ProcessPoolExecutor, jobs: int) -> None:
    """Start all processes. A terminal sends Ctrl+C to each of them; they leave it to this one, from birth."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
    finally:
        signal.signal(signal.SIGINT, before)


def _in_order(pool: ProcessPoolExecutor, parts: Iterator[Part], wish: Wish, jobs: int) -> Iterator[Weighed]:
    waiting: deque[Future[Weighed]] = deque()
    for part in parts:
        waiting.append(pool.submit(_weigh_if_wanted, part, wish))
        if len(waiting) >= jobs * _WAITING_PER_PROCESS:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _weigh_if_wanted(part: Part, wish: Wish) -> Weighed:
    return weigh(part, wish, is_wanted=lambda: not any(event.is_set() for event in _no_more))


def _begin(locale: str, no_more: Event) -> None:
    """In each process: speak the language, and end when the process that began it has ended."""
    import multiprocessing
    import threading

    _no_more.append(no_more)
    use(locale)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
