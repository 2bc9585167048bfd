"""A logo is a small plain PNG, whatever the picture was, and nothing that is no picture gets that far."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from advisor.library.door import LARGEST_LOGO_BYTES as LARGEST_KEPT
from advisor.report.logo import LARGEST_FILE_BYTES, LARGEST_LOGO_BYTES, LogoRefused, make_logo, read_logo
from tests.pseudo import pseudo_language, untranslated


def picture(mode: str = "RGB", size: tuple[int, int] = (900, 300), kind: str = "PNG", **more) -> bytes:
    found = Image.new(mode, size)
    target = io.BytesIO()
    found.save(target, kind, **more)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(data))
    found.load()
    return found


def png_that_says(width: int, height: int) -> bytes:
    """A PNG whose head promises so many points, and which holds none."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_becomes_a_small_png(mode):
    made = opened(make_logo(picture(mode)))
    assert made.format == "PNG"
    assert made.size == (600, 200)
    assert made.mode in ("RGB", "RGBA")


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_so_does_a_jpeg(mode):
    assert opened(make_logo(picture(mode, (3000, 3000), "JPEG"))).size == (200, 200)


def test_shades_of_16_bits_stay_shades():
    dark, light = Image.new("I;16", (2, 1)), io.BytesIO()
    dark.putpixel((1, 0), 65535)
    dark.save(light, "PNG")
    made = opened(make_logo(light.getvalue())).convert("L")
    assert (made.getpixel((0, 0)), made.getpixel((1, 0))) == (0, 255)


def test_a_small_picture_is_not_blown_up():
    assert opened(make_logo(picture(size=(30, 10)))).size == (30, 10)


def test_what_can_be_seen_through_stays_so():
    found = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    target = io.BytesIO()
    found.save(target, "PNG")
    assert opened(make_logo(target.getvalue())).getchannel("A").getpixel((5, 5)) == 0


def test_nothing_that_the_file_said_besides_is_kept():
    hidden = Image.Exif()
    hidden[0x010E] = "taken at home"
    made = make_logo(picture(kind="JPEG", exif=hidden, comment="secret", icc_profile=b"x" * 300))
    assert b"home" not in made
    assert b"secret" not in made
    assert opened(made).info == {}


def test_a_photograph_that_lies_on_its_side_is_set_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    assert opened(make_logo(picture(size=(300, 100), kind="JPEG", exif=turned))).size == (67, 200)


def test_the_busiest_picture_stays_small():
    chance = random.Random(7)
    noise = Image.frombytes("RGBA", (600, 200), chance.randbytes(600 * 200 * 4))
    target = io.BytesIO()
    noise.save(target, "PNG")
    assert len(target.getvalue()) > LARGEST_LOGO_BYTES
    assert len(make_logo(target.getvalue())) <= LARGEST_LOGO_BYTES == LARGEST_KEPT


def test_the_same_picture_makes_the_same_bytes():
    assert make_logo(picture()) == make_logo(picture())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (picture(kind="GIF"), "no picture"),
        (picture(kind="BMP"), "no picture"),
        (picture(kind="TIFF"), "no picture"),
        (picture(kind="PDF"), "no picture"),
        (picture()[:60], "damaged"),
        (picture(kind="JPEG")[:200], "damaged"),
        (png_that_says(3000, 3000), "damaged"),
        (png_that_says(8000, 5001), "40 million"),
        (png_that_says(60_000, 60_000), "40 million"),
        (png_that_says(2_000_000_000, 2_000_000_000), "40 million"),
        (picture() + b"\0" * LARGEST_FILE_BYTES, "10 MB"),
    ],
)
def test_what_cannot_be_a_logo_is_refused_in_words(data, why):
    with pytest.raises(LogoRefused) as caught:
        make_logo(data)
    assert why in caught.value.why


def test_a_damaged_picture_is_refused_or_taken_but_never_a_crash():
    chance = random.Random(11)
    whole = [picture(size=(60, 40)), picture("P", (60, 40)), picture(size=(60, 40), kind="JPEG")]
    refused = 0
    for _ in range(600):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert opened(make_logo(bytes(data))).format == "PNG"
        except LogoRefused:
            refused += 1
    assert refused > 50


def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path: Path):
    with pytest.raises(LogoRefused, match="could not be read"):
        read_logo(tmp_path / "none.png")
    with pytest.raises(LogoRefused, match="could not be read"):
        read_logo(tmp_path)
    (tmp_path / "logo.png").write_bytes(picture())
    assert read_logo(tmp_path / "logo.png") == make_logo(picture())


def test_a_refusal_speaks_the_language_in_use(tmp_path: Path):
    with pseudo_language():
        for data in (b"", png_that_says(8000, 5001), b"\0" * (LARGEST_FILE_BYTES + 1)):
            with pytest.raises(LogoRefused) as caught:
                make_logo(data)
            for text in (caught.value.what, caught.value.why, caught.value.remedy):
                assert untranslated(text) == []
