"""The View menu: which colours the window has and how large its text is, remembered for the next start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.actions import Actions
from ui.palettes import Scheme
from ui.preferences import USUAL_TEXT, Preferences
from ui.theme import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT, Theme

STEP_PERCENT = 10


class LooksPresenter(QObject):
    """Puts on what was chosen before, and what is chosen now."""

    def __init__(self, *, theme: Theme, actions: Actions, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._preferences = preferences
        chosen = preferences.theme
        theme.set_scheme(next((scheme for scheme in Scheme if scheme.value == chosen), Scheme.SYSTEM))
        theme.set_text_percent(preferences.text_percent)
        actions.schemes[theme.scheme].setChecked(True)
        for scheme, action in actions.schemes.items():
            action.triggered.connect(partial(self._choose, scheme))
        actions.larger.triggered.connect(self._enlarge)
        actions.smaller.triggered.connect(self._reduce)
        actions.normal.triggered.connect(self._reset)
        theme.changed.connect(self._remember_background)
        self._remember_background()
        self._show_size()

    @Slot()
    def _remember_background(self) -> None:
        self._preferences.background = self._theme.tones.window

    def _choose(self, scheme: Scheme, _checked: bool = True) -> None:
        self._theme.set_scheme(scheme)
        self._preferences.theme = scheme.value

    @Slot()
    def _enlarge(self) -> None:
        self._set_percent(self._theme.text_percent + STEP_PERCENT)

    @Slot()
    def _reduce(self) -> None:
        self._set_percent(self._theme.text_percent - STEP_PERCENT)

    @Slot()
    def _reset(self) -> None:
        self._set_percent(USUAL_TEXT)

    def _set_percent(self, percent: int) -> None:
        self._theme.set_text_percent(percent)
        self._preferences.text_percent = self._theme.text_percent
        self._show_size()

    def _show_size(self) -> None:
        percent = self._theme.text_percent
        self._actions.larger.setEnabled(percent < LARGEST_TEXT_PERCENT)
        self._actions.smaller.setEnabled(percent > SMALLEST_TEXT_PERCENT)
        self._actions.normal.setEnabled(percent != USUAL_TEXT)
