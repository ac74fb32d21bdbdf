"""Packing a paper with the attachments, away from the window's thread."""

from __future__ import annotations

from pathlib import Path

from protokoll.documents.papers import PaperKind
from protokoll.domain.meeting import Meeting
from protokoll.gui.attachments.pack_dialog import PackForm
from protokoll.gui.paper_desk.orders import MeetingOrder, source_of
from protokoll.gui.preview.look import page_look
from protokoll.services.file_patterns import load_pattern, name_by
from protokoll.services.looks import look_of
from protokoll.services.packing import Packed, PackedFile, one_pdf, pack_folder, pack_zip
from protokoll.storage import Store


def pack_name(store: Store, meeting: Meeting, kind: PaperKind | None) -> str:
    """What the pack is called: "2026-12-01 Protokoll Styrelsen med bilagor"."""
    if kind is None:
        return name_by(load_pattern(store), meeting, "Bilagor")
    return f"{Path(MeetingOrder(store, '', meeting, kind).name()).stem} med bilagor"


def pack(
    store: Store, uid: str, meeting: Meeting, kind: PaperKind | None, form: PackForm, path: Path
) -> Packed:
    """Make the pack at ``path``. One PDF begins with a paper. Raises :class:`UserError`."""
    order = MeetingOrder(store, uid, meeting, kind) if kind is not None else None
    if form is PackForm.PDF:
        assert order is not None, "one PDF begins with a paper"
        own = look_of(store)
        look = page_look(paper=str(kind), accent=own.accent, logo=own.logo, logo_text=own.logo_text)
        made = source_of(order, look, built_in=False).pdf()
        name = f"{Path(order.name()).stem}.pdf"
        return one_pdf(store, uid, meeting, PackedFile(name, made.data), path)
    papers = [PackedFile(order.name(), order.word(built_in=False))] if order is not None else []
    make = pack_zip if form is PackForm.ZIP else pack_folder
    return make(store, uid, meeting, papers, path)
