"""Puts a report on paper: the only part of the advisor that knows ReportLab, so import it late."""

import advisor.report.pdf.lean  # noqa: F401  (first: the rest of ReportLab loads what it leaves out)
from advisor.report.pdf.build import BuiltPdf, build_pdf

__all__ = ["BuiltPdf", "build_pdf"]
