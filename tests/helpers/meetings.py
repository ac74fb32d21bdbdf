"""Random whole meetings for hypothesis: valid by the meeting format, with any text that JSON may carry.

``meetings()`` gives meetings that ``domain.validation.check_meeting`` accepts: ids are unique, references
lead somewhere, moments exist and come in order, ballots agree with the counts. ``size`` limits the length of
each list. Texts are NFC without lone surrogates, as those of a decoded file are, and hostile otherwise: NUL
and other controls, emoji, right-to-left, ``{{Datum}}``, look-alikes of Markdown. Small edits of a meeting are
in ``meeting_edits``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from msgspec.structs import replace

from protokoll.domain import entries as e
from protokoll.domain import kinds as k
from protokoll.domain import meeting as m
from protokoll.domain.values import PersonRef, Unregistered

T = TypeVar("T")

HOSTILE = (
    "{{Datum}}",
    "{% raw %}",
    "<b>&amp;</b>",
    "]]>",
    "# Rubrik",
    "---",
    "*a*b*",
    "_a_",
    "\\",
    "\\\\n",
    "\x00",
    "\x01\x0b\x1f\x7f\x85",
    "\u200b\u200e\u202e\u2028\u2029\ufeff\ufffe",
    "שלום עולם",
    "مرحبا",
    "👩‍👩‍👧🇸🇪",
    "Å ä ö é",
    "'; DROP TABLE meeting; --",
    "\r\n\t",
    "\U0010ffff",
)


def texts(max_size: int = 8) -> SearchStrategy[str]:
    """Any text that a decoded file may hold; mostly short, since a meeting has hundreds of them."""
    return st.one_of(
        st.sampled_from(("", *HOSTILE)), st.text(st.characters(codec="utf-8"), max_size=max_size)
    ).map(nfc)


def nfc(text: str) -> str:
    """The composed form, in which the program keeps all text."""
    return unicodedata.normalize("NFC", text)


def filled(max_size: int = 8) -> SearchStrategy[str]:
    """Texts that are not empty."""
    return texts(max_size).filter(bool)


def times() -> SearchStrategy[str]:
    """Clock times, "HH:MM"."""
    return st.times().map(lambda time: f"{time:%H:%M}")


def days() -> SearchStrategy[date]:
    """Dates, early ones too: a year has four digits in every column."""
    return st.dates()


def perhaps(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """The value or nothing."""
    return st.none() | strategy


def word(words: type[StrEnum]) -> SearchStrategy[Any]:
    """One of a closed list, or nothing."""
    return perhaps(st.sampled_from(words))


def counts() -> SearchStrategy[int | None]:
    """A number of votes, seats or minutes, or nothing."""
    return perhaps(st.integers(0, 1_000_000_000))


def lists(strategy: SearchStrategy[T], size: int, min_size: int = 0) -> SearchStrategy[tuple[T, ...]]:
    """A list as structs hold it; of nothing, an empty one."""
    if strategy.is_empty:
        return st.just(())
    return st.lists(strategy, min_size=min_size, max_size=max(size, min_size)).map(tuple)


@st.composite
def spans(draw: DrawFn) -> tuple[str | None, str | None]:
    """Two moments in order, either of which may be missing."""
    begun = draw(st.datetimes(max_value=datetime(9999, 1, 1)))
    ended = begun + timedelta(minutes=draw(st.integers(0, 3_000)))
    moments = [f"{moment.date().isoformat()}T{moment:%H:%M}" for moment in (begun, ended)]
    return tuple(moment if draw(st.booleans()) else None for moment in moments)  # type: ignore[return-value]


@st.composite
def meetings(draw: DrawFn, size: int = 3) -> m.Meeting:
    """Whole valid meetings, no list of which is longer than ``size``."""
    people = tuple(draw(_person(name)) for name in draw(_ids(size)))
    person = person_ref([one.id for one in people])
    agenda = _with_follows(draw, draw(_agenda(_Names(), person, size, depth=2)))
    items = [item.id for item in m.walk_items(agenda)]
    item = st.sampled_from(items) if items else st.nothing()
    some_items = lists(item, size)
    changes = lists(_change(person, item), size) if items else st.just(())
    head = draw(heads(some_items))
    return m.Meeting(
        organisation=draw(perhaps(st.builds(m.Organisation, name=texts(), number=texts()))),
        body=draw(bodies()),
        head=head,
        people=people,
        officers=draw(
            lists(
                st.builds(
                    m.Officer,
                    role=st.sampled_from(k.OfficerRole),
                    person=person,
                    from_item=perhaps(item),
                    until_item=perhaps(item),
                ),
                size,
            )
        ),
        attendance=draw(lists(_attendance(person, changes), size)),
        others=draw(texts()),
        agenda=agenda,
        planned_meetings=draw(perhaps(planned_meetings(size))),
        attachments=tuple(
            draw(
                st.builds(
                    m.Attachment,
                    id=st.just(name),
                    title=texts(),
                    number=texts(),
                    file=texts(),
                    items=some_items,
                )
            )
            for name in draw(_ids(size))
        ),
        adjustment=draw(
            lists(
                st.builds(m.Adjustment, person=person, date=perhaps(days()), sections=texts(), note=texts()),
                size,
            )
        ),
    )


def _ids(size: int) -> SearchStrategy[list[str]]:
    return st.lists(filled(), max_size=size, unique=True)


class _Names:
    """The ids that items and entries have so far; an item's may be an entry's too."""

    def __init__(self) -> None:
        self._items: set[str] = set()
        self._entries: set[str] = set()

    def item(self, draw: DrawFn) -> str:
        return _fresh(draw, self._items)

    def entry(self, draw: DrawFn) -> str:
        return _fresh(draw, self._entries)


def _fresh(draw: DrawFn, known: set[str]) -> str:
    name = draw(filled().filter(lambda text: text not in known))
    known.add(name)
    return name


def person_ref(people: Sequence[str]) -> SearchStrategy[PersonRef]:
    words = st.builds(Unregistered, text=texts())
    return st.sampled_from(people) | words if people else words


@st.composite
def _person(draw: DrawFn, person_id: str) -> m.Person:
    return m.Person(
        id=person_id,
        given_name=draw(texts()),
        uid=draw(perhaps(filled())),
        family_name=draw(texts()),
        email=draw(texts()),
        phone=draw(texts()),
        affiliation=draw(texts()),
    )


@st.composite
def bodies(draw: DrawFn) -> m.Body:
    styles = st.builds(m.DecisionStyle, tense=word(k.Tense), list=word(k.ListStyle))
    quorums = st.builds(m.Quorum, rule=st.sampled_from(k.QuorumRule), number=counts(), seats=counts())
    return m.Body(
        name=draw(texts()),
        uid=draw(perhaps(filled())),
        kind=draw(word(k.BodyKind)),
        decides_as=draw(texts()),
        numbering=draw(word(k.Numbering)),
        number_style=draw(word(k.NumberStyle)),
        decision_style=draw(perhaps(styles)),
        quorum=draw(perhaps(quorums)),
    )


@st.composite
def heads(draw: DrawFn, some_items: SearchStrategy[tuple[str, ...]]) -> m.MeetingHead:
    opened, closed = draw(spans())
    first = draw(days())
    return m.MeetingHead(
        date=first,
        uid=draw(perhaps(filled())),
        stage=draw(word(k.Stage)),
        noticed=draw(perhaps(days())),
        kind=draw(word(k.MeetingKind)),
        number=draw(texts()),
        title=draw(texts()),
        end_date=draw(perhaps(st.dates(min_value=first))),
        start=draw(perhaps(times())),
        end=draw(perhaps(times())),
        opened=opened,
        closed=closed,
        place=draw(texts()),
        online=draw(st.booleans()),
        minutes_kind=draw(word(k.MinutesKind)),
        classification=draw(texts()),
        first_section=draw(counts()),
        sequence=draw(some_items),
    )


@st.composite
def _attendance(
    draw: DrawFn,
    person: SearchStrategy[PersonRef],
    changes: SearchStrategy[tuple[m.PresenceChange, ...]],
) -> m.Attendance:
    status = draw(st.sampled_from(k.AttendanceStatus))
    return m.Attendance(
        status=status,
        person=None if status is k.AttendanceStatus.VACANT else draw(person),
        capacity=draw(word(k.Capacity)),
        post=draw(texts()),
        group=draw(texts()),
        online=draw(st.booleans()),
        votes=draw(perhaps(st.booleans())),
        changes=draw(changes),
    )


@st.composite
def _change(draw: DrawFn, person: SearchStrategy[PersonRef], item: SearchStrategy[str]) -> m.PresenceChange:
    kind = draw(st.sampled_from(k.ChangeKind))
    return m.PresenceChange(
        kind=kind,
        item=draw(item),
        when=draw(word(k.When)),
        time=draw(perhaps(times())),
        until_item=draw(perhaps(item)),
        in_place_of=draw(perhaps(person)) if kind is k.ChangeKind.SERVES else None,
        reason=draw(texts()),
    )


@st.composite
def _agenda(
    draw: DrawFn, names: _Names, person: SearchStrategy[PersonRef], size: int, depth: int
) -> tuple[m.AgendaItem, ...]:
    items = []
    for _ in range(draw(st.integers(0, size))):
        opened, closed = draw(spans())
        items.append(
            m.AgendaItem(
                id=names.item(draw),
                title=draw(texts()),
                number=draw(texts()),
                section=draw(texts()),
                kind=draw(word(k.ItemKind)),
                presenters=draw(lists(person, size)),
                reference=draw(texts()),
                matter=draw(perhaps(st.builds(m.MatterRef, title=texts(), reference=texts()))),
                minutes_planned=draw(counts()),
                proposal=draw(texts()),
                chair_note=draw(texts()),
                basis=draw(lists(texts(), size)),
                sent_to=draw(lists(texts(), size)),
                confidential=draw(st.booleans()),
                opened=opened,
                closed=closed,
                entries=tuple(
                    replace(entry, id=names.entry(draw)) if draw(st.booleans()) else entry
                    for entry in draw(lists(entries(person, size), 2 * size))
                ),
                items=draw(_agenda(names, person, size - 1, depth - 1)) if depth else (),
            )
        )
    return tuple(items)


def entries(person: SearchStrategy[PersonRef], size: int) -> SearchStrategy[e.Entry]:
    """Entries of every kind, without an id."""
    people = lists(person, size)
    outcome = st.sampled_from(k.Outcome)
    return st.one_of(
        st.builds(e.Note, heading=texts(), text=texts(100)),
        st.builds(
            e.Proposal,
            by=people,
            source=word(k.ProposalSource),
            text=texts(),
            clauses=lists(st.builds(e.ProposalClause, text=texts(), outcome=perhaps(outcome)), size),
            outcome=perhaps(outcome),
            withdrawn=st.booleans(),
        ),
        st.builds(
            e.Decision,
            label=texts(),
            stem=texts(),
            clauses=lists(texts(), size),
            text=texts(),
            outcome=outcome,
            immediate=st.booleans(),
        ),
        _vote(person, size),
        st.builds(e.Roll, number=st.integers(0, 1_000), text=texts()),
        st.builds(e.Dissent, by=people, text=texts()),
        st.builds(e.Statement, by=people, text=texts()),
        st.builds(e.Abstention, by=people, text=texts()),
        st.builds(e.Recusal, person=person, reason=texts()),
        st.builds(
            e.Task,
            assignees=people,
            text=texts(),
            due=perhaps(days()),
            due_text=texts(),
            done=perhaps(days()),
        ),
        st.builds(
            e.Election,
            elected=lists(
                st.builds(
                    e.Elected, person=perhaps(person), post=texts(), term=texts(), form=word(k.ElectionForm)
                ),
                size,
            ),
            text=texts(),
        ),
        st.builds(
            lambda span, reason: e.Adjournment(start=span[0], end=span[1], reason=reason), spans(), texts()
        ),
    )


@st.composite
def _vote(draw: DrawFn, person: SearchStrategy[PersonRef], size: int) -> e.Vote:
    options = draw(lists(texts(), size))
    choices: list[Any] = [*range(len(options)), "abstain"]
    voters = draw(st.lists(person, max_size=size, unique=True))
    ballots = tuple(e.Ballot(person=voter, choice=draw(st.sampled_from(choices))) for voter in voters)
    given: list[Any] = [ballot.choice for ballot in ballots]

    def told(choice: object) -> int | None:
        """What the file says about a number that the ballots decide, if there are any."""
        return draw(perhaps(st.just(given.count(choice))) if ballots else counts())

    return e.Vote(
        question=draw(texts()),
        method=draw(st.sampled_from(k.VoteMethod)),
        options=tuple(e.VoteOption(text=text, votes=told(n)) for n, text in enumerate(options)),
        blank=draw(counts()),
        invalid=draw(counts()),
        abstain=told("abstain"),
        roll=draw(counts()),
        majority=draw(word(k.Majority)),
        ballots=ballots,
        casting_vote=draw(perhaps(person)),
        result=draw(texts()),
    )


def planned_meetings(size: int) -> SearchStrategy[m.PlannedMeetings]:
    planned = st.builds(
        m.PlannedMeeting,
        date=days(),
        start=perhaps(times()),
        end=perhaps(times()),
        place=texts(),
        tentative=st.booleans(),
    )
    return st.builds(m.PlannedMeetings, meetings=lists(planned, size), heading=texts(), text=texts())


def _with_follows(draw: DrawFn, agenda: tuple[m.AgendaItem, ...]) -> tuple[m.AgendaItem, ...]:
    """Decisions that rest on other entries, wherever these stand."""
    known = [entry.id for item in m.walk_items(agenda) for entry in item.entries if entry.id]
    if not known:
        return agenda

    def linked(entry: e.Entry) -> e.Entry:
        if not isinstance(entry, e.Decision):
            return entry
        return replace(entry, follows=draw(lists(st.sampled_from(known), 2)))

    return each_item(agenda, lambda item: replace(item, entries=tuple(map(linked, item.entries))))


def each_item(
    agenda: tuple[m.AgendaItem, ...], change: Callable[[m.AgendaItem], m.AgendaItem]
) -> tuple[m.AgendaItem, ...]:
    """The agenda with every item changed; what stays the same stays the same object."""
    changed = tuple(_same_or(item, change(_below(item, change))) for item in agenda)
    return agenda if changed == agenda else changed


def _below(item: m.AgendaItem, change: Callable[[m.AgendaItem], m.AgendaItem]) -> m.AgendaItem:
    """The item with its sub-items changed."""
    items = each_item(item.items, change)
    return item if items is item.items else replace(item, items=items)


def _same_or(old: T, new: T) -> T:
    return old if old == new else new
