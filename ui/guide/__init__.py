"""The user guide inside the window: its contents, a page of it, and which page fits what is on show."""
