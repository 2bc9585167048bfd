"""ReportLab as reports want it: compact, and without the text shaper that it would load when imported."""

from __future__ import annotations

import sys

_is_new = "uharfbuzz" not in sys.modules
if _is_new:
    sys.modules["uharfbuzz"] = None  # type: ignore[assignment]  # for import, the same as not installed
try:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
finally:
    if _is_new:
        del sys.modules["uharfbuzz"]

rl_config.useA85 = 0  # pages as plain letters are a quarter larger, and nothing needs that any more

__all__ = ["TTFont", "pdfmetrics"]
