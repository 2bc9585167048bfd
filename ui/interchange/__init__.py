"""Takes a library's contents out to other files, and brings tables and other libraries in."""
