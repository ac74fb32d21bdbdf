"""A card that is not being edited reads as text: its label, and what else there is to tell. No Qt."""

from __future__ import annotations

from datetime import date

from protokoll.domain import entries as e
from protokoll.domain.date_text import MONTHS
from protokoll.domain.kinds import Outcome, ProposalSource
from protokoll.gui.entries.people import People
from protokoll.gui.entries.place import Place
from protokoll.gui.entries.typed import show_day, show_moment
from protokoll.gui.entries.words import ABSTAINS, KINDS, MAJORITIES, METHODS, OUTCOMES

_SAME_YEAR = 300
"""Days ahead within which a day is told without its year."""


def heading(entry: e.Entry, place: Place) -> str:
    """The word for the entry's kind, as its label begins: "BESLUT § 4"."""
    return _kind(entry, place).upper()


def _kind(entry: e.Entry, place: Place) -> str:
    match entry:
        case e.Decision(label=label):
            word = f"{label.strip() or KINDS[e.Decision]} {place.section}".rstrip()
        case e.Proposal(source=ProposalSource.MOTION):
            word = "Motion"
        case e.Proposal(source=ProposalSource.BOARD_PROPOSAL):
            word = "Styrelsens förslag"
        case _:
            word = KINDS[type(entry)]
    return word


def label(entry: e.Entry, people: People, place: Place) -> str:
    """The whole label: "UPPDRAG · Centret · senast 15 januari"."""
    return _row(heading(entry, place), *_label_parts(entry, people, place))


def spoken(entry: e.Entry, people: People, place: Place) -> str:
    """The label as a screen reader says it, without the capitals: "Uppdrag · Centret · senast 15 januari"."""
    return _row(_kind(entry, place), *_label_parts(entry, people, place))


def _row(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _label_parts(entry: e.Entry, people: People, place: Place) -> tuple[str, ...]:
    match entry:
        case e.Note(heading=words):
            return (words,)
        case e.Proposal(by=by) | e.Dissent(by=by) | e.Statement(by=by) | e.Abstention(by=by):
            return (people.joined(by),)
        case e.Recusal(person=person):
            return (people.name(person),)
        case e.Task(assignees=assignees, due=due, due_text=words):
            return (people.joined(assignees), f"senast {_near(due, place.day)}" if due else "", words)
        case e.Vote(method=method):
            return (METHODS[method],)
        case e.Roll(number=number):
            return (f"{number} {_votes(number)}" if number else "",)
        case e.Adjournment(start=start, end=end):
            return (_span(show_moment(start, place.day), show_moment(end, place.day)),)
        case e.Decision() | e.Election():
            return ()


def remark(entry: e.Entry) -> str:
    """What is chosen behind "Mer", in few words: "→ bifall", "omedelbart justerat"."""
    match entry:
        case e.Proposal(outcome=outcome, withdrawn=withdrawn):
            parts = [f"→ {OUTCOMES[outcome]}" if outcome else "", "tillbakadraget" if withdrawn else ""]
        case e.Decision(outcome=outcome, immediate=immediate):
            told = outcome is not Outcome.APPROVED
            parts = [OUTCOMES[outcome] if told else "", "omedelbart justerat" if immediate else ""]
        case e.Vote():
            parts = _vote_remarks(entry)
        case e.Task(done=done):
            parts = [f"utfört {show_day(done)}" if done else ""]
        case _:
            parts = []
    return _row(*parts)


def _vote_remarks(vote: e.Vote) -> list[str]:
    counts = ((vote.blank, "blanka"), (vote.invalid, "ogiltiga"), (vote.abstain, ABSTAINS))
    return [
        f"{MAJORITIES[vote.majority]} majoritet" if vote.majority else "",
        f"röstlängd {vote.roll}" if vote.roll is not None else "",
        ", ".join(f"{number} {word}" for number, word in counts if number is not None),
        f"{len(vote.ballots)} namngivna {_votes(len(vote.ballots))}" if vote.ballots else "",
        "utslagsröst" if vote.casting_vote else "",
    ]


def _votes(number: int) -> str:
    return "röst" if number == 1 else "röster"


def _near(day: date, today: date) -> str:
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return short if abs((day - today).days) <= _SAME_YEAR else f"{short} {day.year}"


def _span(start: str, end: str) -> str:
    return f"{start}–{end}" if start and end else start or (f"till {end}" if end else "")
