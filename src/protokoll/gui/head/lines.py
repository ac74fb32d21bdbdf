"""The two lines at the top of the meeting page. No Qt."""

from __future__ import annotations

from protokoll.domain.kinds import BodyKind, MeetingKind, MinutesKind
from protokoll.domain.meeting import Meeting, MeetingHead
from protokoll.domain.swedish import clock_span, long_span, upper_first, weekday

KIND_WORDS = {
    MeetingKind.ORDINARY: "möte",
    MeetingKind.EXTRA: "extra möte",
    MeetingKind.CONSTITUENT: "konstituerande möte",
    MeetingKind.ANNUAL: "årsmöte",
    MeetingKind.PER_CAPSULAM: "beslut per capsulam",
}
MINUTES_WORDS = {
    MinutesKind.DECISIONS: "Beslutsprotokoll",
    MinutesKind.DISCUSSION: "Diskussionsprotokoll",
    MinutesKind.NOTES: "Minnesanteckningar",
}


def title_line(meeting: Meeting) -> str:
    """What the page is called: "Samordningsgruppen område Norr · möte 4"; a title of its own goes before."""
    body, head = meeting.body.name.strip(), meeting.head
    title = head.title.strip()
    if title:
        return title if not body or body.casefold() in title.casefold() else f"{body} · {title}"
    words = KIND_WORDS[head.kind or MeetingKind.ORDINARY]
    if meeting.body.kind is BodyKind.ANNUAL_MEETING and head.kind in (None, MeetingKind.ANNUAL):
        words = str(head.date.year)  # the body is called "Årsmötet" already
    elif head.number.strip():
        words = f"{words} {head.number.strip()}"
    return f"{body} · {words}" if body else upper_first(words)


def subtitle_line(meeting: Meeting) -> str:
    """When and where, and which kind of minutes: "Tisdag 1 december 2026 kl. 12.00–15.30 · Centret · …"."""
    head = meeting.head
    minutes = MINUTES_WORDS[head.minutes_kind] if head.minutes_kind else ""
    return " · ".join(part for part in (_when(head), _where(head), minutes) if part)


def _when(head: MeetingHead) -> str:
    several = head.end_date is not None and head.end_date != head.date
    day = long_span(head.date, head.end_date)
    day = day if several else f"{upper_first(weekday(head.date))} {day}"
    return f"{day} {clock_span(head.start, head.end)}".rstrip()


def _where(head: MeetingHead) -> str:
    place = head.place.strip()
    if not head.online:
        return place
    return f"{place} och på distans" if place else "På distans"
