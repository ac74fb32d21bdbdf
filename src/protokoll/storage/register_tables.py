"""The tables of what lives on between meetings: people, bodies, matters, settings, contents of files."""

from sqlalchemy import Column, ForeignKey, LargeBinary, String, Table, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from protokoll.domain.kinds import (
    BodyKind,
    Capacity,
    ListStyle,
    Numbering,
    NumberStyle,
    QuorumRule,
    Stage,
    Tense,
)
from protokoll.storage.columns import day, kind, link, mark, metadata, moment, number, row_id, uid, words


def body_columns(prefix: str = "") -> list[SchemaItem]:
    """What is said about a body, in the register and again in each of its meetings."""
    return [
        words(f"{prefix}name"),
        kind(f"{prefix}kind", BodyKind),
        words(f"{prefix}decides_as"),
        kind(f"{prefix}numbering", Numbering),
        kind(f"{prefix}number_style", NumberStyle),
        mark(f"{prefix}decision_style"),
        kind(f"{prefix}decision_style_tense", Tense),
        kind(f"{prefix}decision_style_list", ListStyle),
        kind(f"{prefix}quorum_rule", QuorumRule),
        number(f"{prefix}quorum_number"),
        number(f"{prefix}quorum_seats"),
    ]


def person_columns() -> list[SchemaItem]:
    """What is said about a person, in the register and again in each of their meetings."""
    return [
        words("given_name"),
        words("family_name"),
        words("email"),
        words("phone"),
        words("affiliation"),
    ]


organisation = Table("organisation", metadata, row_id(), uid(), words("name"), words("number"))

body = Table(
    "body",
    metadata,
    row_id(),
    uid(),
    words("sort_key"),
    *body_columns(),
    kind("numbers_freeze", Stage, optional=False),
    kind("sections_freeze", Stage, optional=False),
)

person = Table("person", metadata, row_id(), uid(), words("sort_key"), *person_columns())

membership = Table(
    "membership",
    metadata,
    row_id(),
    uid(),
    link("body_id", "body.id", optional=False, ondelete="CASCADE"),
    link("person_id", "person.id"),  # none: a vacant seat
    words("post"),
    kind("capacity", Capacity, optional=False),
    words("group"),
    day("start"),
    day("end"),
    number("order", optional=False),
)

matter = Table(
    "matter",
    metadata,
    row_id(),
    uid(),
    words("sort_key"),
    words("title"),
    words("reference"),
    link("body_id", "body.id", ondelete="SET NULL"),
)

phrase = Table("phrase", metadata, row_id(), uid(), words("text"), words("category"))

setting = Table("setting", metadata, row_id(), words("name"), words("value"), UniqueConstraint("name"))

attachment_content = Table(
    "attachment_content",
    metadata,
    row_id(),
    words("sha256"),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("sha256"),
)

# Contents that nothing refers to, and since when; they go after a while. A table of its own, because a mark behind
# the content would take reading the content to find.
unused_content = Table(
    "unused_content",
    metadata,
    row_id(),
    Column("sha256", ForeignKey("attachment_content.sha256", ondelete="CASCADE"), nullable=False),
    moment("since"),
    UniqueConstraint("sha256"),
)

# The organisation's colour and logo, for the papers; one row at most.
look = Table(
    "look",
    metadata,
    row_id(),
    words("accent"),
    Column("logo", LargeBinary, nullable=False),
    words("logo_text"),
)

# Alembic's own table, written as Alembic writes it: a new store then needs no Alembic.
alembic_version = Table(
    "alembic_version", metadata, Column("version_num", String(32), primary_key=True, nullable=False)
)
alembic_version.primary_key.name = "alembic_version_pkc"
