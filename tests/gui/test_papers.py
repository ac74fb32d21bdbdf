"""The word about a finished paper: where it is, what to do with it, and what was kept; writing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from protokoll.errors import UserError
from protokoll.gui.papers import PaperToast
from protokoll.gui.shell import toast as toast_module
from protokoll.gui.shell.window import Window
from protokoll.services.papers import CreatedPaper
from tests.gui.shell.conftest import DummyPage, actions, journal, memory, swedish, theme, window
from tests.helpers.accessibility import nameless

__all__ = ["actions", "journal", "memory", "swedish", "theme", "window"]


class Opener(QObject):
    """What the system opens files with, here."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # it takes no bytes, whatever it says
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def paper(tmp_path: Path) -> CreatedPaper:
    return CreatedPaper(tmp_path / "2026-12-01 Protokoll Styrelsen.docx")


def show(window: Window, paper: CreatedPaper) -> PaperToast:
    toast = PaperToast(paper, "Ctrl+M")
    window.toasts.add(toast)
    return toast


def field(window: Window) -> QWidget:
    page = window.page_widget("overview")
    assert isinstance(page, DummyPage)
    page.field.setFocus()
    return page.field


def button(toast: PaperToast, words: str) -> QPushButton:
    return next(one for one in toast.findChildren(QPushButton) if one.text() == words)


def test_it_does_not_take_the_keyboard_and_is_reached_by_one_key(
    window: Window, paper: CreatedPaper, opener: Opener
) -> None:
    written_in = field(window)
    toast = show(window, paper)
    assert window.focusWidget() is written_in
    assert window.toasts.texts() == ["”2026-12-01 Protokoll Styrelsen.docx” är klart."]
    assert str(paper.path.parent) in toast.accessibleDescription()
    assert nameless(toast) == []
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is button(toast, "Öppna")
    QTest.keyClick(button(toast, "Öppna"), Qt.Key.Key_Return)
    assert opener.opened == [paper.path]
    assert window.toasts.texts() == []
    assert window.focusWidget() is written_in


def test_the_arrow_leads_to_the_folder(window: Window, paper: CreatedPaper, opener: Opener) -> None:
    field(window)
    toast = show(window, paper)
    window.toasts.focus()
    QTest.keyClick(button(toast, "Öppna"), Qt.Key.Key_Right)
    assert window.focusWidget() is button(toast, "Visa i mappen")
    QTest.keyClick(button(toast, "Visa i mappen"), Qt.Key.Key_Left)
    QTest.keyClick(button(toast, "Öppna"), Qt.Key.Key_Right)
    QTest.keyClick(button(toast, "Visa i mappen"), Qt.Key.Key_Space)
    assert opener.opened == [paper.path.parent]


def test_a_file_that_was_kept_is_named(window: Window, paper: CreatedPaper) -> None:
    toast = show(window, CreatedPaper(paper.path.with_stem("Protokoll 2"), kept=paper.path))
    assert toast.accessibleDescription() == (
        "”2026-12-01 Protokoll Styrelsen.docx” är ändrad eller öppen i ett annat program. "
        "Den är kvar som den var."
    )


def test_it_stays_longer_than_other_words(
    window: Window, paper: CreatedPaper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toast_module, "SHOWN_MS", 30)
    monkeypatch.setattr(toast_module, "SHOWN_WITH_STEP_MS", 30)
    show(window, paper)
    window.toasts.say("Sparat")
    assert len(window.toasts.texts()) == 2
    qtbot.waitUntil(lambda: len(window.toasts.texts()) == 1)
    assert "är klart" in window.toasts.texts()[0]
    window.toasts.focus()
    reached = window.focusWidget()
    assert reached is not None
    QTest.keyClick(reached, Qt.Key.Key_Escape)
    assert window.toasts.texts() == []


@pytest.mark.parametrize("words", ["Öppna", "Visa i mappen"])
def test_a_machine_that_cannot_open_it_says_where_it_is(
    words: str, window: Window, paper: CreatedPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    toast = show(window, paper)
    told: list[UserError] = []
    toast.failed.connect(told.append)
    button(toast, words).click()
    [error] = told
    assert paper.path.name in error.text
    assert str(paper.path.parent) in error.text
