"""Making papers from meetings."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec

from protokoll.documents.papers import PaperKind, make_paper
from protokoll.domain.meeting import Meeting
from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names, safe_name
from protokoll.exchange.files import write_file
from protokoll.paths import resources_dir
from protokoll.storage.store import Store


class CreatedPaper(msgspec.Struct, frozen=True):
    """A paper that was written. ``kept`` is the file that had the name and was left alone, if any."""

    path: Path
    kept: Path | None = None


def render_paper(meeting: Meeting, kind: PaperKind) -> bytes:
    """The paper as a Word document, in the built-in template."""
    from protokoll.documents.word import render

    return render(make_paper(kind, meeting), resources_dir() / "templates" / f"{kind}.docx")


def write_paper(meeting: Meeting, kind: PaperKind, path: Path) -> None:
    """Write the paper as a Word document to ``path``, over what is there. Raises :class:`UserError`."""
    if path.suffix.casefold() != ".docx":
        raise UserError(
            f"Papperet skrivs som Word-dokument. Ge filen ett namn som slutar på .docx, inte {path.name}."
        )
    write_file(path, render_paper(meeting, kind))


def paper_name(meeting: Meeting, kind: PaperKind) -> str:
    """The paper's file name: "2026-12-01 Protokoll Styrelsen.docx"."""
    title = (
        kind.capitalize() if kind is not PaperKind.MINUTES else make_paper(kind, meeting).fields["Dokument"]
    )
    return f"{safe_name(f'{meeting.head.date.isoformat()} {title} {meeting.body.name}')}.docx"


def create_paper(store: Store, uid: str, meeting: Meeting, kind: PaperKind, folder: Path) -> CreatedPaper:
    """Write the paper into ``folder`` under its own name.

    A file by that name is replaced only when it is, byte for byte, the one that was made last time. One that was
    changed, came from elsewhere or is open in another program is kept, and the new paper gets a number in its
    name. Raises :class:`UserError` when nothing can be written there.
    """
    data = render_paper(meeting, kind)
    wanted = folder / paper_name(meeting, kind)
    ours = _made_before(store, uid, kind)
    kept: Path | None = None
    for path in free_names(wanted):
        if path.exists() and _digest(path) not in ours:
            kept = kept or path
            continue
        try:
            write_file(path, data)
        except UserError:
            if not path.exists():
                raise
            kept = kept or path  # open in another program
            continue
        _remember(store, uid, kind, [*ours, hashlib.sha256(data).hexdigest()])
        return CreatedPaper(path, kept)
    raise AssertionError("free names never end")


def _made_before(store: Store, uid: str, kind: PaperKind) -> list[str]:
    """The SHA-256 sums of the files of this paper that the program wrote."""
    known = store.load_setting(f"paper.{kind}.{uid}")
    return list(json.loads(known)) if known else []


def _remember(store: Store, uid: str, kind: PaperKind, digests: list[str]) -> None:
    store.save_setting(f"paper.{kind}.{uid}", json.dumps(list(dict.fromkeys(digests))[-20:]))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
