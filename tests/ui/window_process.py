"""A real start of the window in a process of its own, which types into its library and waits for its end.

    python -m tests.ui.window_process LIBRARY TEXT

Prints “typed” once TEXT stands in the notes of the first task, where it was not left yet; and “network: …”
for each use of a socket that reaches further than this computer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def watch_network() -> None:
    """Print every use of a socket that reaches further than this computer."""

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _WATCHED and not event.startswith(("urllib.", "http.", "ftplib.", "smtplib.")):
            return
        address = arguments[1] if len(arguments) > 1 else ""
        if event in ("socket.connect", "socket.bind") and isinstance(address, str | bytes):
            return  # a path: it stays on this computer
        print(f"network: {event}", flush=True)

    sys.addaudithook(hear)


def main() -> int:
    library, text = Path(sys.argv[1]), sys.argv[2]
    os.umask(int(os.environ.get("UMASK_OF_TEST", "022"), 8))
    watch_network()
    from advisor.owner_only import keep_files_to_the_owner
    from ui.qt_bindings import mend_bindings

    keep_files_to_the_owner()
    mend_bindings()
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit

    from ui.app import run
    from ui.program import Program
    from ui.running import Running
    from ui.start_arguments import StartArguments

    show = Program.show

    def type_in(program: Program) -> None:
        program.window.activateWindow()
        desk = program.libraries.desk
        assert desk is not None
        for running in program.findChildren(Running):
            running.begin_log()
        entry = desk.workspace.tasks.entry
        desk.tasks.open_task(desk.library.session.tasks()[0].id)
        entry.tabs.setCurrentWidget(entry.notes)
        field = entry.notes.findChild(QPlainTextEdit)
        assert field is not None
        field.setFocus()
        QTest.keyClicks(field, text)
        print("typed", flush=True)

    def show_and_type(program: Program, start: StartArguments, *more: Any) -> None:
        show(program, start, *more)
        QTimer.singleShot(300, program, lambda: type_in(program))

    Program.show = show_and_type  # type: ignore[method-assign, assignment]
    return run(StartArguments(library=library))


if __name__ == "__main__":
    sys.exit(main())
