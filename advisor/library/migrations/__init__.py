"""How a library's schema came to be: a step per version, applied in order, never changed once shipped.

A step gets the sqlite-utils database inside an open transaction: no ``executescript``, no VACUUM, and no
``transform`` of a table that others refer to (with foreign keys on it would delete their rows).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.library.migrations.step_1 import first_schema
from advisor.library.migrations.step_2 import searchable_tasks
from advisor.library.migrations.step_3 import papers
from advisor.library.migrations.step_4 import follow_ups

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]

STEPS: tuple[Step, ...] = (first_schema, searchable_tasks, papers, follow_ups)  # append only
