"""The papers there are, by the name they go by on the command line and among the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from protokoll.documents import catalogue, logs
from protokoll.documents.agenda import agenda
from protokoll.documents.attendance_list import attendance_list
from protokoll.documents.extract import extract
from protokoll.documents.minutes import minutes
from protokoll.documents.notice import notice
from protokoll.documents.paper import Paper
from protokoll.documents.public import marked, public_meeting
from protokoll.documents.running_script import running_script
from protokoll.documents.template_fields import ANCHORS, KnownFields, RowGroup
from protokoll.domain.meeting import Meeting


class PaperKind(StrEnum):
    """Papper; the value also names its built-in template (``resources/templates/<value>.docx``)."""

    NOTICE = "kallelse"
    AGENDA = "dagordning"
    RUNNING_SCRIPT = "korschema"
    ATTENDANCE_LIST = "narvarolista"
    MINUTES = "protokoll"
    EXTRACT = "utdrag"
    TASK_LIST = "uppdragslista"
    DECISION_LOG = "beslutslogg"


class PaperOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a paper is to hold beyond its meeting.

    ``items``: ids of the items of an extract, each with its sub-items. ``public``: the public version, where
    confidential items and ``hidden_people`` (ids of people) are left out and marked.
    """

    items: tuple[str, ...] = ()
    public: bool = False
    hidden_people: tuple[str, ...] = ()


_TITLES = {
    PaperKind.NOTICE: "Kallelse",
    PaperKind.AGENDA: "Dagordning",
    PaperKind.RUNNING_SCRIPT: "Ordförandens körschema",
    PaperKind.ATTENDANCE_LIST: "Närvarolista",
    PaperKind.MINUTES: "Protokoll",
    PaperKind.EXTRACT: "Protokollsutdrag",
    PaperKind.TASK_LIST: "Uppdragslista",
    PaperKind.DECISION_LOG: "Beslutslogg",
}
_GROUPS: dict[PaperKind, tuple[RowGroup, ...]] = {
    PaperKind.NOTICE: (catalogue.PARTICIPANTS, catalogue.ITEMS, catalogue.ATTACHMENTS),
    PaperKind.AGENDA: (catalogue.PARTICIPANTS, catalogue.ITEMS, catalogue.ATTACHMENTS),
    PaperKind.RUNNING_SCRIPT: (catalogue.PARTICIPANTS, catalogue.ITEMS, catalogue.ATTACHMENTS),
    PaperKind.ATTENDANCE_LIST: (catalogue.PARTICIPANTS,),
    PaperKind.MINUTES: catalogue.GROUPS,
    PaperKind.EXTRACT: catalogue.GROUPS,
    PaperKind.TASK_LIST: (catalogue.TASKS,),
    PaperKind.DECISION_LOG: (catalogue.DECISIONS,),
}
_MAKERS: dict[PaperKind, Callable[[Meeting], Paper]] = {
    PaperKind.NOTICE: notice,
    PaperKind.AGENDA: agenda,
    PaperKind.RUNNING_SCRIPT: running_script,
    PaperKind.ATTENDANCE_LIST: attendance_list,
    PaperKind.MINUTES: minutes,
    PaperKind.TASK_LIST: logs.task_list,
    PaperKind.DECISION_LOG: logs.decision_log,
}
_LOG_MAKERS = {
    PaperKind.TASK_LIST: logs.task_list_of_period,
    PaperKind.DECISION_LOG: logs.decision_log_of_period,
}
_NO_OPTIONS = PaperOptions()


def make_paper(kind: PaperKind, meeting: Meeting, options: PaperOptions = _NO_OPTIONS) -> Paper:
    """The paper of that kind for ``meeting``.

    Raises:
        UserError: an extract without items, or with one that does not exist; somebody to hide who is not there.
    """
    told = public_meeting(meeting, options.hidden_people) if options.public else meeting
    paper = extract(told, options.items) if kind is PaperKind.EXTRACT else _MAKERS[kind](told)
    return marked(paper, meeting, options.hidden_people) if options.public else paper


def make_log(kind: PaperKind, meetings: Sequence[Meeting], first: date, last: date) -> Paper:
    """Uppdragslista or beslutslogg of the meetings from ``first`` until and including ``last``.

    Raises:
        UserError: the period ends before it begins.
        KeyError: another kind of paper.
    """
    return _LOG_MAKERS[kind](meetings, first, last)


def paper_title(kind: PaperKind) -> str:
    """What a paper is called on the screen: "Ordförandens körschema"."""
    return _TITLES[kind]


def known_fields(kind: PaperKind) -> KnownFields:
    """What the templates of a paper may hold."""
    return KnownFields(catalogue.FIELDS, _GROUPS[kind], ANCHORS)
