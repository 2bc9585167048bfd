"""Texts made to do harm or to break, in named groups, and more of them made by chance from a seed."""

from tests.nasty.generated import generated
from tests.nasty.listed import GROUPS, LISTED

__all__ = ["GROUPS", "LISTED", "generated"]
