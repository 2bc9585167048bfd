"""Pictures made to do harm never become a logo: refused in words, within bounds, nothing else opened."""

from __future__ import annotations

import base64
import io
import json
import struct
import zlib

import pytest
from PIL import Image

from advisor.errors import InputRefused
from advisor.library.interchange.json_read import library_from_json
from advisor.report.logo import LogoRefused, make_logo, read_logo
from tests.hostile.contained import contained
from tests.hostile.watch import watched


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *more: bytes, data: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + b"".join(more)
        + chunk(b"IDAT", zlib.compress(data, 9))
        + chunk(b"IEND", b"")
    )


def saved(kind: str, **more) -> bytes:
    target = io.BytesIO()
    frames = [Image.new("P", (60, 40), number) for number in range(3)]
    frames[0].convert("RGB" if kind in ("JPEG", "WEBP", "BMP", "ICO") else "P").save(target, kind, **more)
    return target.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
REFUSED = {
    "100,000 by 100,000": png(100_000, 100_000),
    "as wide as numbers go": png(2**31 - 1, 1),
    "no width": png(0, 10),
    "an animated GIF": saved("GIF", save_all=True, append_images=[Image.new("P", (60, 40), 9)] * 50),
    "SVG": SVG,
    "SVG with a head": b"<?xml version='1.0'?>" + SVG,
    "TIFF": saved("TIFF"),
    "BMP": saved("BMP"),
    "icon": saved("ICO"),
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n",
    "XPM": b'/* XPM */\nstatic char *x[] = {"1 1 1 1", "a c red", "a"};',
    "a film": b"\x00\x00\x00\x18ftypmp42" + b"\0" * 50,
    "text": b"file:///etc/passwd",
    "ours with nothing behind its sign": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_plain_small_picture_is_refused_and_nothing_else_is_opened(tmp_path, name):
    with watched(tmp_path) as touched, pytest.raises(LogoRefused) as caught:
        make_logo(REFUSED[name])
    assert caught.value.remedy
    assert touched == []


BOMBS = {
    "points that unpack to 39 MB": png(6_300, 6_300, data=bytes(6_300 * 6_301)),
    "notes that unpack to 200 MB": png(
        10, 10, chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(200_000_000))), data=bytes(110)
    ),
    "a profile that unpacks to 200 MB": png(
        10, 10, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(200_000_000))), data=bytes(110)
    ),
    "more points than promised": png(10, 10, data=bytes(200_000_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_that_unpacks_without_end_stays_small(tmp_path, name):
    path = tmp_path / "bomb.png"
    path.write_bytes(BOMBS[name])
    outcome = contained("advisor.report.logo.read_logo(path)", path, most_bytes=400 << 20)
    assert outcome.seconds < 15


def test_a_hundred_thousand_small_pieces_do_not_hold_it_up(tmp_path):
    path = tmp_path / "pieces.png"
    path.write_bytes(png(10, 10, chunk(b"tEXt", b"a\0b") * 100_000, data=bytes(110)))
    outcome = contained("advisor.report.logo.read_logo(path)", path, most_bytes=300 << 20)
    assert outcome.seconds < 10


def test_neither_a_pipe_nor_an_endless_file_is_waited_for(tmp_path):
    import os
    from pathlib import Path

    os.mkfifo(tmp_path / "pipe.png")
    for found in (tmp_path / "pipe.png", Path("/dev/zero"), tmp_path):
        with pytest.raises(LogoRefused):
            read_logo(found)


@pytest.mark.parametrize(
    "text", ["", "!", "PHN2Zy8+", "iVBORw0KGgo=" * 100_000, "\ud800", "=1+1", "data:image/png;base64,AA"]
)
def test_a_logo_in_a_file_from_elsewhere_has_to_be_a_picture(text):
    written = json.dumps({"schema": "rightsource.library/1", "business": {"logo": text}})
    with pytest.raises(InputRefused):
        library_from_json(written)


def test_a_small_file_that_promises_endless_points_does_not_come_in_with_a_library():
    for size in ((601, 10), (10, 100_000)):
        logo = base64.b64encode(png(*size)).decode()
        with pytest.raises(InputRefused):
            library_from_json(json.dumps({"schema": "rightsource.library/1", "business": {"logo": logo}}))
