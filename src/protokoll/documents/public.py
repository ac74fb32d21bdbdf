"""Offentlig version: a meeting without its confidential items and without the names of some people.

The meeting itself is rewritten before any paper is made of it, so that no paper, field or row can hold what is
left out. What takes its place says that something is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from enum import Enum
from typing import Any, TypeVar

import msgspec

from protokoll.documents.paper import Paper, Prose, Title, Tone
from protokoll.domain.entries import Note, Recusal
from protokoll.domain.kinds import ChangeKind
from protokoll.domain.markup import Paragraph, plain
from protokoll.domain.meeting import (
    AgendaItem,
    Attachment,
    Attendance,
    Meeting,
    Person,
    PresenceChange,
    walk_items,
)
from protokoll.domain.values import Unregistered
from protokoll.errors import UserError

NAME_LEFT_OUT = "[namn utelämnat]"
CONFIDENTIAL = "Sekretess"
CONTENT_LEFT_OUT = "Punkten omfattas av sekretess. Innehållet är utelämnat."

_REFERENCES = frozenset(
    {
        *("id", "uid", "person", "by", "presenters", "assignees", "in_place_of", "casting_vote"),
        *("item", "items", "from_item", "until_item", "sequence", "follows"),
        *("start", "end", "opened", "closed", "time", "organisation", "body"),
    }
)
"""Struct fields whose texts are ids and times, or the names of organisation and body."""

_T = TypeVar("_T")


def public_meeting(meeting: Meeting, hidden_people: Collection[str]) -> Meeting:
    """``meeting`` as everybody may read it; the chair's notes are left out too.

    Raises :class:`UserError` where somebody in ``hidden_people`` is not one of the meeting's people: a name that
    was to be hidden must not stand there by mistake.
    """
    hidden = [person for person in meeting.people if person.id in hidden_people]
    if len(hidden) != len(set(hidden_people)):
        raise UserError(
            "En person som ska utelämnas finns inte i mötet, så den offentliga versionen kan inte göras. "
            "Välj personerna på nytt."
        )
    without = _without_confidential(meeting)
    if hidden:
        without = _without_names(without, hidden)
    return without


def marked(paper: Paper, meeting: Meeting, hidden_people: Collection[str]) -> Paper:
    """``paper``, made of a public meeting, with words that tell that it is one. ``meeting``: the whole one."""
    reasons = []
    if any(item.confidential for item in meeting.all_items()):
        reasons.append("punkter som omfattas av sekretess")
    if hidden_people:
        reasons.append("vissa namn")
    told = (
        f"Offentlig version. Här är {' och '.join(reasons)} utelämnade." if reasons else "Offentlig version."
    )
    mark = Prose((Paragraph(plain(told)),), Tone.QUIET)
    at = 1 if paper.head and isinstance(paper.head[0], Title) else 0
    name = paper.fields["Dokument"]
    fields = paper.fields | {
        "Dokument": f"{name}, offentlig version",
        "Sidhuvud": paper.fields["Sidhuvud"].replace(name, f"{name}, offentlig version", 1),
    }
    return msgspec.structs.replace(paper, fields=fields, head=(*paper.head[:at], mark, *paper.head[at:]))


# --- confidential items ---------------------------------------------------------------------------------------------


def _without_confidential(meeting: Meeting) -> Meeting:
    """The meeting with nothing but the numbers of its confidential items, and with no private notes."""
    withheld = {
        below.id for item in meeting.all_items() if item.confidential for below in walk_items((item,))
    }
    recused = [
        (item.id, entry.person)
        for item in meeting.all_items()
        if item.id in withheld
        for entry in item.entries
        if isinstance(entry, Recusal)
    ]
    return msgspec.structs.replace(
        meeting,
        agenda=tuple(_public_item(item, withheld) for item in meeting.agenda),
        attendance=tuple(
            _away(line, [item for item, who in recused if who == line.person], withheld)
            for line in meeting.attendance
        ),
        attachments=tuple(_public_attachment(one, withheld) for one in meeting.attachments),
    )


def _public_item(item: AgendaItem, withheld: Collection[str]) -> AgendaItem:
    items = tuple(_public_item(sub, withheld) for sub in item.items)
    if item.id not in withheld:
        return msgspec.structs.replace(item, chair_note="", items=items)
    return AgendaItem(
        id=item.id,
        title=CONFIDENTIAL,
        number=item.number,
        section=item.section,
        minutes_planned=item.minutes_planned,
        entries=(Note(text=CONTENT_LEFT_OUT),),
        items=items,
    )


def _away(line: Attendance, recused: list[str], withheld: Collection[str]) -> Attendance:
    """The line with plain absences where it tells of jäv in confidential items, and no reasons given there."""
    changes = [
        msgspec.structs.replace(change, reason="") if change.item in withheld and change.reason else change
        for change in line.changes
    ]
    changes += [PresenceChange(kind=ChangeKind.AWAY, item=item, until_item=item) for item in recused]
    return msgspec.structs.replace(line, changes=tuple(changes))


def _public_attachment(one: Attachment, withheld: Collection[str]) -> Attachment:
    if not any(item in withheld for item in one.items):
        return one
    return Attachment(id=one.id, title=CONFIDENTIAL, number=one.number, items=one.items)


# --- names ----------------------------------------------------------------------------------------------------------


def _without_names(meeting: Meeting, hidden: list[Person]) -> Meeting:
    """The meeting with a mark for each name of these people, in lists and in running text alike."""
    open_names = [person for person in meeting.people if person not in hidden]
    mask = _mask(hidden, open_names)
    ids = {person.id for person in hidden}
    found = _rewritten(meeting, "", mask)
    people = tuple(
        Person(id=person.id, given_name=NAME_LEFT_OUT) if person.id in ids else person
        for person in found.people
    )
    return msgspec.structs.replace(found, people=people)


def _mask(hidden: list[Person], open_names: list[Person]) -> Callable[[str], str]:
    """Puts the mark in place of names: whole ones in any letters, and given or family names by themselves.

    Whole names of people who are not hidden are left alone, also where they share a name with one who is.
    """
    kept = [_spaced(person.name) for person in open_names if person.name.strip()]
    whole = [_spaced(person.name) for person in hidden if person.name.strip()]
    parts = [re.escape(part) for person in hidden for part in _parts(person)]
    if not (whole or parts):
        return str
    groups = [f"(?P<kept>(?i:{_any(kept)}))" if kept else "", f"(?i:{_any(whole)})" if whole else ""]
    groups.append(_any(parts) if parts else "")
    found = "|".join(filter(None, groups))
    pattern = re.compile(rf"(?<!\w)(?:{found})(?P<genitive>s?)(?!\w)")

    def put(match: re.Match[str]) -> str:
        return (
            match[0]
            if "kept" in match.groupdict() and match["kept"]
            else f"{NAME_LEFT_OUT}{match['genitive']}"
        )

    return lambda text: pattern.sub(put, text)


def _spaced(name: str) -> str:
    """A name as a pattern: any white space between its words."""
    return r"\s+".join(map(re.escape, name.split()))


def _parts(person: Person) -> Iterator[str]:
    """The parts of a name that tell who it is: given and family name, their words, and those in capitals."""
    for name in (person.given_name, person.family_name):
        for part in (name.strip(), *name.split()):
            if len(part) > 1 and not part.islower():
                yield part
                yield part.upper()


def _any(patterns: list[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(sorted(dict.fromkeys(patterns), key=lambda one: (-len(one), one)))


def _rewritten(value: _T, name: str, mask: Callable[[str], str]) -> _T:
    """``value``, which stands in a struct's field ``name``, with ``mask`` done to every text that people wrote."""
    rewritten: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        rewritten = value if name in _REFERENCES else mask(value)
    elif isinstance(value, tuple):
        rewritten = tuple(_rewritten(part, name, mask) for part in value)
    elif isinstance(value, Unregistered):
        rewritten = Unregistered(text=mask(value.text))
    elif isinstance(value, msgspec.Struct) and name not in ("organisation", "body"):
        fields = {field: _rewritten(getattr(value, field), field, mask) for field in value.__struct_fields__}
        rewritten = msgspec.structs.replace(value, **fields)
    return rewritten  # type: ignore[no-any-return]
