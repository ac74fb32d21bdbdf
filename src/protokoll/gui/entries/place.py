"""Where in a meeting entries are edited. No Qt."""

from __future__ import annotations

from datetime import date

import msgspec

from protokoll.domain.values import Value


def _today() -> date:
    return date.today()


class Place(Value, frozen=True, kw_only=True):
    """Stället där det skrivs: what a card shows or needs to know besides its own entry.

    ``section`` is the item's printed number ("§ 4"), ``stem`` how the body begins its decisions ("Styrelsen
    beslutade"), and ``day`` the meeting's day: dates and clock times that are typed are taken to be near it.
    """

    section: str = ""
    stem: str = ""
    day: date = msgspec.field(default_factory=_today)
