"""What a Mac has to know of the program; see README.md beside it for how it is made there."""
