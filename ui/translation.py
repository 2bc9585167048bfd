"""Lets Qt's ``tr`` look texts up in the program's one catalogue, and Qt's own words in Qt's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from advisor.language import catalogue
from advisor.settings import DEFAULT_LOCALE

_C = "C"  # what a desktop without a language names


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
        # None becomes Qt's null string: the next translator is asked. "" would be shown.
        return catalogue.find(sourceText, disambiguation or "")


class Translation:
    """The translators installed for one locale; ``remove`` takes them out again."""

    def __init__(self, application: QCoreApplication, locale: str) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        language = catalogue.use(locale)
        if language == catalogue.ENGLISH:
            return
        of_qt = QTranslator(application)
        if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._install(of_qt)
        self._install(CatalogueTranslator(application))

    def remove(self) -> None:
        """Speak English again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        catalogue.use(catalogue.ENGLISH)

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)


def desktop_locale() -> str:
    """The desktop's locale as "en_GB"; the usual default where it names none."""
    name = QLocale.system().name()
    return DEFAULT_LOCALE if name in (_C, "") else name
