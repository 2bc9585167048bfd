"""Which answer stands behind an input of the model, so that a figure can lead to its field."""

from __future__ import annotations

from advisor.wording.questions import QUESTIONS


def answer_key(name: str) -> str:
    """The key of the answer that would set the input ``name``; "" where nobody is asked for it.

    Inputs of a quote ("quote-1.price") are returned as they are: they are set where the quotes are.
    """
    if name in QUESTIONS or name.startswith("quote"):
        return name
    kind, _, rest = name.partition(".")
    if kind == "safeguard":
        return "safeguards"
    if kind == "preference":
        return next((key for key in (f"{rest}_preference", rest) if key in QUESTIONS), "")
    return ""
