"""Icons: every one can be drawn, sharp and in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from protokoll.gui.action_table import ACTIONS
from protokoll.gui.theme.colors import DARK, LIGHT
from protokoll.gui.theme.icons import icon, icon_names
from protokoll.gui.theme.style import palette


def inks(image: QImage) -> set[str]:
    """The colours of the pixels that are fully inked."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.fixture
def light(qapp: QApplication) -> None:
    qapp.setPalette(palette(LIGHT))


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_drawn(light: None, name: str) -> None:
    assert inks(icon(name).pixmap(QSize(48, 48), 1.0).toImage()) == {LIGHT.muted}


def test_every_action_has_an_icon_that_exists() -> None:
    assert {spec.icon for spec in ACTIONS} <= set(icon_names())


def test_states_have_their_colours(light: None) -> None:
    def ink(mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
        return inks(icon("folder").pixmap(QSize(48, 48), 1.0, mode, state).toImage())

    assert ink(QIcon.Mode.Disabled) == {LIGHT.disabled}
    assert ink(QIcon.Mode.Active) == {LIGHT.text}
    assert ink(QIcon.Mode.Selected) == {LIGHT.accent}
    assert ink(QIcon.Mode.Normal, QIcon.State.On) == {LIGHT.accent}
    assert inks(icon("folder", "warning").pixmap(QSize(48, 48), 1.0).toImage()) == {LIGHT.warning}


def test_an_icon_made_in_light_is_repainted_in_dark(qapp: QApplication) -> None:
    qapp.setPalette(palette(LIGHT))
    folder = icon("folder")
    assert inks(folder.pixmap(QSize(48, 48), 1.0).toImage()) == {LIGHT.muted}
    qapp.setPalette(palette(DARK))
    assert inks(folder.pixmap(QSize(48, 48), 1.0).toImage()) == {DARK.muted}
    qapp.setPalette(QPalette())


def test_a_dense_screen_gets_a_dense_picture(light: None) -> None:
    pixmap = icon("folder").pixmap(QSize(24, 24), 2.0)
    assert (pixmap.size(), pixmap.devicePixelRatio()) == (QSize(48, 48), 2.0)
    assert QColor(LIGHT.muted).name() in inks(pixmap.toImage())
