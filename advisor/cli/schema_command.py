"""``rightsource schema``: what a task file or an exported library may hold, as JSON Schema."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("schema", help="print what a file may hold, as JSON Schema")
    parser.add_argument(
        "of",
        nargs="?",
        choices=("task", "library"),
        default="task",
        help="a task file, or a whole library as JSON; task if left out",
    )
    parser.set_defaults(run=run, writes_data=lambda _arguments: True)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of ``rightsource.task/1`` or ``rightsource.library/1``."""
    sys.stdout.write(json.dumps(_schema(arguments.of), ensure_ascii=False, indent=2) + "\n")
    return 0


def _schema(of: str) -> dict[str, Any]:
    if of == "library":
        from advisor.library.interchange.json_format import library_json_schema

        return library_json_schema()
    from advisor.domain.task_format.json_schema import task_json_schema

    return task_json_schema()
