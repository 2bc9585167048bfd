"""Data the program ships: defaults with their evidence, starters, the sample business, fonts and icons."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    FOLDER: Path

# Where they are. ``importlib.resources`` would find them too, but brings zipfile, tempfile and shutil along,
# which a single piece of advice would wait for; and it would wait for pathlib, which brings urllib.
PLACE = os.path.dirname(__file__)


def __getattr__(name: str) -> Path:
    """``FOLDER``: the same as a path, for those who are in no such hurry."""
    if name != "FOLDER":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pathlib import Path

    return Path(PLACE)
