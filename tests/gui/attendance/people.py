"""The meeting of the sketch: nine people, a vacant seat, six items; and hypothesis strategies around it."""

from __future__ import annotations

from datetime import date

from protokoll.domain import kinds as k
from protokoll.domain import meeting as m

NAMES = (
    ("p1", "Eva", "Lind"),
    ("p2", "Per", "Ek"),
    ("p3", "Anna", "Berg"),
    ("p4", "Sara", "Holm"),
    ("p5", "Nils", "Öberg"),
    ("p6", "Åsa", "Ström"),
    ("p7", "Olle", "Dahl"),
    ("p8", "Kim", "Falk"),
    ("p9", "Mia", "Åkesson"),
)
EVA, PER, ANNA, SARA, NILS, ASA, OLLE, KIM, MIA, VACANT = range(10)


def line(
    person: str | None,
    status: k.AttendanceStatus = k.AttendanceStatus.PRESENT,
    *changes: m.PresenceChange,
    post: str = "",
    capacity: k.Capacity = k.Capacity.REGULAR,
    group: str = "",
    online: bool = False,
) -> m.Attendance:
    return m.Attendance(
        person=person,
        status=status,
        capacity=capacity,
        post=post,
        changes=changes,
        group=group,
        online=online,
    )


def change(
    kind: k.ChangeKind,
    item: str,
    *,
    during: bool = False,
    until: str | None = None,
    serves: str | None = None,
) -> m.PresenceChange:
    return m.PresenceChange(
        kind=kind,
        item=item,
        when=k.When.DURING if during else None,
        until_item=until,
        in_place_of=serves,
    )


def sketch(stage: k.Stage = k.Stage.ONGOING) -> m.Meeting:
    """As in look-meeting.png."""
    excused = k.AttendanceStatus.EXCUSED
    return m.Meeting(
        body=m.Body(name="Samordningsgruppen område Norr", quorum=m.Quorum(rule=k.QuorumRule.MAJORITY)),
        head=m.MeetingHead(
            date=date(2026, 12, 1),
            number="4",
            start="12:00",
            end="15:30",
            place="Centret, Storgatan 1",
            minutes_kind=k.MinutesKind.DECISIONS,
            stage=stage,
        ),
        people=tuple(m.Person(id=one, given_name=given, family_name=family) for one, given, family in NAMES),
        officers=(
            m.Officer(role=k.OfficerRole.CHAIR, person="p1"),
            m.Officer(role=k.OfficerRole.SECRETARY, person="p3"),
        ),
        attendance=(
            line("p1", post="Ordförande"),
            line("p2", post="Ledamot"),
            line("p3"),
            line("p4", k.AttendanceStatus.PRESENT, change(k.ChangeKind.ARRIVES, "a3")),
            line("p5"),
            line(
                "p6",
                k.AttendanceStatus.PRESENT,
                change(k.ChangeKind.SERVES, "a1", serves="p8"),
                capacity=k.Capacity.SUBSTITUTE,
            ),
            line("p7", excused),
            line("p8", excused),
            line("p9", excused),
            line(None, k.AttendanceStatus.VACANT),
        ),
        agenda=tuple(
            m.AgendaItem(id=f"a{n}", title=title)
            for n, title in enumerate(
                (
                    "Mötets öppnande",
                    "Val av justerare",
                    "Läget på centret",
                    "Verksamhetsplan",
                    "Information från valutskottet",
                    "Mötesdatum nästa år",
                ),
                1,
            )
        ),
    )
