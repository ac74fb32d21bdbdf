"""Meeting files on disk: one meeting in the meeting format."""

from __future__ import annotations

from pathlib import Path

from protokoll.domain import codec
from protokoll.domain.meeting import Meeting
from protokoll.exchange.files import read_file, write_file


def read_meeting(path: Path) -> Meeting:
    """The meeting in ``path``. Raises :class:`UserError`, for faults in it with their place in the file."""
    return codec.decode(read_file(path, codec.MAX_BYTES))


def write_meeting(path: Path, meeting: Meeting, *, private: bool = False) -> None:
    """Write ``meeting`` to ``path``; with the chair's notes only if ``private``."""
    write_file(path, codec.encode(meeting, private=private))
