"""The first version of the store. What stands here is history: it stays, whatever the tables become."""

from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

revision = "0001"
down_revision = None

_metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _mark(name: str, *, optional: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=optional)


def _day(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=optional)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _link(
    name: str, target: str, *, ondelete: str | None = None, optional: bool = True, indexed: bool = True
) -> Column[Any]:
    return Column(name, ForeignKey(target, ondelete=ondelete), nullable=optional, index=indexed or None)


def _reference(
    name: str, table: str, column: str, *, owned: bool = False, follows: bool = False
) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["meeting_id", name],
        [f"{table}.meeting_id", f"{table}.{column}"],
        ondelete="CASCADE" if owned else None,
        onupdate="CASCADE" if follows else None,
        deferrable=True,
        initially="DEFERRED",
    )


Table(
    "attachment_content",
    _metadata,
    _id(),
    _text("sha256"),
    _bytes("content"),
    UniqueConstraint("sha256"),
)

Table(
    "body",
    _metadata,
    _id(),
    _text("uid"),
    _text("sort_key"),
    _text("name"),
    _text("kind", optional=True),
    _text("decides_as"),
    _text("numbering", optional=True),
    _text("number_style", optional=True),
    _mark("decision_style"),
    _text("decision_style_tense", optional=True),
    _text("decision_style_list", optional=True),
    _text("quorum_rule", optional=True),
    _number("quorum_number", optional=True),
    _number("quorum_seats", optional=True),
    _text("numbers_freeze"),
    _text("sections_freeze"),
    UniqueConstraint("uid"),
)

Table(
    "organisation",
    _metadata,
    _id(),
    _text("uid"),
    _text("name"),
    _text("number"),
    UniqueConstraint("uid"),
)

Table(
    "person",
    _metadata,
    _id(),
    _text("uid"),
    _text("sort_key"),
    _text("given_name"),
    _text("family_name"),
    _text("email"),
    _text("phone"),
    _text("affiliation"),
    UniqueConstraint("uid"),
)

Table(
    "phrase",
    _metadata,
    _id(),
    _text("uid"),
    _text("text"),
    _text("category"),
    UniqueConstraint("uid"),
)

Table(
    "setting",
    _metadata,
    _id(),
    _text("name"),
    _text("value"),
    UniqueConstraint("name"),
)

Table(
    "matter",
    _metadata,
    _id(),
    _text("uid"),
    _text("sort_key"),
    _text("title"),
    _text("reference"),
    _link("body_id", "body.id", ondelete="SET NULL"),
    UniqueConstraint("uid"),
)

Table(
    "meeting",
    _metadata,
    _id(),
    _text("uid"),
    _number("revision"),
    _link("body_id", "body.id", ondelete="SET NULL"),
    _link("planned_by_id", "meeting.id", ondelete="SET NULL"),
    _day("planned_for", optional=True),
    _text("given_uid", optional=True),
    _text("organisation_name", optional=True),
    _text("organisation_number", optional=True),
    _text("body_uid", optional=True),
    _text("body_name"),
    _text("body_kind", optional=True),
    _text("body_decides_as"),
    _text("body_numbering", optional=True),
    _text("body_number_style", optional=True),
    _mark("body_decision_style"),
    _text("body_decision_style_tense", optional=True),
    _text("body_decision_style_list", optional=True),
    _text("body_quorum_rule", optional=True),
    _number("body_quorum_number", optional=True),
    _number("body_quorum_seats", optional=True),
    _day("date"),
    _text("stage", optional=True),
    _day("noticed", optional=True),
    _text("kind", optional=True),
    _text("number"),
    _text("title"),
    _day("end_date", optional=True),
    _text("start", optional=True),
    _text("end", optional=True),
    _text("opened", optional=True),
    _text("closed", optional=True),
    _text("place"),
    _mark("online"),
    _text("minutes_kind", optional=True),
    _text("classification"),
    _number("first_section", optional=True),
    _text("others"),
    _text("planned_meetings_heading", optional=True),
    _text("planned_meetings_text", optional=True),
    UniqueConstraint("given_uid"),
    UniqueConstraint("uid"),
    Index("ix_meeting_date", "date"),
    sqlite_autoincrement=True,
)

Table(
    "membership",
    _metadata,
    _id(),
    _text("uid"),
    _link("body_id", "body.id", ondelete="CASCADE", optional=False),
    _link("person_id", "person.id"),
    _text("post"),
    _text("capacity"),
    _text("group"),
    _day("start", optional=True),
    _day("end", optional=True),
    _number("order"),
    UniqueConstraint("uid"),
)

Table(
    "template",
    _metadata,
    _id(),
    _text("uid"),
    _text("sort_key"),
    _text("name"),
    _text("paper"),
    _link("body_id", "body.id", ondelete="CASCADE"),
    _bytes("content"),
    UniqueConstraint("uid"),
)

Table(
    "agenda_item",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _text("key"),
    _number("position"),
    _text("parent", optional=True),
    _link("matter_id", "matter.id", ondelete="SET NULL"),
    _text("title"),
    _text("number"),
    _text("section"),
    _text("kind", optional=True),
    _text("reference"),
    _text("matter_title", optional=True),
    _text("matter_reference", optional=True),
    _number("minutes_planned", optional=True),
    _text("proposal"),
    _text("chair_note"),
    _mark("confidential"),
    _text("opened", optional=True),
    _text("closed", optional=True),
    UniqueConstraint("meeting_id", "key"),
    _reference("parent", "agenda_item", "key", owned=True),
)

Table(
    "attachment",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _text("key"),
    _number("position"),
    _link("sha256", "attachment_content.sha256", indexed=False),
    _text("title"),
    _text("number"),
    _text("file"),
    UniqueConstraint("meeting_id", "key"),
)

Table(
    "meeting_date",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _number("position"),
    _day("date"),
    _text("start", optional=True),
    _text("end", optional=True),
    _text("place"),
    _mark("tentative"),
    UniqueConstraint("meeting_id", "position"),
)

Table(
    "meeting_person",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _text("key"),
    _number("position"),
    _link("person_id", "person.id", ondelete="SET NULL"),
    _text("uid", optional=True),
    _text("given_name"),
    _text("family_name"),
    _text("email"),
    _text("phone"),
    _text("affiliation"),
    UniqueConstraint("meeting_id", "key"),
)

Table(
    "task",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False),
    _text("entry_uid"),
    _day("done_on", optional=True),
    _day("moved_to", optional=True),
    _text("note"),
    UniqueConstraint("entry_uid"),
)

Table(
    "adjustment",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _number("position"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _day("date", optional=True),
    _text("sections"),
    _text("note"),
    UniqueConstraint("meeting_id", "position"),
    _reference("person", "meeting_person", "key"),
)

Table(
    "attachment_item",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("attachment"),
    _number("position"),
    _text("item"),
    UniqueConstraint("meeting_id", "attachment", "position"),
    _reference("attachment", "attachment", "key", owned=True, follows=True),
    _reference("item", "agenda_item", "key"),
)

Table(
    "attendance",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _number("position"),
    _text("status"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _text("capacity", optional=True),
    _text("post"),
    _text("group"),
    _mark("online"),
    _mark("votes", optional=True),
    UniqueConstraint("meeting_id", "position"),
    _reference("person", "meeting_person", "key"),
)

Table(
    "entry",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("key"),
    _text("item"),
    _number("position"),
    _text("uid"),
    _text("kind"),
    _text("text", optional=True),
    _text("heading", optional=True),
    _text("source", optional=True),
    _text("outcome", optional=True),
    _mark("withdrawn", optional=True),
    _text("label", optional=True),
    _text("stem", optional=True),
    _mark("immediate", optional=True),
    _text("method", optional=True),
    _text("question", optional=True),
    _number("blank", optional=True),
    _number("invalid", optional=True),
    _number("abstain", optional=True),
    _number("roll", optional=True),
    _text("majority", optional=True),
    _text("casting_vote", optional=True),
    _text("casting_vote_text", optional=True),
    _text("result", optional=True),
    _number("number", optional=True),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _text("reason", optional=True),
    _day("due", optional=True),
    _text("due_text", optional=True),
    _day("done", optional=True),
    _text("start", optional=True),
    _text("end", optional=True),
    UniqueConstraint("meeting_id", "key"),
    UniqueConstraint("uid"),
    _reference("casting_vote", "meeting_person", "key"),
    _reference("item", "agenda_item", "key", owned=True, follows=True),
    _reference("person", "meeting_person", "key"),
    Index("ix_entry_meeting_id_kind", "meeting_id", "kind"),
)

Table(
    "item_line",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("item"),
    _text("kind"),
    _number("position"),
    _text("text"),
    UniqueConstraint("meeting_id", "item", "kind", "position"),
    _reference("item", "agenda_item", "key", owned=True, follows=True),
)

Table(
    "officer",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _number("position"),
    _text("role"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _text("from_item", optional=True),
    _text("until_item", optional=True),
    UniqueConstraint("meeting_id", "position"),
    _reference("from_item", "agenda_item", "key"),
    _reference("person", "meeting_person", "key"),
    _reference("until_item", "agenda_item", "key"),
)

Table(
    "presenter",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("item"),
    _number("position"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    UniqueConstraint("meeting_id", "item", "position"),
    _reference("item", "agenda_item", "key", owned=True, follows=True),
    _reference("person", "meeting_person", "key"),
)

Table(
    "sequence",
    _metadata,
    _id(),
    _link("meeting_id", "meeting.id", ondelete="CASCADE", optional=False, indexed=False),
    _number("position"),
    _text("item"),
    UniqueConstraint("meeting_id", "position"),
    _reference("item", "agenda_item", "key"),
)

Table(
    "attendance_change",
    _metadata,
    _id(),
    _number("meeting_id"),
    _number("attendance"),
    _number("position"),
    _text("kind"),
    _text("item"),
    _text("when", optional=True),
    _text("time", optional=True),
    _text("until_item", optional=True),
    _text("in_place_of", optional=True),
    _text("in_place_of_text", optional=True),
    _text("reason"),
    UniqueConstraint("meeting_id", "attendance", "position"),
    _reference("attendance", "attendance", "position", owned=True, follows=True),
    _reference("in_place_of", "meeting_person", "key"),
    _reference("item", "agenda_item", "key"),
    _reference("until_item", "agenda_item", "key"),
)

Table(
    "ballot",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _number("choice", optional=True),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
    _reference("person", "meeting_person", "key"),
)

Table(
    "clause",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("text"),
    _text("outcome", optional=True),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
)

Table(
    "elected",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("post"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    _text("term"),
    _text("form", optional=True),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
    _reference("person", "meeting_person", "key"),
)

Table(
    "entry_person",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("person", optional=True),
    _text("person_text", optional=True),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
    _reference("person", "meeting_person", "key"),
)

Table(
    "follows",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("follows"),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
    _reference("follows", "entry", "key"),
)

Table(
    "vote_option",
    _metadata,
    _id(),
    _number("meeting_id"),
    _text("entry"),
    _number("position"),
    _text("text"),
    _number("votes", optional=True),
    UniqueConstraint("meeting_id", "entry", "position"),
    _reference("entry", "entry", "key", owned=True, follows=True),
)


def upgrade() -> None:
    """Create all tables."""
    _metadata.create_all(op.get_bind(), checkfirst=False)
