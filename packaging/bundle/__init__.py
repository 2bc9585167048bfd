"""The program with all that it needs in one folder."""
