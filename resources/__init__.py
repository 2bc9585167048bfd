"""Data the program ships: defaults with their evidence, starter tasks, the sample business, fonts and icons."""
