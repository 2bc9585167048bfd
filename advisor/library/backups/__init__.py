"""Keeps the backups of libraries: makes, lists and thins them out, and goes back to one."""
