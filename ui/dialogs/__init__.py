"""Dialogs: they ask, and hand back what was answered; presenters decide what becomes of it."""
