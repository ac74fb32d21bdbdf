"""The left side of the paper desk: which paper of a meeting, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from protokoll.documents.papers import PaperKind, PaperOptions
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.numbering import dressed, item_numbers
from protokoll.gui.fields.column import quiet
from protokoll.gui.paper_desk.orders import MeetingOrder, Order
from protokoll.gui.paper_desk.paper_list import PaperList
from protokoll.gui.paper_desk.tick_list import TickList
from protokoll.gui.paper_desk.words import MEETING_PAPERS, PUBLIC
from protokoll.gui.theme.style import GRID
from protokoll.storage.store import Store


class Chooser(QWidget):
    """What is chosen of papers; the base of those of a meeting and of a period."""

    changed = Signal()
    """Something else is chosen."""

    def __init__(self, papers: PaperList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = papers
        self.papers.chosen.connect(self._take_paper)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, GRID // 2, 0)
        self.column.setSpacing(GRID // 2)
        self.add_field(self.tr("&Papper"), papers)

    def add_field(self, words: str, field: QWidget) -> QLabel:
        """Put a field below, under its label."""
        label = QLabel(words, self)
        label.setProperty("role", "label")
        label.setBuddy(field)
        label.setContentsMargins(0, GRID if self.column.count() else 0, 0, 0)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def kind(self) -> PaperKind:
        """The paper that is chosen."""
        return self.papers.kind()

    def order(self) -> Order | None:
        """What is wanted; None where something is lacking."""
        raise NotImplementedError

    def lacks(self) -> str:
        """What is to be chosen first; empty where there is an order."""
        raise NotImplementedError

    def _take_paper(self) -> None:
        self.changed.emit()


class MeetingChooser(Chooser):
    """The papers of one meeting. Only what concerns the chosen paper is shown.

    ``item_id`` is the item one is at, which an extract begins with.
    """

    def __init__(
        self, store: Store, uid: str, meeting: Meeting, item_id: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(PaperList(MEETING_PAPERS), parent)
        self._store, self._uid, self._meeting = store, uid, meeting
        self.items = TickList(self.tr("Punkter i utdraget"))
        self.items.show_lines(_item_lines(meeting), () if item_id is None else (item_id,))
        self._items_label = self.add_field(self.tr("Punkter &i utdraget"), self.items)
        self.public = QCheckBox(self.tr("&Offentlig version"), self)
        self.public.setContentsMargins(0, GRID, 0, 0)
        self.column.addWidget(self.public)
        self._public_words = quiet(self.tr("Utan punkter med sekretess och utan de namn som markeras."), self)
        self.public.setAccessibleDescription(self._public_words.text())
        self.column.addWidget(self._public_words)
        self.hidden = TickList(self.tr("Namn som utelämnas"), most=7)
        self.hidden.show_lines((person.id, person.name) for person in meeting.people)
        self._hidden_label = self.add_field(self.tr("&Namn som utelämnas"), self.hidden)
        self.column.addStretch(1)
        self.items.ticks_changed.connect(self.changed)
        self.public.toggled.connect(self._take_paper)
        self.hidden.ticks_changed.connect(self.changed)
        self._show_fields()

    def order(self) -> Order | None:
        """The paper of the meeting."""
        if self.lacks():
            return None
        return MeetingOrder(self._store, self._uid, self._meeting, self.kind(), self._options())

    def lacks(self) -> str:
        """An extract needs items."""
        if self.kind() is PaperKind.EXTRACT and not self.items.ticked():
            return self.tr("Markera minst en punkt som ska stå i utdraget.")
        return ""

    def _options(self) -> PaperOptions:
        public = self.public.isChecked() and self.kind() in PUBLIC
        return PaperOptions(
            items=self.items.ticked() if self.kind() is PaperKind.EXTRACT else (),
            public=public,
            hidden_people=self.hidden.ticked() if public else (),
        )

    def _take_paper(self) -> None:
        self._show_fields()
        super()._take_paper()

    def _show_fields(self) -> None:
        extract, may_be_public = self.kind() is PaperKind.EXTRACT, self.kind() in PUBLIC
        names = may_be_public and self.public.isChecked() and self.hidden.count() > 0
        for shown, fields in (
            (extract, (self._items_label, self.items)),
            (may_be_public, (self.public,)),
            (may_be_public and self.public.isChecked(), (self._public_words,)),
            (names, (self._hidden_label, self.hidden)),
        ):
            for field in fields:
                field.setVisible(shown)


def _item_lines(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Every item by its id: its number and title, sub-items further in."""
    found = item_numbers(meeting)
    style = meeting.body.number_style

    def lines(items: tuple[AgendaItem, ...], level: int) -> Iterator[tuple[str, str]]:
        for item in items:
            number = dressed(found[item.id].section, style) or found[item.id].number
            yield item.id, f"{'    ' * level}{number}  {item.title}".rstrip()
            yield from lines(item.items, level + 1)

    yield from lines(meeting.agenda, 0)
