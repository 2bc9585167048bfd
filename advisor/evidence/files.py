"""Reads the program's own data files."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_resource(*parts: str) -> dict[str, Any]:
    """The values in a TOML file of ``resources``; ``parts`` lead to it, as ("starters", "index.toml")."""
    place = resources.files("resources").joinpath(*parts)
    return tomllib.loads(place.read_text(encoding="utf-8"))
