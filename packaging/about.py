"""What every package says of the program: written down here and in pyproject.toml, and nowhere else."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from advisor import __version__  # noqa: E402 - the project's folder had to be found first

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

NAME = _PROJECT["name"]
TITLE = "Rightsource"
VERSION = __version__
SUMMARY = "Keep a task, outsource it, or offshore it"
DESCRIPTION = (
    "For owners of small businesses: which work to keep, which to give to a professional, and which to "
    "low-cost help that you supervise. Write a task down; Rightsource says what to do with it, what it would "
    "really cost, why, and what would change the answer.",
    "Vendors and their quotes are compared side by side. Recommendations, papers to hand over and the whole "
    "business go on paper as PDF.",
    "Everything stays in one file on your own computer. Nothing is sent anywhere.",
)
SUMMARY_ES = "Conservar una tarea, externalizarla o deslocalizarla"
KEYWORDS = ("outsourcing", "offshoring", "vendors", "quotes", "small business", "costs", "delegation")
LICENCE = _PROJECT["license"]
PUBLISHER = _PROJECT["authors"][0]["name"]
# A Debian package must name an address. There is none yet: example.org belongs to nobody, on purpose.
MAINTAINER = f"{PUBLISHER} <{NAME}@example.org>"
HOMEPAGE = _PROJECT.get("urls", {}).get("Homepage")  # None as long as there is none
COPYRIGHT = f"Copyright the {PUBLISHER}"
SUFFIX = ".rightsource"
MIME_TYPE = "application/x-rightsource"
APPLICATION_ID = b"RSLB"  # at byte 68 of a library
FILE_KIND = "Rightsource library"
FILE_KIND_ES = "Biblioteca de Rightsource"
COMPONENT = "org.rightsource.Rightsource"  # for software centres and macOS, which want names of this form

BUILD = ROOT / "build"
DIST = ROOT / "dist"
BUNDLE = DIST / NAME
