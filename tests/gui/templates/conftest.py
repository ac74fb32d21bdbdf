"""The page of templates on a real store, with real files; Word is whoever listens to what is opened."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from docx import Document
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.templates.page import TemplatesPage
from protokoll.services.sample import fill_with_sample
from protokoll.storage.store import Store


class Word(QObject):
    """Stands where the system's programs do: it is told which files are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


class Heard:
    """What a desk was asked to tell."""

    def __init__(self, desk: Desk) -> None:
        self.said: list[tuple[str, Callable[[], None] | None]] = []
        self.failures: list[BaseException] = []
        desk.said.connect(self._say)
        desk.failed.connect(self.failures.append)

    def _say(self, text: str, undo: Callable[[], None] | None) -> None:
        self.said.append((text, undo))

    def undo(self) -> None:
        """Do what the last Ångra does."""
        undo = self.said[-1][1]
        assert undo is not None
        undo()


@pytest.fixture
def word() -> Iterator[Word]:
    program = Word()
    QDesktopServices.setUrlHandler("file", program, "take")  # type: ignore[arg-type]  # it takes no bytes, whatever it says
    yield program
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data" / "protokoll.db", create=True) as opened:
        fill_with_sample(opened)
        yield opened


@pytest.fixture
def desk(qapp: object, store: Store) -> Iterator[Desk]:
    background = Background()
    yield Desk(store, background)
    background.close()


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TemplatesPage:
    """The page, with what it shows read."""
    made = TemplatesPage(desk)
    qtbot.addWidget(made)
    made.resize(1060, 600)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: bool(made.templates_model.rows))
    return made


def names(page: TemplatesPage) -> list[str]:
    """The templates that are listed."""
    return [row.cells[0] for row in page.templates_model.rows]


def told(page: TemplatesPage) -> list[str]:
    """What the list says of each."""
    return [row.second for row in page.templates_model.rows]


def choose(page: TemplatesPage, name: str) -> None:
    """Choose a template by its name."""
    page.templates.setCurrentIndex(page.templates_model.index(names(page).index(name), 0))


T = TypeVar("T", bound=QDialog)


def opened(qtbot: QtBot, page: TemplatesPage, kind: type[T]) -> T:
    """The dialog of that kind that is opened over the page."""

    def seen() -> list[T]:
        return [one for one in page.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    return seen()[0]


def write_word(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path
