"""A row of controls that goes on to the next line where it has no room (200 %, a small window)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Widgets from left to right at their preferred widths, wrapped as words are.

    One whose policy expands takes what is left of its line; none is given more than the line. A widget of its
    own rather than a ``QLayout``: a layout written in Python crashes PySide6 6.12 when it is first shown.
    """

    GAP = 8

    def __init__(self, widgets: Iterable[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a fixed height would be that of one line
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [_hint(widget) for widget in self._shown()]
        width = sum(hint.width() for hint in hints) + self.GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest by itself."""
        width = max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self.GAP * max(0, len(lines) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the widgets in their places."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A widget has another text or is shown or hidden: look again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        used = 0
        for widget in self._shown():
            wanted = _hint(widget).width()
            if lines and used + self.GAP + wanted <= width:
                lines[-1].append(widget)
                used += self.GAP + wanted
            else:
                lines.append([widget])
                used = wanted
        return lines

    def _place(self) -> None:
        top = max(0, self.height() - self.heightForWidth(self.width())) // 2
        for line in self._lines(self.width()):
            height = _height(line)
            hints = [_hint(widget) for widget in line]
            spare = self.width() - sum(hint.width() for hint in hints) - self.GAP * (len(line) - 1)
            eager = sum(_expands(widget) for widget in line)
            left = 0
            for widget, hint in zip(line, hints, strict=True):
                width = hint.width() + (max(0, spare) // eager if _expands(widget) else 0)
                width = min(width, self.width())
                widget.setGeometry(left, top + (height - hint.height()) // 2, width, hint.height())
                left += width + self.GAP
            top += height + self.GAP


def _hint(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())


def _height(line: list[QWidget]) -> int:
    return max(_hint(widget).height() for widget in line)


def _expands(widget: QWidget) -> bool:
    return QSizePolicy.Policy.Expanding == widget.sizePolicy().horizontalPolicy()
