"""Qt's own words in Swedish: its translation, and what that lacks or says oddly.

The supplement is resources/translations/qt_sv.ts, compiled by ``pyside6-lrelease``. It is no
``QTranslator`` in Python, which would be called for every word and could not say "not mine".
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from protokoll.paths import resources_dir


def install(application: QCoreApplication) -> list[QTranslator]:
    """Let Qt speak Swedish: words, dates and numbers. The translators belong to the application.

    Raises:
        FileNotFoundError: a translation is missing, so the installation is broken.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    folders = {
        "qtbase_sv": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "qt_sv": str(resources_dir() / "translations"),
    }
    return [_installed(application, name, folder) for name, folder in folders.items()]


def _installed(application: QCoreApplication, name: str, folder: str) -> QTranslator:
    """The translation ``name``; what is installed last is asked first."""
    translator = QTranslator(application)
    if not translator.load(name, folder):
        raise FileNotFoundError(f"Översättningen {name} saknas. Installera om Protokoll.")
    application.installTranslator(translator)
    return translator
