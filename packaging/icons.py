"""Makes the program's icon in every size and form that a desktop asks for, from the one drawing."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from about import BUILD, ROOT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = ROOT / "resources" / "icons" / "rightsource.svg"
FOLDER = BUILD / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_DRAWN = (*SIZES, 1024)
_WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)
# From ic10 on for screens with two pixels in place of one: the same icons, twice as fine.
MAC_KINDS = {
    b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic10": 1024, b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
}  # fmt: skip


def make_icons() -> None:
    """PNG files in ``SIZES``, an .ico for Windows and an .icns for macOS."""
    application = QGuiApplication.instance() or QGuiApplication([])
    FOLDER.mkdir(parents=True, exist_ok=True)
    pictures = {size: _png(size) for size in _DRAWN}
    for size in SIZES:
        icon_file(size).write_bytes(pictures[size])
    (FOLDER / "rightsource.ico").write_bytes(_ico({size: pictures[size] for size in _WINDOWS_SIZES}))
    (FOLDER / "rightsource.icns").write_bytes(
        _icns({kind: pictures[size] for kind, size in MAC_KINDS.items()})
    )
    del application


def icon_file(size: int) -> Path:
    """The picture of that size, in pixels."""
    return FOLDER / f"rightsource-{size}.png"


def _png(size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' icon file: a directory of pictures, then the pictures, as PNG."""
    at = 6 + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at + len(bodies))
        bodies += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + bodies


def _icns(pictures: dict[bytes, bytes]) -> bytes:
    """The icon file of macOS: each picture with its kind and length."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body
