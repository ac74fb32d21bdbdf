"""Attachments in words: what they are called, and where they are cited. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from protokoll.domain.meeting import Attachment, Meeting
from protokoll.domain.numbering import dressed, item_numbers

CONTEXT = "attachments"
"""Where translators find the words of this module."""

_UNITS = ("byte", "kB", "MB")
_STEP = 1000


def number_of(meeting: Meeting, attachment: Attachment) -> str:
    """Its number, or its place where it has none."""
    return attachment.number or str(meeting.attachments.index(attachment) + 1)


def name_of(meeting: Meeting, attachment: Attachment) -> str:
    """What it is called: "Bilaga 2 Budget 2027"."""
    return f"{_translated('Bilaga')}\u00a0{number_of(meeting, attachment)} {attachment.title}"


def cited_at(meeting: Meeting, item_id: str) -> tuple[Attachment, ...]:
    """The attachments that the item cites, in their order."""
    return tuple(one for one in meeting.attachments if item_id in one.items)


def cited_words(meeting: Meeting, attachments: tuple[Attachment, ...]) -> str:
    """Several of them in short: "Bilaga 2, 3"."""
    numbers = ", ".join(number_of(meeting, one) for one in attachments)
    return f"{_translated('Bilaga')}\u00a0{numbers}"


def items_in_words(meeting: Meeting) -> dict[str, str]:
    """How each item is named beside an attachment, by id: "§ 4", or "punkt 2" before it has one."""
    style = meeting.body.number_style
    return {
        item_id: dressed(found.section, style) or f"{_translated('punkt')}\u00a0{found.number}"
        for item_id, found in item_numbers(meeting).items()
    }


def size_in_words(size: int) -> str:
    """A size in bytes: "512 byte", "48 kB", "2,4 MB"."""
    number, unit = float(size), 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    digits = f"{number:.1f}".replace(".", ",") if unit == len(_UNITS) - 1 else f"{number:.0f}"
    return f"{digits}\u00a0{_UNITS[unit]}"


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
