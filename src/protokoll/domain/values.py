"""What all meeting values are made of: the frozen base struct, and the small types they share.

A key that is left out of a meeting file reads as empty: ``None`` for kinds, numbers, dates and times, ``""`` for
texts, ``()`` for lists and ``False`` for marks. What an empty value means (a body with no ``numbering``, say) is
decided by the rules in this package, never stored.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(min_length=1, max_length=200)]
"""A name local to one meeting: of a person, an item, an entry or an attachment."""

Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
"""A whole number of votes, seats, minutes: never negative, and small enough for every store."""

Time = Annotated[str, Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""A clock time, "HH:MM", local."""

Moment = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""A date and clock time, "YYYY-MM-DDTHH:MM", local. That the date exists is checked by ``validation``."""


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every value in the domain: immutable, compared by content, strict about its keys."""


class Unregistered(Value, frozen=True, kw_only=True):
    """Någon utanför registret: a person or group that is named in the meeting without being one of its people."""

    text: str


PersonRef = str | Unregistered
"""A person of the meeting by id, or somebody named in words ("valberedningen")."""
