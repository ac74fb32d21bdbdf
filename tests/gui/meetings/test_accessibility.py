"""What a screen reader and the Tab key find on the page and in the overview."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from protokoll.gui.desk import Desk
from protokoll.gui.meetings.page import MeetingsPage
from protokoll.gui.overview.page import OverviewPage
from tests.gui.meetings.desks import today


def stops(page: QWidget) -> list[QWidget]:
    """Everything on the page that Tab stops at, from the first on."""
    found: list[QWidget] = []
    widget: QWidget | None = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")


def test_tab_goes_from_the_filter_to_the_list(page: MeetingsPage) -> None:
    assert [name_of(widget) for widget in stops(page) if not isinstance(widget, QScrollBar)] == [
        "Filtrera möten",
        "År",
        "Importera…",
        "Nytt möte",
        "Lista över möten",
    ]


def test_tab_goes_from_the_next_step_to_the_list(desk: Desk, qtbot: QtBot) -> None:
    page = OverviewPage(desk, today=today)
    qtbot.addWidget(page)
    page.show()
    assert [name_of(widget) for widget in stops(page)] == [
        "Fortsätt skriva",
        "Att göra",
        "Kommande möten",
        "Senaste möten",
    ]


def test_a_screen_reader_hears_heading_and_word_of_each_cell(page: MeetingsPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.table)
    assert interface.text(QAccessible.Text.Name) == "Lista över möten"
    said = [
        page.model.data(page.model.index(1, column), Qt.ItemDataRole.AccessibleTextRole)
        for column in range(8)
    ]
    assert said[2:4] == ["Organ: Jubileumsgruppen", "Nummer: 6"]
    assert said[7] == "Beslut"  # an empty cell still says where it stands


def test_lists_take_the_focus_visibly(page: MeetingsPage) -> None:
    assert isinstance(page.table, QAbstractItemView)
    assert page.table.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert page.first_stop is page.table
