"""Light, dark, as the system; and the zoom."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.theme.colors import DARK, LIGHT, colors_in_use
from protokoll.gui.theme.theme import Theme
from protokoll.paths import resources_dir


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    font = qapp.font()
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


def test_a_mode_changes_palette_and_style_sheet(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    assert colors_in_use() is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.colors is DARK
    assert colors_in_use() is DARK
    assert DARK.card in qapp.styleSheet()
    assert LIGHT.card not in qapp.styleSheet()


def test_the_same_again_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")
        theme.set_zoom(100)


def test_an_unknown_mode_is_as_the_system(theme: Theme) -> None:
    theme.set_mode("lila")
    assert theme.mode == "system"
    assert theme.colors in {LIGHT, DARK}


def test_in_system_mode_the_systems_change_is_followed(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.set_mode("system")
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    theme.set_mode("dark")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())


def test_zoom_steps_and_stays_within_bounds(qapp: QApplication, theme: Theme) -> None:
    size = qapp.font().pointSizeF()
    theme.zoom_in()
    assert theme.zoom == 110
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.1)
    theme.zoom_out()
    theme.zoom_out()
    assert theme.zoom == 90
    theme.set_zoom(1000)
    assert theme.zoom == 200
    assert qapp.font().pointSizeF() == pytest.approx(size * 2)
    theme.zoom_in()
    assert theme.zoom == 200
    theme.set_zoom(1)
    assert theme.zoom == 75
    theme.zoom_reset()
    assert qapp.font().pointSizeF() == pytest.approx(size)


def test_the_style_sheet_works_wherever_the_program_lies(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unparsable style sheet is a warning of Qt's, which fails the test."""
    place = tmp_path / "Program Files (å) 'x' #1"
    shutil.copytree(resources_dir(), place / "resources")
    monkeypatch.setattr("protokoll.gui.theme.style.resources_dir", lambda: place / "resources")
    made = Theme(qapp, mode="dark")
    box = QCheckBox("Kryss")
    box.ensurePolished()
    assert QFile.exists("stilensikoner:check-dark.svg")
    made.deleteLater()
    qapp.setStyleSheet("")


def test_lists_and_menus_have_the_programs_font_also_where_the_system_has_others_for_them(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    """As on Windows, where lists have the font of the desktop's icons."""
    qapp.setFont(QFont("Courier", 31), "QAbstractItemView")  # type: ignore[arg-type]
    theme.set_zoom(150)
    found = QListWidget()
    qtbot.addWidget(found)
    found.ensurePolished()

    assert found.font().pointSizeF() == qapp.font().pointSizeF()
    assert found.font().family() == qapp.font().family()
