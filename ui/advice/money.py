"""Writes amounts the way the sentences beside them do."""

from __future__ import annotations


class Money:
    """Amounts of one currency for one locale ("en_US"; "C" stands for the program's own)."""

    def __init__(self, currency: str, locale: str) -> None:
        from advisor.settings import DEFAULT_LOCALE
        from advisor.wording.figures import Figures

        self._figures = Figures(currency, DEFAULT_LOCALE if locale == "C" else locale)

    def __call__(self, amount: float) -> str:
        return self._figures.money(amount)
