"""Making papers from meetings: with the organisation's templates and look, under names that tell what they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from protokoll.documents.papers import PaperKind, PaperOptions, make_log, make_paper, paper_title
from protokoll.domain.adjustments import AdjustmentEvent, EventKind, fingerprint
from protokoll.domain.edits import is_locked
from protokoll.domain.meeting import Meeting
from protokoll.domain.numbering import dressed, item_numbers
from protokoll.errors import UserError
from protokoll.exchange.file_names import free_names
from protokoll.exchange.files import read_file, write_file
from protokoll.services.file_patterns import DEFAULT_PATTERN, load_pattern, name_by, name_of_period
from protokoll.services.looks import look_of
from protokoll.services.templates import built_in_template, usable_template

if TYPE_CHECKING:
    from protokoll.documents.paper import Paper
    from protokoll.documents.word import Stamp
    from protokoll.storage.store import Store

PLAIN = PaperOptions()
"""A paper as it usually is: all of the meeting, for those it concerns."""
_MOST_NAMED = 3
_MAX_BYTES = 200 * 1024 * 1024


class CreatedPaper(msgspec.Struct, frozen=True):
    """A paper that was written. ``kept`` is the file that had the name and was left alone, if any.

    ``pdf_maker`` is the program that made it, where it is a PDF.
    """

    path: Path
    kept: Path | None = None
    pdf_maker: str = ""


class Log(msgspec.Struct, frozen=True):
    """A task list or decision log over a period: of what (``bodies``: uids, none for all), and its meetings."""

    kind: PaperKind
    bodies: tuple[str, ...]
    first: date
    last: date
    meetings: tuple[Meeting, ...]

    def paper(self) -> Paper:
        """The log as a paper."""
        return make_log(self.kind, self.meetings, self.first, self.last)


# --- without a store --------------------------------------------------------------------------------


def render_paper(
    meeting: Meeting, kind: PaperKind, options: PaperOptions = PLAIN, template: Path | None = None
) -> bytes:
    """The paper as a Word document, in the built-in template or in ``template``. Raises :class:`UserError`."""
    from protokoll.documents.word import render

    built_in = built_in_template(kind)
    return render(make_paper(kind, meeting, options), template or built_in, built_in=built_in)


def write_paper(meeting: Meeting, kind: PaperKind, path: Path, options: PaperOptions = PLAIN) -> None:
    """Write the paper as a Word document to ``path``, over what is there. Raises :class:`UserError`."""
    if path.suffix.casefold() != ".docx":
        raise UserError(
            f"Papperet skrivs som Word-dokument. Ge filen ett namn som slutar på .docx, inte {path.name}."
        )
    write_file(path, render_paper(meeting, kind, options))


def paper_name(
    meeting: Meeting, kind: PaperKind, options: PaperOptions = PLAIN, pattern: str = DEFAULT_PATTERN
) -> str:
    """The paper's file name: "2026-12-01 Protokoll Styrelsen.docx"."""
    title = paper_title(kind)
    if kind is PaperKind.MINUTES:
        title = make_paper(kind, meeting).fields["Dokument"]  # what such minutes are called
    elif kind is PaperKind.EXTRACT:
        title = " ".join(filter(None, (title, _sections(meeting, options))))
    if options.public:
        title += " offentlig version"
    return f"{name_by(pattern, meeting, title)}.docx"


def _sections(meeting: Meeting, options: PaperOptions) -> str:
    """What the items of an extract are called: "§ 4, § 7"."""
    found = item_numbers(meeting)
    style = meeting.body.number_style
    numbers = [
        dressed(found[item.id].section, style) or f"punkt {found[item.id].number}"
        for item in meeting.all_items()
        if item.id in options.items
    ]
    return ", ".join(numbers) if len(numbers) <= _MOST_NAMED else f"{numbers[0]} m.fl."


# --- with the organisation's choices ----------------------------------------------------------------


def paper_of(
    store: Store,
    uid: str,
    meeting: Meeting,
    kind: PaperKind,
    options: PaperOptions = PLAIN,
    *,
    built_in: bool = False,
) -> bytes:
    """The paper as a Word document, in the template chosen for it (with ``built_in``: the one to fall back on).

    ``meeting`` is the one with the store's ``uid`` as it stands now, saved or not. Once its minutes are adjusted,
    papers are made of what the store holds, and the minutes are the same bytes ever after. Raises
    :class:`UserError`; :class:`~protokoll.services.templates.UnusableTemplateError` where ``built_in`` helps.
    """
    stored = store.load_meeting(uid)
    if not is_locked(stored.meeting):
        return _rendered(store, uid, meeting, kind, options, built_in)
    if kind is not PaperKind.MINUTES or options != PLAIN:
        return _rendered(store, uid, stored.meeting, kind, options, built_in)
    kept = kept_minutes(store, uid)
    if kept is None:  # they came adjusted, and this is the first time that they are wanted
        kept = minutes_to_keep(store, uid, stored.meeting, built_in=built_in)
        event = AdjustmentEvent(
            moment=datetime.now(UTC),
            kind=EventKind.MINUTES_KEPT,
            fingerprint=fingerprint(stored.meeting),
            file=paper_name(stored.meeting, kind, options, load_pattern(store)),
        )
        store.save_with_event(stored, stored.meeting, event, kept)
    return kept


def minutes_to_keep(store: Store, uid: str, meeting: Meeting, *, built_in: bool = False) -> bytes:
    """The minutes as they are kept when ``meeting`` is locked. Raises :class:`UserError`."""
    return _rendered(store, uid, meeting, PaperKind.MINUTES, PLAIN, built_in)


def kept_minutes(store: Store, uid: str) -> bytes | None:
    """The file of the minutes that was kept when they were adjusted; None where none was, or they were reopened."""
    for event in reversed(store.load_events(uid)):
        if event.kind is EventKind.REOPENED:
            return None
        if event.kind in (EventKind.LOCKED, EventKind.MINUTES_KEPT) and event.sha256 is not None:
            return store.read_content(event.sha256)
    return None


def create_paper(
    store: Store,
    uid: str,
    meeting: Meeting,
    kind: PaperKind,
    folder: Path,
    options: PaperOptions = PLAIN,
    *,
    built_in: bool = False,
) -> CreatedPaper:
    """Write the paper (see :func:`paper_of`) into ``folder`` under its own name.

    A file by that name is replaced only when its stamp says that it is this paper of this meeting and that nobody
    has changed it. One that was changed, came from elsewhere or is open in another program is kept, and the new
    paper gets a number in its name. Raises :class:`UserError` when nothing can be written there.
    """
    data = paper_of(store, uid, meeting, kind, options, built_in=built_in)
    name = paper_name(meeting, kind, options, load_pattern(store))
    return _write(data, folder / name, uid, _stamped_as(kind, options))


def read_log(store: Store, kind: PaperKind, bodies: Sequence[str], first: date, last: date) -> Log:
    """The task list or decision log of the meetings of ``bodies`` (uids; none: all) over a period.

    Both days are included. Raises :class:`UserError` where there is no meeting.
    """
    meetings = _meetings_of(store, bodies, first, last)
    if not meetings:
        raise UserError(
            "Det finns inga möten under perioden, så det finns inget att skriva. Ingenting har skapats. Välj "
            "en annan period eller ett annat organ."
        )
    return Log(kind, tuple(bodies), first, last, tuple(meetings))


def log_as_word(store: Store, log: Log, *, built_in: bool = False) -> bytes:
    """The log as a Word document, in the template chosen for it (see :func:`paper_of`). Raises :class:`UserError`."""
    body = log.bodies[0] if len(log.bodies) == 1 else None
    stamp = _stamp(_uid_of(log), _log_stamped_as(log))
    return _as_word(store, log.paper(), log.kind, body, stamp, built_in)


def log_name(store: Store, log: Log) -> str:
    """The log's file name: "2026-01-01–2026-12-31 Beslutslogg Styrelsen.docx"."""
    names = dict.fromkeys(meeting.body.name for meeting in log.meetings) if log.bodies else {}
    organisation = log.meetings[-1].organisation
    name = name_of_period(
        load_pattern(store),
        log.first,
        log.last,
        paper_title(log.kind),
        ", ".join(names),
        organisation.name if organisation else "",
    )
    return f"{name}.docx"


def create_log(
    store: Store,
    kind: PaperKind,
    bodies: Sequence[str],
    first: date,
    last: date,
    folder: Path,
    *,
    built_in: bool = False,
) -> CreatedPaper:
    """Write the log (see :func:`read_log`), named and kept apart as :func:`create_paper` does.

    Raises :class:`UserError`.
    """
    log = read_log(store, kind, bodies, first, last)
    data = log_as_word(store, log, built_in=built_in)
    return _write(data, folder / log_name(store, log), _uid_of(log), _log_stamped_as(log))


def _uid_of(log: Log) -> str:
    """What stands for the log's bodies in its stamp."""
    return hashlib.sha256("\n".join(sorted(log.bodies)).encode()).hexdigest()[:32]


def _log_stamped_as(log: Log) -> str:
    return f"{log.kind} {log.first.isoformat()} {log.last.isoformat()}"


def _meetings_of(store: Store, bodies: Sequence[str], first: date, last: date) -> list[Meeting]:
    """The meetings of ``bodies`` (none: of all) in the period, oldest first."""
    named = {body.name.casefold() for body in store.load_roster().bodies if body.uid in bodies}
    found = []
    for line in reversed(store.list_meetings()):
        if first <= line.date <= last:
            meeting = store.load_meeting(line.uid).meeting
            uid = meeting.body.uid
            if not bodies or uid in bodies or (uid is None and line.body.casefold() in named):
                found.append(meeting)
    return found


def _rendered(
    store: Store, uid: str, meeting: Meeting, kind: PaperKind, options: PaperOptions, built_in: bool
) -> bytes:
    stamp = _stamp(uid, _stamped_as(kind, options))
    return _as_word(store, make_paper(kind, meeting, options), kind, meeting.body.uid, stamp, built_in)


def _as_word(
    store: Store, paper: Paper, kind: PaperKind, body: str | None, stamp: Stamp, built_in: bool
) -> bytes:
    from protokoll.documents.word import render

    used = usable_template(store, kind, body, built_in=built_in)
    return render(paper, used.template.path, built_in=used.built_in, look=look_of(store), stamp=stamp)


# --- files that are ours ----------------------------------------------------------------------------


def _stamped_as(kind: PaperKind, options: PaperOptions) -> str:
    """What tells one paper of a meeting from its others: the kind, and what is chosen for it."""
    if options == PLAIN:
        return kind.value
    return f"{kind} {hashlib.sha256(msgspec.json.encode(options)).hexdigest()[:16]}"


def _stamp(uid: str, stamped_as: str) -> Stamp:
    from protokoll.documents.word import Stamp

    return Stamp(uid=uid, paper=stamped_as)


def _write(data: bytes, wanted: Path, uid: str, stamped_as: str) -> CreatedPaper:
    kept: Path | None = None
    for path in free_names(wanted):
        if path.exists() and not _is_ours(path, uid, stamped_as):
            kept = kept or path
            continue
        try:
            write_file(path, data)
        except UserError:
            if not path.exists():
                raise
            kept = kept or path  # open in another program
            continue
        return CreatedPaper(path, kept)
    raise AssertionError("free names never end")


def _is_ours(path: Path, uid: str, stamped_as: str) -> bool:
    """Whether the file is that paper as it was written, so that nothing of anybody's is lost with it."""
    from protokoll.documents.word import read_stamp

    try:
        found = read_stamp(read_file(path, _MAX_BYTES))
    except UserError:
        return False
    return found is not None and (found.uid, found.paper, found.untouched) == (uid, stamped_as, True)
