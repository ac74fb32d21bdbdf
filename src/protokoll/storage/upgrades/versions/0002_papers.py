"""Files of attachments, the course of adjustments, and the look of papers. What stands here is history.

Templates are files in a folder from now on, so their table goes; nothing was ever written to it.
"""

from typing import Any

from alembic import op
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

revision = "0002"
down_revision = "0001"

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


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _of_meeting(*, indexed: bool) -> Column[Any]:
    return Column(
        "meeting_id", ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False, index=indexed or None
    )


def _sha256(*, optional: bool = False, ondelete: str | None = None) -> Column[Any]:
    target = ForeignKey("attachment_content.sha256", ondelete=ondelete)
    return Column("sha256", target, nullable=optional)


# What the new tables refer to.
Table("meeting", _metadata, _id())
Table("attachment_content", _metadata, _id(), Column("sha256", Text, unique=True))

_NEW = [
    Table(
        "attachment",
        _metadata,
        _id(),
        _of_meeting(indexed=False),
        _text("key"),
        Column("position", Integer, nullable=False),
        _text("title"),
        _text("number"),
        _text("file"),
        UniqueConstraint("meeting_id", "key"),
    ),
    Table(
        "attachment_file",
        _metadata,
        _id(),
        _text("meeting_uid"),
        _text("attachment"),
        _sha256(),
        _text("file"),
        Column("size", Integer, nullable=False),
        UniqueConstraint("meeting_uid", "attachment"),
    ),
    Table(
        "adjustment_event",
        _metadata,
        _id(),
        _of_meeting(indexed=True),
        Column("moment", DateTime, nullable=False),
        _text("kind"),
        _text("text"),
        _text("reason"),
        _text("fingerprint"),
        _text("file"),
        _sha256(optional=True),
    ),
    Table(
        "unused_content",
        _metadata,
        _id(),
        _sha256(ondelete="CASCADE"),
        Column("since", DateTime, nullable=False),
        UniqueConstraint("sha256"),
    ),
    Table(
        "look",
        _metadata,
        _id(),
        _text("accent"),
        Column("logo", LargeBinary, nullable=False),
        _text("logo_text"),
    ),
]


def upgrade() -> None:
    """Make the new tables; an attachment's bytes are no longer named in its own row.

    The table of attachments is emptied into another one and made anew, since SQLite cannot take away a column
    that refers to something.
    """
    op.execute("CREATE TABLE attachment_before AS SELECT * FROM attachment")
    op.execute("DROP TABLE attachment")
    op.execute("DROP TABLE template")
    _metadata.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
    op.execute(
        'INSERT INTO attachment (id, meeting_id, "key", position, title, number, file) '
        'SELECT id, meeting_id, "key", position, title, number, file FROM attachment_before ORDER BY id'
    )
    op.execute(
        "INSERT INTO attachment_file (meeting_uid, attachment, sha256, file, size) "
        'SELECT meeting.uid, attachment_before."key", sha256, file, length(content) FROM attachment_before '
        "JOIN meeting ON meeting.id = attachment_before.meeting_id "
        "JOIN attachment_content USING (sha256)"
    )
    op.execute("DROP TABLE attachment_before")
