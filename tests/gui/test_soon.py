"""What is imported behind the window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background
from protokoll.gui.soon import ImportSoon


def test_all_is_imported_and_word_files_on_the_worker(qtbot: QtBot) -> None:
    background, owner = Background(), QObject()
    soon = ImportSoon(background, owner)
    soon.start()

    qtbot.waitUntil(lambda: not soon.running)
    background.close()  # waits for the worker
    assert {"protokoll.gui.settings.page", "protokoll.documents.word"} <= set(sys.modules)


def test_a_program_that_ends_before_that_ends_quietly(qtbot: QtBot) -> None:
    background, owner = Background(), QObject()
    soon = ImportSoon(background, owner)
    soon.start()
    background.close()

    qtbot.waitUntil(lambda: not soon.running)
