"""Om Protokoll: what it is, which version, whose work it rests on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from protokoll import __version__


def show_about(parent: QWidget) -> None:
    """Show the box; it closes by itself when its parent does."""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("about", "Om Protokoll"))
    box.setText(f"Protokoll {__version__}")
    box.setInformativeText(
        QCoreApplication.translate(
            "about",
            "Möten, beslut och färdiga protokoll, utan internet.\n\nFri programvara (MIT). Bygger på Qt {qt} "
            "och PySide6 (LGPL), python-docx, SQLAlchemy, SQLCipher, markdown-it-py, msgspec och Babel.",
        ).format(qt=qVersion())
    )
    box.addButton(QCoreApplication.translate("about", "Stäng"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
