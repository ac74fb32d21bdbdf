"""Papers and their attachments in one piece: a zip file, a folder, or one PDF."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from protokoll.domain.meeting import Attachment, Meeting
from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names, safe_name
from protokoll.exchange.files import file_written_whole, read_file, reason, write_file
from protokoll.exchange.joined_pdf import Part, UnreadablePdfError, join_pdfs
from protokoll.services.attachments import MAX_BYTES, attached_files, file_name_of

if TYPE_CHECKING:
    from protokoll.storage.store import Store

_DENSE = {".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".zip", ".jpg", ".jpeg", ".png", ".mp3", ".mp4"}
"""Files that are packed already: to try once more takes seconds and saves next to nothing."""


class LeftOut(msgspec.Struct, frozen=True):
    """An attachment that is not in the pack, by its printed name ("Bilaga 2 Karta"), and why."""

    name: str
    why: str


class Packed(msgspec.Struct, frozen=True):
    """What was packed, where, and what had to be left out."""

    path: Path
    left_out: tuple[LeftOut, ...] = ()


class PackedFile(msgspec.Struct, frozen=True):
    """A file in a pack: its name there, and its bytes."""

    name: str
    data: bytes


def pack_zip(store: Store, uid: str, meeting: Meeting, papers: Sequence[PackedFile], path: Path) -> Packed:
    """Write ``papers`` and the meeting's attachments as a zip file to ``path``, over what is there.

    Raises :class:`UserError`; what stood at ``path`` is then still there.
    """
    left_out: list[LeftOut] = []
    day = max(meeting.head.date.timetuple()[:3], (1980, 1, 1))  # a zip knows no earlier day
    with file_written_whole(path) as target, zipfile.ZipFile(target, "w") as archive:
        for file in _files(store, uid, meeting, papers, left_out.append):
            entry = zipfile.ZipInfo(file.name, (*day, 12, 0, 0))
            dense = Path(file.name).suffix.casefold() in _DENSE
            entry.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.data)
    return Packed(path, tuple(left_out))


def pack_folder(
    store: Store, uid: str, meeting: Meeting, papers: Sequence[PackedFile], folder: Path
) -> Packed:
    """Write ``papers`` and the meeting's attachments into a new folder by the name of ``folder``.

    Where there is one by that name already, the new one gets a number. Raises :class:`UserError`.
    """
    made = _new_folder(folder)
    left_out: list[LeftOut] = []
    for file in _files(store, uid, meeting, papers, left_out.append):
        write_file(made / file.name, file.data)
    return Packed(made, tuple(left_out))


def one_pdf(store: Store, uid: str, meeting: Meeting, paper: PackedFile, path: Path) -> Packed:
    """Write the ``paper``, a PDF, and after it every attachment that is a PDF, as one to ``path``.

    The paper keeps its structure; the bookmarks lead to each attachment. What is no PDF, or cannot be read, is
    left out and told. Raises :class:`UserError`; what stood at ``path`` is then still there.
    """
    left_out: list[LeftOut] = []
    parts: list[Part] = []
    for file in _files(store, uid, meeting, (), left_out.append):
        name = Path(file.name).stem
        if b"%PDF-" not in file.data[:1024]:
            left_out.append(LeftOut(name, "filen är ingen PDF"))
        else:
            parts.append(Part(name, file.data))
    try:
        joined = join_pdfs(Part(Path(paper.name).stem, paper.data), parts)
    except UnreadablePdfError as error:
        raise UserError(
            f"Papperet {paper.name} kan inte slås ihop med bilagorna: {error.why}. Ingenting har skrivits. "
            "Packa filerna i en zip-fil i stället."
        ) from None
    left_out.extend(LeftOut(title, why) for title, why in joined.left_out)
    write_file(path, joined.data)
    return Packed(path, tuple(left_out))


def paper_file(path: Path) -> PackedFile:
    """A paper that was written to ``path``, to be packed. Raises :class:`UserError`."""
    return PackedFile(path.name, read_file(path, MAX_BYTES))


def _files(
    store: Store,
    uid: str,
    meeting: Meeting,
    papers: Sequence[PackedFile],
    leave_out: Callable[[LeftOut], None],
) -> Iterator[PackedFile]:
    """The papers and then the attachments, one at a time, each by a name of its own."""
    taken: set[str] = set()
    for paper in papers:
        yield PackedFile(_own_name(paper.name, taken), paper.data)
    here = attached_files(store, uid, meeting)
    for attachment in meeting.attachments:
        name = file_name_of(meeting, attachment)
        if attachment.id in here:
            yield PackedFile(_own_name(name, taken), store.read_file(uid, attachment.id))
        else:
            leave_out(LeftOut(_without_ending(name, attachment), "filen har inte lagts till i Protokoll"))


def _own_name(name: str, taken: set[str]) -> str:
    """``name``, or one like it that is not taken; Windows and macOS do not tell capitals apart."""
    path = Path(name)
    safe = Path(f"{safe_name(path.stem)}{path.suffix}")
    free = next(one.name for one in free_names(safe) if one.name.casefold() not in taken)
    taken.add(free.casefold())
    return free


def _without_ending(name: str, attachment: Attachment) -> str:
    return name.removesuffix(Path(attachment.file).suffix)


def _new_folder(folder: Path) -> Path:
    for free in free_names(folder):
        try:
            free.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(
                f"Mappen {free.name} kan inte skapas: {reason(error)}. Ingenting har skrivits. Välj en annan "
                "plats."
            ) from None
        return free
    raise AssertionError("free names never end")
