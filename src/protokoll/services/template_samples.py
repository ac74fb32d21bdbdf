"""Papers of the sample organisation, to see a template with something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll.documents.papers import PaperKind, PaperOptions, make_log, make_paper
from protokoll.exchange.meeting_file import read_meeting
from protokoll.paths import resources_dir
from protokoll.services.looks import look_of
from protokoll.services.sample import sample_meetings
from protokoll.services.templates import Template, built_in_templates, load_choices

if TYPE_CHECKING:
    from protokoll.documents.paper import Paper
    from protokoll.domain.meeting import Meeting
    from protokoll.storage.store import Store

_HELD, _AHEAD = "meeting-02.json", "meeting-10.json"
"""A meeting with all that minutes tell of, and one that is planned."""
_BEFORE_THE_MEETING = (
    PaperKind.NOTICE,
    PaperKind.AGENDA,
    PaperKind.RUNNING_SCRIPT,
    PaperKind.ATTENDANCE_LIST,
)
_LOGS = (PaperKind.TASK_LIST, PaperKind.DECISION_LOG)
_ITEMS = 3
"""So many items does the extract have."""


def sample_paper(kind: PaperKind) -> Paper:
    """A paper of that kind for the sample organisation."""
    if kind in _LOGS:
        meetings = sample_meetings()
        days = [meeting.head.date for meeting in meetings]
        return make_log(kind, meetings, min(days), max(days))
    meeting = _meeting(_AHEAD if kind in _BEFORE_THE_MEETING else _HELD)
    if kind is not PaperKind.EXTRACT:
        return make_paper(kind, meeting)
    items = [item for item in meeting.agenda if item.entries][:_ITEMS]
    return make_paper(kind, meeting, PaperOptions(items=tuple(item.id for item in items)))


def sample_word(store: Store, template: Template) -> bytes:
    """The sample paper in ``template``, as a Word file in the organisation's look. Raises :class:`UserError`."""
    from protokoll.documents.word import render

    designs = {one.key: one.path for one in built_in_templates(template.paper)}
    built_in = designs.get(load_choices(store).design) or next(iter(designs.values()))
    return render(sample_paper(template.paper), template.path, built_in=built_in, look=look_of(store))


def _meeting(name: str) -> Meeting:
    return read_meeting(resources_dir() / "sample" / name)
