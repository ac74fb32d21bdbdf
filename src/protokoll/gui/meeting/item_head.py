"""The head of the current item: its title, and folded away what was prepared for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from protokoll.domain.edits import changed
from protokoll.domain.entries import Note
from protokoll.domain.kinds import ItemKind
from protokoll.domain.meeting import AgendaItem
from protokoll.gui.entries.fields.choices import ChoiceField, FlagField
from protokoll.gui.entries.fields.field import Field, Setting
from protokoll.gui.entries.fields.parsed import NumberField
from protokoll.gui.entries.fields.people import PeopleField
from protokoll.gui.entries.fields.texts import LineField, TextField
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.theme.style import GRID, set_role

KIND_WORDS = {
    ItemKind.FORMAL: "Formalia",
    ItemKind.INFORMATION: "Information",
    ItemKind.DISCUSSION: "Diskussion",
    ItemKind.DECISION: "Beslut",
    ItemKind.ELECTION: "Val",
    ItemKind.MOTION: "Motion",
}


class _Preparation(msgspec.Struct, frozen=True):
    """One thing that may be prepared: the item's field, its words, and how it is edited."""

    name: str
    words: str
    field: Callable[[], Field]
    step: str


_PREPARATIONS = (
    _Preparation("presenters", "Föredragande", PeopleField, "Föredragande"),
    _Preparation(
        "kind", "Slag av punkt", lambda: ChoiceField(KIND_WORDS, none="Inte angivet"), "Slag av punkt"
    ),
    _Preparation("minutes_planned", "Minuter", NumberField, "Planerad tid"),
    _Preparation("reference", "Diarienummer", LineField, "Diarienummer"),
    _Preparation("proposal", "Förslag till beslut", TextField, "Förslag till beslut"),
    _Preparation("chair_note", "Ordförandens anteckning", TextField, "Ordförandens anteckning"),
    _Preparation("confidential", "Sekretess", lambda: FlagField("Punkten är sekretessbelagd"), "Sekretess"),
)


class ItemHead(QFrame):
    """Title and preparation of one item. Owns no item: it shows one and tells how it reads as the user types."""

    drafted = Signal(object)
    """The item as it reads now."""
    finished = Signal(str)
    """An edit is done; the name of the undo step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: AgendaItem | None = None
        self._showing = False
        self._number = QLabel()
        set_role(self._number, "heading")
        self.title = LineField()
        self.title.name(self.tr("Punktens rubrik"))
        set_role(self.title.editor, "heading")
        self._fields: dict[str, Field] = {"title": self.title}
        self._steps = {"title": self.tr("Byt rubrik")}
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        set_role(self._summary, "muted")
        self.fold = QToolButton()
        self.fold.setText(self.tr("Förberedelse"))
        self.fold.setCheckable(True)
        self.fold.setToolTip(self.tr("Föredragande, förslag till beslut, ordförandens anteckning"))
        set_role(self.fold, "quiet")
        self.fold.toggled.connect(self._unfold)
        self._form = QWidget()
        rows = QFormLayout(self._form)
        rows.setContentsMargins(0, 0, 0, GRID)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for one in _PREPARATIONS:
            field = one.field()
            field.name(one.words)
            self._fields[one.name] = field
            self._steps[one.name] = one.step
            rows.addRow("" if isinstance(field, FlagField) else one.words, field.widget)
        self._form.hide()
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.edited.connect(self._take_edit)
            field.done.connect(self._take_done)
        top = QHBoxLayout()
        top.addWidget(self._number)
        top.addWidget(self.title.widget, 1)
        top.addWidget(self.fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        layout.addWidget(self._summary)
        layout.addWidget(self._form)

    def show_item(self, item: AgendaItem, number: str, people: People, place: Place) -> None:
        """Show ``item`` with its printed number, leaving alone what reads the same."""
        anew = self._item is None or self._item.id != item.id
        self._item = item
        self._showing = True
        self._number.setText(number)
        setting = Setting(entry=Note(text=""), people=people, place=place)
        for name, field in self._fields.items():
            field.know(setting)
            field.show_value(getattr(item, name), anew=anew)
        self._showing = False
        self._summarise(item, people)

    def _summarise(self, item: AgendaItem, people: People) -> None:
        told = []
        if item.presenters:
            told.append(f"{self.tr('Föredragande')}: {people.joined(item.presenters)}")
        if item.matter and item.matter.title:
            told.append(f"{self.tr('Ärende')}: {item.matter.title}")
        if item.confidential:
            told.append(self.tr("Sekretess"))
        self._summary.setText(" · ".join(told))
        self._summary.setVisible(bool(told) and not self.fold.isChecked())

    def _unfold(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._summary.setVisible(bool(self._summary.text()) and not shown)
        if shown:
            self._fields["presenters"].focus()

    def _take_edit(self) -> None:
        if self._showing or self._item is None:
            return
        values: dict[str, Any] = {name: field.value() for name, field in self._fields.items()}
        if not values["title"].strip():
            values["title"] = self._item.title  # an item keeps its last title until it gets another
        self.drafted.emit(changed(self._item, **values))

    def _take_done(self) -> None:
        sender = self.sender()
        if sender is self.title and self._item is not None:
            self.title.show_value(self._item.title)
        if not self._showing and sender is not None:
            self.finished.emit(self._steps[sender.objectName()])
