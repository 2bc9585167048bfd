"""Every promise in docs/reliability.md names tests, and each of these exists under that name."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
LINK = re.compile(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/]+\.py)\)")
PROMISES = [
    part for part in PAGE.split("\n## ")[1:] if not part.startswith(("By chance", "What is not promised"))
]


@cache
def _tests_in(path: Path) -> set[str]:
    return {
        node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("promise", PROMISES, ids=lambda text: text.partition("\n")[0])
def test_every_promise_is_shown_by_tests_that_exist(promise: str) -> None:
    links = LINK.findall(promise)
    assert len(links) >= 2
    assert [name for name, file in links if name not in _tests_in(ROOT / file)] == []


def test_whatever_looks_like_a_test_is_such_a_link() -> None:
    assert len(re.findall(r"\btest_\w+`", PAGE)) == len(LINK.findall(PAGE))
    assert len(PROMISES) == 8
