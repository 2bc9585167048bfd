"""Sentences in the window's code: each goes through ``tr``, whether or not a test ever shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"
TRANSLATING = frozenset({"tr", "_tr", "translate", "mark", "plural"})
# What nobody reads: names of things for Qt and for the program itself, and faults told to its makers.
SILENT = frozenset(
    {"ValueError", "KeyError", "TypeVar", "setStyleSheet", "compile", "frozenset", "partition"}
    | {"note", "_end"}  # a line of the log, how work ended for it
    | {"endswith"}
)
# Said on the command line, which is English; the look of the window; the sample, whose texts are data; the
# log and what is told of a fault, which the program's makers read.
LEFT_OUT = frozenset(
    {"__main__.py", "stylesheet.py", "sample.py", "fault_text.py", "log.py", "recorder.py", "crash.py"}
)
LICENCES = frozenset(
    {"Apache-2.0 or BSD-3-Clause", "Babel", "License", "Classifier"}
)  # and fields of metadata
PROPER = frozenset({"Rightsource", "English", "Fusion", "DejaVu Sans", "Sans Serif", "Serif", "Monospace"})
PATTERNS = frozenset({"d MMM yyyy"})
_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-Z][a-z]{2,}…?$")


def untranslated(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of what reads like a sentence and is not handed to a translating call."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        if (
            node.value in LICENCES | PROPER | PATTERNS
            or not _WORDS.search(node.value)
            or isinstance(above[node], ast.Expr)
        ):
            continue
        one: ast.AST = node
        while (parent := above.get(one)) is not None:
            if isinstance(parent, ast.Call) and one is not parent.func:
                if _name(parent.func) in TRANSLATING | SILENT:
                    break
            elif isinstance(parent, ast.AnnAssign | ast.arg | ast.FunctionDef) and one in (
                getattr(parent, "annotation", None),
                getattr(parent, "returns", None),
            ):
                break
            one = parent
        else:
            yield node.lineno, node.value


def unreadable(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of translating calls that the extractor cannot read: a variable, an f-string, a sum.

    The ``tr`` of ``advisor.language`` also takes the name of a text that was marked where it stands.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in TRANSLATING:
            texts = node.args[1:2] if _name(node.func) == "translate" else node.args[:1]
            is_of_a_mark = isinstance(node.func, ast.Name) and isinstance(texts[0], ast.Name)
            if texts and not (isinstance(texts[0], ast.Constant) or is_of_a_mark or _is_handed_on(node)):
                yield node.lineno, ast.unparse(node)


def _is_handed_on(call: ast.Call) -> bool:
    """Whether it is what a short name for ``translate`` does, whose own callers are looked at instead."""
    last = call.args[-1]
    return isinstance(last, ast.Name) and last.id == "text"


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


FILES = sorted(path for path in UI.rglob("*.py") if path.name not in LEFT_OUT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(UI)))
def test_every_sentence_goes_through_tr_as_a_literal(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not list(untranslated(source)), "not handed to tr"
    assert not list(unreadable(source)), "cannot be read by the extractor"


def test_a_sentence_that_was_forgotten_is_found() -> None:
    assert list(untranslated('label("Not handed over")')) == [(1, "Not handed over")]
    assert list(untranslated('button(f"Add {count} more tasks")')) == [(1, " more tasks")]
    assert list(untranslated('NAMES = {1: "Tasks"}')) == [(1, "Tasks")]
    assert not list(untranslated('label(self.tr("Handed over now"))'))
    assert list(unreadable('self.tr(f"Add {count}")')) == [(1, "self.tr(f'Add {count}')")]
    assert list(unreadable('self.tr("Add " + name)'))
    assert not list(unreadable('translate("words", "Add")'))
