"""At an agenda item: which attachments it cites, as one quiet button that opens them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from protokoll.domain.meeting import Meeting
from protokoll.gui.attachments.words import cited_at, cited_words, name_of
from protokoll.gui.theme.icons import icon
from protokoll.gui.theme.style import set_role


class CitedAttachments(QToolButton):
    """A button, "Bilaga 2, 3", that opens the attachment or asks which one. Takes no room where nothing is cited."""

    opened = Signal(str)
    """The id of the attachment to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cited: list[tuple[str, str]] = []
        set_role(self, "quiet")
        self.hide()
        self.clicked.connect(self._open)

    def show_cited(self, meeting: Meeting, item_id: str) -> None:
        """Show what the item of ``meeting`` cites."""
        found = cited_at(meeting, item_id)
        self._cited = [(one.id, name_of(meeting, one)) for one in found]
        told = ", ".join(name for _, name in self._cited)
        self.setText(cited_words(meeting, found) if found else "")
        self.setAccessibleName(self.tr("Öppna {what}").format(what=told))
        self.setToolTip(self.tr("Öppna {what}").format(what=told))
        self.setVisible(bool(found))

    def menu_of_cited(self) -> QMenu:
        """One line for each attachment."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Bilagor"))
        for attachment_id, name in self._cited:
            action = menu.addAction(icon("attachment"), name.replace("&", "&&"))
            action.triggered.connect(partial(self._tell, attachment_id))
        return menu

    def _open(self) -> None:
        if len(self._cited) == 1:
            self.opened.emit(self._cited[0][0])
        elif self._cited:
            menu = self.menu_of_cited()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _tell(self, attachment_id: str, *_: object) -> None:
        self.opened.emit(attachment_id)
