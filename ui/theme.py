"""How the window looks: style, palette, fonts, sizes. The only place that hands out colours."""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from advisor.domain.levels import Arrangement
from ui.palettes import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Scheme, Tones
from ui.stylesheet import stylesheet

SMALLEST_TEXT_PERCENT = 90
LARGEST_TEXT_PERCENT = 200
_LEAST_POINTS = 10.0
_FALLBACK_FAMILY = "DejaVu Sans"
# Names that fontconfig answers to even where not one font is installed.
_GENERIC_FAMILIES = {"Monospace", "Sans Serif", "Serif"}
_TONES_PROPERTY = "rightsourceTones"


class Space:
    """Distances between things, in logical pixels."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    HUGE = 24


class Theme(QObject):
    """Puts one look on the whole application; ``changed`` when it is another one."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = Scheme.SYSTEM
        self._text_percent = 100
        families = _load_fonts()
        base = QFont(application.font())
        if families:
            base.setFamilies(families)
        base.setPointSizeF(max(base.pointSizeF(), _LEAST_POINTS))
        self._base_font = base
        style = QStyleFactory.create("Fusion")
        if style is not None:
            application.setStyle(style)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._put_on()

    @property
    def scheme(self) -> Scheme:
        """What was chosen; SYSTEM where the desktop decides."""
        return self._scheme

    @property
    def text_percent(self) -> int:
        return self._text_percent

    @property
    def tones(self) -> Tones:
        return tones_for(self._scheme)

    def set_scheme(self, scheme: Scheme) -> None:
        if scheme is not self._scheme:
            self._scheme = scheme
            self._put_on()

    def set_text_percent(self, percent: int) -> None:
        """Text size in per cent of the desktop's, held between 90 and 200."""
        percent = min(max(percent, SMALLEST_TEXT_PERCENT), LARGEST_TEXT_PERCENT)
        if percent != self._text_percent:
            self._text_percent = percent
            self._put_on()

    def _follow_system(self, _: Qt.ColorScheme | Qt.ContrastPreference) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        tones = self.tones
        font = QFont(self._base_font)
        font.setPointSizeF(self._base_font.pointSizeF() * self._text_percent / 100)
        # The stylesheet goes first: setting it anew polishes every widget with what comes after.
        self._application.setProperty(_TONES_PROPERTY, tones.name)
        self._application.setFont(font)
        self._application.setPalette(palette_of(tones))
        self._application.setStyleSheet(stylesheet(tones, font.pointSizeF()))
        self.changed.emit()


def tones_for(scheme: Scheme) -> Tones:
    """The colours of a scheme; for SYSTEM those that fit the desktop's, high contrast before dark."""
    if scheme is Scheme.SYSTEM:
        if wants_contrast():
            return HIGH_CONTRAST
        wanted = QGuiApplication.styleHints().colorScheme()
        return DARK if wanted is Qt.ColorScheme.Dark else LIGHT
    return PALETTES[scheme]


def wants_contrast() -> bool:
    """Whether the desktop asks for high contrast; not known before Qt 6.10."""
    hints = QGuiApplication.styleHints()  # held: PySide drops what comes from it together with it
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def current_tones() -> Tones:
    """The colours now on the application, for widgets that paint themselves."""
    application = QApplication.instance()
    name = application.property(_TONES_PROPERTY) if application is not None else None
    return {DARK.name: DARK, HIGH_CONTRAST.name: HIGH_CONTRAST}.get(str(name), LIGHT)


def tone(name: str) -> QColor:
    """One of the current colours by its name in ``Tones``."""
    return QColor(getattr(current_tones(), name))


def arrangement_colour(arrangement: Arrangement, *, for_text: bool = False) -> QColor:
    """The colour of an arrangement, always shown with a label or a pattern as well."""
    return tone(f"{arrangement.value}_text" if for_text else arrangement.value)


def arrangement_soft_colour(arrangement: Arrangement) -> QColor:
    """A background that hints at an arrangement, quiet enough for text upon it."""
    return tone(f"{arrangement.value}_soft")


def palette_of(tones: Tones) -> QPalette:
    """A QPalette for Fusion and for every widget that the stylesheet leaves alone."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tones.window),
        (roles.WindowText, tones.text),
        (roles.Base, tones.card),
        (roles.AlternateBase, tones.raised),
        (roles.Text, tones.text),
        (roles.PlaceholderText, tones.muted),
        (roles.Button, tones.card),
        (roles.ButtonText, tones.text),
        (roles.BrightText, tones.error),
        (roles.Light, tones.card),
        (roles.Midlight, tones.raised),
        (roles.Mid, tones.border),
        (roles.Dark, tones.outline),
        (roles.Shadow, tones.outline),
        (roles.Highlight, tones.accent),
        (roles.HighlightedText, tones.on_accent),
        (roles.Accent, tones.accent),
        (roles.Link, tones.accent_text),
        (roles.LinkVisited, tones.accent_text),
        (roles.ToolTipBase, tones.tooltip),
        (roles.ToolTipText, tones.on_tooltip),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(tones.disabled))
    return palette


def _load_fonts() -> list[str]:
    """Register the fonts shipped with the program; the families to use, none where the system has its own."""
    system_has_fonts = bool(set(QFontDatabase.families()) - _GENERIC_FAMILIES)
    loaded: list[str] = []
    with as_file(files("resources") / "fonts") as folder:
        for path in sorted(folder.glob("*.[ot]tf")):
            # By its path: what of it is never drawn with is never read.
            loaded += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if system_has_fonts or not loaded:
        return []
    return sorted(set(loaded), key=lambda family: (family != _FALLBACK_FAMILY, family))
