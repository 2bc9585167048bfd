"""Data the program ships: defaults with their evidence, starters, the sample business, fonts and icons."""

from pathlib import Path

# Where they are. ``importlib.resources`` would find them too, but brings zipfile, tempfile and shutil along,
# which a single piece of advice would wait for.
FOLDER = Path(__file__).parent
