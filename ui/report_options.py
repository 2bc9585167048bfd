"""How an owner wants documents made: paper, which way round, what is on them; remembered between starts."""

from __future__ import annotations

import json

from advisor.records import Struct, asdict
from advisor.report.document import Orientation, PageSize

_LONGEST_NAME = 200


class ReportOptions(Struct, frozen=True, kw_only=True):
    """``page`` None: the paper usual in the owner's country. ``signed_by``: who decides; empty for a line."""

    page: PageSize | None = None
    orientation: Orientation = Orientation.PORTRAIT
    glossary: bool = False
    dated: bool = True
    signed_by: str = ""

    def as_text(self) -> str:
        """To be kept, and read by ``options_from``."""
        return json.dumps(asdict(self))


def options_from(text: str) -> ReportOptions:
    """What ``as_text`` wrote; what cannot be read counts as never set."""
    try:
        kept = json.loads(text)
        page, signed_by = kept["page"], kept["signed_by"]
        return ReportOptions(
            page=None if page is None else PageSize(page),
            orientation=Orientation(kept["orientation"]),
            glossary=kept["glossary"] is True,
            dated=kept["dated"] is True,
            signed_by=signed_by[:_LONGEST_NAME] if isinstance(signed_by, str) else "",
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return ReportOptions()
