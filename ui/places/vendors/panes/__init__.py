"""The panes in which one vendor is described: they show and report wishes, and decide nothing."""
