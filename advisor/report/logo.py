"""Checks the picture of a logo, and draws it anew: small, plain, with nothing hidden in it."""

from __future__ import annotations

import errno
import io
import os
import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import AdvisorError
from advisor.language import tr

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
MOST_WIDTH, MOST_HEIGHT = 600, 200  # pixels: sharp at the 2 cm that a letterhead has
LARGEST_LOGO_BYTES = 200_000
_FORMATS = ("PNG", "JPEG")
_COLOURS = 256  # for a picture that stays too large in full colour
# What a reader of pictures says of a file that is cut off, or that lies about itself.
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError,
           MemoryError, struct.error, zlib.error)  # fmt: skip


class LogoRefused(AdvisorError):
    """A picture that cannot be the logo."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(what=tr("The picture was not taken."), why=why, remedy=remedy)


def read_logo(path: Path) -> bytes:
    """The logo made of the picture at ``path``. Raises LogoRefused."""
    try:
        if path.is_fifo():  # it would have us wait for ever
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        fault = getattr(error, "strerror", None) or str(error)
        raise LogoRefused(
            tr("“{name}” could not be read ({fault}).").format(name=path.name, fault=fault),
            tr("Choose a picture that you may open."),
        ) from None
    return make_logo(data)


def make_logo(data: bytes) -> bytes:
    """``data``, a PNG or JPEG, as a PNG of at most 600 × 200 pixels and 200 kB. Raises LogoRefused.

    How large it is gets known from its head, before anything is unpacked.
    """
    from PIL import Image, ImageOps

    if len(data) > LARGEST_FILE_BYTES:
        raise LogoRefused(
            tr("It is larger than {most} MB.").format(most=LARGEST_FILE_BYTES // 1_000_000),
            tr("Save it smaller, and choose it again."),
        )
    try:
        with warnings.catch_warnings():
            # What a picture says about itself is checked below; its oddities are nobody's business.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                _refuse_large(*picture.size)
                picture.draft("RGB", (2 * MOST_WIDTH, 2 * MOST_HEIGHT))  # a large photo is unpacked in part
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                return _written(_plain(upright))
    except Image.DecompressionBombError:
        raise _too_large() from None
    except _FAULTS as error:
        raise LogoRefused(
            tr("It is no picture in PNG or JPEG, or it is damaged."),
            tr("Open it in a program for pictures, save it as PNG, and choose that."),
        ) from error


def _refuse_large(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_large()


def _too_large() -> LogoRefused:
    return LogoRefused(
        tr("It has more than {most} million points.").format(most=MOST_PIXELS // 1_000_000),
        tr("Save it smaller, and choose it again."),
    )


def _plain(picture: Image) -> Image:
    """In plain colours, as small as it is shown, with nothing of what the file said besides."""
    from PIL import Image

    if picture.mode.startswith(("I", "F")):  # 16 bits a point and more: only the shades matter
        picture = picture.convert("I").point(lambda shade: shade / 256).convert("L")
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    picture = picture.convert("RGBA" if see_through else "RGB")
    picture.thumbnail((MOST_WIDTH, MOST_HEIGHT), Image.Resampling.LANCZOS)
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return plain


def _written(picture: Image) -> bytes:
    from PIL import Image

    data = _png(picture)
    if len(data) > LARGEST_LOGO_BYTES:
        data = _png(picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE))
    return data


def _png(picture: Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()
