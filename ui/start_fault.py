"""Says that the window could not be put up: on the screen with nothing else of ours, and on the terminal."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from advisor import __version__
from ui.fault_text import describe, shortened_home, system_line


def report_of(error: BaseException) -> str:
    """The fault for the makers, without a word of the owner's."""
    return shortened_home(f"{system_line(__version__, qVersion())}\n\n{describe(error)}")


def show_start_fault(error: BaseException) -> None:
    """Say it, and wait until it was read; the report can be copied, nothing is sent."""
    report = report_of(error)
    sentence = QCoreApplication.translate("start_fault", "Rightsource could not open its window.")
    say_on_terminal(sentence, report)
    application = QApplication.instance()
    if isinstance(application, QApplication):  # as the system has it: our own looks may be what is at fault
        application.setStyleSheet("")
        application.setPalette(application.style().standardPalette())
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("start_fault", "Rightsource"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(
        QCoreApplication.translate(
            "start_fault",
            "This is a fault of the program, not yours. Your libraries are as they were. Start it again; if "
            "that does not help, copy the report and send it to the makers. Nothing is sent by itself.",
        )
    )
    box.setDetailedText(report)
    copy = box.addButton(
        QCoreApplication.translate("start_fault", "Copy the report"), QMessageBox.ButtonRole.ActionRole
    )
    copy.clicked.disconnect()  # which would close the box
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.addButton(QCoreApplication.translate("start_fault", "Close"), QMessageBox.ButtonRole.RejectRole)
    loop = QEventLoop()
    box.finished.connect(loop.quit)
    box.open()
    loop.exec()


def say_on_terminal(sentence: str, report: str) -> None:
    """For whoever started the program in one."""
    if sys.stderr is not None:  # on Windows a program with a window has none
        print(f"{sentence}\n{report}", file=sys.stderr)
