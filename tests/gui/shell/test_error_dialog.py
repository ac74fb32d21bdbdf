"""The error dialog: closed by a key, copied by a key, small enough for the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from protokoll.gui.excepthook import Failure
from protokoll.gui.shell.error_dialog import ErrorDialog
from tests.helpers.accessibility import mnemonics

TOLD = Failure("Disken är full. Det som är skrivet finns kvar.", "OSError: [Errno 28]", is_bug=False)
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, failure: Failure) -> ErrorDialog:
    dialog = ErrorDialog(failure)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def button(dialog: ErrorDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text().replace("&", ""))


def test_one_key_copies_all_that_is_told(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TOLD)
    assert dialog.accessibleDescription() == TOLD.text
    QTest.keyClick(dialog, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == f"Det gick inte\n\n{TOLD.text}\n\n{TOLD.details}"


def test_what_is_marked_is_copied_alone(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Failure("", "rad ett\nrad två", is_bug=True))
    button(dialog, "Visa detaljer").click()
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    details.selectAll()
    button(dialog, "Stäng").setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "rad ett\nrad två"


def test_the_details_can_be_copied_again_and_again_by_the_same_key(qtbot: QtBot) -> None:
    dialog = shown(qtbot, TOLD)
    before = mnemonics(dialog)
    button(dialog, "Kopiera detaljer").click()
    assert button(dialog, "Kopierat").isEnabled()
    assert mnemonics(dialog) == before
    QGuiApplication.clipboard().clear()
    button(dialog, "Kopierat").click()
    assert QGuiApplication.clipboard().text() == TOLD.details


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_key_closes_it(key: Qt.Key, qtbot: QtBot) -> None:
    dialog = shown(qtbot, TOLD)
    QTest.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_long_details_never_outgrow_the_screen(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Failure("", "\n".join(f"rad {n}" for n in range(500)), is_bug=True))
    button(dialog, "Visa detaljer").click()
    assert dialog.height() <= dialog.screen().availableSize().height()
