"""The places of the window that the rail leads to, a folder each."""
