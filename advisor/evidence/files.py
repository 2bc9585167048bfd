"""Reads the program's own data files."""

from __future__ import annotations

import tomllib
from typing import Any

from resources import FOLDER


def read_resource(*parts: str) -> dict[str, Any]:
    """The values in a TOML file of ``resources``; ``parts`` lead to it, as ("starters", "index.toml")."""
    return tomllib.loads(FOLDER.joinpath(*parts).read_text(encoding="utf-8"))
