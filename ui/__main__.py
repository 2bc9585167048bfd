"""Starts Rightsource: the window, or with any other arguments the command line, which never loads Qt."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from ui.start_arguments import StartArguments, read_start_arguments

NO_DISPLAY = (
    "Rightsource found no display to open its window on; "
    "`rightsource assess TASK` prints the same advice without one."
)
NO_QT = (
    "Rightsource's window could not be loaded ({reason}). Install the missing system library, or let "
    "`rightsource assess TASK` print the same advice without a window."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run Rightsource with ``argv`` and return its exit status.

    None stands for the arguments of the process, which then ends with the command where they are one.
    """
    if argv is None:  # this is the process, rather than somebody who calls us
        from advisor.owner_only import keep_files_to_the_owner

        keep_files_to_the_owner()
    arguments = list(sys.argv[1:] if argv is None else argv)
    start = read_start_arguments(arguments)
    if start is None:
        if argv is None:
            from advisor.cli.own_process import run as run_and_leave

            run_and_leave(arguments)
        from advisor import cli

        return cli.main(arguments)

    from ui.display import has_display

    if not has_display(start.platform):
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    gc.disable()  # until the window is there: a start makes no garbage, and looking for it takes time
    try:
        return _open_window(start)
    finally:
        gc.enable()


def _open_window(start: StartArguments) -> int:
    try:
        from ui.qt_bindings import mend_bindings

        mend_bindings()  # before the window's own modules are imported
        from ui.app import run
    except ImportError as error:
        if not _is_about_qt(error):
            raise
        print(NO_QT.format(reason=error), file=sys.stderr)
        return 1
    return run(start)


def _is_about_qt(error: ImportError) -> bool:
    """Whether Qt or a library of the system that it needs is missing, rather than a module of ours."""
    return (error.name or "").startswith(("PySide6", "shiboken6")) or ".so" in str(error)


if __name__ == "__main__":
    sys.exit(main())
