"""Orders: which paper is wanted, of what, and how it is made. All of it is done away from the window's thread."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import NamedTuple, Protocol

from protokoll.documents.paper import Paper
from protokoll.documents.papers import PaperKind, PaperOptions, make_paper
from protokoll.documents.public import public_meeting
from protokoll.domain.meeting import Meeting
from protokoll.exchange.files import write_file
from protokoll.exchange.mail import Recipient
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pdf import pdf_without_window
from protokoll.services import papers
from protokoll.services.file_patterns import load_pattern
from protokoll.services.outputs import PaperSource, form_of, make_output, recipients_of
from protokoll.storage.store import Store


class Order(Protocol):
    """A paper that is wanted. Each function may take a while and may raise :class:`UserError`."""

    @property
    def store(self) -> Store:
        """Where templates, look and meetings are."""

    @property
    def kind(self) -> PaperKind:
        """Which paper."""

    @property
    def body(self) -> str | None:
        """The uid of the body whose templates it is made with; None for the common ones."""

    def paper(self) -> Paper:
        """What it says."""

    def word(self, *, built_in: bool) -> bytes:
        """The Word document; with ``built_in`` in the program's own template."""

    def name(self) -> str:
        """Its file name, which ends in ".docx"."""

    def create(self, folder: Path, *, built_in: bool) -> papers.CreatedPaper:
        """Write the Word document into ``folder`` under its own name."""

    def recipients(self) -> tuple[Recipient, ...]:
        """Whom it may be sent to."""


class MeetingOrder(NamedTuple):
    """A paper of the meeting with the store's ``uid``, as it stands now."""

    store: Store
    uid: str
    meeting: Meeting
    kind: PaperKind
    options: PaperOptions = papers.PLAIN

    @property
    def body(self) -> str | None:
        """The body whose templates are used."""
        return self.meeting.body.uid

    def paper(self) -> Paper:
        """What it says."""
        return make_paper(self.kind, self.meeting, self.options)

    def word(self, *, built_in: bool) -> bytes:
        """The Word document."""
        return papers.paper_of(self.store, self.uid, self.meeting, self.kind, self.options, built_in=built_in)

    def name(self) -> str:
        """Its file name."""
        return papers.paper_name(self.meeting, self.kind, self.options, load_pattern(self.store))

    def create(self, folder: Path, *, built_in: bool) -> papers.CreatedPaper:
        """Write the Word document into ``folder``."""
        return papers.create_paper(
            self.store, self.uid, self.meeting, self.kind, folder, self.options, built_in=built_in
        )

    def recipients(self) -> tuple[Recipient, ...]:
        """Whom it may be sent to."""
        return () if self.options.public else recipients_of(self.meeting)

    def told(self) -> Meeting:
        """The meeting as the paper tells of it: without what a public version leaves out."""
        if not self.options.public:
            return self.meeting
        return public_meeting(self.meeting, self.options.hidden_people)


class LogOrder(NamedTuple):
    """A task list or decision log of the meetings of ``bodies`` (uids; none: all) over a period."""

    store: Store
    kind: PaperKind
    bodies: tuple[str, ...]
    first: date
    last: date

    @property
    def body(self) -> str | None:
        """The body whose templates are used."""
        return self.bodies[0] if len(self.bodies) == 1 else None

    def paper(self) -> Paper:
        """What it says."""
        return self._log().paper()

    def word(self, *, built_in: bool) -> bytes:
        """The Word document."""
        return papers.log_as_word(self.store, self._log(), built_in=built_in)

    def name(self) -> str:
        """Its file name."""
        return papers.log_name(self.store, self._log())

    def create(self, folder: Path, *, built_in: bool) -> papers.CreatedPaper:
        """Write the Word document into ``folder``."""
        return papers.create_log(
            self.store, self.kind, self.bodies, self.first, self.last, folder, built_in=built_in
        )

    def recipients(self) -> tuple[Recipient, ...]:
        """Whom it may be sent to."""
        return ()

    def _log(self) -> papers.Log:
        return papers.read_log(self.store, self.kind, self.bodies, self.first, self.last)


def source_of(order: Order, look: PageLook, *, built_in: bool) -> PaperSource:
    """How the paper becomes Word and PDF; ``look`` is for a PDF that the program makes itself."""
    return PaperSource(
        order.paper(), partial(order.word, built_in=built_in), partial(pdf_without_window, look=look)
    )


def save_as(
    order: Order, path: Path, look: PageLook, cancelled: Event, *, built_in: bool
) -> papers.CreatedPaper | None:
    """Write the paper to ``path`` in the form its ending says; None when that was ``cancelled`` meanwhile."""
    output = make_output(source_of(order, look, built_in=built_in), form_of(path))
    if cancelled.is_set():
        return None
    write_file(path, output.data)
    return papers.CreatedPaper(path, pdf_maker=output.pdf_maker)
