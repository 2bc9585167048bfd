"""The program's folders are per user, and libraries start among the owner's documents."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from advisor import paths


def test_every_folder_is_the_users_own_and_named_after_the_program():
    for folder in (paths.config_folder(), paths.data_folder(), paths.log_folder(), paths.backup_folder()):
        assert folder.is_absolute()
        assert any("rightsource" in part.lower() for part in folder.parts)


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is a Linux thing")
def test_folders_move_where_the_system_says(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert tmp_path / "config" in paths.config_folder().parents
    assert tmp_path / "data" in paths.backup_folder().parents
    assert list(tmp_path.iterdir()) == []


def test_libraries_start_in_documents_or_else_at_home(monkeypatch, tmp_path):
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path))
    assert paths.libraries_folder() == tmp_path
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "gone"))
    assert paths.libraries_folder() == Path.home()
