"""The menu of one line: all that can happen to a person, each chosen by a letter."""

from __future__ import annotations

from enum import Enum

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from protokoll.domain.attendance_words import ItemSpans
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind
from protokoll.domain.meeting import Meeting, PresenceChange
from protokoll.gui.attendance import changes
from protokoll.gui.attendance.lines import LineView, State
from protokoll.gui.attendance.words import change_words


class Act(Enum):
    """What else a menu may ask for than a status, a change to record, a change to take back or a capacity."""

    RECUSE = 1
    UNDO_RECUSAL = 2
    ONLINE = 3
    IN_ROOM = 4
    EDIT = 5
    MAKE_VACANT = 6
    FILL_SEAT = 7
    REMOVE = 8


Choice = Act | AttendanceStatus | ChangeKind | PresenceChange | Capacity


class Chosen(msgspec.Struct, frozen=True):
    """What an action of a menu stands for, as its ``data()`` (bare, Qt would make plain text of a word)."""

    choice: Choice


_CAPACITY_KEYS = {
    Capacity.GUEST: "&Gäst",
    Capacity.COOPTED: "&Adjungerad",
    Capacity.SUBSTITUTE: "&Ersättare",
    Capacity.REGULAR: "&Ordinarie",
    Capacity.OFFICIAL: "&Tjänsteperson",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("AttendanceMenu", text)


def line_menu(meeting: Meeting, line: LineView, item_id: str | None, parent: QWidget) -> QMenu:
    """The menu of a line at an item; without an item only what concerns the whole meeting."""
    menu = QMenu(line.name, parent)
    menu.setAccessibleName(line.name)
    if line.state is State.VACANT:
        _add(menu, _tr("&Tillsätt platsen…"), Act.FILL_SEAT)
    else:
        _add_status(menu, meeting, line)
        if item_id is not None:
            menu.addSeparator()
            _add_changes(menu, meeting, line, item_id)
        _add_undo(menu, meeting, line, item_id)
    menu.addSeparator()
    _add(menu, _tr("&Ändra raden…"), Act.EDIT, "F2")
    if line.state is not State.VACANT:
        _add(menu, _tr("Gör p&latsen vakant"), Act.MAKE_VACANT)
    _add(menu, _tr("Ta b&ort ur listan"), Act.REMOVE, "Del")
    return _ready(menu)


def capacity_menu(name: str, parent: QWidget) -> QMenu:
    """In which capacity somebody is added."""
    menu = QMenu(name, parent)
    menu.setAccessibleName(_tr("Lägg till {name} som").format(name=name))
    menu.addSection(_tr("{name} deltar som").format(name=name))
    for capacity, text in _CAPACITY_KEYS.items():
        _add(menu, text, capacity)
    return _ready(menu)


def _add_status(menu: QMenu, meeting: Meeting, line: LineView) -> None:
    _add(menu, _tr("&Närvarande"), AttendanceStatus.PRESENT)
    _add(menu, _tr("Anmält &förhinder"), AttendanceStatus.EXCUSED)
    _add(menu, _tr("Från&varande"), AttendanceStatus.ABSENT)
    if changes.is_before(meeting):
        _add(menu, _tr("Har &sagt ja"), AttendanceStatus.COMING)
    if meeting.attendance[line.number].online:
        _add(menu, _tr("I rummet hela &mötet"), Act.IN_ROOM)
    else:
        _add(menu, _tr("På &distans hela mötet"), Act.ONLINE)


def _add_changes(menu: QMenu, meeting: Meeting, line: LineView, item_id: str) -> None:
    here = ItemSpans(meeting).name(item_id)
    _add(menu, _tr("&Kommer…"), ChangeKind.ARRIVES)
    _add(menu, _tr("&Går…"), ChangeKind.LEAVES)
    _add(menu, _tr("&Borta under…"), ChangeKind.AWAY)
    _add(menu, _tr("&Tjänstgör för…"), ChangeKind.SERVES)
    if line.online:
        _add(menu, _tr("Fortsätter i &rummet…"), ChangeKind.COMES_IN)
    else:
        _add(menu, _tr("Fortsätter &på distans…"), ChangeKind.GOES_ONLINE)
    if changes.is_recused(meeting, line.number, item_id):
        _add(menu, _tr("Inte &jäv vid {item}").format(item=here), Act.UNDO_RECUSAL)
    else:
        _add(menu, _tr("&Jäv vid {item}").format(item=here), Act.RECUSE)


def _add_undo(menu: QMenu, meeting: Meeting, line: LineView, item_id: str | None) -> None:
    """Taking back what was recorded: straight away for one change, from a submenu for several."""
    recorded = meeting.attendance[line.number].changes
    if not recorded:
        return
    spans = ItemSpans(meeting)
    menu.addSeparator()
    if len(recorded) == 1:
        said = change_words(meeting, recorded[0], spans)
        _add(menu, _tr("&Ångra: {change}").format(change=said.replace("&", "&&")), recorded[0])
        return
    below = menu.addMenu(_tr("&Ångra en förändring"))
    for change in recorded:
        _add(below, change_words(meeting, change, spans).replace("&", "&&"), change)


def _add(menu: QMenu, text: str, choice: Choice, key: str = "") -> QAction:
    action = menu.addAction(text)
    action.setData(Chosen(choice))
    if key:  # shown beside the word; the list itself answers to it
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
    return action


def _ready(menu: QMenu) -> QMenu:
    """The menu with its first choice marked, so that Enter takes it."""
    menu.setActiveAction(next(action for action in menu.actions() if not action.isSeparator()))
    return menu
