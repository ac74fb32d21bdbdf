"""The agenda as a tree for the view: made from the meeting, holding nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from protokoll.domain.differences import changed_items
from protokoll.domain.kinds import Numbering, NumberStyle
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.numbering import ItemNumbers, dressed, item_numbers

_MIME = "application/x-protokoll-punkt"
_Index = QModelIndex | QPersistentModelIndex
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDIT = _READ | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class _Node:
    """One place in the tree."""

    __slots__ = ("children", "item", "parent", "row")

    def __init__(self, item: AgendaItem | None, parent: _Node | None, row: int) -> None:
        self.item = item
        self.parent = parent
        self.row = row
        self.children = [_Node(sub, self, n) for n, sub in enumerate(item.items)] if item else []


class AgendaModel(QAbstractItemModel):
    """Items with their printed numbers. Renaming and moving are asked for by signal, never done here."""

    renamed = Signal(str, str)
    """Item id and its new title."""
    moved = Signal(str, object, int)
    """Item id, the new parent's id (None: on top), and the place among its sub-items, counted without the item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._root = _Node(None, None, 0)
        self._nodes: dict[str, _Node] = {}
        self._numbers: dict[str, ItemNumbers] = {}
        self._style: NumberStyle | None = None
        self._by_section = True
        self.locked = False
        """Whether items can only be chosen."""

    def show_meeting(self, meeting: Meeting) -> bool:
        """Bring the tree to ``meeting``; False when its shape stayed, and with it places and selection.

        Quick where little differs from what was shown last: a row is looked at again only if it may read
        differently.
        """
        before, self._meeting = self._meeting, meeting
        pairs = changed_items(before, meeting) if before is not None else None
        if before is None or pairs is None:
            self.beginResetModel()
            self._number(meeting)
            self._root = _Node(None, None, 0)
            self._root.children = [_Node(item, self._root, n) for n, item in enumerate(meeting.agenda)]
            self._nodes = {node.item.id: node for node in _walk(self._root) if node.item is not None}
            self.endResetModel()
            return True
        renumbered = (
            before.body is not meeting.body
            or before.head.first_section != meeting.head.first_section
            or any((old.number, old.section) != (new.number, new.section) for old, new in pairs)
        )
        nodes = list(self._nodes.values()) if renumbered else [self._nodes[new.id] for _, new in pairs]
        faces = [self._face(node) for node in nodes]
        for _, item in pairs:
            self._nodes[item.id].item = item
        if renumbered:
            self._number(meeting)
        for node, face in zip(nodes, faces, strict=True):
            if self._face(node) != face:
                index = self.createIndex(node.row, 0, node)
                self.dataChanged.emit(index, index)
        return False

    def _number(self, meeting: Meeting) -> None:
        self._numbers = item_numbers(meeting)
        self._style = meeting.body.number_style
        self._by_section = meeting.body.numbering is not Numbering.NONE

    def _face(self, node: _Node) -> tuple[str, str, bool]:
        """All that a row shows."""
        item = node.item
        assert item is not None
        return self.number_of(item.id), item.title, bool(item.entries)

    def item(self, item_id: str) -> AgendaItem | None:
        """The item with that id, if it is on the agenda."""
        node = self._nodes.get(item_id)
        return node.item if node else None

    def index_of(self, item_id: str | None) -> QModelIndex:
        """Where the item stands; an invalid index for None or an unknown item."""
        node = self._nodes.get(item_id or "")
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def item_at(self, index: _Index) -> AgendaItem | None:
        """The item at ``index``."""
        return self._node(index).item

    def number_of(self, item_id: str) -> str:
        """The item's number as the screen shows it: § in the minutes, else its number on the agenda."""
        found = self._numbers[item_id]
        return (
            dressed(found.section, self._style)
            if self._by_section
            else dressed(found.number, NumberStyle.ORDINAL)
        )

    def _node(self, index: _Index) -> _Node:
        node = index.internalPointer() if index.isValid() else self._root
        assert isinstance(node, _Node)
        return node

    # --- what the view asks ---

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """As Qt asks."""
        children = self._node(parent).children
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008
        """As Qt asks."""
        above = self._node(index).parent
        return (
            QModelIndex() if above is None or above.parent is None else self.createIndex(above.row, 0, above)
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """As Qt asks."""
        return len(self._node(parent).children)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """As Qt asks."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number and title, and a tick at what has been written under."""
        item = self.item_at(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            done = "  ✓" if item.entries else ""
            return f"{self.number_of(item.id)}  {item.title}{done}".strip()
        if role == Qt.ItemDataRole.EditRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.number_of(item.id)} {item.title}{', har anteckningar' if item.entries else ''}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new title, asked for by signal; an empty one is none."""
        item = self.item_at(index)
        title = str(value).strip()
        if item is None or role != Qt.ItemDataRole.EditRole or not title or title == item.title:
            return False
        self.renamed.emit(item.id, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every item can be chosen, renamed and dragged; between them and onto them one can drop."""
        if self.locked:
            return _READ if index.isValid() else Qt.ItemFlag.NoItemFlags
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _EDIT

    # --- drag and drop ---

    def supportedDropActions(self) -> Qt.DropAction:
        """Items are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own items are taken."""
        return [_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """The dragged item's id."""
        data = QMimeData()
        item = self.item_at(indexes[0])
        if item is not None:
            data.setData(_MIME, QByteArray(item.id.encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """An item goes anywhere but into itself."""
        dragged = self._nodes.get(bytes(data.data(_MIME).data()).decode())
        target: _Node | None = self._node(parent)
        while target is not None:
            if target is dragged:
                return False
            target = target.parent
        return dragged is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the move; the view must not remove rows by itself, so the answer is always no."""
        if self.canDropMimeData(data, action, row, column, parent):
            dragged = self._nodes[bytes(data.data(_MIME).data()).decode()]
            target = self._node(parent)
            at = row if row >= 0 else len(target.children)
            if dragged.parent is target and dragged.row < at:
                at -= 1
            assert dragged.item is not None
            self.moved.emit(dragged.item.id, target.item.id if target.item else None, at)
        return False


def _walk(node: _Node) -> Iterator[_Node]:
    for child in node.children:
        yield child
        yield from _walk(child)
