"""``rightsource schema``: what a task file may hold, as JSON Schema."""

from __future__ import annotations

import argparse
import json
import sys


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("schema", help="print what a task file may hold, as JSON Schema")
    parser.set_defaults(run=run, writes_data=lambda _arguments: True)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of ``rightsource.task/1``."""
    from advisor.domain.task_format.json_schema import task_json_schema

    sys.stdout.write(json.dumps(task_json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
