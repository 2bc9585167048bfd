"""One row of a place's list, in the words it is shown with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.domain.levels import Arrangement
from advisor.records import Struct, field


class ListRow(Struct, frozen=True, kw_only=True):
    """``detail`` follows the sign of ``arrangement``; ``aside`` stands at the right.

    ``is_due``: something of it wants to be done now, which ``detail`` says.
    ``is_firm``: False for a verdict that is too close to call, whose sign is only outlined.
    ``sort_keys``: for each order the list offers, what this row sorts by. ``facets``: for each filter the
    list offers, which of its choices this row belongs to. ``cell``: what stands in a column of the list as a
    table, asked for when it is painted.
    """

    id: int
    title: str
    detail: str = ""
    aside: str = ""
    arrangement: Arrangement | None = None
    is_firm: bool = True
    is_due: bool = False
    sort_keys: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)
    cell: Callable[[str], str] = lambda _key: ""

    @property
    def searched(self) -> str:
        return f"{self.title}\n{self.detail}\n{self.aside}".casefold()
