"""The command palette (Ctrl+K): everything that can be done or found, by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from protokoll.gui.actions import Action, Actions
from protokoll.gui.shell.announce import announce
from protokoll.gui.shell.matching import matches, rank
from protokoll.gui.theme.colors import colors_in_use
from protokoll.gui.theme.style import GRID, set_role


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette."""

    title: str
    subtitle: str
    icon: QIcon
    run: Callable[[], None]
    keys: str = ""
    rank: int = 0
    """How well it fits what was typed, see ``matching.rank``."""
    action: str = ""
    """The name of the action it is, if it is one."""


Finder = Callable[[str], Sequence[Found]]
"""Gives what fits a text (never empty), the best first, a handful. Lives as long as the palette is open."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Palette(QDialog):
    """A field and a list over the window. Up, Down and Enter choose; Esc or a click beside it closes it.

    What fits best comes first. Before anything is typed that is what was done last, then what belongs to the page
    in view, then the rest; what takes something away never comes first.
    """

    acted = Signal(str)
    """The name of the action that was chosen."""

    def __init__(
        self, actions: Actions, finders: Sequence[Finder], parent: QWidget, *, lately: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Sök och gör"))
        self._actions = actions
        self._finders = finders
        self._lately = lately
        self._chosen: Found | None = None
        self._field = _Field(self)
        self._field.setPlaceholderText(self.tr("Sök möte eller person, eller skriv vad som ska göras"))
        self._field.textChanged.connect(self._search)
        self._field.moved.connect(self._move)
        self._model = _FoundModel(self)
        self._list = QListView(self)
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(self.tr("Träffar"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FoundDelegate(self))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._accept)
        self._empty = QLabel(
            self.tr("Inget hittades. Skriv en del av ett namn, ett datum eller en åtgärd."), self
        )
        self._empty.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        self._empty.setWordWrap(True)
        set_role(self._empty, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._field)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        self._field.returnPressed.connect(self._accept)
        self._search("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of ``window`` with an empty field."""
        metrics = self.fontMetrics()
        width = min(max(640, metrics.averageCharWidth() * 72), window.width() - GRID * 6)
        height = min(max(420, metrics.height() * 24), window.height() - GRID * 14)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(
            QRect(corner.x() + (window.width() - width) // 2, corner.y() + GRID * 8, width, height)
        )
        self._field.clear()
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def field(self) -> QLineEdit:
        """Where the user types."""
        return self._field

    def titles(self) -> list[str]:
        """What the list shows, from the top."""
        return [found.title for found in self._model.found]

    def _search(self, text: str) -> None:
        typed = text.strip()
        found = self._fitting(typed) if typed else self._offered()
        self._model.show(found)
        self._empty.setVisible(not found)
        self._list.setVisible(bool(found))
        if found:
            self._list.setCurrentIndex(self._model.index(0))

    def _offered(self) -> list[Found]:
        """What can be done, before anything is typed."""
        return [self._as_found(action) for action in sorted(self._usable(), key=self._nearness)]

    def _nearness(self, action: Action) -> tuple[bool, int, bool]:
        """Lower comes first; the order of the table decides between those that are alike."""
        name = action.spec.name
        lately = self._lately.index(name) if name in self._lately else len(self._lately)
        return action.spec.takes_away, lately, not action.of_page

    def _fitting(self, typed: str) -> list[Found]:
        """What fits, of all kinds together; the shortest action, the newest meeting of those that fit alike."""
        fitting = (action for action in self._usable() if matches(typed, self._all_words(action)))
        ranked = [(rank(typed, action.spec.plain_words()), action) for action in fitting]
        ranked.sort(key=lambda one: (one[0], one[1].spec.takes_away, len(one[1].spec.text)))
        found = [self._as_found(action, place) for place, action in ranked]
        for finder in self._finders:
            found += finder(typed)
        return sorted(found, key=lambda one: one.rank)

    def _usable(self) -> Iterable[Action]:
        return (action for action in self._actions.usable() if action.spec.in_palette)

    def _move(self, steps: int) -> None:
        count = self._model.rowCount()
        if not count:
            return
        row = self._list.currentIndex().row() + steps
        row = row % count if abs(steps) == 1 else max(0, min(count - 1, row))
        self._list.setCurrentIndex(self._model.index(row))
        announce(self._list, self._model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))

    def _accept(self) -> None:
        index = self._list.currentIndex()
        if not index.isValid():
            return
        self._chosen = self._model.found[index.row()]
        self.hide()
        QTimer.singleShot(0, self._run_chosen)  # when the popup is gone and the focus back where it was

    def _run_chosen(self) -> None:
        chosen, self._chosen = self._chosen, None
        if chosen is None:
            return
        if chosen.action:
            self.acted.emit(chosen.action)
        chosen.run()

    def _as_found(self, action: Action, place: int = 0) -> Found:
        spec = action.spec
        under = spec.explanation or self._actions.menu_title(action)
        return Found(
            spec.plain_words(),
            under,
            action.icon(),
            action.trigger,
            action.keys(),
            rank=place,
            action=spec.name,
        )

    def _all_words(self, action: Action) -> str:
        return f"{action.spec.plain_words()} {action.spec.explanation} {self._actions.menu_title(action)}"


class _Field(QLineEdit):
    """The field; the keys that move in the list go to the list."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paletteField")
        self.setAccessibleName(self.tr("Sök möten, personer och åtgärder"))
        self._steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = self._steps.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(steps)


class _FoundModel(QAbstractListModel):
    """What was found, as a list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def show(self, found: list[Found]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.title
        if role == Qt.ItemDataRole.DecorationRole:
            return found.icon
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (found.title, found.subtitle, found.keys) if part)
        return None


class _FoundDelegate(QStyledItemDelegate):
    """Draws icon, title, the quieter subtitle and the keys to the right, on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + GRID * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        colors = colors_in_use()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        metrics = option.fontMetrics
        area = option.rect.adjusted(GRID + 4, 0, -GRID - 4, 0)
        side = round(metrics.height() * 1.1)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, colors.accent_soft)
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), colors.accent
            )
        found.icon.paint(
            painter,
            QRect(area.left(), area.center().y() - side // 2, side, side),
            Qt.AlignmentFlag.AlignCenter,
            QIcon.Mode.Selected if chosen else QIcon.Mode.Normal,
        )
        area.setLeft(area.left() + side + GRID + 4)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if found.keys:
            painter.setPen(colors.muted)
            painter.drawText(area, line | Qt.AlignmentFlag.AlignRight, found.keys)
            area.setRight(area.right() - metrics.horizontalAdvance(found.keys) - GRID * 2)
        painter.setPen(colors.text)
        title = metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, line, title)
        area.setLeft(area.left() + metrics.horizontalAdvance(title) + GRID * 2)
        if area.width() > metrics.averageCharWidth() * 6:
            painter.setPen(colors.muted)
            under = metrics.elidedText(found.subtitle, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, line, under)
        painter.restore()
