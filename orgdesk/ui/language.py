"""The language of the window: which one, and Qt's translations for it.

English stands in the source; resources/translations holds the Indonesian. Texts that reports need without Qt
(`Text`) carry both languages themselves.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.reference.shipped import folder
from orgdesk.ui.desk import Desk
from orgdesk.ui.remembered import recall, remember

_log = logging.getLogger(__name__)
_KEY = "window/language"


def first_language(system: Language) -> Language:
    """The language to start in: the one chosen last time, else that of the system."""
    chosen = recall(_KEY, system)
    return "id" if chosen == "id" else "en" if chosen in LANGUAGES else system


class Translations(QObject):
    """Keeps the translators of the application in step with the language of the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._installed: list[QTranslator] = []
        self._install(desk.language)

    def switch(self, language: Language) -> None:
        """Show everything in `language`, and start in it from now on."""
        if language != self._desk.language:
            remember(_KEY, language)
            self._install(language)
            self._desk.set_language(language)

    def _install(self, language: Language) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(locale_of(language))
        if language == "en":
            return
        for name in ("qt", "orgdesk"):
            translator = QTranslator(self)
            if translator.load(str(folder("resources") / "translations" / f"{name}_{language}.qm")):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
            else:
                _log.error("The translation %s_%s is missing", name, language)


def locale_of(language: Language) -> QLocale:
    """How numbers and dates are written in a language."""
    return QLocale("id_ID") if language == "id" else QLocale("en_GB")


def number_words(value: float | None, language: Language, *, decimals: int = 1) -> str:
    """A number as it is written: "12", "1.250.000", "0,5"; "" for none."""
    if value is None:
        return ""
    rounded = round(value, decimals)
    if float(rounded).is_integer():
        return str(locale_of(language).toString(float(rounded), "f", 0))
    return str(locale_of(language).toString(float(rounded), "f", decimals))
