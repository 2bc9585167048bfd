"""Which way a language runs, and names of the other direction fit to stand in its lines."""

from __future__ import annotations

from advisor.language.catalogue import in_use

# Languages written from the right in the script that they are mostly written in (CLDR).
_FROM_THE_RIGHT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"])
_RUNS_LEFTWARD = frozenset(["R", "AL"])
_LEFT_TO_RIGHT_MARK, _ISOLATE, _END_OF_ISOLATE = "\u200e", "\u2068", "\u2069"
_ORDERS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def runs_from_the_right(tag: str) -> bool:
    """Whether the language of a tag ("ar-EG", "ar_EG") is written from the right."""
    return tag.replace("_", "-").split("-")[0].lower() in _FROM_THE_RIGHT


def in_line(name: str) -> str:
    """A name that somebody typed, for a line of ours that begins with it or goes on: "{name}: price".

    A name from the right would turn the whole line round, and "price" with it; one that ends in letters from
    the left would come apart, and a figure behind it change sides. It gets the invisible mark of a line from
    the left, and stands isolated (UAX 9): the line is in its own order, and so is the name. Other names stay
    as they are. Isolated twice is no fault.
    """
    if name.isascii() or runs_from_the_right(in_use()):
        return name
    import unicodedata  # most names need none of it

    if not any(unicodedata.bidirectional(one) in _RUNS_LEFTWARD for one in name):
        return name
    return f"{_LEFT_TO_RIGHT_MARK}{_ISOLATE}{name.translate(_ORDERS)}{_END_OF_ISOLATE}"
