"""The papers there are, by the name they go by on the command line and among the templates."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from protokoll.documents.agenda import agenda
from protokoll.documents.minutes import minutes
from protokoll.documents.paper import Paper
from protokoll.domain.meeting import Meeting


class PaperKind(StrEnum):
    """Papper; the value also names its built-in template (``resources/templates/<value>.docx``)."""

    MINUTES = "protokoll"
    AGENDA = "dagordning"


_MAKERS: dict[PaperKind, Callable[[Meeting], Paper]] = {PaperKind.MINUTES: minutes, PaperKind.AGENDA: agenda}


def make_paper(kind: PaperKind, meeting: Meeting) -> Paper:
    """The paper of that kind for ``meeting``."""
    return _MAKERS[kind](meeting)
