"""The decision model: pure functions from a task to its assessment."""

from advisor.model.assess import assess

__all__ = ["assess"]
