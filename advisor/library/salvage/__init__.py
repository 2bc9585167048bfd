"""Reads what can still be read out of a damaged library into a new one; the damaged file is never written."""
