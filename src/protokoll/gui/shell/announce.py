"""What a screen reader should say though the focus does not move."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Say ``text``; ``urgent`` interrupts what is being read. Costs nothing when no screen reader runs."""
    from PySide6.QtGui import (  # costs more than the whole frame's text
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
