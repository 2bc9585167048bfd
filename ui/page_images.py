"""Pictures of the pages of a PDF, as preview and printer show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """An open PDF of ours. Use it in one thread, and close it.

    ``sizes``: of its pages, in points; the first page's for all, since each of our documents has only one.
    """

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self.sizes: Sequence[QSizeF] = [QSizeF(*self._document.get_page_size(0))] * len(self._document)

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, index: int, scale: float) -> QImage:
        """A page with ``scale`` pixels a point."""
        page: Any = self._document[index]
        try:
            # In the order of bytes that screens have, so that painting is copying.
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            seen = QImage(
                memoryview(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            )
            return seen.copy()  # the bytes are gone with this call
        finally:
            page.close()

    def text(self, index: int) -> str:
        """What is written on a page, for those who cannot see it."""
        page: Any = self._document[index]
        try:
            found = page.get_textpage()
            try:
                return str(found.get_text_range())
            finally:
                found.close()
        finally:
            page.close()

    def close(self) -> None:
        self._document.close()
