"""Reads the program's own data files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.records import Raw, json
from resources import PLACE


def read_resource(*parts: str) -> dict[str, Any]:
    """The values in a TOML file of ``resources``; ``parts`` lead to it, as ("starters", "index.toml").

    What advice needs is read from JSON that `make data` makes of the TOML: tomllib would take longer than
    the advice itself.
    """
    quick = read_quick("/".join(parts))
    if quick is not None:
        return quick
    import tomllib

    with open(os.path.join(PLACE, *parts), "rb") as file:
        return tomllib.load(file)


def read_quick(name: str) -> dict[str, Any] | None:
    """What `make data` has written under that name; None where it has not."""
    quick = _quick_data().get(name)
    if quick is None:
        return None
    found: dict[str, Any] = json.decode(quick)
    return found


@cache
def _quick_data() -> Mapping[str, Raw]:
    """The contents of files by their names in ``resources``, not read any further yet."""
    with open(os.path.join(PLACE, "quick_data.json"), "rb") as file:
        return json.decode(file.read(), type=dict[str, Raw])
