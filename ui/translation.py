"""Lets Qt's ``tr`` look texts up in the program's one catalogue, and Qt's own words in Qt's."""

from __future__ import annotations

from babel.localedata import exists
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from advisor.language import catalogue
from advisor.records import Struct
from advisor.settings import DEFAULT_LOCALE

_C = "C"  # what a desktop without a language names
_DIRECTION = "QT_LAYOUT_DIRECTION"  # what Qt asks for to learn from where to where a language is written


class Speech(Struct, frozen=True, kw_only=True):
    """How the window speaks. ``language``: of its texts; ``locale``: of figures and dates ("es_US")."""

    language: str
    locale: str


def speech_for(chosen: str, desktop: str) -> Speech:
    """What comes of the language chosen ("" for the desktop's) on a desktop of this locale.

    The locale has the language chosen and the desktop's territory, where there is such a locale: somebody
    in the United States who reads Spanish writes 1,250.50 and counts dollars.
    """
    if not chosen:
        return Speech(language=catalogue.chosen_for(desktop), locale=desktop)
    language = catalogue.chosen_for(chosen)
    spoken = language.partition("_")[0]
    if spoken == desktop.partition("_")[0]:
        return Speech(language=language, locale=desktop)
    here = f"{spoken}_{desktop.rpartition('_')[2]}"
    return Speech(language=language, locale=here if exists(here) else spoken)


class CatalogueTranslator(QTranslator):
    """Answers Qt's ``tr`` and ``translate`` out of the catalogue in use."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if sourceText == _DIRECTION:  # not a text: English on an Arabic desktop stays as English is written
            direction = QLocale(catalogue.in_use()).textDirection()
            return "RTL" if direction is Qt.LayoutDirection.RightToLeft else "LTR"
        # None becomes Qt's null string: the next translator is asked. "" would be shown.
        return catalogue.find(sourceText, disambiguation or "")


class Translation:
    """What speaks one language and writes figures in one locale; ``remove`` takes it out again.

    Widgets made before do not notice, so this comes first.
    """

    def __init__(self, application: QCoreApplication, speech: Speech) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self._usual = QLocale()
        QLocale.setDefault(QLocale(speech.locale))
        language = catalogue.use(speech.language)
        if language == catalogue.ENGLISH:
            return
        of_qt = QTranslator(application)
        if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._install(of_qt)
        self._install(CatalogueTranslator(application))

    def remove(self) -> None:
        """Speak English again."""
        catalogue.use(catalogue.ENGLISH)
        QLocale.setDefault(self._usual)
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)


def desktop_locale() -> str:
    """The desktop's locale as "en_GB"; the usual default where it names none."""
    name = QLocale.system().name()
    return DEFAULT_LOCALE if name in (_C, "") else name
