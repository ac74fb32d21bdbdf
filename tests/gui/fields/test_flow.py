"""A row that goes on to the next line: nothing of it is cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.fields.flow import FlowRow


def test_all_lines_are_in_sight_above_what_takes_the_rest(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    buttons = [QPushButton(f"Knapp nummer {n}", page) for n in range(4)]
    row = FlowRow(buttons, page)
    layout = QVBoxLayout(page)
    layout.addWidget(row)
    layout.addWidget(QListView(page), 1)
    page.show()
    lines = set()
    for width in (900, 320, 200, 900):
        page.resize(width, 500)
        QApplication.processEvents()
        assert all(row.rect().contains(button.geometry()) for button in buttons), width
        assert row.height() == row.heightForWidth(row.width()), width
        lines.add(len({button.y() for button in buttons}))
    assert min(lines) == 1 and max(lines) == 4
