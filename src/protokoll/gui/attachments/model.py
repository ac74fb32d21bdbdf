"""The attachments of a meeting as a table; number and title are edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from protokoll.domain.meeting import Attachment, Meeting
from protokoll.gui.attachments.words import items_in_words, number_of, size_in_words
from protokoll.gui.theme.icons import icon
from protokoll.storage.stored import AttachedFile

NUMBER, TITLE, FILE, ITEMS = range(4)
_FIELDS = {NUMBER: "number", TITLE: "title"}

Index = QModelIndex | QPersistentModelIndex


class AttachmentsModel(QAbstractTableModel):
    """Shows the attachments of a meeting. Owns no truth: it asks for edits."""

    edited = Signal(str, str, str)
    """The id of an attachment, the name of a field, and what it is to say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._files: Mapping[str, AttachedFile] = {}
        self._items: Mapping[str, str] = {}
        self.locked = False
        self._headings = (self.tr("Nr"), self.tr("Titel"), self.tr("Fil"), self.tr("Hör till"))

    def show_meeting(self, meeting: Meeting, files: Mapping[str, AttachedFile]) -> None:
        """Show the attachments of ``meeting``; ``files`` are those whose bytes are here."""
        before = [one.id for one in self._meeting.attachments] if self._meeting else []
        same = before == [
            one.id for one in meeting.attachments
        ]  # a cell may be in the middle of being edited
        if not same:
            self.beginResetModel()
        self._meeting, self._files, self._items = meeting, files, items_in_words(meeting)
        if not same:
            self.endResetModel()
        elif before:
            self.dataChanged.emit(self.index(0, NUMBER), self.index(len(before) - 1, ITEMS))

    def attachment(self, row: int) -> Attachment | None:
        """The attachment in that row."""
        found = self._meeting.attachments if self._meeting else ()
        return found[row] if 0 <= row < len(found) else None

    def has_file(self, attachment: Attachment) -> bool:
        """Whether its bytes are here."""
        return attachment.id in self._files

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row for each attachment."""
        return 0 if parent.isValid() or self._meeting is None else len(self._meeting.attachments)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Number, title, file, items."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column holds."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and a warning where there is no file."""
        found = self.attachment(index.row())
        if found is None or self._meeting is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DecorationRole and column == FILE and not self.has_file(found):
            return icon("warning", "warning")
        if role == Qt.ItemDataRole.EditRole and column in _FIELDS:
            return getattr(found, _FIELDS[column])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (
                number_of(self._meeting, found),
                found.title,
                self._file_words(found),
                ", ".join(self._items[item] for item in found.items if item in self._items),
            )[column]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Number and title can be edited while the meeting is open."""
        flags = super().flags(index)
        if index.column() in _FIELDS and not self.locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; a title is never emptied."""
        found = self.attachment(index.row())
        field = _FIELDS.get(index.column())
        text = " ".join(str(value).split())
        if (
            found is None
            or field is None
            or role != Qt.ItemDataRole.EditRole
            or not (text or field == "number")
        ):
            return False
        if text != getattr(found, field):
            self.edited.emit(found.id, field, text)
        return True

    def _file_words(self, attachment: Attachment) -> str:
        file = self._files.get(attachment.id)
        if file is None:
            missing = self.tr("filen saknas")
            return f"{attachment.file}, {missing}" if attachment.file else missing
        return f"{attachment.file or file.name}, {size_in_words(file.size)}"
