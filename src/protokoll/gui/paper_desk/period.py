"""The left side of the paper desk over a period: whose meetings, and from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from protokoll.documents.papers import PaperKind
from protokoll.domain.register import BodyRecord
from protokoll.gui.fields.calendar import CalendarField
from protokoll.gui.paper_desk.chooser import Chooser
from protokoll.gui.paper_desk.orders import LogOrder, Order
from protokoll.gui.paper_desk.paper_list import PaperList
from protokoll.gui.paper_desk.tick_list import TickList
from protokoll.gui.paper_desk.words import LOGS
from protokoll.storage.store import Store


class PeriodChooser(Chooser):
    """Task list or decision log of chosen bodies over a period; all bodies and this year to begin with."""

    def __init__(
        self,
        store: Store,
        bodies: Sequence[BodyRecord],
        kind: PaperKind,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(PaperList(LOGS), parent)
        self._store = store
        self.papers.choose(kind)
        self.bodies = TickList(self.tr("Organ"), most=6)
        lines = [(one.uid, one.name) for one in bodies if one.uid is not None]
        self.bodies.show_lines(lines, {uid for uid, _ in lines})
        label = self.add_field(self.tr("O&rgan"), self.bodies)
        for field in (label, self.bodies):
            field.setVisible(len(bodies) > 1)
        self.first = CalendarField(self.tr("Från och med"), today)
        self.last = CalendarField(self.tr("Till och med"), today)
        self.first.show_value(date(today.year, 1, 1))
        self.last.show_value(date(today.year, 12, 31))
        self.add_field(self.tr("&Från och med"), self.first)
        self.add_field(self.tr("&Till och med"), self.last)
        self.column.addStretch(1)
        self.bodies.ticks_changed.connect(self.changed)
        self.first.changed.connect(self.changed)
        self.last.changed.connect(self.changed)

    def order(self) -> Order | None:
        """The log; with every body ticked also of meetings whose body is in no register."""
        first, last = self.first.value, self.last.value
        if first is None or last is None or self.lacks():
            return None
        chosen = self.bodies.ticked()
        bodies = () if len(chosen) == self.bodies.count() else chosen
        return LogOrder(self._store, self.kind(), bodies, first, last)

    def lacks(self) -> str:
        """At least one body, and a period that can be read."""
        if self.bodies.count() and not self.bodies.ticked():
            return self.tr("Markera minst ett organ.")
        first, last = self.first.value, self.last.value
        if first is None or last is None:
            return self.tr("Skriv från och med vilken dag, och till och med vilken.")
        if last < first:
            return self.tr("Den sista dagen ligger före den första. Byt plats på dem.")
        return ""
