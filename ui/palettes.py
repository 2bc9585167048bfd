"""The colours of the window: three palettes, each with names for what a colour means."""

from __future__ import annotations

from enum import StrEnum

from advisor.records import Struct


class Scheme(StrEnum):
    """What the owner chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Tones(Struct, frozen=True, kw_only=True):
    """Colours as #rrggbb, by meaning.

    Against ``window`` and ``card``, and mostly ``raised``: every *_text, ``text``, ``muted``, ``error`` and
    ``warning`` has at least 4.5:1; ``outline``, ``focus``, ``accent`` and the arrangements' colours have 3:1.
    ``border`` only decorates, ``disabled`` is for what cannot be used now. ``on_*`` is text upon a filled
    area of that name.
    """

    name: str
    is_dark: bool
    window: str
    card: str
    raised: str
    text: str
    muted: str
    border: str
    outline: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    on_accent: str
    selected: str
    on_selected: str
    hover: str
    focus: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    tooltip: str
    on_tooltip: str
    in_house: str
    in_house_text: str
    in_house_soft: str
    outsource: str
    outsource_text: str
    outsource_soft: str
    offshore: str
    offshore_text: str
    offshore_soft: str


LIGHT = Tones(
    name="light",
    is_dark=False,
    window="#f4f5f8",
    card="#ffffff",
    raised="#eef0f4",
    text="#1b2130",
    muted="#565f70",
    border="#dde1e8",
    outline="#828b9a",
    disabled="#828b9a",
    accent="#5a45c8",
    accent_hover="#4a37b0",
    accent_text="#4f3bbd",
    on_accent="#ffffff",
    selected="#ebe8fb",
    on_selected="#1b2130",
    hover="#f4f3fc",
    focus="#5a45c8",
    error="#b3201f",
    error_soft="#fdecec",
    warning="#835300",
    warning_soft="#fdf3dd",
    good="#1a6b44",
    good_soft="#e5f5ec",
    tooltip="#1b2130",
    on_tooltip="#ffffff",
    in_house="#0072b2",
    in_house_text="#00659e",
    in_house_soft="#e3f1f9",
    outsource="#d55e00",
    outsource_text="#a84a00",
    outsource_soft="#fdeee2",
    offshore="#009a70",
    offshore_text="#006f51",
    offshore_soft="#e0f5ee",
)

DARK = Tones(
    name="dark",
    is_dark=True,
    window="#14171d",
    card="#1d2129",
    raised="#272c36",
    text="#e9ecf1",
    muted="#a9b1be",
    border="#333a46",
    outline="#7d8796",
    disabled="#7d8796",
    accent="#ab9dff",
    accent_hover="#c0b5ff",
    accent_text="#b9adff",
    on_accent="#17132e",
    selected="#332f55",
    on_selected="#f2f0ff",
    hover="#262b37",
    focus="#b9adff",
    error="#ff9b93",
    error_soft="#3a2225",
    warning="#f5c466",
    warning_soft="#362d1c",
    good="#6fdca4",
    good_soft="#1b3328",
    tooltip="#e9ecf1",
    on_tooltip="#14171d",
    in_house="#4bb0e6",
    in_house_text="#6fc2ee",
    in_house_soft="#1a3040",
    outsource="#f58a3c",
    outsource_text="#ffa766",
    outsource_soft="#3b2a1e",
    offshore="#2cc596",
    offshore_text="#56d8b0",
    offshore_soft="#18352d",
)

HIGH_CONTRAST = Tones(
    name="high_contrast",
    is_dark=True,
    window="#000000",
    card="#000000",
    raised="#1a1a1a",
    text="#ffffff",
    muted="#e2e2e2",
    border="#ffffff",
    outline="#ffffff",
    disabled="#8f8f8f",
    accent="#ffe14d",
    accent_hover="#fff0a0",
    accent_text="#ffe14d",
    on_accent="#000000",
    selected="#003d66",
    on_selected="#ffffff",
    hover="#262626",
    focus="#ffe14d",
    error="#ff9d9d",
    error_soft="#000000",
    warning="#ffd166",
    warning_soft="#000000",
    good="#7dffb8",
    good_soft="#000000",
    tooltip="#ffffff",
    on_tooltip="#000000",
    in_house="#66c7ff",
    in_house_text="#8ad4ff",
    in_house_soft="#000000",
    outsource="#ffa35c",
    outsource_text="#ffb987",
    outsource_soft="#000000",
    offshore="#45e0b0",
    offshore_text="#77ecc7",
    offshore_soft="#000000",
)

PALETTES = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.HIGH_CONTRAST: HIGH_CONTRAST,
}


def mixed(over: str, under: str, share: float) -> str:
    """A colour of which ``share`` (0–1) is ``over`` and the rest ``under``."""
    pairs = ((int(over[i : i + 2], 16), int(under[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
