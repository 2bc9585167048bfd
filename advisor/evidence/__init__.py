"""The defaults with their sources, and the starter tasks, read from ``resources``."""
