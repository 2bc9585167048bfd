"""Kills the program, cuts its power and feeds it rubbish, and looks for what is lost: `make torture`."""
