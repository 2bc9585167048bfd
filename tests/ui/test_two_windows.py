"""Two windows in two processes on one library: the lock, taking it over, and what was typed meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.drive import Owner
from tests.ui.other_window import other_window
from tests.ui.test_overtaken import contest, in_file, keeper, path, say_yes, wait_for_banner

__all__ = ["keeper", "path"]  # fixtures

_DIALOG = "owner.dialog(QMessageBox)"


@pytest.mark.skipif(sys.platform == "win32", reason="the input is waited for in another way there")
def test_two_windows_on_one_library_never_write_over_each_other(
    keeper: Owner, path: Path, tmp_path: Path
) -> None:
    keeper.question("licensed")
    with other_window(path, tmp_path / "other") as other:
        told = other.tell(f"{_DIALOG}.informativeText()")
        assert "in another window on this computer" in told
        assert other.tell("owner.program.libraries.desk is None")
        other.tell(f"owner.press('Take it over', {_DIALOG})")
        other.tell("owner.wait_for_advice()")
        say_yes(keeper)
        wait_for_banner(keeper, "taken over")
        assert in_file(path, "licensed") is None
        assert keeper.desk.library.has_unsaved
        other.tell("owner.choose_row('Payroll')")
        other.tell("owner.press_option(owner.question('licensed'), 'No')")
        assert in_file(path, "licensed") is False
        assert not keeper.desk.library.save_unsaved()
    keeper.window.activated.emit()
    wait_for_banner(keeper, "Somebody else wrote in the same place")
    assert in_file(path, "licensed") is False
    contest(keeper, "Keep mine")
    assert in_file(path, "licensed") is True
