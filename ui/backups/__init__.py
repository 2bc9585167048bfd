"""Backups in the window: made by themselves, listed, and gone back to."""
