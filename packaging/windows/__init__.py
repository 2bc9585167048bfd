"""What a Windows installer needs; see README.md beside it for how it is made there."""
