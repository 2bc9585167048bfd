"""Data the program ships: defaults with their evidence, starters, the sample business, fonts and icons."""
