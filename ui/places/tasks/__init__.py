"""Where tasks are listed, described and advised on."""
