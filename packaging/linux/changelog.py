"""Debian's changelog, out of CHANGELOG.md: the newest version, which is the one that is packed."""

from __future__ import annotations

import datetime
import re
import textwrap

from about import MAINTAINER, NAME, ROOT, VERSION

_VERSION_HEAD = re.compile(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", re.MULTILINE)
_BEFORE_RELEASE = re.compile(r"(?<=\d)\.?(?=(?:a|b|rc|dev)\d)")
_WIDTH = 78


def debian_version(version: str = VERSION) -> str:
    """As Debian sorts it: 0.2.0~rc1 comes before 0.2.0."""
    return _BEFORE_RELEASE.sub("~", version)


def released_on(version: str = VERSION) -> datetime.date:
    """The day of this version in the changelog; for one that is not released yet, today."""
    days = dict(_VERSION_HEAD.findall(_changelog()))
    return (
        datetime.date.fromisoformat(days[version])
        if days.get(version)
        else datetime.datetime.now(datetime.UTC).date()
    )


def debian_changelog(text: str | None = None) -> str:
    """An entry in the form of deb-changelog(5)."""
    lines = [f"{NAME} ({debian_version()}) unstable; urgency=medium", ""]
    for change in changes(_changelog() if text is None else text):
        lines += textwrap.wrap(change, _WIDTH, initial_indent="  * ", subsequent_indent="    ")
    noon = datetime.datetime.combine(released_on(), datetime.time(12), datetime.UTC)
    return "\n".join([*lines, "", f" -- {MAINTAINER}  {noon:%a, %d %b %Y %H:%M:%S +0000}", ""])


def changes(text: str) -> list[str]:
    """What the newest version changed, each in one line without Markdown."""
    newest = _VERSION_HEAD.split(text)[3]
    points = re.findall(r"^- (.+(?:\n  .+)*)", newest, re.MULTILINE)
    return [_plain(" ".join(point.split())) for point in points]


def _plain(text: str) -> str:
    """Without Markdown; the name of a thing within a sentence stands in quotes instead of bold."""
    begun = re.sub(r"^\*\*(.+?)\*\*", r"\1", text)
    return re.sub(r"\*\*(.+?)\*\*", r"“\1”", begun).replace("`", "")


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text("utf-8")
