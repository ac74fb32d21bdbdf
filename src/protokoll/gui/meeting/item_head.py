"""The head of the current item: its title, and folded away what was prepared for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from protokoll.domain.edits import changed
from protokoll.domain.entries import Note
from protokoll.domain.kinds import ItemKind
from protokoll.domain.markup import Paragraph, Run, plain
from protokoll.domain.meeting import AgendaItem
from protokoll.domain.wording import Wording
from protokoll.gui.attachments.cited import CitedAttachments
from protokoll.gui.entries.editors.reading_text import ReadingText
from protokoll.gui.entries.fields.choices import ChoiceField, FlagField
from protokoll.gui.entries.fields.field import Field, Setting
from protokoll.gui.entries.fields.parsed import NumberField
from protokoll.gui.entries.fields.people import PeopleField
from protokoll.gui.entries.fields.texts import LineField, TextField, TitleField
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import GRID, set_property, set_role

KIND_WORDS = {
    ItemKind.FORMAL: "Formalia",
    ItemKind.INFORMATION: "Information",
    ItemKind.DISCUSSION: "Diskussion",
    ItemKind.DECISION: "Beslut",
    ItemKind.ELECTION: "Val",
    ItemKind.MOTION: "Motion",
}


_ABREAST = 60
"""So many letters wide must the preparation be for its fields to stand beside their words."""


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


class _Form(QWidget):
    """Fields beside their words, or under them where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "form")
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width, counted in letters."""
        super().resizeEvent(event)
        tight = self.width() < _ABREAST * self.fontMetrics().averageCharWidth()
        policy = QFormLayout.RowWrapPolicy
        self.rows.setRowWrapPolicy(policy.WrapAllRows if tight else policy.WrapLongRows)


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
        self._number.setContentsMargins(0, GRID // 2, GRID // 2, 0)  # in line with the title's letters
        self.title = TitleField()
        self.title.name(self.tr("Punktens rubrik"))
        set_property(self.title.editor, "field", "heading")
        self._fields: dict[str, Field] = {"title": self.title}
        self._steps = {"title": self.tr("Byt rubrik")}
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        set_role(self._summary, "muted")
        self.cited = CitedAttachments()
        self.fold = QToolButton()
        self.fold.setText(self.tr("Förberedelse"))
        self.fold.setIcon(icon("info", "accent"))
        self.narrow(False)
        self.fold.setCheckable(True)
        self.fold.setToolTip(
            self.tr("Förberedelse: föredragande, förslag till beslut, ordförandens anteckning")
        )
        set_role(self.fold, "quiet")
        self.fold.toggled.connect(self._unfold)
        self.form = _Form()
        """The fields of the preparation, to be placed where there is room to scroll."""
        rows = self.form.rows
        for one in _PREPARATIONS:
            field = one.field()
            field.name(one.words)
            self._fields[one.name] = field
            self._steps[one.name] = one.step
            rows.addRow("" if isinstance(field, FlagField) else one.words, field.widget)
        self.form.hide()
        self._told = ReadingText(self)
        self._told.setAccessibleName(self.tr("Förberedelse"))
        self._told.hide()
        self._locked = False
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.edited.connect(self._take_edit)
            field.done.connect(self._take_done)
        top = QHBoxLayout()
        above = Qt.AlignmentFlag.AlignTop
        top.addWidget(self._number, 0, above)
        top.addWidget(self.title.widget, 1, above)
        top.addWidget(self.fold, 0, above)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        quiet = QHBoxLayout()
        quiet.addWidget(self.cited, 0, above | Qt.AlignmentFlag.AlignLeft)
        quiet.addWidget(self._summary, 1)
        layout.addLayout(quiet)
        layout.addWidget(self._told)

    def narrow(self, narrow: bool) -> None:
        """Where there is little room the fold is an icon; its tooltip and its name say the word."""
        style = Qt.ToolButtonStyle
        self.fold.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextOnly)

    def form_stops(self) -> list[QWidget]:
        """Where Tab stops in the form, in reading order."""
        return [stop for one in _PREPARATIONS for stop in self._fields[one.name].stops()]

    def set_locked(self, locked: bool) -> None:
        """Whether the head may only be read; :meth:`show_item` comes after."""
        self._locked = locked
        self.title.editor.setReadOnly(locked)
        set_property(self.title.editor, "locked", locked)
        self._show_parts()

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
        self._tell(item, people)

    def _summarise(self, item: AgendaItem, people: People) -> None:
        told = []
        if item.presenters:
            told.append(f"{self.tr('Föredragande')}: {people.joined(item.presenters)}")
        if item.matter and item.matter.title:
            told.append(f"{self.tr('Ärende')}: {item.matter.title}")
        if item.confidential:
            told.append(self.tr("Sekretess"))
        self._summary.setText(" · ".join(told))
        self._show_parts()

    def _tell(self, item: AgendaItem, people: People) -> None:
        """The preparation in words, for a locked meeting."""
        if not self._locked:
            return
        told = {
            "presenters": people.joined(item.presenters),
            "kind": KIND_WORDS[item.kind] if item.kind else "",
            "minutes_planned": "" if item.minutes_planned is None else str(item.minutes_planned),
            "reference": item.reference,
            "proposal": item.proposal,
            "chair_note": item.chair_note,
            "confidential": self.tr("ja") if item.confidential else "",
        }
        blocks = [
            Paragraph((Run(f"{one.words}: ", bold=True), Run(told[one.name].strip())))
            for one in _PREPARATIONS
            if told[one.name].strip()
        ]
        nothing = Paragraph(plain(self.tr("Ingenting är förberett.")))
        self._told.show_wording(Wording(blocks=tuple(blocks) or (nothing,)))

    def _unfold(self, shown: bool) -> None:
        self._show_parts()
        if shown and self._locked:
            self._told.setFocus()
        elif shown:
            self._fields["presenters"].focus()

    def _show_parts(self) -> None:
        shown = self.fold.isChecked()
        self.form.setVisible(shown and not self._locked)
        self._told.setVisible(shown and self._locked)
        self._summary.setVisible(bool(self._summary.text()) and not shown)

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
