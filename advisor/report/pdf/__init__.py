"""Puts a report on paper: the only part of the advisor that knows ReportLab, so import it late."""

from advisor.report.pdf.build import BuiltPdf, build_pdf

__all__ = ["BuiltPdf", "build_pdf"]
