"""The library file: one SQLite database that keeps an owner's tasks, vendors and settings."""
