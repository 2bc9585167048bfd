"""Takes pictures of widgets for the documentation, and waits until there is something to take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QSignalBlocker, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

PATIENCE_MILLISECONDS = 30_000
_HOME = "/home/mia"
_COLOURS = 256  # of a picture: few enough for small files, enough for soft edges of letters


class Camera:
    """Saves what a widget looks like as a small PNG in ``folder``."""

    def __init__(self, root: Path, folder: Path, home: Path) -> None:
        """``home``: where the program runs; in a picture it is the home of somebody there is not."""
        self._root = root
        self._home = home
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, widget: QWidget) -> None:
        """Write ``name``.png, and say so."""
        self.wait()
        for part in [*widget.findChildren(QLabel), *widget.findChildren(QLineEdit)]:
            if str(self._home) in part.text():
                with QSignalBlocker(part):
                    part.setText(part.text().replace(str(self._home), _HOME))
        picture = widget.grab()
        picture.setDevicePixelRatio(1)
        path = self._folder / f"{name}.png"
        if not picture.save(str(path)):
            raise SystemExit(f"{path} was not written.")
        with Image.open(path) as image:
            small = image.convert("RGB").quantize(_COLOURS, kmeans=4, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        print(path.relative_to(self._root))

    def wait(self, milliseconds: int = 250) -> None:
        """Let the window work."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait_until(self, condition: Callable[[], object]) -> None:
        """Let the window work until ``condition`` holds."""
        for _ in range(PATIENCE_MILLISECONDS // 50):
            if condition():
                self.wait()
                return
            self.wait(50)
        raise SystemExit("The window did not get ready.")

    def modal(self) -> QWidget:
        """The dialog that is open; waits for it."""
        self.wait_until(QApplication.activeModalWidget)
        found = QApplication.activeModalWidget()
        assert found is not None
        return found


def press(root: QWidget, text: str) -> None:
    """Press the button that begins with ``text``."""
    buttons = [one for one in root.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "").startswith(text)).click()
