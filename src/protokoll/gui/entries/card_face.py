"""What a card looks like: text while it is read; its fields, and the rest behind "Mer", while it is edited."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from protokoll.domain.entries import Decision, Entry
from protokoll.gui.entries.card_head import CardHead
from protokoll.gui.entries.fields.field import Field, Setting
from protokoll.gui.entries.fields.texts import EditorField
from protokoll.gui.entries.fold import Fold
from protokoll.gui.entries.forms import FORMS, FormField, Part
from protokoll.gui.entries.label import Label
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.summaries import heading, label, remark, spoken
from protokoll.gui.entries.words import KINDS
from protokoll.gui.theme.style import set_property


class CardFace(QFrame):
    """The head, the texts and the fold of one entry. What happens in them is for :class:`EntryCard`."""

    reshaped = Signal()
    """Fields have come or gone: Tab stops elsewhere, and the card has another height."""

    unfolded = Signal()
    """What stands behind "Mer" has come into view."""

    def __init__(self, entry: Entry, people: People, place: Place | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._form = FORMS[type(entry)]
        self._setting = Setting(entry=entry, people=people, place=place or Place())
        self._fields: dict[FormField, Field] = {}
        self._active = False
        self._stops: list[QWidget] = []
        self._shape: list[bool] = []
        self.setProperty("card", self._form.card)
        self.setProperty("active", False)
        self._build()
        self._show_fields(anew=True)
        self._refresh()

    def _attend(self, field: Field) -> None:
        """Listen to a field that was just made."""
        raise NotImplementedError

    def _attend_fold(self, fold: Fold) -> None:
        """Listen to what stands behind "Mer"."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Where Tab stops in the card, in reading order."""
        fields = [self._fields[one] for one in self._form.fields if one in self._fields]
        stops = [stop for field in fields for stop in field.stops()]
        return [*stops, *(self._fold.buttons if self._fold else ())]

    def unread(self) -> dict[tuple[str, ...], str]:
        """What is typed and cannot be read, by its field: to be kept while the card shows another."""
        return {one.keys: text for one, field in self._fields.items() if (text := field.unread())}

    def show_unread(self, texts: dict[tuple[str, ...], str]) -> None:
        """Put back what :meth:`unread` gave for this entry."""
        if not texts:
            return
        if any(one.keys in texts for one in self._form.in_part(Part.HEAD)):
            self._build_head()
        if any(one.keys in texts for one in self._form.in_part(Part.MORE)):
            self._build_fold()
        for one, field in self._fields.items():
            if one.keys in texts:
                field.show_unread(texts[one.keys])
        self._refresh()

    # --- building ---

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(12, 6, 8, 8)
        self._outer.setSpacing(2)
        self._head = CardHead()
        self._head.more.toggled.connect(self._set_fold)
        self._outer.addLayout(self._head)
        self._lead: Label | None = None
        if isinstance(self._entry, Decision):
            self._lead = Label("lead")
            self._outer.addWidget(self._lead)
        for one in self._form.in_part(Part.BODY, Part.SPARE):
            self._outer.addWidget(self._make(one).widget)
        self._fold: Fold | None = None
        self._complaint: Label | None = None

    def _make(self, one: FormField) -> Field:
        field = one.make()
        self._fields[one] = field
        field.name(f"{KINDS[type(self._entry)]}, {one.words.lower()}" if one.words else "")
        if isinstance(field, EditorField):
            field.editor.setProperty("field", field.editor.property("field") or "inline")
        self._attend(field)
        return field

    def _built(self, one: FormField) -> Field:
        """A field that was made just now, showing its part of the entry."""
        field = self._make(one)
        field.know(self._setting)
        field.show_value(one.of(self._entry), anew=True)
        if isinstance(field, EditorField):
            field.set_prompt(one.prompt or (one.words if one.part is Part.HEAD else ""))
        return field

    def _build_head(self) -> None:
        """The fields beside the label are made when the card is first edited."""
        for one in self._form.in_part(Part.HEAD):
            if one not in self._fields:
                self._head.add_field(self._built(one), wide=one.names_people)

    def _build_fold(self) -> None:
        """What stands behind "Mer" is made when it is first opened."""
        if self._fold is not None:
            return
        self._fold = Fold([(one, self._built(one)) for one in self._form.in_part(Part.MORE)], self)
        self._attend_fold(self._fold)
        self._outer.addWidget(self._fold)

    # --- showing ---

    def _show_fields(self, *, anew: bool) -> None:
        for one, field in self._fields.items():
            field.know(self._setting)
            field.show_value(one.of(self._entry), anew=anew)

    def _refresh(self) -> None:
        """Bring to the present entry all that is not a field itself."""
        people, place = self._setting.people, self._setting.place
        self._head.label.show_words(
            heading(self._entry, place) if self._active else label(self._entry, people, place)
        )
        opened = self._active and self._head.more.isChecked()
        self._head.remark.show_words("" if opened else remark(self._entry))
        for one in self._form.in_part(Part.HEAD):
            if one in self._fields:
                self._fields[one].widget.setVisible(self._active)
        texts = self._form.in_part(Part.BODY, Part.SPARE)
        nothing = all(self._fields[one].is_empty() for one in texts)
        for one in texts:
            self._fields[one].widget.setVisible(self._is_shown(one, only=nothing and one is texts[0]))
        if self._lead is not None and isinstance(self._entry, Decision):
            shown = not self._fields[texts[0]].widget.isHidden()
            self._lead.show_words((self._entry.stem.strip() or place.stem) if shown else "")
        self._show_complaint()
        self.setAccessibleName(spoken(self._entry, people, place))
        self._tell_shape()

    def _is_shown(self, one: FormField, *, only: bool) -> bool:
        field = self._fields[one]
        if not field.is_empty() or _has_focus(field):
            return True
        return self._active and (one.part is Part.BODY or only or self._head.more.isChecked())

    def _show_complaint(self) -> None:
        said = "  ".join(
            f"{one.words}: {fault}" for one, field in self._fields.items() if (fault := field.complain())
        )
        if said and self._complaint is None:
            self._complaint = Label("warning")
            self._outer.addWidget(self._complaint)
        if self._complaint is not None:
            self._complaint.show_words(said)

    def _tell_shape(self) -> None:
        """Tab goes through the fields as they stand; hidden ones are passed over by themselves."""
        stops = self.stops()
        if stops != self._stops:
            self._stops = stops
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)
        shape = [stop.isHidden() for stop in stops]
        if shape != self._shape:
            self._shape = shape
            self.reshaped.emit()

    def _dress(self) -> None:
        """Look edited or read."""
        set_property(self, "active", self._active)
        self._head.set_active(self._active)
        if not self._active:
            self._head.more.setChecked(False)
        for one, field in self._fields.items():
            field.set_active(self._active)
            if isinstance(field, EditorField) and one.part in (Part.BODY, Part.SPARE):
                field.set_prompt((one.prompt or one.words) if self._active else "")
        self._refresh()
        self.reshaped.emit()  # "Mer" has come or gone

    def _set_fold(self, opened: bool) -> None:
        if opened:
            self._build_fold()
        if self._fold is not None:
            self._fold.set_open(opened)
        self._refresh()
        if opened:
            self.unfolded.emit()


def _has_focus(field: Field) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is field.widget or field.widget.isAncestorOf(focus))
