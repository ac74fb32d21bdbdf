"""The members of a body on a day: added by typing a name, edited, moved and removed in the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from protokoll.domain.kinds import Capacity
from protokoll.domain.register import Membership, PersonRecord
from protokoll.gui.fields.column import quiet
from protokoll.gui.fields.flow import FlowRow
from protokoll.gui.fields.reading import DateField
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.members_model import BODY_FIELDS, Field, MembersModel
from protokoll.gui.persons.members_view import MembersView
from protokoll.gui.persons.name_field import NameField
from protokoll.services.new_records import new_membership
from protokoll.services.register import moved_substitute


class MembersPanel(QWidget):
    """The members of the body that is shown."""

    def __init__(self, live: LiveRegister, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._body: str | None = None
        self._added_last: Membership | None = None
        self.model = MembersModel(live, BODY_FIELDS, today, self)
        self.name = NameField(live, self.tr("Namn på den som ska läggas till"), self)
        self.name.setPlaceholderText(self.tr("Lägg till: skriv ett namn"))
        self.name.setToolTip(self.tr("Skriv ett namn och tryck Enter (Ctrl+L hit)"))
        self.name.named.connect(self._add)
        self.add_button = QPushButton(self.tr("&Lägg till"), self)
        self.add_button.setToolTip(self.tr("Lägg till den som står i fältet (Enter)"))
        self.add_button.clicked.connect(self.name.take_typed)
        self.vacant_button = QPushButton(self.tr("Vakant plats"), self)
        self.vacant_button.setToolTip(self.tr("Lägg till en plats som ingen har (Ctrl+Shift+V)"))
        self.vacant_button.clicked.connect(self.add_vacant)
        self.hint = quiet("", self)
        self.hint.hide()
        self.name.told.connect(self._tell)
        self._today = today
        self.day = DateField(self.tr("Visa dem som är med den dagen"), self, today=today)
        self.day.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.day.setToolTip(self.tr("Pil upp och ned byter dag, Page Up och Page Down vecka"))
        self.day.show_value(today())
        self.day.changed.connect(self._take_day)
        self.day.complained.connect(self._tell)
        self.all_times = QCheckBox(self.tr("Alla &tider"), self)
        self.all_times.setToolTip(self.tr("Visa även tidigare och kommande ledamöter"))
        self.all_times.setAccessibleDescription(self.all_times.toolTip())
        self.all_times.toggled.connect(self._show)
        self.count = quiet("", self)
        self.count.setWordWrap(False)
        self.count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.view = MembersView(self.model, live, self.tr("Ledamöter"), self)
        self.empty = quiet(
            self.tr("Ingen är med den här dagen. Skriv ett namn ovanför, så är den första tillagd."), self
        )
        self._make_actions()
        self.more = self._make_menu()
        self._lay_out()
        self.model.refused.connect(self._tell)
        for changed in (
            self.model.rowsInserted,
            self.model.rowsRemoved,
            self.model.modelReset,
            self.model.dataChanged,
        ):
            changed.connect(self._tell_count)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self._tell_count()

    # --- what can be done ---------------------------------------------------------------------------

    def show_body(self, uid: str | None) -> None:
        """Show the members of a body."""
        if uid != self._body:
            self._body, self._added_last = uid, None
            self.name.clear()
            self._tell("")
            self._show()

    def add_vacant(self) -> None:
        """Add a seat that nobody has."""
        self._put(None)

    def remove(self) -> None:
        """Remove the marked members; it can be undone."""
        rows = self.view.selected_rows()
        self._live.remove_members([self.model.membership(self.model.index(row, 0)).uid for row in rows])

    def move_up(self) -> None:
        """Let the substitute be called one step earlier."""
        self._move(-1)

    def move_down(self) -> None:
        """Let the substitute be called one step later."""
        self._move(1)

    def copy(self) -> None:
        """Copy the marked members as a table; all that are shown when only one is marked."""
        rows = self.view.selected_rows()
        copy_table(self.model.table(rows if len(rows) > 1 else list(range(self.model.rowCount()))))

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.day.settle()
        self.view.setCurrentIndex(self.view.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Its keys hold on the whole page, as long as it is seen."""
        super().showEvent(event)
        self._set_keys(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Its keys hold no more."""
        super().hideEvent(event)
        self._set_keys(False)

    # --- inside -------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.actions_of_table = (
            list_action(self.view, self.tr("Lägg till"), "Ins", self._to_name),
            list_action(self.view, self.tr("Ändra"), "F2", self._edit),
            list_action(self.view, self.tr("Ta bort"), "Del", self.remove),
            list_action(self.view, self.tr("Flytta upp"), "Alt+Up", self.move_up),
            list_action(self.view, self.tr("Flytta ned"), "Alt+Down", self.move_down),
            list_action(self.view, self.tr("Kopiera som tabell"), "Ctrl+C", self.copy),
        )
        self.actions_of_panel = (
            self._action(self.tr("Till fältet Lägg till"), "Ctrl+L", self._to_name),
            self._action(self.tr("Vakant plats"), "Ctrl+Shift+V", self.add_vacant),
        )

    def _make_menu(self) -> QToolButton:
        """What can be done to the marked members, for those who look for it with the mouse."""
        button = QToolButton(self)
        button.setText(self.tr("Mer"))
        button.setAccessibleName(self.tr("Mer för ledamöterna"))
        button.setToolTip(self.tr("Ändra, ta bort, flytta eller kopiera (högerklick i tabellen)"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("role", "quiet")
        button.addActions(self.actions_of_table)
        return button

    def _action(self, text: str, keys: str, handler: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(handler)
        return action

    def _lay_out(self) -> None:
        adding = FlowRow((self.name, self.add_button, self.vacant_button), self)
        label = QLabel(self.tr("Med &den"), self)
        label.setProperty("role", "label")
        label.setBuddy(self.day)
        showing = FlowRow((label, self.day, self.all_times, self.count, self.more), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(adding)
        layout.addWidget(self.hint)
        layout.addWidget(showing)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)
        order = (
            self.name,
            self.add_button,
            self.vacant_button,
            self.day,
            self.all_times,
            self.more,
            self.view,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _tell(self, text: str) -> None:
        """Say something beneath the field; nothing takes no room."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _to_name(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_keys(self, hold: bool) -> None:
        for action in self.actions_of_panel:
            action.setEnabled(hold)

    def _edit(self) -> None:
        if self.view.currentIndex().isValid():
            self.view.edit(self.view.currentIndex())

    def _show(self) -> None:
        day = None if self.all_times.isChecked() else self._the_day
        self.model.show_members(body=self._body, day=day)

    def _add(self, person: PersonRecord) -> None:
        self.name.clear()
        self._put(person)

    def _put(self, person: PersonRecord | None) -> None:
        """A new seat, with the period, capacity and group of the one that was added before it."""
        if self._body is None:
            return
        last = self._live.memberships.get(self._added_last.uid) if self._added_last else None
        members = self._live.members_of(body=self._body)
        dated = any(one.start for one in members)
        seat = new_membership(
            self._body,
            person.uid if person else None,
            like=last,
            start=self._the_day if dated else None,
            order=_next_order(members) if last and last.capacity is Capacity.SUBSTITUTE else 0,
        )
        self._added_last = seat
        if person is not None and person.uid not in self._live.persons:
            self._live.put(person, seat)
        else:
            self._live.put(seat)
        self.view.setCurrentIndex(self.model.index_of(seat.uid, Field.POST))

    def _move(self, by: int) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        seat = self.model.membership(index)
        if seat.capacity is not Capacity.SUBSTITUTE:
            self._tell(self.tr("Bara ersättare har en turordning."))
        elif moved := moved_substitute(self.model.called(), seat.uid, by):
            self._tell("")
            self._live.put(*moved)

    @property
    def _the_day(self) -> date:
        return self.day.value or self._today()

    def _take_day(self) -> None:
        """Another day; an emptied field is today."""
        self.day.show_value(self._the_day)
        self._show()

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        for action in self.actions_of_table[1:5]:
            action.setEnabled(current.isValid())

    def _tell_count(self) -> None:
        seats = [self.model.membership(self.model.index(row, 0)) for row in range(self.model.rowCount())]
        vacant = sum(seat.person is None for seat in seats)
        taken = len(seats) - vacant
        text = self.tr("1 ledamot") if taken == 1 else self.tr("%d ledamöter") % taken
        if vacant:
            text += self.tr(", 1 vakant plats") if vacant == 1 else self.tr(", %d vakanta platser") % vacant
        self.count.setText(text if seats else "")
        self.empty.setVisible(not seats)


def _next_order(members: list[Membership]) -> int:
    return 1 + max((one.order for one in members if one.capacity is Capacity.SUBSTITUTE), default=0)
