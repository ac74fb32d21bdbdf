"""The sample organisation: invented people, bodies and a year of meetings to look around in."""

from __future__ import annotations

from pathlib import Path

from protokoll.documents.papers import PaperKind
from protokoll.domain.meeting import Meeting
from protokoll.domain.register import Register, decode_register
from protokoll.errors import UserError
from protokoll.exchange.meeting_file import read_meeting
from protokoll.paths import resources_dir
from protokoll.services.papers import paper_name, write_paper
from protokoll.storage.store import Store


def sample_register() -> Register:
    """The people and bodies of the sample organisation."""
    return decode_register((resources_dir() / "sample" / "register.json").read_bytes())


def sample_meetings() -> list[Meeting]:
    """Its meetings, in the order of their files."""
    return [read_meeting(path) for path in sorted((resources_dir() / "sample").glob("meeting-*.json"))]


def fill_with_sample(store: Store) -> int:
    """Put the sample organisation into an empty store; gives the number of meetings.

    Raises :class:`UserError` when the store holds anything: sample people never mix with real ones.
    """
    if not store.is_empty():
        raise UserError(
            "Databasen innehåller redan uppgifter. Exempelorganisationen läggs bara i en tom databas, "
            "och ingenting har ändrats. Välj en annan mapp med --data-dir."
        )
    meetings = sample_meetings()
    store.fill(sample_register(), meetings)
    return len(meetings)


def write_sample_papers(folder: Path) -> list[Path]:
    """Write minutes and agenda of every sample meeting into ``folder``; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for meeting in sample_meetings():
        for kind in (PaperKind.AGENDA, PaperKind.MINUTES):
            path = folder / paper_name(meeting, kind)
            write_paper(meeting, kind, path)
            written.append(path)
    return written
