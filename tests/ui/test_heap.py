from __future__ import annotations

import sys
from functools import partial

import pytest
from PySide6.QtTest import QSignalSpy

from tests.bench.window_probe import memory
from ui import heap as module
from ui.heap import Heap
from ui.jobs import Jobs

on_glibc = pytest.mark.skipif(sys.platform != "linux", reason="asks the C library of Linux")


@on_glibc
def test_what_is_free_in_the_middle_of_the_heap_goes_back_to_the_system(qapp):
    import ctypes

    libc = ctypes.CDLL(None)
    libc.malloc.restype = libc.calloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    heap = Heap(qapp)
    blocks = [libc.calloc(1, 60_000) for _ in range(1_000)]  # too small to be given back one by one
    last = libc.malloc(1_000)  # nor can all of it be cut off at the end
    for block in blocks:
        ctypes.memset(block, 1, 60_000)
    before = memory()
    for block in blocks:
        libc.free(block)
    heap.tidy()
    freed = before - memory()
    libc.free(last)
    heap.deleteLater()
    assert freed > 30_000_000


def test_it_is_tidied_once_when_nothing_has_ended_for_a_moment(qtbot, monkeypatch):
    monkeypatch.setattr(module, "QUIET_MILLISECONDS", 50)
    jobs, heap = Jobs(), Heap()
    tidied = QSignalSpy(heap._quiet.timeout)
    jobs.ended.connect(heap.tidy_soon)
    for number in range(3):
        with qtbot.waitSignal(jobs.ended):
            jobs.start(partial(int, number), lambda _: None, lambda _: None)
    assert tidied.count() == 0
    qtbot.waitUntil(lambda: tidied.count() == 1)
    qtbot.wait(120)
    assert tidied.count() == 1
    jobs.close()


def test_elsewhere_it_does_nothing(qapp, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    heap = Heap(qapp)
    heap.tidy()
    assert heap._libc is None
    heap.deleteLater()
