"""The organisation's look in the store: one row, or none."""

from sqlalchemy import Connection, select

from protokoll.storage.register_tables import look
from protokoll.storage.stored import StoredLook


def load_look(connection: Connection) -> StoredLook:
    """The look; nothing where none was kept."""
    row = connection.execute(select(look.c.accent, look.c.logo, look.c.logo_text)).first()
    if row is None:
        return StoredLook()
    return StoredLook(accent=row.accent, logo=bytes(row.logo), logo_text=row.logo_text)


def save_look(connection: Connection, new: StoredLook) -> None:
    """Keep ``new`` in place of what was."""
    connection.execute(look.delete())
    connection.execute(look.insert(), {"accent": new.accent, "logo": new.logo, "logo_text": new.logo_text})
