"""The window: shows what the advisor knows, and passes on what the owner wants."""
