"""Names a file to SQLite, so that it opens that one and makes none."""

from __future__ import annotations

import os
import urllib.parse
from pathlib import Path


def file_uri(path: Path, *, mode: str) -> str:
    """``path`` as SQLite wants it in a URI: every byte that could mean something else is percent-encoded.

    Not ``Path.as_uri``: it writes a network path's host as an authority, which SQLite refuses.
    """
    plain = path.absolute().as_posix()
    quoted = urllib.parse.quote_from_bytes(os.fsencode(plain))
    return f"file://{'' if plain.startswith('/') else '/'}{quoted}?mode={mode}"
