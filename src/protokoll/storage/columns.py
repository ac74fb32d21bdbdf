"""What all tables are made of: the metadata, the column types and the columns that recur.

The types keep to what SQLite and PostgreSQL have in common: text, whole numbers, marks, dates and bytes.
"""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import uuid6
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)
"""Every table of the store. Constraints have names: an upgrade step can only change what it can name."""


def new_uid() -> str:
    """A new name that no other store will ever give to anything (UUIDv7, so that new ones sort last)."""
    return str(uuid6.uuid7())


class Words(TypeDecorator[str]):
    """Text, written in NFC: å is one character, even where it came decomposed from another system."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Compose the text."""
        return None if value is None else unicodedata.normalize("NFC", value)


class Kind(TypeDecorator[StrEnum]):
    """A word of a closed list, kept as text (no native enum: adding a word must not need a new schema)."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the word itself."""
        return None if value is None else value.value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], StrEnum | None]:
        """Read the word as its member. One look-up in C: whole meetings pass through here."""
        members: dict[str | None, StrEnum | None] = {None: None, **{word.value: word for word in self.words}}
        return members.__getitem__


class Utc(TypeDecorator[datetime]):
    """A moment, written as UTC without saying so, and read as UTC that says so."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn the moment to UTC; one that tells no zone is a fault of the caller's."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that it is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def row_id() -> Column[int]:
    """The integer primary key, known to nobody outside the store."""
    return Column("id", Integer, primary_key=True)


def uid() -> Column[str]:
    """The name that files, exchange and bookmarks know a row by."""
    return Column("uid", Words, nullable=False, unique=True)


def words(name: str, *, optional: bool = False) -> Column[str]:
    """A text."""
    return Column(name, Words, nullable=optional)


def kind(name: str, of: type[StrEnum], *, optional: bool = True) -> Column[StrEnum]:
    """A word of the closed list ``of``."""
    return Column(name, Kind(of), nullable=optional)


def number(name: str, *, optional: bool = True) -> Column[int]:
    """A whole number."""
    return Column(name, Integer, nullable=optional)


def mark(name: str, *, optional: bool = False) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=optional)


def day(name: str, *, optional: bool = True) -> Column[Any]:
    """A date."""
    return Column(name, Date, nullable=optional)


def moment(name: str) -> Column[Any]:
    """When something was done."""
    return Column(name, Utc, nullable=False)


def content(*, optional: bool = False) -> Column[str]:
    """A reference to bytes, by their sum."""
    return Column("sha256", ForeignKey("attachment_content.sha256"), nullable=optional)


def link(name: str, target: str, *, optional: bool = True, ondelete: str | None = None) -> Column[int]:
    """A reference to the row ``target`` ("body.id")."""
    return Column(name, ForeignKey(target, ondelete=ondelete), nullable=optional, index=True)


def of_meeting(*, keyed: bool = False) -> list[SchemaItem]:
    """The columns of a part that belongs to the meeting itself, known in it by a key or by its place."""
    return [
        row_id(),
        Column("meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False),
        *([words("key")] if keyed else []),
        number("position", optional=False),
        UniqueConstraint("meeting_id", "key" if keyed else "position"),
    ]


def part_of(
    parent: str, owner: str, *, by: str = "key", keyed: bool = False, sorted_by: str | None = None
) -> list[SchemaItem]:
    """The columns of a part that belongs to another part: ``parent``, which its column ``by`` names in the
    meeting.

    ``owner`` holds that name. The reference goes by the meeting and the name, so that nothing needs to be
    looked up before writing, and it is checked at the end of the transaction: a save may write in any order.
    ``sorted_by`` is the column that tells lists apart which share an owner.
    """
    place = [owner, *([sorted_by] if sorted_by else []), "position"]
    return [
        row_id(),
        Column("meeting_id", Integer, nullable=False),
        *([words("key")] if keyed else []),
        words(owner) if by == "key" else number(owner, optional=False),
        *([words(sorted_by)] if sorted_by else []),
        number("position", optional=False),
        UniqueConstraint("meeting_id", *(["key"] if keyed else place)),
        _reference(parent, owner, by, ondelete="CASCADE", onupdate="CASCADE"),
    ]


def mention(target: str, name: str, *, optional: bool = False) -> list[SchemaItem]:
    """A reference in passing to another part of the same meeting, by its key; it owns nothing."""
    return [words(name, optional=optional), _reference(target, name, "key")]


def person(name: str = "person") -> list[SchemaItem]:
    """Somebody: in ``name`` one of the meeting's people, or in ``…_text`` words; in neither: nobody."""
    return [*mention("meeting_person", name, optional=True), words(f"{name}_text", optional=True)]


def _reference(
    target: str, name: str, by: str, *, ondelete: str | None = None, onupdate: str | None = None
) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["meeting_id", name],
        [f"{target}.meeting_id", f"{target}.{by}"],
        ondelete=ondelete,
        onupdate=onupdate,
        deferrable=True,
        initially="DEFERRED",
    )
