"""The panes in which one task is described: they show answers and report wishes, and decide nothing."""
