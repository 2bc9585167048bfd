"""Where things live: the only place that knows directories. Nothing here makes a directory."""

from __future__ import annotations

import warnings
from pathlib import Path

PROGRAM = "Rightsource"


def config_folder() -> Path:
    """For what the owner set in the program: window sizes, theme, last library."""
    import platformdirs

    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False))


def data_folder() -> Path:
    """For what the program keeps and cannot make again; on this computer only, not roaming with the user."""
    import platformdirs

    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False))


def log_folder() -> Path:
    """For the log."""
    import platformdirs

    return Path(platformdirs.user_log_dir(PROGRAM, appauthor=False))


def runtime_folder() -> Path:
    """For what lives as long as the program runs: the socket by which a second start finds the first."""
    import platformdirs

    with warnings.catch_warnings():
        # A desktop that names no runtime folder gets one among the temporary files: no news for an owner.
        warnings.simplefilter("ignore", UserWarning)
        return Path(platformdirs.user_runtime_dir(PROGRAM, appauthor=False))


def backup_folder() -> Path:
    """For backups: away from the libraries, whose folder may be a synced one."""
    return data_folder() / "backups"


def drafts_folder() -> Path:
    """For what is being typed into an open dialog, in case the program ends before it is closed."""
    return data_folder() / "drafts"


def libraries_folder() -> Path:
    """Where a file dialog starts: the owner's Documents if there is such a folder, else their home."""
    import platformdirs

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else Path.home()
