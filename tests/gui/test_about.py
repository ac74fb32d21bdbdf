"""Om Protokoll: version, data folder and licences, told and copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protokoll import __version__
from protokoll.gui.about import AboutDialog
from protokoll.services.libraries import libraries
from tests.helpers.accessibility import mnemonics, nameless

FOLDER = Path("/hem/eva/Protokoll")


@pytest.fixture
def dialog(qtbot: QtBot) -> AboutDialog:
    made = AboutDialog(FOLDER)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.close_button.hasFocus)
    return made


def test_it_tells_version_folder_and_every_library_with_its_licence(dialog: AboutDialog) -> None:
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert __version__ in told
    assert str(FOLDER) in told
    rows = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    shown = {row.text(0): row.text(2) for row in rows if row is not None}
    assert shown["PySide6_Essentials"].startswith("LGPL-3.0")
    assert all(shown.values())
    assert nameless(dialog) == []
    keys = [key for key in mnemonics(dialog) if key]
    assert sorted(set(keys)) == sorted(keys)


def test_the_details_are_copied_without_the_name_of_the_folder(dialog: AboutDialog) -> None:
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"Version: {__version__}" in copied
    assert f"Qt {qVersion()}" in copied
    assert "msgspec\t" in copied
    assert "eva" not in copied
    assert dialog.copy_button.text() == "Kopierat"


def test_enter_closes_it(dialog: AboutDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_the_program_needs_is_found_to_the_last_and_nothing_else() -> None:
    found = {one.name.casefold() for one in libraries()}
    assert {"python", "sqlalchemy", "python-docx", "sqlcipher3", "shiboken6"} <= found  # shiboken6 by PySide6
    assert found.isdisjoint({"pytest", "ruff", "pyinstaller", "protokoll"})
    assert [one.name for one in libraries("no-such-program")] == ["Python"]
