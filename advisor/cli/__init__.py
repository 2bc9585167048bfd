"""Rightsource without a screen: the core's first client."""

from advisor.cli.main import main

__all__ = ["main"]
