"""The tests with a window run off-screen, at a computer that Rightsource was never started on."""

import os

import pytest

from tests.ui.conftest import home

__all__ = ["home"]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # The off-screen platform says so of size limits, raising and grabbing; it is no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")
