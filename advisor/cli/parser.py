"""The command line's argparse: refuses in one line, and lays out no help that nobody asked for."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any, NoReturn

from advisor.cli.main import REFUSED
from advisor.errors import printable


class Parser(argparse.ArgumentParser):
    """Refuses wrong arguments in one line, as every refusal here."""

    def __init__(self, *, prog: str, **kept: Any) -> None:
        # Every argument that is added is tried in the layout of the help, which would ask for the terminal's
        # width each time. Only help that is printed needs it.
        super().__init__(prog=prog, formatter_class=partial(argparse.HelpFormatter, width=80), **kept)

    def format_help(self) -> str:
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        problem = printable(message, longest=300)
        self.exit(REFUSED, f"{self.prog}: {problem}. Run `{self.prog} --help` for what is allowed.\n")
