"""Every paper can be made of every meeting, holds what the catalogue says, and nothing that is private."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.documents.papers import (
    PaperKind,
    PaperOptions,
    known_fields,
    make_log,
    make_paper,
    paper_title,
)
from protokoll.documents.template_fields import ANCHORS
from protokoll.domain import entries as e
from protokoll.domain import kinds as k
from protokoll.domain.meeting import (
    Adjustment,
    AgendaItem,
    Attachment,
    Attendance,
    MatterRef,
    Meeting,
    Officer,
    Person,
    PresenceChange,
)
from protokoll.errors import UserError
from tests.helpers.builders import item, items, meeting
from tests.helpers.meetings import meetings
from tests.helpers.paper_words import everything

SECRET = "HEMLIGT-ORD-7931"
LOGS = (PaperKind.TASK_LIST, PaperKind.DECISION_LOG)
HIDDEN = Person(id="dold", given_name="Zebulon", family_name="Xyzqvist", email="z@example.se", phone="070-1")


def options_for(found: Meeting, **more: Any) -> PaperOptions:
    """Options with which every paper of the meeting can be made."""
    return PaperOptions(items=tuple(one.id for one in found.all_items()), **more)


def kinds_of(found: Meeting) -> list[PaperKind]:
    """The papers that can be made: there is no extract of a meeting without items."""
    return [kind for kind in PaperKind if found.agenda or kind is not PaperKind.EXTRACT]


@settings(max_examples=80)
@given(meetings())
def test_every_paper_holds_what_the_catalogue_says(found: Meeting) -> None:
    for kind in kinds_of(found):
        paper = make_paper(kind, found, options_for(found))
        known = known_fields(kind)
        assert list(paper.fields) == [field.name for field in known.fields]
        assert set(paper.rows) == {group.name for group in known.groups}
        for group in known.groups:
            for row in paper.rows[group.name]:
                assert list(row) == [field.name for field in group.fields]
        assert paper.title and paper.head


@settings(max_examples=40)
@given(st.lists(meetings(size=2), max_size=3), st.dates(), st.dates())
def test_a_log_of_any_period_holds_what_the_catalogue_says(
    found: list[Meeting], one: dt.date, other: dt.date
) -> None:
    first, last = sorted((one, other))
    for kind in LOGS:
        paper = make_log(kind, found, first, last)
        known = known_fields(kind)
        assert list(paper.fields) == [field.name for field in known.fields]
        assert set(paper.rows) == {group.name for group in known.groups}
        assert paper.content
        everywhere = make_log(kind, found, dt.date.min, dt.date.max)
        (group,) = known.groups
        of_each = sum(len(make_paper(kind, each).rows[group.name]) for each in found)
        assert len(everywhere.rows[group.name]) == of_each


@settings(max_examples=40)
@given(meetings())
def test_no_paper_contradicts_another(found: Meeting) -> None:
    """What a field says of the meeting it says on every paper; only names and § of the paper itself differ."""
    own = {"Dokument", "Sidhuvud", "Paragrafer", "Justerandes sign", "Antal deltagare"}
    papers = [make_paper(kind, found, options_for(found)) for kind in kinds_of(found)]
    shared = [{name: text for name, text in paper.fields.items() if name not in own} for paper in papers]
    assert all(one == shared[0] for one in shared)
    assert all(paper.day == found.head.date for paper in papers)


@settings(max_examples=40)
@given(meetings())
def test_the_chairs_notes_stand_in_the_running_script_alone(found: Meeting) -> None:
    noted = replace(
        found, agenda=(AgendaItem(id="anteckning", title="Punkt", chair_note=SECRET), *found.agenda)
    )
    for kind in PaperKind:
        paper = make_paper(kind, noted, options_for(noted))
        assert (SECRET in everything(paper)) == (kind is PaperKind.RUNNING_SCRIPT)
        public = make_paper(kind, noted, options_for(noted, public=True))
        assert SECRET not in everything(public)


def confidential_item(person: str) -> AgendaItem:
    """An item with the secret in every text that it can hold."""
    inside = (
        e.Note(heading=SECRET, text=SECRET),
        e.Proposal(by=(person,), text=SECRET, clauses=(e.ProposalClause(text=SECRET),)),
        e.Decision(outcome=k.Outcome.OTHER, label=SECRET, stem=SECRET, clauses=(SECRET, SECRET), text=SECRET),
        e.Vote(
            method=k.VoteMethod.COUNTED, question=SECRET, options=(e.VoteOption(text=SECRET),), result=SECRET
        ),
        e.Roll(number=1, text=SECRET),
        e.Dissent(by=(person,), text=SECRET),
        e.Statement(by=(person,), text=SECRET),
        e.Abstention(by=(person,), text=SECRET),
        e.Recusal(person=person, reason=SECRET),
        e.Task(assignees=(person,), text=SECRET, due_text=SECRET),
        e.Election(elected=(e.Elected(post=SECRET, term=SECRET),), text=SECRET),
        e.Adjournment(reason=SECRET),
    )
    return AgendaItem(
        id="sekretess",
        title=SECRET,
        reference=SECRET,
        matter=MatterRef(title=SECRET, reference=SECRET),
        proposal=SECRET,
        chair_note=SECRET,
        basis=(SECRET,),
        sent_to=(SECRET,),
        confidential=True,
        entries=inside,
        items=(AgendaItem(id="under", title=SECRET, entries=(e.Note(text=SECRET),)),),
    )


@settings(max_examples=40)
@given(meetings())
def test_nothing_of_confidential_items_stands_on_a_public_paper(found: Meeting) -> None:
    leaves = PresenceChange(kind=k.ChangeKind.LEAVES, item="under", reason=SECRET)
    with_secrets = replace(
        found,
        people=(*found.people, HIDDEN),
        agenda=(*found.agenda, confidential_item("dold")),
        attendance=(
            *found.attendance,
            Attendance(person="dold", status=k.AttendanceStatus.PRESENT, changes=(leaves,)),
        ),
        attachments=(
            *found.attachments,
            Attachment(id="sekretess", title=SECRET, file=SECRET, items=("under",)),
        ),
    )
    for kind in PaperKind:
        paper = make_paper(kind, with_secrets, options_for(with_secrets, public=True))
        assert SECRET not in everything(paper)
    assert SECRET in everything(make_paper(PaperKind.MINUTES, with_secrets))


_TEXT_KEYS = frozenset(
    (
        *("title", "text", "heading", "proposal", "reason", "place", "note", "post", "group", "others"),
        *("label", "stem", "question", "result", "due_text", "term", "file", "affiliation", "sections"),
        *("clauses", "basis", "sent_to"),
    )
)


def with_name_everywhere(found: Meeting, name: str) -> Meeting:
    """The meeting with ``name`` in every text that people write, as a file would have it."""

    def named(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {inner: named(one, inner) for inner, one in value.items()}
        if isinstance(value, list):
            return [named(one, key) for one in value]
        return f"{value} {name} sade" if isinstance(value, str) and key in _TEXT_KEYS else value

    return msgspec.convert(named(msgspec.to_builtins(found), ""), Meeting)


@settings(max_examples=30)
@given(
    meetings(),
    st.sampled_from(
        ("Zebulon Xyzqvist", "ZEBULON XYZQVIST", "Zebulon", "Xyzqvists", "zebulon\u00a0 xyzqvist")
    ),
)
def test_hidden_names_stand_nowhere_on_a_public_paper(found: Meeting, name: str) -> None:
    hidden = replace(
        with_name_everywhere(found, name),
        people=(*found.people, HIDDEN),
        officers=tuple(Officer(role=role, person="dold") for role in k.OfficerRole),
        attendance=(
            Attendance(person="dold", status=k.AttendanceStatus.PRESENT, capacity=k.Capacity.REGULAR),
            *found.attendance,
        ),
        agenda=(
            item("öppen", e.Task(text="x", assignees=("dold",)), e.Dissent(by=("dold",), text="Dold")),
            *with_name_everywhere(found, name).agenda,
        ),
        adjustment=(Adjustment(person="dold"),),
    )
    for kind in PaperKind:
        paper = make_paper(kind, hidden, options_for(hidden, public=True, hidden_people=("dold",)))
        held = everything(paper).casefold()
        assert "zebulon" not in held
        assert "xyzqvist" not in held
        assert "z@example.se" not in held
    assert "zebulon" in everything(make_paper(PaperKind.MINUTES, hidden)).casefold()


def test_every_paper_has_a_title_and_tells_what_its_templates_may_hold() -> None:
    assert paper_title(PaperKind.RUNNING_SCRIPT) == "Ordförandens körschema"
    for kind in PaperKind:
        known = known_fields(kind)
        assert paper_title(kind)
        assert known.anchors == ANCHORS
        for field in (*known.fields, *(field for group in known.groups for field in group.fields)):
            assert field.meaning and field.example
        names = [field.name for field in known.fields] + [anchor.name for anchor in known.anchors]
        assert len(names) == len(set(names))
        assert not {group.name for group in known.groups} & set(names)


@pytest.mark.parametrize("chosen", [(), ("finns-inte",)])
def test_an_extract_of_nothing_is_refused_in_words(chosen: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match=r"[Uu]tdraget"):
        make_paper(PaperKind.EXTRACT, meeting(*items(2)), PaperOptions(items=chosen))


def test_a_period_that_ends_before_it_begins_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="Periodens sista dag"):
        make_log(PaperKind.TASK_LIST, [], dt.date(2026, 2, 1), dt.date(2026, 1, 1))


def test_a_public_version_without_somebody_who_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="finns inte i mötet"):
        make_paper(PaperKind.MINUTES, meeting(), PaperOptions(public=True, hidden_people=("okänd",)))
