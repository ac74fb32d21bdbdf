"""The agenda's rows: long titles go on to a second line, and no further."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protokoll.domain import entries as e
from protokoll.domain.meeting import AgendaItem
from protokoll.gui.meeting.agenda_panel import AgendaPanel
from tests.helpers.builders import meeting


def test_a_long_title_has_two_lines_and_only_where_it_must(qtbot: QtBot) -> None:
    panel = AgendaPanel()
    qtbot.addWidget(panel)
    titles = ("Kaffe", "Förslag till verksamhetsplan och budget", "Ord " * 200)
    panel.show_meeting(
        meeting(*(AgendaItem(id=title, title=title, entries=(e.Note(id="n", text="a"),)) for title in titles))
    )
    letter, line = panel.fontMetrics().averageCharWidth(), panel.fontMetrics().lineSpacing()

    def heights(width: int) -> list[int]:
        panel.resize(width * letter, 600)
        panel.show()
        QApplication.processEvents()
        return [panel.view.visualRect(panel.model.index_of(title)).height() for title in titles]

    one, two, three = heights(36)
    assert (two - one, three) == (line, two)
    one, two, three = heights(90)
    assert (two, three - one) == (one, line)
