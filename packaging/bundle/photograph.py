"""Starts a program, waits for its window, and photographs the screen: PROGRAM PICTURE TITLE [ARGUMENT...].

Fails where the program ends by itself, where no window has that title, and where nothing is painted in it.
A message about a fault has a title of its own, which is the program's name as the empty window's: it is told
apart by its size.
"""

import re
import subprocess
import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

_LONGEST_WAIT_SECONDS = 60.0
_FEWEST_COLOURS = 40  # of a window with text in it
_SMALLEST_WINDOW = (800, 500)  # a message is smaller
_STEP = 7
# As xwininfo prints a window: number, "title", ("class"), and then its size.
_WINDOW = re.compile(r'^ *0x[0-9a-f]+ "(.*)": \(.*\) +(\d+)x(\d+)\+', re.MULTILINE)


def titles(printed: str) -> list[str]:
    """The titles of the windows that are large enough, as `xwininfo -root -tree` prints them."""
    width, height = _SMALLEST_WINDOW
    return [
        title for title, wide, high in _WINDOW.findall(printed) if int(wide) >= width and int(high) >= height
    ]


def _windows() -> list[str]:
    command = ["xwininfo", "-root", "-tree"]
    return titles(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _photograph(application: QGuiApplication) -> QImage:
    application.processEvents()
    return application.primaryScreen().grabWindow(0).toImage()


def _colours(image: QImage) -> int:
    places = ((x, y) for x in range(0, image.width(), _STEP) for y in range(0, image.height(), _STEP))
    return len({image.pixel(x, y) for x, y in places})


def main(program: str, picture: str, title: str, *arguments: str) -> int:
    """0 when the window was there."""
    application = QGuiApplication(["photograph", "-platform", "xcb"])
    running = subprocess.Popen([program, *arguments])
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    seen: list[str] = []
    try:
        while time.monotonic() < until and running.poll() is None:
            time.sleep(0.5)
            seen = _windows()
            if title in seen and _colours(_photograph(application)) >= _FEWEST_COLOURS:
                time.sleep(1.0)
                _photograph(application).save(picture)
                print(f"The window “{title}” was photographed: {picture}")
                return 0
    finally:
        running.terminate()
        running.wait(20)
    print(f"The window “{title}” did not come up; there was {seen or 'none'}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
