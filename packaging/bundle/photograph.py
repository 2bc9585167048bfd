"""Starts a program, waits until its window is filled, and photographs the screen: PROGRAM PICTURE.

Fails where the program ends by itself, or where there is nothing but the empty screen.
"""

import subprocess
import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

_LONGEST_WAIT_SECONDS = 60.0
_FEWEST_COLOURS = 40  # of a window with text in it
_STEP = 7


def _photograph(application: QGuiApplication) -> QImage:
    application.processEvents()
    return application.primaryScreen().grabWindow(0).toImage()


def _colours(image: QImage) -> int:
    places = ((x, y) for x in range(0, image.width(), _STEP) for y in range(0, image.height(), _STEP))
    return len({image.pixel(x, y) for x, y in places})


def main(program: str, picture: str) -> int:
    """0 when the window was there."""
    application = QGuiApplication(["photograph", "-platform", "xcb"])
    running = subprocess.Popen([program])
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    try:
        while time.monotonic() < until and running.poll() is None:
            time.sleep(0.5)
            image = _photograph(application)
            if _colours(image) >= _FEWEST_COLOURS:
                time.sleep(1.0)
                _photograph(application).save(picture)
                print(f"The window was photographed: {picture}")
                return 0
    finally:
        running.terminate()
        running.wait(20)
    print("The window did not come up.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
