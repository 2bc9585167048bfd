"""What every part of a page needs to be set: typesetter, type, width, place in the tree of tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from reportlab.platypus import Flowable

from advisor.report.pdf.blocks import TextBlock
from advisor.report.pdf.styles import Styles, TextStyle
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """``width``: points between the margins. ``tree``: the element that new ones are added to."""

    typesetter: Typesetter
    styles: Styles
    width: float
    tree: Element
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))

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


Flowables = list[Flowable]
