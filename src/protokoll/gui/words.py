"""Words that several pages use: how far away a day is, how many there are of a thing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from protokoll.domain.swedish import NBSP

CONTEXT = "words"
"""Where translators find the words of this module."""


def days_until(day: date, today: date) -> str:
    """How far it is: "i dag", "i morgon", "om 6 dagar", "i går", "för 6 dagar sedan"."""
    days = (day - today).days
    near = {0: "i dag", 1: "i morgon", 2: "i övermorgon", -1: "i går", -2: "i förrgår"}
    if days in near:
        return QCoreApplication.translate(CONTEXT, near[days])
    pattern = "om {n} dagar" if days > 0 else "för {n} dagar sedan"
    return QCoreApplication.translate(CONTEXT, pattern).format(n=f"{abs(days)}").replace(" ", NBSP, 1)


def counted(count: int, one: str, many: str) -> str:
    """A number of things ("1 möte", "12 möten"), with a no-break space."""
    return f"{count}{NBSP}{QCoreApplication.translate(CONTEXT, one if count == 1 else many)}"
