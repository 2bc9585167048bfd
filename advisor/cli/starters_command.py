"""``rightsource starters``: the starter tasks, as a list or as a task file to fill in."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from advisor.cli.arguments import RefusedSources, add_locale_argument
from advisor.errors import printable
from advisor.language import tr

if TYPE_CHECKING:
    from advisor.evidence.starters import Starter


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("starters", help="list the starter tasks, or print one as a task file")
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="the starter to print; all are listed if left out"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "toml"), default=None, help="text for the list, toml for one"
    )
    add_locale_argument(parser)
    parser.set_defaults(run=run, writes_data=lambda arguments: bool(arguments.format or arguments.code))


def run(arguments: argparse.Namespace) -> int:
    """Print the list of starters, or one of them as a task file."""
    if arguments.code is None:
        sys.stdout.write(_list(arguments.format or "text"))
    else:
        sys.stdout.write(_one(_find(arguments.code), arguments.format or "toml"))
    return 0


def _find(code: str) -> Starter:
    from advisor.evidence.starters import starters

    found = {starter.code: starter for starter in starters()}
    if code not in found:
        import difflib  # only where something is refused

        near = difflib.get_close_matches(code, found, n=1, cutoff=0.3)
        line = tr("starters: there is no starter “{name}”. Run {command}.").format(
            name=printable(code, longest=60), command="`rightsource starters`"
        )
        if near:
            line = f"{line} {tr('Did you mean {word}?').format(word=near[0])}"
        raise RefusedSources([line])
    return found[code]


def _list(form: str) -> str:
    from advisor.domain.task_format import task_to_data
    from advisor.evidence.starters import starters

    if form != "text":
        rows = [
            {
                "code": one.code,
                "function": one.function.code,
                "title": one.title,
                "summary": one.summary,
                "task": task_to_data(one.task),
            }
            for one in starters()
        ]
        return _written({"starters": rows} if form == "toml" else rows, form)
    width = max(len(one.code) for one in starters())
    lines: list[str] = []
    label = ""
    for one in starters():
        if one.function.label != label:
            label = one.function.label
            lines += ["", label] if lines else [label]
        lines.append(f"  {one.code:<{width}}  {one.title}")
    return "\n".join(lines) + "\n"


def _one(starter: Starter, form: str) -> str:
    from advisor.domain.task_format import task_to_data

    if form == "text":
        return f"{starter.title}\n{starter.summary}\n"
    return _written(task_to_data(starter.task), form)


def _written(data: object, form: str) -> str:
    if form == "toml":
        import tomli_w

        assert isinstance(data, dict)
        return tomli_w.dumps(data)
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
