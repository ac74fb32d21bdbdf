"""What is being worked with stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget


def reveal_cursor(area: QScrollArea, content: QWidget, space: int) -> None:
    """Scroll ``area`` so that the cursor, or the field in focus, is seen with ``space`` around it."""
    focus = QApplication.focusWidget()
    if focus is None or not content.isAncestorOf(focus):
        return
    if not isinstance(focus, QTextEdit):
        area.ensureWidgetVisible(focus, 0, 2 * space)
        return
    rect = focus.cursorRect()
    at = focus.viewport().mapTo(content, rect.center())
    area.ensureVisible(at.x(), at.y(), 0, rect.height() + 3 * space)


def reveal_whole(area: QScrollArea, widget: QWidget, space: int) -> None:
    """Scroll ``area`` so that ``widget`` is seen whole, or as much of it as there is room for, from its top."""
    if widget.height() + 2 * space > area.viewport().height():
        area.verticalScrollBar().setValue(widget.y() - space)
    else:
        area.ensureWidgetVisible(widget, 0, space)
