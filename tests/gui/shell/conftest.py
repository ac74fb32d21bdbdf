"""A real window with two small pages, in a fresh theme; the application is left as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from protokoll.gui import swedish_qt
from protokoll.gui.actions import Actions
from protokoll.gui.shell.window import Window
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import set_role
from protokoll.gui.theme.theme import Theme


class Memory:
    """Settings that live as long as the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, key: str, default: object = None) -> object:
        return self.values.get(key, default)

    def set(self, key: str, value: object) -> None:
        self.values[key] = value


class DummyPage(QWidget):
    """A card with one of each: a field, a tick, a button."""

    def __init__(self) -> None:
        super().__init__()
        card = QFrame(self)
        set_role(card, "card")
        self.field = QLineEdit(card)
        self.field.setAccessibleName("Plats")
        self.tick = QCheckBox("Ta med privata anteckningar", card)
        self.button = QPushButton(icon("write", "on_accent"), "Börja anteckna", card)
        set_role(self.button, "primary")
        column = QVBoxLayout(card)
        for widget in (self.field, self.tick, self.button):
            column.addWidget(widget)
        column.addStretch()
        QVBoxLayout(self).addWidget(card)


class Journal:
    """Handlers that remember that they were called."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def new_meeting(self) -> None:
        self.lines.append("new")

    def decide(self) -> None:
        self.lines.append("decide")

    def undo(self) -> None:
        self.lines.append("undo")


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def swedish(qapp: QApplication) -> Iterator[None]:
    translators = swedish_qt.install(qapp)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    font = qapp.font()
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture
def actions(qapp: QApplication, swedish: None) -> Actions:
    return Actions(qapp)


def build(actions: Actions, theme: Theme, memory: Memory) -> Window:
    window = Window(actions, theme, memory)
    window.add_page("overview", "Översikt", icon("overview"), DummyPage)
    window.add_page("meetings", "Möten", icon("meeting"), DummyPage)
    window.add_page("meeting", "Möte", icon("meeting"), DummyPage, under="meetings")
    window.add_page("settings", "Inställningar", icon("settings"), DummyPage, at_bottom=True)
    return window


@pytest.fixture
def window(qtbot: QtBot, actions: Actions, theme: Theme, memory: Memory) -> Window:
    made = build(actions, theme, memory)
    qtbot.addWidget(made)
    made.show_first_page("overview")
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made
