"""The document in the guide as a list: its texts as they are, and what each will be in the template."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from protokoll.gui.templates.rows import Index
from protokoll.gui.theme.colors import colors_in_use
from protokoll.gui.theme.icons import icon
from protokoll.gui.words import counted
from protokoll.services.template_guide import Choice, Choices, OwnDocument

_TOP = QModelIndex()
_LONGEST = 200
"""Letters of a text that the list shows."""


class Line(NamedTuple):
    """The texts from ``first`` to ``last`` as one line of the list: one text, or all that give way together."""

    first: int
    last: int
    choices: Choices


class GuideModel(QAbstractTableModel):
    """Texts that are not empty, in order; those that give way together are one line."""

    def __init__(self, document: OwnDocument, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._heads = (self.tr("I dokumentet"), self.tr("I mallen"), self.tr("Var"))
        self._lines: list[Line] = []
        self.set_choices(choices)

    def set_choices(self, choices: Choices) -> None:
        """Show what will be with other choices."""
        self.beginResetModel()
        self._lines = _lines(self._document, choices)
        self.endResetModel()

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._lines

    def row_of(self, text: int) -> int:
        """The row that shows the text with that number, or the next one."""
        return next((row for row, line in enumerate(self._lines) if line.last >= text), len(self._lines) - 1)

    def kept(self) -> int:
        """How many lines stay as they are."""
        return sum(not line.choices for line in self._lines)

    def rowCount(self, parent: Index = _TOP) -> int:
        """The number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """The text, what it will be, and where it stands."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        line = self._lines[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._before, self._after, self._place)[column](line)
        if role == Qt.ItemDataRole.ToolTipRole:
            why = [choice.why for choice in line.choices if choice.why]
            return "\n".join(why) if column == 1 else self._document.texts[line.first].place
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{self._before(line)}. {self.tr('I mallen')}: {self._after(line)}"
        if role == Qt.ItemDataRole.DecorationRole and column == 1 and line.choices:
            gone = any(not choice.name for choice in line.choices)
            return icon("trash", "warning") if gone else icon("check", "decision")
        if role == Qt.ItemDataRole.ForegroundRole and (column == 2 or (column == 1 and not line.choices)):
            return QColor(colors_in_use().muted)
        return None

    def _before(self, line: Line) -> str:
        written = [" ".join(text.text.split()) for text in self._document.texts[line.first : line.last + 1]]
        words = next(filter(None, written), "")[:_LONGEST]
        if line.last == line.first:
            return words
        count = sum(map(bool, written))
        return f"{words} … ({counted(count, 'stycke', 'stycken')})"

    def _after(self, line: Line) -> str:
        if not line.choices:
            return self.tr("Står kvar")
        result = " ".join(self._document.result(line.first, line.choices).split())[:_LONGEST]
        return result or self.tr("Tas bort")

    def _place(self, line: Line) -> str:
        place = self._document.texts[line.first].place.removeprefix("Brödtexten, ")
        return place[:1].upper() + place[1:]


def _lines(document: OwnDocument, choices: Choices) -> list[Line]:
    whole: dict[int, Choice] = {choice.first: choice for choice in choices if choice.whole}
    lines = []
    at = 0
    while at < len(document.texts):
        if at in whole:
            lines.append(Line(at, whole[at].last, (whole[at],)))
            at = whole[at].last
        elif document.texts[at].text.strip():
            lines.append(Line(at, at, tuple(choice for choice in choices if choice.first == at)))
        at += 1
    return lines
