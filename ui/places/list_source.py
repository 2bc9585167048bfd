"""What a long list shows rows of: something that has their ids in order and reads rows only when asked."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from advisor.records import Struct, field
from ui.places.list_row import ListRow


class ListWish(Struct, frozen=True, kw_only=True):
    """Which rows, in which order: ``order`` is an ``Order``'s key, ``reverse`` the other way round.

    ``text``: what was typed; every word of it occurs in a row. ``facets``: the choices of each filter.
    """

    order: str = "title"
    reverse: bool = False
    text: str = ""
    facets: Mapping[str, Set[str]] = field(default_factory=dict)

    @property
    def wants_all(self) -> bool:
        return not self.text.strip() and not self.facets


class ListSource(Protocol):
    """Where a ``PagedModel`` has its rows from."""

    def count(self) -> int:
        """How many rows there are, whatever is wished for."""

    def first(self, wish: ListWish, most: int) -> array[int]:
        """The beginning of ``ids``, for a list that is to be seen soon."""

    def ids(self, wish: ListWish) -> array[int]:
        """The ids of the rows wished for, in order."""

    def beginning(self, text: str) -> Set[int]:
        """The ids of all rows whose title begins with what was typed."""

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        """These rows, in that order; one that is not there any more is left out."""

    def place_of(self, row_id: int, others: Sequence[int], wish: ListWish) -> int | None:
        """Where a row belongs among ``others``; None where it is not wished for."""

    def read_some(self) -> bool:
        """Read a slice, some milliseconds long, of what sorting and filtering need; whether there is more."""
