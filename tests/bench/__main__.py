"""Prints the table of `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from importlib import import_module

CHAPTERS = ("model", "what_if", "library", "interchange", "window", "pdf", "paper")


def main(chapters: list[str]) -> int:
    """Measure the chapters named, or all of them."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {platform.python_version()}")
    for chapter in chapters or CHAPTERS:
        print(f"\n{chapter}")
        for row in import_module(f"tests.bench.{chapter}").rows():
            aim = f"  (aim {row.aim})" if row.aim else ""
            print(
                f"  {row.ratio:8.3g} ×  {row.what}\n              against {row.against}: {row.figures}{aim}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
