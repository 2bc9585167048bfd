"""The Language menu: which languages there are, each by its own name, and which of them was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from advisor.language import available
from advisor.language.pseudo import PSEUDO
from ui.main_window import MainWindow

AS_THE_SYSTEM = ""
_OWN_NAMES = {"en": "English", "es": "Español"}  # at hand: Babel takes long to look them up at the start


def known_language(code: str) -> str:
    """The language chosen before; the desktop's where there is no such language (any more)."""
    return code if code in (*available(), PSEUDO) else AS_THE_SYSTEM


class LanguagePresenter(QObject):
    """Reports the language asked for; the window has to be built anew to speak it."""

    language_requested = Signal(str)

    def __init__(self, *, window: MainWindow, chosen: str, parent: QObject) -> None:
        super().__init__(parent)
        codes = (*available(), PSEUDO) if chosen == PSEUDO else available()
        self._actions = window.actions_
        self._actions.offer_languages([(code, _own_name(code)) for code in codes])
        window.show_languages()
        self.show_chosen(chosen)
        for code, action in self._actions.languages.items():
            action.triggered.connect(partial(self._ask, code))

    def show_chosen(self, code: str) -> None:
        """Mark the language that is spoken, or that the desktop decides it."""
        self._actions.languages[code].setChecked(True)

    def _ask(self, code: str, _checked: bool = True) -> None:
        self.language_requested.emit(code)


def _own_name(code: str) -> str:
    known = _OWN_NAMES.get(code)
    if known is not None or code == PSEUDO:
        return known or code
    from advisor.wording.locales import locale_named

    name = locale_named(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]
