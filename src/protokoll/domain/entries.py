"""What is written under an agenda item: twelve kinds of entry, told apart by the key "kind"."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from protokoll.domain.kinds import ElectionForm, Majority, Outcome, ProposalSource, VoteMethod
from protokoll.domain.values import Count, Id, Moment, PersonRef, Value


class EntryBase(Value, tag_field="kind", frozen=True, kw_only=True):
    """Common to all entries. ``id`` is local to the meeting; entries made in the program always have one."""

    id: Id | None = None


class Note(EntryBase, tag="note", frozen=True, kw_only=True):
    """Anteckning, referat: running text, with a heading where it has one ("Beslutsgång")."""

    text: str
    heading: str = ""


class ProposalClause(Value, frozen=True, kw_only=True):
    """Att-sats i ett yrkande, with the outcome it met where each was decided by itself."""

    text: str
    outcome: Outcome | None = None


class Proposal(EntryBase, tag="proposal", frozen=True, kw_only=True):
    """Yrkande, förslag: what somebody asks the meeting to decide."""

    by: tuple[PersonRef, ...] = ()
    source: ProposalSource | None = None
    text: str = ""
    clauses: tuple[ProposalClause, ...] = ()
    outcome: Outcome | None = None
    withdrawn: bool = False


class Decision(EntryBase, tag="decision", frozen=True, kw_only=True):
    """Beslut: att-satser (written without "att"), or a text of its own. ``stem`` replaces the body's stem."""

    outcome: Outcome
    label: str = ""
    stem: str = ""
    clauses: tuple[str, ...] = ()
    text: str = ""
    immediate: bool = False
    follows: tuple[str, ...] = ()


class VoteOption(Value, frozen=True, kw_only=True):
    """Alternativ i en omröstning; ``votes`` may be left out where ballots are given."""

    text: str
    votes: Count | None = None


class Ballot(Value, frozen=True, kw_only=True):
    """Röst vid öppen omröstning: who voted for what (an index into the options, or "abstain")."""

    person: PersonRef
    choice: Annotated[int, Meta(ge=0, le=1_000_000)] | Literal["abstain"]


class Vote(EntryBase, tag="vote", frozen=True, kw_only=True):
    """Omröstning. ``roll`` is the number on the voting roll at that moment."""

    method: VoteMethod
    question: str = ""
    options: tuple[VoteOption, ...] = ()
    blank: Count | None = None
    invalid: Count | None = None
    abstain: Count | None = None
    roll: Count | None = None
    majority: Majority | None = None
    ballots: tuple[Ballot, ...] = ()
    casting_vote: PersonRef | None = None
    result: str = ""


class Roll(EntryBase, tag="roll", frozen=True, kw_only=True):
    """Röstlängden fastställd eller ändrad här: how many have a vote from now on."""

    number: Count
    text: str = ""


class Dissent(EntryBase, tag="dissent", frozen=True, kw_only=True):
    """Reservation mot beslutet."""

    by: tuple[PersonRef, ...]
    text: str = ""


class Statement(EntryBase, tag="statement", frozen=True, kw_only=True):
    """Protokollsanteckning, särskilt yttrande."""

    text: str
    by: tuple[PersonRef, ...] = ()


class Abstention(EntryBase, tag="abstention", frozen=True, kw_only=True):
    """Deltar inte i beslutet."""

    by: tuple[PersonRef, ...]
    text: str = ""


class Recusal(EntryBase, tag="recusal", frozen=True, kw_only=True):
    """Jäv: the person takes no part in this item. The only place where that is recorded."""

    person: PersonRef
    reason: str = ""


class Task(EntryBase, tag="task", frozen=True, kw_only=True):
    """Uppdrag: who does what by when (``due`` a date, or ``due_text`` in words; ``done`` a date)."""

    text: str
    assignees: tuple[PersonRef, ...] = ()
    due: date | None = None
    due_text: str = ""
    done: date | None = None


class Elected(Value, frozen=True, kw_only=True):
    """Vald till en post; no person: the post stays vacant."""

    post: str
    person: PersonRef | None = None
    term: str = ""
    form: ElectionForm | None = None


class Election(EntryBase, tag="election", frozen=True, kw_only=True):
    """Personval."""

    elected: tuple[Elected, ...]
    text: str = ""


class Adjournment(EntryBase, tag="adjournment", frozen=True, kw_only=True):
    """Ajournering: a break in the meeting, from one moment until another."""

    start: Moment | None = field(default=None, name="from")
    end: Moment | None = field(default=None, name="until")
    reason: str = ""


Entry = (
    Note
    | Proposal
    | Decision
    | Vote
    | Roll
    | Dissent
    | Statement
    | Abstention
    | Recusal
    | Task
    | Election
    | Adjournment
)
