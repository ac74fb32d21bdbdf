"""What the types cannot say about a meeting: references, ids, moments, votes that agree."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from protokoll.domain import entries as e
from protokoll.domain.complaints import FormatError
from protokoll.domain.kinds import AttendanceStatus, ChangeKind, OfficerRole, Outcome, VoteMethod
from protokoll.domain.meeting import Adjustment, Attachment, Attendance, Meeting, MeetingHead, Officer, Person
from protokoll.domain.validation import check_meeting
from protokoll.domain.values import Unregistered
from tests.helpers.builders import MEETING_DAY, PEOPLE, change, item, items, line, meeting
from tests.helpers.meetings import meetings

EXPERT = Unregistered(text="revisorn")


def fault(broken: Meeting) -> FormatError:
    with pytest.raises(FormatError) as caught:
        check_meeting(broken)
    return caught.value


def with_head(**facts: object) -> Meeting:
    return replace(meeting(*items(2)), head=MeetingHead(date=MEETING_DAY, **facts))  # type: ignore[arg-type]


def with_entry(*entries: e.Entry) -> Meeting:
    return meeting(item("a", *entries))


def vote(*ballots: tuple[str | Unregistered, object], **more: object) -> e.Vote:
    return e.Vote(
        **{  # type: ignore[arg-type]
            "method": VoteMethod.ROLL_CALL,
            "options": (e.VoteOption(text="Ja"), e.VoteOption(text="Nej")),
            "ballots": tuple(e.Ballot(person=who, choice=choice) for who, choice in ballots),  # type: ignore[arg-type]
            **more,
        }
    )


UNKNOWN_PEOPLE: list[tuple[Meeting, str]] = [
    (meeting(officers=(Officer(role=OfficerRole.CHAIR, person="x"),)), "$.officers[0].person"),
    (meeting(attendance=(line("anna"), line("x"))), "$.attendance[1].person"),
    (
        meeting(item("a"), attendance=(line("anna", change(ChangeKind.SERVES, "a", instead_of="x")),)),
        "$.attendance[0].changes[0].for",
    ),
    (meeting(item("a", presenters=("anna", "x"))), "$.agenda[0].presenters[1]"),
    (meeting(item("a", items=(item("b", presenters=("x",)),))), "$.agenda[0].items[0].presenters[0]"),
    (meeting(adjustment=(Adjustment(person="x"),)), "$.adjustment[0].person"),
    (with_entry(e.Proposal(by=("x",))), "$.agenda[0].entries[0].by[0]"),
    (with_entry(e.Dissent(by=("anna", "x"))), "$.agenda[0].entries[0].by[1]"),
    (with_entry(e.Statement(text="", by=("x",))), "$.agenda[0].entries[0].by[0]"),
    (with_entry(e.Abstention(by=("x",))), "$.agenda[0].entries[0].by[0]"),
    (with_entry(e.Recusal(person="x")), "$.agenda[0].entries[0].person"),
    (with_entry(e.Task(text="", assignees=("x",))), "$.agenda[0].entries[0].assignees[0]"),
    (
        with_entry(e.Election(elected=(e.Elected(post="a"), e.Elected(post="b", person="x")))),
        "$.agenda[0].entries[0].elected[1].person",
    ),
    (with_entry(vote(casting_vote="x")), "$.agenda[0].entries[0].casting_vote"),
    (with_entry(vote(("anna", 0), ("x", 0))), "$.agenda[0].entries[0].ballots[1].person"),
]


@pytest.mark.parametrize(
    ("broken", "path"), UNKNOWN_PEOPLE, ids=[f"{n} {path}" for n, (_, path) in enumerate(UNKNOWN_PEOPLE)]
)
def test_a_person_that_nobody_knows_is_named_where_it_stands(broken: Meeting, path: str) -> None:
    error = fault(broken)

    assert (error.path, error.fault) == (path, "ingen person har id ”x”")


UNKNOWN_ITEMS: list[tuple[Meeting, str]] = [
    (
        meeting(officers=(Officer(role=OfficerRole.CHAIR, person="anna", from_item="x"),)),
        "$.officers[0].from",
    ),
    (
        meeting(officers=(Officer(role=OfficerRole.CHAIR, person="anna", until_item="x"),)),
        "$.officers[0].until",
    ),
    (
        meeting(attendance=(line("anna", change(ChangeKind.LEAVES, "x")),)),
        "$.attendance[0].changes[0].item",
    ),
    (
        meeting(item("a"), attendance=(line("anna", change(ChangeKind.AWAY, "a", until="x")),)),
        "$.attendance[0].changes[0].until",
    ),
    (meeting(item("a"), sequence=("a", "x")), "$.meeting.sequence[1]"),
    (meeting(attachments=(Attachment(id="b", title="B", items=("x",)),)), "$.attachments[0].items[0]"),
]


@pytest.mark.parametrize(("broken", "path"), UNKNOWN_ITEMS, ids=[path for _, path in UNKNOWN_ITEMS])
def test_an_item_that_nobody_knows_is_named_where_it_stands(broken: Meeting, path: str) -> None:
    assert fault(broken).path == path
    assert "”x”" in fault(broken).fault


def test_a_decision_rests_only_on_entries_that_exist_somewhere_in_the_meeting() -> None:
    decision = e.Decision(outcome=Outcome.APPROVED, follows=("y1", "y2"))
    proposals = item("b", e.Proposal(id="y1"))

    check_meeting(
        meeting(item("a", decision), proposals, item("c", e.Vote(id="y2", method=VoteMethod.BALLOT)))
    )
    assert fault(meeting(item("a", decision), proposals)).path == "$.agenda[0].entries[0].follows[1]"


DOUBLES: list[tuple[Meeting, str]] = [
    (meeting(people=(*PEOPLE, Person(id="anna", given_name="Anna"))), "$.people[4].id"),
    (meeting(item("a"), item("a")), "$.agenda[1].id"),
    (meeting(item("a", items=(item("b"),)), item("b")), "$.agenda[1].id"),
    (with_entry(e.Note(id="n", text=""), e.Note(id="n", text="")), "$.agenda[0].entries[1].id"),
    (
        meeting(item("a", e.Note(id="n", text="")), item("b", e.Note(id="n", text=""))),
        "$.agenda[1].entries[0].id",
    ),
    (
        meeting(attachments=(Attachment(id="b", title=""), Attachment(id="b", title=""))),
        "$.attachments[1].id",
    ),
]


@pytest.mark.parametrize(
    ("broken", "path"), DOUBLES, ids=[f"{n} {path}" for n, (_, path) in enumerate(DOUBLES)]
)
def test_an_id_that_stands_twice_is_named_the_second_time(broken: Meeting, path: str) -> None:
    assert fault(broken).path == path
    assert "finns redan" in fault(broken).fault


def test_ids_of_different_things_may_be_the_same() -> None:
    check_meeting(
        meeting(item("anna", e.Note(id="anna", text="")), attachments=(Attachment(id="anna", title=""),))
    )


def test_entries_need_no_id() -> None:
    check_meeting(with_entry(e.Note(text=""), e.Note(text="")))


def test_an_item_may_stand_twice_in_the_sequence() -> None:
    check_meeting(meeting(*items(2), sequence=("1", "2", "1")))


def test_only_a_vacant_seat_has_no_person() -> None:
    nobody = Attendance(status=AttendanceStatus.PRESENT)
    somebody = line("anna", status=AttendanceStatus.VACANT)

    check_meeting(meeting(attendance=(Attendance(status=AttendanceStatus.VACANT),)))
    assert fault(meeting(attendance=(nobody,))).path == "$.attendance[0].person"
    assert fault(meeting(attendance=(somebody,))).path == "$.attendance[0].person"


def test_only_who_serves_does_so_for_somebody() -> None:
    leaves = change(ChangeKind.LEAVES, "a", instead_of="per")

    assert (
        fault(meeting(item("a"), attendance=(line("anna", leaves),))).path == "$.attendance[0].changes[0].for"
    )
    for instead_of in ("per", EXPERT, None):
        serves = change(ChangeKind.SERVES, "a", instead_of=instead_of)
        check_meeting(meeting(item("a"), attendance=(line("anna", serves),)))


# --- days and moments ---


@pytest.mark.parametrize("days", [0, 1])
def test_a_meeting_may_last_for_days(days: int) -> None:
    check_meeting(with_head(end_date=MEETING_DAY + dt.timedelta(days=days)))


def test_a_meeting_ends_on_no_day_before_its_first() -> None:
    assert fault(with_head(end_date=MEETING_DAY - dt.timedelta(days=1))).path == "$.meeting.end_date"


EARLY, LATE, NEVER = "2026-12-01T09:00", "2026-12-01T10:00", "2026-02-30T10:00"
SPANS = [
    (None, None, ""),
    (EARLY, None, ""),
    (None, LATE, ""),
    (EARLY, LATE, ""),
    (EARLY, EARLY, ""),
    (LATE, EARLY, "end"),
    (NEVER, None, "start"),
    (EARLY, NEVER, "end"),
    (None, "0000-01-01T00:00", "end"),
]


@pytest.mark.parametrize(("start", "end", "wrong"), SPANS)
def test_moments_exist_and_come_in_order_wherever_they_stand(
    start: str | None, end: str | None, wrong: str
) -> None:
    told: list[tuple[Meeting, str, str]] = [
        (with_head(opened=start, closed=end), "$.meeting.opened", "$.meeting.closed"),
        (meeting(item("a", opened=start, closed=end)), "$.agenda[0].opened", "$.agenda[0].closed"),
        (
            with_entry(e.Adjournment(start=start, end=end)),
            "$.agenda[0].entries[0].from",
            "$.agenda[0].entries[0].until",
        ),
    ]
    for one, start_at, end_at in told:
        if wrong:
            assert fault(one).path == (start_at if wrong == "start" else end_at)
        else:
            check_meeting(one)


# --- votes ---


def test_ballots_that_agree_with_the_counts_are_right() -> None:
    ballots = (("anna", 0), ("per", 0), ("eva", "abstain"), (EXPERT, 1), (EXPERT, 1))

    check_meeting(with_entry(vote(*ballots)))
    options = (e.VoteOption(text="Ja", votes=2), e.VoteOption(text="Nej", votes=2))
    check_meeting(with_entry(vote(*ballots, options=options, abstain=1, blank=3, casting_vote="anna")))


def test_counts_without_ballots_are_as_they_are() -> None:
    check_meeting(with_entry(vote(options=(e.VoteOption(text="Ja", votes=13),), abstain=4)))


@pytest.mark.parametrize(
    ("votes", "abstain", "path"),
    [(2, None, "options[0].votes"), (0, None, "options[0].votes"), (1, 0, "abstain"), (1, 2, "abstain")],
)
def test_ballots_that_disagree_with_the_counts_are_an_error(
    votes: int, abstain: int | None, path: str
) -> None:
    broken = vote(
        ("anna", 0), ("per", "abstain"), options=(e.VoteOption(text="Ja", votes=votes),), abstain=abstain
    )

    assert fault(with_entry(broken)).path == f"$.agenda[0].entries[0].{path}"


def test_nobody_votes_twice() -> None:
    error = fault(with_entry(vote(("anna", 0), ("per", 1), ("anna", 1))))

    assert (error.path, error.fault) == (
        "$.agenda[0].entries[0].ballots[2].person",
        "personen röstar två gånger",
    )


def test_a_ballot_names_an_option_that_exists() -> None:
    assert fault(with_entry(vote(("anna", 2)))).path == "$.agenda[0].entries[0].ballots[0].choice"


@settings(max_examples=15)
@given(meetings())
def test_any_meeting_that_follows_the_rules_passes(random_meeting: Meeting) -> None:
    check_meeting(random_meeting)
