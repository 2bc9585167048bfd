"""Room for the arrays of one task after the other, taken from the system once and in large pieces.

A task's arrays are some 12 MB, in pieces of 32 KB. The C library gives what is free at the end of its heap
back to the system and takes it again for the next array, page by page: 3,000 times for a task, which is a
quarter of the time that weighing it takes.
"""

from __future__ import annotations

from functools import cache

_BYTES = 16 * 2**20  # what a task's arrays take, and some more


@cache
def make_room() -> None:
    """Have the C library keep as much as a task takes. Nothing is written into it yet.

    Glibc, by its rules for M_MMAP_THRESHOLD, has on its heap what is no larger than a piece that was given
    back before, and keeps twice as much there; so the second of the two stands where the arrays will. Numpy
    asks for large pages there, as for all that is large. With another C library this changes nothing.
    """
    import numpy as np  # whoever weighs draws needs it anyway

    for _ in range(2):
        np.empty(_BYTES, dtype=np.uint8)
