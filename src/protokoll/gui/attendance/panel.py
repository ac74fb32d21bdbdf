"""Närvaropanelen: type a name, choose what happens; the hands never leave the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from protokoll.domain.edits import edit_attendance, remove_attendance
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind
from protokoll.domain.meeting import Meeting, PresenceChange
from protokoll.domain.register import PersonRecord
from protokoll.gui.attendance import changes, words
from protokoll.gui.attendance.change_dialog import ChangeDialog
from protokoll.gui.attendance.find_field import FindField
from protokoll.gui.attendance.line_dialog import LineDialog, SeatDialog
from protokoll.gui.attendance.lines import AttendanceViews, State, reads_the_same
from protokoll.gui.attendance.list_view import AttendanceList, Icons
from protokoll.gui.attendance.menu import Act, Choice, Chosen, capacity_menu, line_menu
from protokoll.gui.attendance.model import AttendanceModel
from protokoll.gui.attendance.rows import Row, RowKind, candidate_name, candidates_of

_TIMED = (ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY)
"""Changes whose clock time is filled in beforehand."""


class AttendancePanel(QFrame):
    """The people of a meeting at the current item. Owns no truth: it shows, and asks for changes."""

    edited = Signal(object, str)
    """A new meeting value and the name of the step."""
    sought = Signal()
    """The user wants to come here: the panel must be in view."""

    def __init__(
        self,
        candidates: Sequence[PersonRecord] = (),
        *,
        icons: Icons | None = None,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._register = tuple(candidates)
        self._now = now
        self._meeting: Meeting | None = None
        self._item_id: str | None = None
        self._views: AttendanceViews | None = None
        self._quorate: bool | None = None
        self._locked = False
        self._target: Row | None = None
        """The row that the open menu or dialog is about."""
        self._dialog: ChangeDialog | LineDialog | SeatDialog | None = None

        heading = QLabel(self.tr("Närvaro"))
        heading.setProperty("role", "heading")
        self.more_button = QPushButton(self.tr("Mer"))
        self.more_button.setProperty("role", "quiet")
        self.more_button.setAccessibleName(self.tr("Hela närvarolistan"))
        self.more_button.setToolTip(self.tr("Ändra hela närvarolistan"))
        more = QMenu(self.more_button)
        self.all_present_action = more.addAction(self.tr("Alla &väntade är närvarande"))
        self.all_present_action.triggered.connect(self.mark_expected_present)
        self.vacant_action = more.addAction(self.tr("Lägg till en vakant &plats"))
        self.vacant_action.triggered.connect(self.add_vacant_seat)
        self.more_button.setMenu(more)
        policy = self.more_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the heading stays where it is
        self.more_button.setSizePolicy(policy)
        self.summary = QLabel()
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        for label in (heading, self.summary):
            label.setIndent(8)
        self.find_field = FindField()
        self.find_field.textChanged.connect(self._show_typed)
        self.find_field.stepped.connect(self._step)
        self.find_field.chosen.connect(self.open_menu)
        self.model = AttendanceModel(self)
        self.list_view = AttendanceList(icons)
        self.list_view.setAccessibleName(self.tr("Närvarolista"))
        self.list_view.setModel(self.model)
        self.list_view.typed.connect(self._type_on)
        self.list_view.toggle_wanted.connect(self.toggle_current)
        self.list_view.menu_wanted.connect(self.open_menu)
        self.list_view.edit_wanted.connect(self.edit_current)
        self.list_view.removal_wanted.connect(self.remove_current)
        self.list_view.doubleClicked.connect(self._open_menu_of)
        self.list_view.customContextMenuRequested.connect(self._open_menu_at)

        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(self.find_field)
        layout.addWidget(self.list_view, 1)
        self._name_find()

    # --- shown -----------------------------------------------------------------------------------

    def show_meeting(self, meeting: Meeting, item_id: str | None) -> None:
        """Show the people of ``meeting`` at an item. Quick where nothing that concerns them has changed."""
        before, was_at = self._meeting, self._item_id
        self._meeting, self._item_id = meeting, item_id
        if before is None or not reads_the_same(before, meeting):
            self._views = AttendanceViews(meeting)
        elif item_id == was_at:
            return
        self._refresh()

    def set_locked(self, locked: bool) -> None:
        """Whether the list may only be read, and searched."""
        if locked != self._locked:
            self._locked = locked
            self.more_button.setVisible(not locked)
            self._name_find()
            self._refresh()

    def _name_find(self) -> None:
        words = self.tr("Sök namn") if self._locked else self.tr("Sök eller lägg till namn")
        self.find_field.setAccessibleName(words)
        self.find_field.setPlaceholderText(words)

    def set_candidates(self, candidates: Sequence[PersonRecord]) -> None:
        """Who can be added from the register."""
        self._register = tuple(candidates)
        self._refresh()

    def focus_find(self) -> None:
        """Ready for a name; what was typed before is marked, to be typed over."""
        self.sought.emit()
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def _refresh(self) -> None:
        if self._meeting is None or self._views is None:
            return
        here = self._current()
        view = self._views.at(self._item_id)
        self.summary.setText(view.summary)
        candidates = None if self._locked else candidates_of(self._meeting, self._register)
        self.model.show_view(view, candidates)
        self._choose(self.model.index_of(here.key) if here else QModelIndex())
        if view.quorate is False and self._quorate:
            self._announce(view.summary)
        self._quorate = view.quorate

    def _show_typed(self, typed: str) -> None:
        self.model.show_typed(typed)
        self._choose(self.model.first_choice() if typed.strip() else QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list_view.setCurrentIndex(index)
        elif self.find_field.text().strip():
            self.list_view.setCurrentIndex(self.model.first_choice())

    def _current(self) -> Row | None:
        return self.model.row_at(self.list_view.currentIndex())

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # --- keys ------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        """The next row that can be chosen, up or down."""
        at = self.list_view.currentIndex().row() + by if self.list_view.currentIndex().isValid() else 0
        while 0 <= at < self.model.rowCount():
            index = self.model.index(at, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list_view.setCurrentIndex(index)
                self._announce(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
                return
            at += by

    def _type_on(self, text: str) -> None:
        self.find_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_field.setText(text)

    # --- menus -----------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Ask what happens to the chosen person, or in which capacity somebody is added."""
        self._open_menu_of(self.list_view.currentIndex())

    def _open_menu_of(self, index: QModelIndex) -> None:
        corner = self.list_view.visualRect(index).bottomLeft()
        self._open(index, self.list_view.viewport().mapToGlobal(corner))

    def _open_menu_at(self, place: QPoint) -> None:
        index = self.list_view.indexAt(place)
        if not index.isValid():  # the menu key asks for the current row
            index = self.list_view.currentIndex()
        self._open(index, self.list_view.viewport().mapToGlobal(place))

    def _open(self, index: QModelIndex, place: QPoint) -> None:
        row = self.model.row_at(index)
        if row is None or row.kind is RowKind.HEADING or self._meeting is None or self._locked:
            return
        self.list_view.setCurrentIndex(index)
        self._target = row
        if row.line is not None:
            menu = line_menu(self._meeting, row.line, self._item_id, self)
        else:
            assert row.candidate is not None
            menu = capacity_menu(candidate_name(row.candidate), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._chosen)
        menu.popup(place)

    def _chosen(self, action: QAction) -> None:
        """A menu's choice: done at once, or asked about in a dialog."""
        chosen, row = action.data(), self._target
        if row is None or not isinstance(chosen, Chosen):
            return
        choice = chosen.choice
        if row.line is None:
            assert isinstance(choice, Capacity) and row.candidate is not None
            self._add(row.candidate, choice)
        else:
            self._do(choice, row.line.number)

    def _do(self, choice: Choice, number: int) -> None:
        meeting = self._shown
        name = words.line_name(meeting, meeting.attendance[number])
        match choice:
            case AttendanceStatus():
                present = choice is AttendanceStatus.PRESENT
                after = (
                    changes.mark_present(meeting, number)
                    if present
                    else changes.mark_away(meeting, number, choice)
                )
                self._become(after, words.status_step(meeting, number, choice))
            case ChangeKind():
                self._ask_change(number, choice)
            case PresenceChange():
                self._become(
                    changes.undo_change(meeting, number, choice), self.tr("Ångra förändring: {}").format(name)
                )
            case Act.ONLINE | Act.IN_ROOM:
                online = choice is Act.ONLINE
                said = self.tr("{} på distans") if online else self.tr("{} i rummet")
                self._become(changes.set_online(meeting, number, online), said.format(name))
            case Act.RECUSE if self._item_id is not None:
                self._become(changes.recuse(meeting, number, self._item_id), self.tr("Jäv: {}").format(name))
            case Act.UNDO_RECUSAL if self._item_id is not None:
                self._become(
                    changes.undo_recusal(meeting, number, self._item_id), self.tr("Inte jäv: {}").format(name)
                )
            case Act.EDIT:
                self._open_dialog(LineDialog(meeting, number, self), self._take_line)
            case Act.FILL_SEAT:
                names = [candidate_name(one) for one in candidates_of(meeting, self._register)]
                self._open_dialog(SeatDialog(names, self), self._take_seat)
            case Act.MAKE_VACANT:
                self._become(changes.make_vacant(meeting, number), self.tr("Vakant efter {}").format(name))
            case Act.REMOVE:
                self._become(
                    remove_attendance(meeting, number), self.tr("{} tas bort ur listan").format(name)
                )
            case _:
                pass

    # --- dialogs ---------------------------------------------------------------------------------

    def _ask_change(self, number: int, kind: ChangeKind) -> None:
        if self._item_id is not None:
            time = self._time_now() if kind in _TIMED else None
            dialog = ChangeDialog(self._shown, number, kind, self._item_id, time, self)
            self._open_dialog(dialog, self._take_change)

    def _open_dialog(self, dialog: ChangeDialog | LineDialog | SeatDialog, take: Callable[[], None]) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(take)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _take_change(self) -> None:
        assert isinstance(self._dialog, ChangeDialog)
        number, change = self._target_number, self._dialog.value()
        step = words.change_step(self._shown, number, change)
        self._become(changes.record(self._shown, number, change), step)

    def _take_line(self) -> None:
        assert isinstance(self._dialog, LineDialog)
        line, number = self._dialog.value(), self._target_number
        name = words.line_name(self._shown, line)
        self._become(
            edit_attendance(self._shown, number, lambda _: line), self.tr("Ändra raden: {}").format(name)
        )

    def _take_seat(self) -> None:
        assert isinstance(self._dialog, SeatDialog)
        name = self._dialog.value()
        known = {candidate_name(one): one for one in candidates_of(self._shown, self._register)}
        meeting = changes.fill_seat(self._shown, self._target_number, known.get(name, name))
        self._become(meeting, self.tr("{} tar platsen").format(name))

    @property
    def _target_number(self) -> int:
        assert self._target is not None and self._target.line is not None
        return self._target.line.number

    def _time_now(self) -> str | None:
        """The time now, on a day of the meeting; notes written up later get no time by themselves."""
        now, head = self._now(), self._shown.head
        if head.date <= now.date() <= (head.end_date or head.date):
            return f"{now:%H:%M}"
        return None

    # --- edits -----------------------------------------------------------------------------------

    def toggle_current(self) -> None:
        """The chosen person is present, or has reported an absence."""
        row = self._current()
        if row is None or row.line is None or row.line.state is State.VACANT or self._locked:
            return
        after = changes.toggled(self._shown, row.line.number)
        status = after.attendance[row.line.number].status
        self._become(after, words.status_step(after, row.line.number, status), stay=True)

    def edit_current(self) -> None:
        """Change the chosen line."""
        self._on_current(Act.EDIT)

    def remove_current(self) -> None:
        """Take the chosen line off the list; Ångra brings it back."""
        self._on_current(Act.REMOVE)

    def mark_expected_present(self) -> None:
        """Everyone who is called or coming is present."""
        self._become(changes.mark_expected_present(self._shown), self.tr("Alla väntade är närvarande"))

    def add_vacant_seat(self) -> None:
        """A vacant seat on the list."""
        meeting, number = changes.add_vacant_seat(self._shown)
        self._become(meeting, self.tr("Vakant plats"))
        self._choose(self.model.index_of_line(number))

    def _on_current(self, act: Act) -> None:
        row = self._current()
        if row is not None and row.line is not None and not self._locked:
            self._target = row
            self._do(act, row.line.number)

    def _add(self, found: PersonRecord | str, capacity: Capacity) -> None:
        meeting, number = changes.add_person(self._shown, found, capacity)
        self._become(meeting, self.tr("{} läggs till").format(candidate_name(found)))
        self._choose(self.model.index_of_line(number))

    @property
    def _shown(self) -> Meeting:
        assert self._meeting is not None
        return self._meeting

    def _become(self, meeting: Meeting, step: str, *, stay: bool = False) -> None:
        """Show the new meeting and tell of it; the find field is ready for the next name unless ``stay``."""
        if not stay:
            line = self._target.line if self._target else None
            self.find_field.setText("")  # what was typed is used up: Ctrl+Z is for what was done with it
            if line is not None:
                self._choose(self.model.index_of_line(line.number))
        if meeting == self._meeting:
            return
        self.show_meeting(meeting, self._item_id)
        self.edited.emit(meeting, step)
        self._announce(step)
