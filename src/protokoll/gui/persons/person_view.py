"""One person: what is known about them, and where they sit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.register import PersonRecord
from protokoll.gui.fields.column import Column, heading, quiet
from protokoll.gui.fields.text import TextField
from protokoll.gui.lists.actions import list_action
from protokoll.gui.lists.clipboard import copy_table
from protokoll.gui.persons.live_register import LiveRegister
from protokoll.gui.persons.members_model import PERSON_FIELDS, MembersModel
from protokoll.gui.persons.members_view import MembersView
from protokoll.services.register import printed_name


class PersonView(QScrollArea):
    """The person that is shown; every field is saved when it is left."""

    remove_wanted = Signal(str)
    body_wanted = Signal(str)
    """Show the body of the chosen membership."""

    def __init__(self, live: LiveRegister, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._shown: PersonRecord | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget(self)
        ground.setProperty("role", "ground")
        self.title = heading("", ground, level="title")
        self.remove_button = QPushButton(self.tr("Ta bort person"), ground)
        self.remove_button.setProperty("role", "quiet")
        self.remove_button.setToolTip(
            self.tr("Ta bort personen ur registret (Delete i listan); det går att ångra")
        )
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.fields = {
            "given_name": TextField(self.tr("Förnamn"), ground),
            "family_name": TextField(self.tr("Efternamn"), ground),
            "email": TextField(self.tr("E-post"), ground),
            "phone": TextField(self.tr("Telefon"), ground),
            "affiliation": TextField(self.tr("Tillhörighet"), ground),
        }
        for field in self.fields.values():
            field.left.connect(self._take)
        self.hint = quiet("", ground)
        self.model = MembersModel(live, PERSON_FIELDS, today, self)
        self.view = MembersView(self.model, live, self.tr("Personens uppdrag i organ"), ground)
        self.view.doubleClicked.connect(self._open_body)
        self._no_seats = quiet(self.tr("Inte med i något organ. Under Organ läggs ledamöter till."), ground)
        self._make_actions()
        self._lay_out(ground)
        live.person_changed.connect(self._changed)
        for changed in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._fit_table)
        self.model.refused.connect(self.hint.setText)

    # --- what the page asks -------------------------------------------------------------------------

    def show_person(self, person: PersonRecord) -> None:
        """Show a person; one who is not in the register yet is saved with the first name that is written."""
        self.flush()
        self._shown = person
        self.hint.clear()
        self._fill()
        self.model.show_members(person=person.uid)

    def begin(self) -> None:
        """Bring the keyboard to the first field."""
        self.fields["given_name"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields["given_name"].selectAll()

    def flush(self) -> None:
        """Hand over what is being typed."""
        for field in self.fields.values():
            field.flush()

    # --- inside -------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.open_action = list_action(self.view, self.tr("Visa organet"), "Ctrl+Return", self._open_current)
        self.copy_action = list_action(self.view, self.tr("Kopiera som tabell"), "Ctrl+C", self._copy)

    def _lay_out(self, ground: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(ground)
        column.add_field(self.tr("&Förnamn"), self.fields["given_name"])
        column.add_field(self.tr("&Efternamn"), self.fields["family_name"])
        column.add_field(self.tr("E-p&ost"), self.fields["email"])
        column.add_field(self.tr("&Telefon"), self.fields["phone"])
        column.add_field(
            self.tr("Ti&llhörighet"),
            self.fields["affiliation"],
            self.tr("Arbetsplats, klubb eller förbund. Skiljer också personer med samma namn åt."),
        )
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(column.at_left())
        layout.addWidget(heading(self.tr("Uppdrag i organ"), ground))
        layout.addWidget(self._no_seats)
        layout.addWidget(self.view)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self.setWidget(ground)

    def _fill(self) -> None:
        if self._shown is not None:
            self.title.setText(printed_name(self._shown) or self.tr("Ny person"))
            for name, field in self.fields.items():
                field.show_text(getattr(self._shown, name))

    def _take(self) -> None:
        """A field was left: what all of them say now is the person."""
        if self._shown is None:
            return
        said = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        person = replace(self._shown, **said)
        if not printed_name(person):
            if self._shown.uid in self._live.persons:
                self.hint.setText(self.tr("En person måste ha ett namn. Namnet är kvar som det var."))
                self._fill()
            return
        self.hint.clear()
        if person != self._shown:
            self._shown = person
            self._live.put(person)

    def _changed(self, uid: str) -> None:
        if self._shown is not None and uid == self._shown.uid and uid in self._live.persons:
            self._shown = self._live.persons[uid]
            self._fill()

    def _ask_to_remove(self) -> None:
        if self._shown is not None:
            self.remove_wanted.emit(self._shown.uid)

    def _open_body(self, index: QModelIndex) -> None:
        if not self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.body_wanted.emit(self.model.membership(index).body)

    def _open_current(self) -> None:
        if self.view.currentIndex().isValid():
            self.body_wanted.emit(self.model.membership(self.view.currentIndex()).body)

    def _copy(self) -> None:
        copy_table(self.model.table(list(range(self.model.rowCount()))))

    def _fit_table(self) -> None:
        """As high as its rows, up to a dozen."""
        rows = self.model.rowCount()
        self._no_seats.setVisible(not rows)
        self.view.setVisible(bool(rows))
        height = self.view.verticalHeader().defaultSectionSize() * min(max(rows, 2), 12)
        self.view.setMinimumHeight(height + self.view.horizontalHeader().sizeHint().height() + 24)
