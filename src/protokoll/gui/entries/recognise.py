"""How secretaries begin: "Beslut: …", "att …", "Anna yrkar …". What such a text may be taken for. No Qt.

Nothing is forced: the text stays a note unless the secretary takes what is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from protokoll.domain import entries as e
from protokoll.domain.edits import changed
from protokoll.domain.kinds import ProposalSource
from protokoll.domain.values import PersonRef
from protokoll.gui.entries.fresh import begins_with_att, begun, clause_text, named
from protokoll.gui.entries.people import People
from protokoll.gui.entries.words import KINDS

_NAME = r"[^\W\d_][\w.’'-]*"
_NAMES = rf"{_NAME}(?:(?:,? (?:och|samt) |, | ){_NAME}){{0,7}}"
_SMALL_WORDS = frozenset(("och", "samt", "av", "af", "von", "de", "la", "van", "der"))


def recognise(text: str, people: People, day: date) -> e.Entry | None:
    """The entry that ``text`` begins as a secretary would begin it, new with an id; None for plain notes."""
    text = text.strip()
    if begins_with_att(text):
        lines = [line for line in text.splitlines() if line.strip()]
        if not all(map(begins_with_att, lines)) or not clause_text(text):
            return None
        return begun(e.Decision, text, people, day)
    for pattern, make in _BEGINNINGS:
        found = pattern.match(text)
        entry = make(found, text[found.end() :].strip(), people, day) if found else None
        if entry is not None:
            return entry
    return None


def offer(entry: e.Entry, people: People) -> str:
    """What the hint line calls the entry: "beslut", "yrkande av Per Ek"."""
    word = KINDS[type(entry)].lower()
    names = people.joined(_people_of(entry))
    if not names:
        return word
    return f"{word} av {names}" if isinstance(entry, e.Proposal) else f"{word}, {names}"


def _people_of(entry: e.Entry) -> Iterator[PersonRef]:
    match entry:
        case e.Proposal(by=by) | e.Dissent(by=by) | e.Statement(by=by) | e.Abstention(by=by):
            yield from by
        case e.Task(assignees=assignees):
            yield from assignees
        case e.Recusal(person=person):
            yield person
        case _:
            pass


_Make = Callable[[re.Match[str], str, People, date], e.Entry | None]


def _names(found: re.Match[str], people: People) -> tuple[PersonRef, ...]:
    """Who is named before the verb; nobody when it is no name ("Det är viktigt att Anna yrkar")."""
    written = found["who"] or ""
    if any(word[0].islower() and word not in _SMALL_WORDS for word in re.findall(r"[\w’'-]+", written)):
        return ()
    return named(written, people)


def _decision(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
    label = found["label"]
    entry = begun(e.Decision, rest, people, day)
    return changed(entry, label=label) if label.casefold() != "beslut" else entry


def _proposal(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
    by = _names(found, people)
    return changed(begun(e.Proposal, rest, people, day), by=by) if by else None


def _proposal_labelled(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
    entry = begun(e.Proposal, rest, people, day)
    by = named(found["who"], people) if found["who"] else ()
    source = ProposalSource.MOTION if found["label"].casefold() == "motion" else None
    return changed(entry, by=by, source=source)


def _said(kind: type[e.EntryBase], field: str) -> _Make:
    def make(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
        who = _names(found, people)
        return changed(begun(kind, "", people, day), text=_opened(rest), **{field: who}) if who else None

    return make


def _labelled(kind: type[e.EntryBase], field: str) -> _Make:
    def make(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
        who = named(found["who"], people) if found["who"] else ()
        return changed(begun(kind, "", people, day), text=rest, **{field: who})

    return make


def _recusal(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
    who = _names(found, people)
    if len(who) != 1:
        return None
    return changed(begun(e.Recusal, "", people, day), person=who[0], reason=_opened(rest).rstrip("."))


def _adjourned(found: re.Match[str], rest: str, people: People, day: date) -> e.Entry | None:
    return begun(e.Adjournment, rest, people, day)


def _opened(rest: str) -> str:
    """The words after the verb, without the punctuation that parted them from it."""
    return rest.lstrip(" .,:;–-")


def _verb(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<who>{_NAMES}) (?:{words})(?!\w)")


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{words})(?: (?:av |från |till )?(?P<who>{_NAMES}))?:", re.IGNORECASE)


_BEGINNINGS: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (re.compile(r"(?P<label>Beslut|Överenskommelse):", re.IGNORECASE), _decision),
    (_label("Yrkande|Förslag|Motion"), _proposal_labelled),
    (_label("Uppdrag"), _labelled(e.Task, "assignees")),
    (_label("Reservation"), _labelled(e.Dissent, "by")),
    (_label("Protokollsanteckning|Särskilt yttrande"), _labelled(e.Statement, "by")),
    (re.compile(r"Ajournering:", re.IGNORECASE), _adjourned),
    (_verb("yrkar|yrkade|föreslår|föreslog"), _proposal),
    (_verb("reserverar sig|reserverade sig"), _said(e.Dissent, "by")),
    (_verb("(?:deltar|deltog) inte i beslutet"), _said(e.Abstention, "by")),
    (_verb("(?:anmäler|anmälde) jäv"), _recusal),
    (_verb("(?:får|fick) i uppdrag"), _said(e.Task, "assignees")),
)
"""What is looked for at the very beginning, in this order, and what to make of it."""
