"""New entries of every kind, empty or begun with words that are already written. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from protokoll.domain import entries as e
from protokoll.domain.edits import changed, new_id
from protokoll.domain.kinds import Outcome, VoteMethod
from protokoll.domain.values import PersonRef
from protokoll.gui.entries.people import NOBODY, People
from protokoll.gui.entries.typed import UnreadableError, read_moment, read_number

_ATT = re.compile(r"\A\s*(?:[-–•*]\s+)?att(?:\s+|\Z)", re.IGNORECASE)


def new_entry(kind: type[e.EntryBase]) -> e.Entry:
    """An empty entry of that kind, with an id of its own and what is most often chosen."""
    return msgspec.structs.replace(_EMPTY[kind], id=new_id())


_EMPTY: dict[type[e.EntryBase], e.Entry] = {
    e.Note: e.Note(text=""),
    e.Proposal: e.Proposal(),
    e.Decision: e.Decision(outcome=Outcome.APPROVED),
    e.Vote: e.Vote(
        method=VoteMethod.SHOW_OF_HANDS, options=(e.VoteOption(text="Ja"), e.VoteOption(text="Nej"))
    ),
    e.Roll: e.Roll(number=0),
    e.Dissent: e.Dissent(by=()),
    e.Statement: e.Statement(text=""),
    e.Abstention: e.Abstention(by=()),
    e.Recusal: e.Recusal(person=NOBODY),
    e.Task: e.Task(text=""),
    e.Election: e.Election(elected=()),
    e.Adjournment: e.Adjournment(),
}


def is_blank(entry: e.Entry) -> bool:
    """Whether nothing has been written in the entry since it was new."""
    return msgspec.structs.replace(entry, id=None) == _EMPTY[type(entry)]


def clause_text(line: str) -> str:
    """An att-sats as it is kept: without its "att", or the bullet before that."""
    return _ATT.sub("", line, count=1).strip()


def begins_with_att(line: str) -> bool:
    """Whether the line is written as an att-sats."""
    return _ATT.match(line) is not None


def begun(kind: type[e.EntryBase], text: str, people: People, day: date) -> e.Entry:
    """A new entry of that kind with ``text`` in its main field."""
    entry = new_entry(kind)
    text = text.strip()
    return _BEGUN[kind](entry, text, people, day) if text else entry


_Begin = Callable[[e.Entry, str, People, date], e.Entry]


def _with_text(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    return changed(entry, text=text)


def _decision(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    """A sentence of its own ("Punkten ströks.") is a text; all else is att-satser."""
    if not begins_with_att(text) and text[:1].isupper():
        return changed(entry, text=text)
    return changed(entry, clauses=_clauses(text))


def _proposal(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    if not begins_with_att(text):
        return changed(entry, text=text)
    return changed(entry, clauses=tuple(e.ProposalClause(text=clause) for clause in _clauses(text)))


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clause_text, text.splitlines())))


def _vote(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    return changed(entry, question=text)


def _roll(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    try:
        return changed(entry, number=read_number(text) or 0)
    except UnreadableError:
        return changed(entry, text=text)


def _persons(field: str) -> _Begin:
    """Names that are all known go to ``field``; anything else is the text."""

    def begin(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
        refs = named(text, people)
        known = refs and all(isinstance(ref, str) for ref in refs)
        return changed(entry, **{field: refs}) if known else changed(entry, text=text)

    return begin


def _recusal(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    ref = people.meant(text)
    return changed(entry, person=ref) if isinstance(ref, str) else changed(entry, reason=text)


def _election(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    if "\n" in text:
        return changed(entry, text=text)
    return changed(entry, elected=(e.Elected(post=text),))


def _adjournment(entry: e.Entry, text: str, people: People, day: date) -> e.Entry:
    first, dash, last = re.sub(r"\s*[–-]\s*", "–", text).partition("–")
    try:
        return changed(entry, start=read_moment(first, day), end=read_moment(last, day) if dash else None)
    except UnreadableError:
        return changed(entry, reason=text)


_BEGUN: dict[type[e.EntryBase], _Begin] = {
    e.Note: _with_text,
    e.Proposal: _proposal,
    e.Decision: _decision,
    e.Vote: _vote,
    e.Roll: _roll,
    e.Dissent: _persons("by"),
    e.Statement: _persons("by"),
    e.Abstention: _persons("by"),
    e.Recusal: _recusal,
    e.Task: _with_text,
    e.Election: _election,
    e.Adjournment: _adjournment,
}


def named(text: str, people: People) -> tuple[PersonRef, ...]:
    """The people named in "Anna Berg, Per och Eva"."""
    parts = re.split(r"\s*,\s*|\s+och\s+|\s+samt\s+", text.strip())
    return tuple(people.meant(part) for part in parts if part)
