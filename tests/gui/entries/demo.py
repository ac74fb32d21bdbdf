"""All kinds of entries in a minimal style, as pictures: python -m tests.gui.entries.demo FOLDER."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from protokoll.gui.entries import EntryList, Place
from tests.gui.entries.sample import DAY, ENTRIES, ITEM, PEOPLE

LIGHT = {
    "window": "#f5f7f9",
    "card": "#ffffff",
    "hover": "#eff3f5",
    "line": "#dfe4e9",
    "field_line": "#868f99",
    "text": "#1b2530",
    "muted": "#5a6672",
    "accent": "#145e75",
    "decision": "#1a7044",
    "decision_soft": "#e8f4ed",
    "task": "#9a4a08",
    "task_soft": "#fdf1e3",
    "warning": "#b3261e",
}
DARK = {
    "window": "#12171b",
    "card": "#1d242a",
    "hover": "#262f36",
    "line": "#313b44",
    "field_line": "#77838e",
    "text": "#e7ecef",
    "muted": "#a5b1bb",
    "accent": "#63c3d8",
    "decision": "#72cf9c",
    "decision_soft": "#173226",
    "task": "#f0b46e",
    "task_soft": "#382817",
    "warning": "#ff9d90",
}
GENERAL = """
QComboBox, QPushButton { background: $card; color: $text; border: 1px solid $field_line; border-radius: 4px; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QLabel[role="label"] { font-weight: 600; color: $muted; }
QLabel[role="muted"], QLabel[role="small"] { color: $muted; }
QLabel[role="warning"] { color: $warning; }
QScrollArea { background: transparent; }
"""
CARDS = """
/* Entry cards: a thin line to the left; the ground and the line tell kinds that matter */
QFrame[card] { background: transparent; border: none; border-left: 3px solid $line; }
QFrame[card="decision"] { background: $decision_soft; border-left-color: $decision; border-radius: $p3; }
QFrame[card="task"] { background: $task_soft; border-left-color: $task; border-radius: $p3; }
QFrame[card="note"][active="true"] { background: $hover; }
QFrame[card][active="true"] { border-left-color: $accent; }
QFrame[card="decision"] QLabel[role="label"] { color: $decision; }
QFrame[card="task"] QLabel[role="label"] { color: $task; }
QFrame[card] QLabel[role="muted"] { font-size: $small; }
QTextEdit[field="text"], QTextEdit[field="text"]:focus { border: none; padding: 0; background: transparent; }
QLineEdit[field="inline"] {
  background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0; padding: 1px 0;
}
QFrame[card][active="true"] QLineEdit[field="inline"] { border-bottom: 1px solid $field_line; }
QFrame[card][active="true"] QLineEdit[locked="true"] { border-bottom-color: transparent; color: $muted; }
QFrame[card][active="true"] QLineEdit[field="inline"]:focus {
  border-bottom: 2px solid $accent; padding: 1px 0 0 0;
}
QFrame[card][active="true"] QLineEdit[wrong="true"] { border-bottom: 2px solid $warning; padding: 1px 0 0 0; }
QFrame[card] QComboBox { padding: 1px $p6; }
QFrame[card] QComboBox:focus { padding: 0 $p5; }
QToolButton[field="more"], QToolButton[field="remover"] {
  background: transparent; border: 1px solid transparent; padding: 0 $p4; color: $muted; font-size: $small;
}
QFrame[card] QPushButton[role="quiet"] { padding: $p2 $p6; }
QFrame[card] QPushButton[role="quiet"]:focus { padding: 1px $p5; }
QFrame[field="write"] { background: $card; border: 1px solid $field_line; border-radius: $p6; padding: 1px; }
QFrame[field="write"][active="true"] { border: 2px solid $accent; padding: 0; }
"""


def style(colors: dict[str, str], zoom: int) -> str:
    """The style sheet of the pictures."""
    sizes = {f"p{size}": f"{size * zoom}px" for size in (2, 3, 4, 5, 6)}
    return Template(GENERAL + CARDS).substitute(colors, small=f"{9 * zoom}pt", **sizes)


def dress(colors: dict[str, str], zoom: int) -> None:
    """Colours and letters for the whole application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    font = app.font()
    font.setPointSize(10 * zoom)
    app.setFont(font)
    palette = QPalette(QColor(colors["window"]))
    role = QPalette.ColorRole
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(one, QColor(colors["text"]))
    palette.setColor(role.PlaceholderText, QColor(colors["muted"]))
    palette.setColor(role.Base, QColor(colors["card"]))
    app.setPalette(palette)
    app.setStyleSheet(style(colors, zoom))


def settle() -> None:
    """Let everything take its place."""
    for _ in range(5):
        QApplication.processEvents()


def edited(entries: EntryList) -> Iterator[QPixmap]:
    """Each card with the focus in it, as it opens and with "Mer"."""
    for card in entries.cards:
        card.focus_first()
        settle()
        yield card.grab()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        settle()
        yield card.grab()


def in_columns(pictures: list[QPixmap], ground: str) -> QPixmap:
    """Pictures side by side, two in a row."""
    width = max(picture.width() for picture in pictures) + 16
    heights = [
        max(pair[0].height(), pair[1].height()) + 16
        for pair in zip(pictures[::2], pictures[1::2], strict=True)
    ]
    page = QPixmap(2 * width, sum(heights))
    page.fill(QColor(ground))
    painter = QPainter(page)
    for n, picture in enumerate(pictures):
        painter.drawPixmap((n % 2) * width, sum(heights[: n // 2]), picture)
    painter.end()
    return page


def draw(folder: Path, name: str, colors: dict[str, str], zoom: int) -> None:
    """Two pictures: all that is read, and each card edited."""
    dress(colors, zoom)
    window = QWidget()
    entries = EntryList()
    QVBoxLayout(window).addWidget(entries)
    window.resize(600 if zoom == 1 else 760, 900)
    entries.show_item(ITEM, PEOPLE, Place(section="§ 4", stem="Samordningsgruppen beslutade", day=DAY))
    window.show()
    window.activateWindow()
    while len(entries.cards) < len(ENTRIES):
        QApplication.processEvents()
    entries.focus_write_box()
    entries.write_box.show_text("Anna yrkar att lokalen bokas")
    settle()
    window.resize(window.width(), entries._content.sizeHint().height() + 40)
    settle()
    window.grab().save(str(folder / f"read-{name}-{zoom}00.png"))
    in_columns(list(edited(entries)), colors["window"]).save(str(folder / f"edited-{name}-{zoom}00.png"))
    window.close()


def main(folder: Path) -> None:
    """Draw everything, light and dark, at 100 % and 200 %."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for zoom in (1, 2):
        draw(folder, "light", LIGHT, zoom)
        draw(folder, "dark", DARK, zoom)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
