"""Keeps what is being typed into an open dialog, for when the program ends before the dialog was closed."""
