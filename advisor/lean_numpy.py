"""Has numpy come without what no program here asks it for: help texts, and threads for large matrices."""

from __future__ import annotations

import os
import sys
from types import ModuleType

# Two modules that hold nothing but the texts of numpy's help, and set them on its functions one by one: a
# tenth of what numpy takes to load, and half a megabyte. Where they are there, empty, numpy sets none.
_HELP = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")


def do_without() -> None:
    """Call this before numpy is loaded, in a program of its own: afterwards it changes nothing."""
    # Starting OpenBLAS's threads takes longer than all that it is asked for here; it reads this once.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for module in _HELP:
        sys.modules.setdefault(module, ModuleType(module))
