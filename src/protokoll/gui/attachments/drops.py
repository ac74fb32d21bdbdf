"""Files dropped on the meeting page become attachments: of the item they fall on, else of the meeting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from protokoll.gui.theme.style import GRID, set_role
from protokoll.gui.work_dialog import dropped_files

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.DragLeave)


class FileDrops(QObject):
    """Sees what is dragged over the window before its fields do: they would take a file's address as text."""

    dropped = Signal(object, str)
    """The paths, as a list, and the id of the item they fell on; empty for the meeting as a whole."""

    def __init__(
        self, page: QWidget, item_at: Callable[[QPoint], str], hint_for: Callable[[str], str | None]
    ) -> None:
        """``item_at`` gives the item at a point of ``page``; ``hint_for`` what a drop there does, None: nothing."""
        super().__init__(page)
        self._page = page
        self._item_at = item_at
        self._hint_for = hint_for
        self._watched: QObject | None = None
        self.hint = QLabel(page)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        set_role(self.hint, "drop")
        self.hint.hide()
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files over the page; all others go on to the fields."""
        if watched is self._page:
            if event.type() is QEvent.Type.Show:
                self._watch()
            return False
        if event.type() not in _DRAGS or not self._page.isVisible():
            return False
        if event.type() is QEvent.Type.DragLeave:
            self.hint.hide()
            return False
        if not isinstance(event, QDropEvent) or QApplication.activeModalWidget() is not None:
            return False
        return self._take(event)

    def _watch(self) -> None:
        window = self._page.window().windowHandle()
        if window is not None and window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def _take(self, event: QDropEvent) -> bool:
        paths = dropped_files(event.mimeData())
        at = self._page.mapFrom(self._page.window(), event.position().toPoint())
        if not paths or not self._page.rect().contains(at):
            self.hint.hide()
            return False
        item = self._item_at(at)
        hint = self._hint_for(item)
        if hint is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.hint.hide()
            self.dropped.emit(paths, item)
        else:
            self._show_hint(hint)
        return True

    def _show_hint(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.adjustSize()
        page = self._page.rect()
        self.hint.move((page.width() - self.hint.width()) // 2, (page.height() - self.hint.height()) // 2)
        self.hint.show()
        self.hint.raise_()
