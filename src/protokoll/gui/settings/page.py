"""Inställningar: one column of sections, each field saved when it is left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from protokoll.domain.kinds import BodyKind
from protokoll.domain.meeting import Body, DecisionStyle
from protokoll.domain.register import OrganisationRecord
from protokoll.gui.desk import Desk
from protokoll.gui.fields.choice import ChoiceField
from protokoll.gui.fields.column import Column, quiet
from protokoll.gui.fields.text import TextField
from protokoll.gui.persons.words import LIST_STYLES, TENSES, choices, decision_example
from protokoll.gui.saver import Saver
from protokoll.gui.settings.data_folder import DataFolder
from protokoll.gui.settings.machine import Machine
from protokoll.services.machine_preferences import MachinePreferences
from protokoll.services.new_records import new_organisation
from protokoll.services.preferences import WritingPreferences, load_writing, save_writing
from protokoll.services.register import Record, load_roster, save_records

ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200)
"""Per cent."""
_CARD = 84
"""How many letters wide a card may be."""


def _always() -> bool:
    return True


class SettingsPage(QWidget):
    """All that can be set. Nothing is read from the store before the page is first shown."""

    data_dir_changed = Signal(object)
    """The data now lies in this folder (``Path``): the store is to be opened there."""

    def __init__(
        self,
        desk: Desk,
        machine: Machine,
        data_dir: Path,
        parent: QWidget | None = None,
        *,
        may_copy: Callable[[], bool] = _always,
    ) -> None:
        """Asks ``may_copy`` before the data is copied to another folder: whether all that was typed is saved."""
        super().__init__(parent)
        self._may_copy = may_copy
        self._desk = desk
        self._machine = machine
        self._organisation: OrganisationRecord | None = None
        self._writing = WritingPreferences()
        self._fresh = False
        self._organisation_saver: Saver[Record] = Saver(
            desk, partial(save_records, desk.store), ("settings",), self
        )
        self._writing_saver: Saver[WritingPreferences] = Saver(
            desk, self._submit_writing, ("settings",), self
        )
        self._make_fields()
        self.folder = DataFolder(desk, machine, data_dir, self._save_first, self)
        self.folder.moved.connect(self.data_dir_changed)
        self._lay_out()
        machine.changed.connect(self._show_machine)
        machine.failed.connect(desk.failed)
        desk.changed.connect(self._others_changed)
        self._show_machine(machine.preferences)

    # --- what the window asks -----------------------------------------------------------------------

    def flush(self) -> None:
        """Hand over what is being typed, before the page is left or the program ends."""
        for field in (self.name, self.number, self.secretary, self.classification):
            field.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the page shows, the first time or after a change elsewhere."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another page is shown."""
        self.flush()
        super().hideEvent(event)

    # --- the form -----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.name = TextField(self.tr("Organisationens namn"), self)
        self.number = TextField(self.tr("Organisationsnummer"), self)
        self.secretary = TextField(self.tr("Sekreterarens namn"), self)
        self.classification = TextField(self.tr("Informationsklass i nya möten"), self)
        self.tense = ChoiceField(self.tr("Tempus i nya organs beslut"), choices(TENSES), self)
        self.list_style = ChoiceField(self.tr("Att-satser i nya organ"), choices(LIST_STYLES), self)
        self.example = quiet("", self)
        self.example.setContentsMargins(12, 0, 0, 0)
        self.example.setAccessibleName(self.tr("Så blir det i protokollet"))
        looks = [("system", self.tr("Som datorn")), ("light", self.tr("Ljust")), ("dark", self.tr("Mörkt"))]
        self.appearance = ChoiceField(self.tr("Utseende"), looks, self, key="appearance")
        self.zoom = ChoiceField(
            self.tr("Storlek"), [(zoom, f"{zoom}\u00a0%") for zoom in ZOOMS], self, key="zoom"
        )
        for organisation_field in (self.name, self.number):
            organisation_field.left.connect(self._take_organisation)
        for writing_field in (self.secretary, self.classification):
            writing_field.left.connect(self._take_writing)
        for style in (self.tense, self.list_style):
            style.chosen.connect(self._take_writing)
        for look in (self.appearance, self.zoom):
            look.setEnabled(look.key not in self._machine.ruled)
            look.chosen.connect(self._take_look)

    def _ruled_words(self, key: str) -> str:
        """What is said of a setting that administrators have decided; nothing of the others."""
        return self.tr("Bestäms av din organisation.") if key in self._machine.ruled else ""

    def _lay_out(self) -> None:
        organisation = Column(self)
        organisation.add_heading(self.tr("Organisation"))
        organisation.add_field(self.tr("&Namn"), self.name, self.tr("Står överst i protokollet."))
        organisation.add_field(
            self.tr("&Organisationsnummer"), self.number, self.tr("Banker frågar efter det. Kan lämnas tomt.")
        )
        writing = Column(self)
        writing.add_heading(self.tr("Så skriver ni"))
        writing.add_field(self.tr("&Ditt namn"), self.secretary, self.tr("Blir sekreterare i nya möten."))
        writing.add_field(
            self.tr("Informations&klass"),
            self.classification,
            self.tr("I nya möten, till exempel Intern. Kan lämnas tomt."),
        )
        writing.add_field(
            self.tr("&Tempus"), self.tense, self.tr("För nya organ; varje organ har sitt eget val.")
        )
        writing.add_field(self.tr("&Flera att-satser"), self.list_style)
        writing.add_row(self.example)
        look = Column(self)
        look.add_heading(self.tr("Utseende"))
        look.add_field(self.tr("L&just eller mörkt"), self.appearance, self._ruled_words(self.appearance.key))
        look.add_field(
            self.tr("Stor&lek"),
            self.zoom,
            self._ruled_words(self.zoom.key)
            or self.tr("Gäller hela programmet. Ctrl och + eller − går ett steg."),
        )
        data = Column(self)
        data.add_heading(self.tr("Datamapp"))
        data.add_row(self.folder)
        ground = QWidget(self)
        ground.setProperty("role", "ground")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 8, 0)
        sections = Column(ground, letters=_CARD)
        for column in (organisation, writing, look, data):
            card = QFrame(sections)
            card.setProperty("role", "card")
            framed = QVBoxLayout(card)
            framed.setContentsMargins(20, 16, 20, 16)
            framed.addLayout(column.at_left())
            sections.add_row(card)
            sections.add_space()
        inside.addLayout(sections.at_left())
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(ground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    # --- showing ------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Read the store if it changed since the last time; what the disk has not acknowledged stays."""
        if self._fresh:
            return
        self._fresh = True
        if not self._organisation_saver.waiting:
            self._organisation = load_roster(self._desk.store).organisation
        if not self._writing_saver.waiting:
            self._writing = load_writing(self._desk.store)
        self._show_stored()

    def _show_stored(self) -> None:
        self.name.show_text(self._organisation.name if self._organisation else "")
        self.number.show_text(self._organisation.number if self._organisation else "")
        self.secretary.show_text(self._writing.secretary)
        self.classification.show_text(self._writing.classification)
        self.tense.show_value(self._writing.tense)
        self.list_style.show_value(self._writing.list_style)
        style = DecisionStyle(tense=self._writing.tense, list=self._writing.list_style)
        self.example.setText(decision_example(Body(name="", kind=BodyKind.BOARD, decision_style=style)))

    def _show_machine(self, machine: MachinePreferences) -> None:
        self.appearance.show_value(machine.appearance)
        self.zoom.show_value(min(ZOOMS, key=lambda zoom: abs(zoom - machine.zoom)))

    # --- taking in ----------------------------------------------------------------------------------

    def _take_organisation(self) -> None:
        name, number = (" ".join(field.text().split()) for field in (self.name, self.number))
        before = self._organisation
        if not name:  # an organisation has a name; the number waits until there is one
            self.name.show_text(before.name if before else "")
            return
        after = replace(before or new_organisation(), name=name, number=number)
        if after != before:
            self._organisation = after
            self._organisation_saver.save(("organisation", after))

    def _take_writing(self) -> None:
        after = WritingPreferences(
            secretary=" ".join(self.secretary.text().split()),
            classification=" ".join(self.classification.text().split()),
            tense=self.tense.value,
            list_style=self.list_style.value,
        )
        if after != self._writing:
            self._writing = after
            self._show_stored()
            self._writing_saver.save(("writing", after))

    def _take_look(self, key: str, value: object) -> None:
        self._machine.change(**{key: value})

    def _submit_writing(self, values: tuple[WritingPreferences, ...]) -> Future[None]:
        return save_writing(self._desk.store, values[-1])

    def _save_first(self) -> bool:
        self.flush()
        return self._may_copy()

    def _others_changed(self, kinds: frozenset[str]) -> None:
        own = self._organisation_saver.telling or self._writing_saver.telling
        if not own and kinds & {"settings", "persons", "bodies", "meetings"}:
            self._fresh = False
            if self.isVisible():
                self._refresh()
