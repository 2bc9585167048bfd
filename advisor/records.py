"""What all records here are made of: the structs of msgspec, loaded without what msgspec can do without."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_UNNEEDED = "typing_extensions"  # of its names Python itself has those that msgspec asks it for


def _load() -> None:
    """Load msgspec, and not a module that takes as long as msgspec and half a megabyte."""
    modules: dict[str, Any] = sys.modules
    if _UNNEEDED in modules:
        return
    modules[_UNNEEDED] = None  # for Python: there is none
    try:
        import_module("msgspec")
    finally:
        del modules[_UNNEEDED]


_load()

from msgspec import MsgspecError, Raw, Struct, field, json, to_builtins  # noqa: E402
from msgspec.structs import asdict, replace  # noqa: E402

__all__ = ["MsgspecError", "Raw", "Struct", "asdict", "field", "json", "replace", "to_builtins"]
