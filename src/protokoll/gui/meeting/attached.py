"""Attachments on the meeting page: files are dropped on it, and an item's own are opened from its head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from protokoll.gui.attachments.attaching import Attaching
from protokoll.gui.attachments.drops import FileDrops
from protokoll.gui.attachments.words import items_in_words
from protokoll.gui.meeting.agenda_panel import AgendaPanel
from protokoll.gui.meeting.item_view import ItemView
from protokoll.gui.meeting.session import MeetingSession


class PageAttachments(QObject):
    """A file belongs to the item it falls on, in the agenda or in the middle; elsewhere to the meeting."""

    def __init__(
        self,
        page: QWidget,
        agenda: AgendaPanel,
        item: ItemView,
        attaching: Attaching,
        session: Callable[[], MeetingSession | None],
    ) -> None:
        super().__init__(page)
        self._page, self._agenda, self._item = page, agenda, item
        self._attaching = attaching
        self._session = session
        item.head.cited.opened.connect(self._open)
        self.drops = FileDrops(page, self._item_at, self._hint_for)
        self.drops.dropped.connect(self._attach)

    def _item_at(self, point: QPoint) -> str:
        view = self._agenda.view.viewport()
        if self._is_over(view, point):
            found = self._agenda.model.item_at(self._agenda.view.indexAt(view.mapFrom(self._page, point)))
            return found.id if found is not None else ""
        return (self._agenda.current_id or "") if self._is_over(self._item, point) else ""

    def _is_over(self, widget: QWidget, point: QPoint) -> bool:
        return widget.isVisibleTo(self._page) and widget.rect().contains(widget.mapFrom(self._page, point))

    def _hint_for(self, item_id: str) -> str | None:
        session = self._session()
        if session is None or session.locked:
            return None
        if not item_id:
            return self.tr("Släpp för att lägga till som bilaga till mötet")
        where = items_in_words(session.present)[item_id]
        return self.tr("Släpp för att lägga till som bilaga till {item}").format(item=where)

    def _attach(self, paths: Sequence[Path], item_id: str) -> None:
        session = self._session()
        if session is not None:
            self._attaching.attach(session, paths, (item_id,) if item_id else ())

    def _open(self, attachment_id: str) -> None:
        session = self._session()
        if session is not None:
            self._attaching.open_file(session, attachment_id)
