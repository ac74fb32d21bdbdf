"""The one table of what the twelve kinds of entry are made of: their fields, in order, and their editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from typing import Any, Final

import msgspec

from protokoll.domain import entries as e
from protokoll.domain.edits import changed
from protokoll.gui.entries.fields.choices import ChoiceField, FlagField
from protokoll.gui.entries.fields.field import Field
from protokoll.gui.entries.fields.parsed import DateField, DueField, MomentField, NumberField, WordField
from protokoll.gui.entries.fields.people import PeopleField, PersonField
from protokoll.gui.entries.fields.row import Column, RowForm
from protokoll.gui.entries.fields.rows import RowsField
from protokoll.gui.entries.fields.texts import ClausesField, LineField, ProposalClausesField, TextField
from protokoll.gui.entries.people import NOBODY
from protokoll.gui.entries.votes import settled
from protokoll.gui.entries.words import (
    ABSTAINS,
    ELECTION_FORMS,
    MAJORITIES,
    METHODS,
    OUTCOMES,
    SOURCES,
)


class Part(Enum):
    """Where on its card a field stands."""

    HEAD = "head"
    """Beside the label, while the card is edited; the label tells it when the card is read."""
    BODY = "body"
    """The text of the card. An empty one shows while the card is edited."""
    SPARE = "spare"
    """As BODY, but an empty one shows only behind "Mer", or when the card has no other text."""
    MORE = "more"
    """Behind "Mer"."""


class FormField(msgspec.Struct, frozen=True):
    """A field: the keys of the entry that it edits, its Swedish word, its place and its editor.

    A field for several keys has their values as a tuple. ``prompt`` stands in an empty field; else its word.
    """

    keys: tuple[str, ...]
    words: str
    part: Part
    make: Callable[[], Field]
    prompt: str = ""

    @property
    def names_people(self) -> bool:
        """Whether names are typed in the field, which need room."""
        return self.keys[0] in ("by", "assignees", "person")

    def of(self, entry: e.Entry) -> Any:
        """The field's value in ``entry``."""
        values = tuple(getattr(entry, key) for key in self.keys)
        return values if len(values) > 1 else values[0]

    def put(self, entry: e.Entry, value: Any) -> e.Entry:
        """``entry`` with another value in the field."""
        values = value if len(self.keys) > 1 else (value,)
        return changed(entry, **dict(zip(self.keys, values, strict=True)))


class EntryForm(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of entry: its card's colours and its fields, in reading order within each part.

    ``settle`` brings the rest of an entry in line after an edit: (before, after) → entry.
    """

    card: str
    fields: tuple[FormField, ...]
    settle: Callable[[Any, Any], Any] | None = None

    def in_part(self, *parts: Part) -> tuple[FormField, ...]:
        """The fields of those parts, in order."""
        return tuple(field for field in self.fields if field.part in parts)


def _field(key: str, words: str, part: Part, make: Callable[[], Field], prompt: str = "") -> FormField:
    return FormField(tuple(key.split()), words, part, make, prompt)


def _ballot_words(entry: e.Entry) -> Mapping[Any, str]:
    """What a ballot may be for: the vote's options, and to abstain."""
    options = entry.options if isinstance(entry, e.Vote) else ()
    return {**{n: option.text for n, option in enumerate(options)}, "abstain": ABSTAINS}


def _form_words(entry: e.Entry) -> Mapping[Any, str]:
    return ELECTION_FORMS


def _has_ballots(entry: e.Entry) -> bool:
    """Whether ballots decide the counts, so that they are not typed."""
    return isinstance(entry, e.Vote) and bool(entry.ballots)


_OPTIONS = RowForm(
    word="Alternativ",
    columns=(
        Column(name="text", words="Alternativ", make=LineField, letters=24),
        Column(name="votes", words="Röster", make=NumberField, locked=_has_ballots),
    ),
    empty=e.VoteOption(text=""),
    keeps_place=True,
)
_BALLOTS = RowForm(
    word="Röst",
    columns=(
        Column(name="person", words="Namn", make=partial(PersonField, required=True), letters=20),
        Column(name="choice", words="Röst", make=partial(WordField, _ballot_words), letters=16),
    ),
    empty=e.Ballot(person=NOBODY, choice="abstain"),
    needed="choice",
)
_ELECTED = RowForm(
    word="Vald",
    columns=(
        Column(name="post", words="Till", make=LineField, letters=14),
        Column(name="person", words="Namn", make=PersonField, letters=12),
        Column(name="form", words="Form", make=partial(WordField, _form_words), letters=7),
        Column(name="term", words="Tid", make=LineField, letters=10),
    ),
    empty=e.Elected(post=""),
    folded=(2, 1),
)

_text = partial(TextField, tables=True)
_sentence = partial(TextField, lines=False)
_outcome = partial(ChoiceField, OUTCOMES, none="inget utfall")

FORMS: Final[dict[type[e.EntryBase], EntryForm]] = {
    e.Note: EntryForm(
        card="note",
        fields=(
            _field("text", "Text", Part.BODY, _text, "Anteckning"),
            _field("heading", "Rubrik", Part.MORE, LineField),
        ),
    ),
    e.Proposal: EntryForm(
        card="note",
        fields=(
            _field("by", "Vem", Part.HEAD, PeopleField),
            _field("clauses", "Att-satser", Part.SPARE, partial(ProposalClausesField, OUTCOMES)),
            _field("text", "Text", Part.SPARE, _text, "Yrkandet med egna ord"),
            _field("outcome", "Utfall", Part.MORE, _outcome),
            _field("source", "Slag", Part.MORE, partial(ChoiceField, SOURCES, none="yrkande")),
            _field("withdrawn", "", Part.MORE, partial(FlagField, "Tillbakadraget")),
        ),
    ),
    e.Decision: EntryForm(
        card="decision",
        fields=(
            _field("clauses", "Att-satser", Part.SPARE, ClausesField),
            _field("text", "Text", Part.SPARE, _text, "Beslutet med egna ord"),
            _field("outcome", "Utfall", Part.MORE, partial(ChoiceField, OUTCOMES)),
            _field("immediate", "", Part.MORE, partial(FlagField, "Omedelbart justerat")),
            _field("stem", "Inledning", Part.MORE, LineField, "I stället för den vanliga"),
            _field("label", "Etikett", Part.MORE, LineField, "I stället för Beslut"),
        ),
    ),
    e.Vote: EntryForm(
        card="note",
        settle=settled,
        fields=(
            _field("method", "Sätt", Part.HEAD, partial(ChoiceField, METHODS)),
            _field("question", "Fråga", Part.BODY, _sentence, "Vad rösterna gäller"),
            _field("options", "Alternativ", Part.BODY, partial(RowsField, _OPTIONS)),
            _field("result", "Resultat", Part.SPARE, _sentence, "Resultat"),
            _field("majority", "Majoritet", Part.MORE, partial(ChoiceField, MAJORITIES, none="inget krav")),
            _field("roll", "Röstlängd", Part.MORE, NumberField),
            _field("blank", "Blanka", Part.MORE, NumberField),
            _field("invalid", "Ogiltiga", Part.MORE, NumberField),
            _field("abstain", "Avstår", Part.MORE, NumberField),
            _field("casting_vote", "Utslagsröst", Part.MORE, PersonField),
            _field("ballots", "Röster med namn", Part.MORE, partial(RowsField, _BALLOTS)),
        ),
    ),
    e.Roll: EntryForm(
        card="note",
        fields=(
            _field("number", "Antal röster", Part.HEAD, partial(NumberField, required=True)),
            _field("text", "Text", Part.BODY, _sentence, "Vad som ändrades"),
        ),
    ),
    e.Dissent: EntryForm(
        card="note",
        fields=(
            _field("by", "Vem", Part.HEAD, PeopleField),
            _field("text", "Text", Part.BODY, _text, "Till förmån för eget yrkande"),
        ),
    ),
    e.Statement: EntryForm(
        card="note",
        fields=(
            _field("by", "Vem", Part.HEAD, PeopleField),
            _field("text", "Text", Part.BODY, _text, "Vad som ska stå i protokollet"),
        ),
    ),
    e.Abstention: EntryForm(
        card="note",
        fields=(
            _field("by", "Vem", Part.HEAD, PeopleField),
            _field("text", "Text", Part.BODY, _sentence, "Skäl"),
        ),
    ),
    e.Recusal: EntryForm(
        card="note",
        fields=(
            _field("person", "Vem", Part.HEAD, partial(PersonField, required=True)),
            _field("reason", "Skäl", Part.BODY, _sentence, "Skäl"),
        ),
    ),
    e.Task: EntryForm(
        card="task",
        fields=(
            _field("assignees", "Vem", Part.HEAD, PeopleField),
            _field("due due_text", "Senast", Part.HEAD, DueField, "Senast"),
            _field("text", "Text", Part.BODY, _text, "Vad som ska göras"),
            _field("done", "Utfört", Part.MORE, DateField),
        ),
    ),
    e.Election: EntryForm(
        card="decision",
        fields=(
            _field("elected", "Valda", Part.BODY, partial(RowsField, _ELECTED)),
            _field("text", "Text", Part.SPARE, _sentence, "Valet med egna ord"),
        ),
    ),
    e.Adjournment: EntryForm(
        card="note",
        fields=(
            _field("start", "Från", Part.HEAD, MomentField, "Från 12.00"),
            _field("end", "Till", Part.HEAD, MomentField, "till 12.30"),
            _field("reason", "Skäl", Part.BODY, _sentence, "Skäl"),
        ),
    ),
}
