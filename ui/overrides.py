"""Lets no fault leave a method that Qt calls back, such as ``changeEvent`` or ``sizeHint``.

PySide6 keeps an error of such a method for when Qt has returned to Python, and meanwhile Qt calls further
methods of ours. These then run with an error that is none of theirs, and the process can die of it: a fault
in a ``changeEvent`` while the stylesheet was set did just that. So a fault goes to the report there and then.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QIconEngine

# What Qt calls back, besides everything that ends in “Event”.
_CALLED_BACK = frozenset(
    {
        *("event", "eventFilter", "sizeHint", "minimumSizeHint", "heightForWidth", "hasHeightForWidth"),
        *("focusNextPrevChild", "hitButton", "moveCursor", "scrollContentsBy", "loadResource"),
        *(
            "setGeometry",
            "minimumSize",
            "expandingDirections",
            "count",
            "itemAt",
            "takeAt",
            "addItem",
            "isEmpty",
        ),
        *("data", "headerData", "flags", "rowCount", "columnCount", "canFetchMore", "fetchMore"),
        *("paint", "initStyleOption", "createEditor", "setEditorData", "setModelData"),
        *("canInsertFromMimeData", "insertFromMimeData", "translate", "scaledPixmap"),
    }
)
# Begun and broken off; what Qt would do by itself is not wanted on top of it.
_NOT_BY_QT = frozenset({"paint", "insertFromMimeData", "setModelData"})
_MARK = "__is_guarded__"
# What to answer where Qt has no answer of its own.
_ANSWERS: dict[str, Any] = {"rowCount": 0, "columnCount": 0, "count": 0, "event": False, "eventFilter": False}


def guard_overrides() -> None:
    """Guard every class of ours, those that are defined and those that will be."""
    for root in (QObject, QIconEngine):
        _guard_all(root)
        setattr(root, "__init_subclass__", classmethod(_guard))  # type: ignore[arg-type]  # noqa: B010 - it is no method of Qt's


def _guard_all(kind: type[Any]) -> None:
    for one in kind.__subclasses__():
        _guard(one)
        _guard_all(one)


def _guard(kind: type[Any], **_named: Any) -> None:
    for one in kind.__mro__:  # also what is mixed in beside a class of Qt's, which is a plain class by itself
        if one.__module__.startswith(("ui.", "tests.")):
            _guard_methods(one)


def _guard_methods(kind: type[Any]) -> None:
    for name, method in list(vars(kind).items()):
        is_ours = isinstance(method, FunctionType) and not hasattr(method, _MARK)
        if is_ours and (name.endswith("Event") or name in _CALLED_BACK):
            setattr(kind, name, _guarded(kind, name, method))


def _guarded(kind: type, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return method(self, *arguments, **named)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
        return _instead(kind, name, self, arguments)

    setattr(call, _MARK, True)
    return call


def _instead(kind: type, name: str, self: Any, arguments: tuple[Any, ...]) -> Any:
    """What is answered in place of what failed."""
    if name.endswith("Event") or name in _NOT_BY_QT:
        return None
    if name in _ANSWERS:
        return _ANSWERS[name]
    try:
        return getattr(super(kind, self), name)(*arguments)
    except Exception as error:  # the same once more, or nothing there to ask
        if not isinstance(error, NotImplementedError | AttributeError):
            sys.excepthook(type(error), error, error.__traceback__)
    return None
