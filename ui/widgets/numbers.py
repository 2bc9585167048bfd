"""Reading and writing numbers the way the owner's locale does; a number that could be misread is refused."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication, QLocale

from ui.widgets.typed_field import Unreadable

_SPACES = " \u00a0\u202f\u2009"
_APOSTROPHES = "'\u2019"
_ARABIC = "\u066b\u066c"  # decimal and group signs
_MINUS = "-\u2212\u2012\u2013"
_MOST_DECIMALS = 6
_LONGEST_NUMBER = 40


class NumberWords:
    """Numbers as text and back, for one locale."""

    def __init__(self, locale: QLocale) -> None:
        self._locale = locale
        self._decimal = locale.decimalPoint()
        self._group = locale.groupSeparator()
        sample = _western(locale.toString(123456789))
        parts = [len(part) for part in re.split(r"\D+", sample) if part]
        # 1,23,456,789 in India; 123,456,789 nearly everywhere else.
        self._groups_of = parts[-2] if len(parts) > 2 else 3

    def text(self, value: float, *, is_money: bool = False) -> str:
        """``value`` in the fewest digits that say it; money with two decimals or none."""
        if value == int(value):
            return self._locale.toString(int(value))
        digits = f"{value:.{_MOST_DECIMALS}f}".rstrip("0").rpartition(".")[2]
        decimals = len(digits)
        if is_money:
            decimals = max(2, decimals)
        return self._locale.toString(value, "f", decimals)

    def number(self, text: str) -> float | None:
        """The number in ``text``, None when there is nothing. Raises Unreadable, in words, when in doubt."""
        typed = text.strip(_SPACES + "\t\r\n")
        if not typed:
            return None
        if len(typed) > _LONGEST_NUMBER:
            raise Unreadable(self.tr("This is too long for a number."))
        bare = _western(_without_currency_signs(typed))
        if bare and bare[0] in _MINUS:
            raise Unreadable(self.tr("The number cannot be below 0."))
        if re.search(rf"\d\s*[{re.escape(_MINUS)}]\s*\d", bare):
            raise Unreadable(self.tr("Write one number in each box."))
        if not re.fullmatch(rf"[\d.,{_SPACES}{_APOSTROPHES}{_ARABIC}]+", bare) or not re.search(r"\d", bare):
            raise Unreadable(self._not_a_number(typed))
        return self._read(bare, typed)

    def _read(self, bare: str, typed: str) -> float:
        decimal = self._decimal
        if bare.count(decimal) > 1:
            raise Unreadable(self._two_readings(typed))
        whole, _, fraction = bare.partition(decimal)
        if fraction and not fraction.isdigit():
            raise Unreadable(self._two_readings(typed))
        groups = self._split_groups(whole)
        if groups is None or (groups == [""] and not fraction):
            raise Unreadable(self._two_readings(typed))
        if len(groups) > 1 and not self._are_groups(groups):
            raise Unreadable(self._two_readings(typed))
        return float(("".join(groups) or "0") + "." + (fraction or "0"))

    def _split_groups(self, whole: str) -> list[str] | None:
        """The digits between group separators; None where a sign is neither digit nor separator."""
        allowed = {self._group, *_SPACES}
        if self._group in _APOSTROPHES:
            allowed |= set(_APOSTROPHES)
        used = {sign for sign in whole if not sign.isdigit()}
        if not used <= allowed or len(used) > 1:
            return None
        return re.split(r"\D", whole)

    def _are_groups(self, groups: list[str]) -> bool:
        first, *middle, last = groups
        if len(last) != 3 or not 1 <= len(first) <= 3:
            return False
        return all(len(part) == 3 for part in middle) or (
            len(first) <= self._groups_of and all(len(part) == self._groups_of for part in middle)
        )

    def _not_a_number(self, typed: str) -> str:
        return self.tr("“{text}” is not a number. Write it like {example}.").format(
            text=_short(typed), example=self._example()
        )

    def _two_readings(self, typed: str) -> str:
        return self.tr(
            "“{text}” could be read in more than one way. "
            "Write it like {example}, with {sign} before the decimals."
        ).format(text=_short(typed), example=self._example(), sign=f"“{self._decimal}”")

    def _example(self) -> str:
        return self._locale.toString(1250.5, "f", 2)

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("NumberWords", text)


def _western(text: str) -> str:
    """Digits of any script as 0–9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _without_currency_signs(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) != "Sc").strip(_SPACES)


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"
