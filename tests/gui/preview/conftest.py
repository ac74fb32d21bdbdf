"""Papers to show, and views to show them in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background
from protokoll.gui.preview.paper_view import PaperView
from protokoll.gui.theme.theme import Theme


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    font = qapp.font()
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
