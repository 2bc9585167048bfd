"""More nasty texts, made of the listed ones by chance: joined, cut, sprinkled; the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.nasty.listed import GROUPS, LISTED

LONGEST = 20_000
_SHORT = [text for text in LISTED if len(text) <= 80]
_SPRINKLES = [
    text for name in ("controls", "unseen", "surrogates", "directions", "combining") for text in GROUPS[name]
]
_SPRINKLES = [text for text in _SPRINKLES if len(text) <= 4]


def generated(count: int, seed: int) -> Iterator[str]:
    """``count`` texts; the same for the same seed."""
    chance = random.Random(f"nasty {seed}")
    ways: list[Callable[[random.Random], str]] = [
        _joined,
        _cut,
        _sprinkled,
        _any_characters,
        _wrapped,
        _repeated,
        _swapped,
    ]
    weights = [6, 3, 5, 4, 3, 1, 3]
    for _ in range(count):
        (way,) = chance.choices(ways, weights)
        yield way(chance)[:LONGEST]


def _joined(chance: random.Random) -> str:
    glue = chance.choice(["", "", " ", "\n", "\t", "\u200b", "\r\n", ", ", ";"])
    return glue.join(chance.choices(_SHORT, k=chance.randint(2, 6)))


def _cut(chance: random.Random) -> str:
    text = chance.choice(_SHORT)
    start = chance.randint(0, len(text))
    return text[start : start + chance.randint(1, 40)] + chance.choice(_SHORT)[: chance.randint(0, 20)]


def _sprinkled(chance: random.Random) -> str:
    letters = list(chance.choice(_SHORT))
    for _ in range(chance.randint(1, 8)):
        letters.insert(chance.randint(0, len(letters)), chance.choice(_SPRINKLES))
    return "".join(letters)


def _any_characters(chance: random.Random) -> str:
    """From one to three blocks of Unicode, anything in them, halves of characters too."""
    blocks = [chance.randrange(0, 0x11_0000, 0x80) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.7:
        blocks = [block % 0x3000 for block in blocks]
    return "".join(
        chr(chance.choice(blocks) // 0x80 * 0x80 + chance.randrange(0x80))
        for _ in range(chance.randint(1, 60))
    )


def _wrapped(chance: random.Random) -> str:
    before, after = chance.choice(
        [
            ("<", ">"),
            ("{", "}"),
            ('"', '"'),
            ("=", ""),
            ("%", "s"),
            ("&", ";"),
            ("\\", ""),
            ("'", ""),
            ("${", "}"),
            ("[", "]"),
        ]
    )
    return before + chance.choice(_SHORT) + after


def _repeated(chance: random.Random) -> str:
    text = chance.choice(_SHORT) or "x"
    return text * chance.randint(2, max(2, chance.choice([50, 50, 400]) // len(text)))


def _swapped(chance: random.Random) -> str:
    """With a few of its characters replaced by others that stand near them, or anywhere."""
    letters = list(chance.choice(_SHORT) or "x")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(letters))
        near = ord(letters[at]) + chance.randint(-3, 3)
        letters[at] = (
            chr(min(max(near, 0), 0x10_FFFF)) if chance.random() < 0.6 else chr(chance.randrange(0x11_0000))
        )
    return "".join(letters)
