"""The tables of what lives on between meetings: people, bodies, matters, templates, settings."""

from sqlalchemy import Column, LargeBinary, String, Table, UniqueConstraint
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
from protokoll.storage.columns import day, kind, link, mark, metadata, number, row_id, uid, words


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

template = Table(
    "template",
    metadata,
    row_id(),
    uid(),
    words("sort_key"),
    words("name"),
    words("paper"),
    link("body_id", "body.id", ondelete="CASCADE"),
    Column("content", LargeBinary, nullable=False),
)

setting = Table("setting", metadata, row_id(), words("name"), words("value"), UniqueConstraint("name"))

attachment_content = Table(
    "attachment_content",
    metadata,
    row_id(),
    words("sha256"),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("sha256"),
)

# Alembic's own table, written as Alembic writes it: a new store then needs no Alembic.
alembic_version = Table(
    "alembic_version", metadata, Column("version_num", String(32), primary_key=True, nullable=False)
)
alembic_version.primary_key.name = "alembic_version_pkc"
