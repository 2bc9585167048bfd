"""What every part of a page needs to be set: typesetter, type, width, place in the tree of tags."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from advisor.records import Struct, field
from advisor.report.pdf.blocks import Box, TextBlock
from advisor.report.pdf.styles import Styles, TextStyle
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Typesetter


class Context(Struct, frozen=True, kw_only=True):
    """``width``: points between the margins. ``tree``: the element that new ones are added to.

    ``keys``: numbers that name headings.
    """

    typesetter: Typesetter
    styles: Styles
    width: float
    tree: Element
    keys: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def mirrored(self) -> bool:
        return self.typesetter.from_right

    def text(
        self,
        text: str,
        style: TextStyle,
        element: Element | None = None,
        *,
        before: float = 0.0,
        after: float = 0.0,
    ) -> TextBlock:
        """A block of text; ``before`` and ``after`` in steps of the spacing scale."""
        space = self.styles.space
        return TextBlock(text, style, self.typesetter, element, before=space(before), after=space(after))


Boxes = list[Box]
