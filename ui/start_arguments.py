"""Tells a start of the window (nothing, a library, options of Qt) from a command of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace  # what else makes records takes long, and a command waits for it too
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY_SUFFIX = ".rightsource"

_QT_FLAGS = frozenset({"reverse", "nograb", "dograb", "sync", "widgetcount"})
_QT_OPTIONS = frozenset(
    {
        "display",
        "geometry",
        "platform",
        "platformpluginpath",
        "platformtheme",
        "plugin",
        "qwindowgeometry",
        "qwindowicon",
        "qwindowtitle",
        "session",
        "style",
        "stylesheet",
    }
)


class StartArguments(SimpleNamespace):
    """How the window is to start. ``platform``: Qt's plugin, where one is asked for by name."""

    library: Path | None
    platform: str | None
    for_qt: tuple[str, ...]

    def __init__(
        self,
        *,
        library: Path | None = None,
        platform: str | None = None,
        for_qt: tuple[str, ...] = (),
    ) -> None:
        super().__init__(library=library, platform=platform, for_qt=for_qt)


def read_start_arguments(arguments: Sequence[str]) -> StartArguments | None:
    """What ``arguments`` say about the window; None when they are for the command line."""
    library: Path | None = None
    platform: str | None = None
    for_qt: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, has_value, value = _option(argument)
        if name in _QT_FLAGS and not has_value:
            for_qt.append(argument)
        elif name in _QT_OPTIONS:
            for_qt.append(argument)
            if not has_value:
                value = next(rest, "")
                for_qt.append(value)
            platform = value if name == "platform" else platform
        elif library is None and not name and argument.casefold().endswith(LIBRARY_SUFFIX):
            from pathlib import Path  # no command waits for it

            library = Path(argument)
        else:
            return None
    return StartArguments(library=library, platform=platform, for_qt=tuple(for_qt))


def _option(argument: str) -> tuple[str, bool, str]:
    """Name (empty if it is no option), whether a value stands behind an equals sign, and that value."""
    if not argument.startswith("-"):
        return "", False, ""
    name, equals, value = argument.lstrip("-").partition("=")
    return name, bool(equals), value
