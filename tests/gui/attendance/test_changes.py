"""Any sequence of what can happen leaves a valid meeting, whose timeline says what was said last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain import edits
from protokoll.domain import kinds as k
from protokoll.domain import meeting as m
from protokoll.domain.attendance import Presence, Timeline
from protokoll.domain.edits import remove_attendance
from protokoll.domain.entries import Recusal
from protokoll.domain.places import Places
from protokoll.domain.register import PersonRecord
from protokoll.domain.validation import check_meeting
from protokoll.gui.attendance import changes
from protokoll.gui.attendance.lines import AttendanceViews, reads_the_same
from tests.gui.attendance.people import ANNA, ASA, EVA, KIM, OLLE, SARA, VACANT, change, sketch
from tests.helpers.meetings import meetings

ARRIVES, LEAVES, AWAY = k.ChangeKind.ARRIVES, k.ChangeKind.LEAVES, k.ChangeKind.AWAY
ONLINE, IN_ROOM, SERVES = k.ChangeKind.GOES_ONLINE, k.ChangeKind.COMES_IN, k.ChangeKind.SERVES


def presences(meeting: m.Meeting, number: int) -> tuple[Presence, ...]:
    return Timeline(meeting).of_line(number)


def here(meeting: m.Meeting, number: int) -> str:
    """Each item in order: x at its decision, / only for a part of it, . not at all."""
    return "".join(
        "x" if one.at_decision else "/" if one.took_part else "." for one in presences(meeting, number)
    )


def recorded(*happenings: m.PresenceChange, number: int = ANNA, of: m.Meeting | None = None) -> m.Meeting:
    meeting = of or sketch()
    for one in happenings:
        meeting = changes.record(meeting, number, one)
        check_meeting(meeting)
    return meeting


@pytest.mark.parametrize(
    ("happenings", "expected", "kept"),
    [
        ([change(ARRIVES, "a3")], "..xxxx", 1),
        ([change(ARRIVES, "a3", during=True)], "..xxxx", 1),
        ([change(LEAVES, "a3")], "xx....", 1),
        ([change(LEAVES, "a3", during=True)], "xx/...", 1),
        ([change(AWAY, "a3", until="a4")], "xx..xx", 1),
        ([change(AWAY, "a3", during=True, until="a3")], "xx/xxx", 1),
        ([change(AWAY, "a3")], "xx....", 1),
        # out and in again
        ([change(LEAVES, "a2"), change(ARRIVES, "a4")], "x..xxx", 2),
        ([change(ARRIVES, "a2"), change(LEAVES, "a4"), change(ARRIVES, "a6")], ".xx..x", 3),
        # a correction replaces what it corrects
        ([change(ARRIVES, "a2"), change(ARRIVES, "a4")], "...xxx", 1),
        ([change(ARRIVES, "a4"), change(ARRIVES, "a2")], ".xxxxx", 1),
        ([change(LEAVES, "a2"), change(LEAVES, "a4")], "xxx...", 1),
        ([change(LEAVES, "a3"), change(ARRIVES, "a3")], "..xxxx", 1),
        # an absence that ends otherwise than was thought
        ([change(AWAY, "a2", until="a3"), change(ARRIVES, "a5")], "x...xx", 2),
        ([change(AWAY, "a2", until="a5"), change(ARRIVES, "a3")], "x.xxxx", 2),
        ([change(AWAY, "a2", until="a2"), change(LEAVES, "a3")], "x.....", 2),
        ([change(AWAY, "a2", until="a4"), change(LEAVES, "a3")], "xx....", 1),
        ([change(AWAY, "a2", until="a2"), change(AWAY, "a4", until="a4")], "x.x.xx", 2),
        ([change(LEAVES, "a3"), change(AWAY, "a2", until="a4")], "x...xx", 1),
        ([change(AWAY, "a4", until="a5"), change(LEAVES, "a2")], "x.....", 1),
        # going online brings back whoever had left, unless the leaving was said last
        ([change(LEAVES, "a2"), change(ONLINE, "a4")], "x..xxx", 2),
        ([change(ONLINE, "a4"), change(LEAVES, "a2")], "x.....", 1),
        ([change(ONLINE, "a2"), change(ARRIVES, "a4")], "...xxx", 1),
        ([change(ONLINE, "a4"), change(ARRIVES, "a4")], "...xxx", 2),
    ],
)
def test_the_last_word_counts(happenings: list[m.PresenceChange], expected: str, kept: int) -> None:
    meeting = recorded(*happenings)
    assert here(meeting, ANNA) == expected
    assert len(meeting.attendance[ANNA].changes) == kept


def test_online_from_an_item_and_back() -> None:
    meeting = recorded(change(ONLINE, "a3"), change(IN_ROOM, "a5"))
    assert [one.online for one in presences(meeting, ANNA)] == [False, False, True, True, False, False]
    meeting = recorded(change(IN_ROOM, "a4"))
    assert [one.online for one in presences(meeting, ANNA)] == [True] * 3 + [False] * 3
    meeting = changes.set_online(meeting, ANNA, True)
    assert all(one.online for one in presences(meeting, ANNA))
    meeting = recorded(change(ONLINE, "a3"), change(ONLINE, "a5"))
    assert [one.online for one in presences(meeting, ANNA)] == [False] * 4 + [True] * 2


def test_one_serves_for_one_at_a_time() -> None:
    meeting = recorded(change(SERVES, "a3", until="a4", serves="p7"), number=ASA)
    serving = [one.serving_for for one in presences(meeting, ASA)]
    assert serving == ["p8", "p8", "p7", "p7", "p8", "p8"]
    meeting = recorded(change(SERVES, "a1", serves="p9"), number=ASA, of=meeting)
    assert {one.serving_for for one in presences(meeting, ASA)} == {"p9"}
    assert len(meeting.attendance[ASA].changes) == 1
    meeting = recorded(change(SERVES, "a1", during=True, serves="p7"), number=ASA)
    assert [one.serving_for for one in presences(meeting, ASA)] == ["p7"] * 6
    meeting = recorded(change(SERVES, "a1"), number=ASA)
    assert {(one.serves, one.serving_for) for one in presences(meeting, ASA)} == {(True, None)}


def test_whoever_comes_is_present_but_before_the_meeting_it_is_a_plan() -> None:
    arrival = change(ARRIVES, "a2")
    assert changes.record(sketch(), OLLE, arrival).attendance[OLLE].status is k.AttendanceStatus.PRESENT
    planned = changes.mark_away(sketch(k.Stage.NOTICED), OLLE, k.AttendanceStatus.CALLED)
    assert changes.record(planned, OLLE, arrival).attendance[OLLE].status is k.AttendanceStatus.CALLED


def test_status() -> None:
    meeting = changes.toggled(sketch(), SARA)
    assert meeting.attendance[SARA].status is k.AttendanceStatus.EXCUSED
    assert here(meeting, SARA) == "......"
    meeting = changes.toggled(meeting, SARA)
    assert here(meeting, SARA) == "xxxxxx"
    meeting = changes.mark_present(sketch(), SARA)
    assert here(meeting, SARA) == "xxxxxx"
    assert changes.mark_present(sketch(), VACANT) == sketch()


def test_all_who_are_expected_become_present_from_where_it_was_planned() -> None:
    meeting = sketch(k.Stage.NOTICED)
    meeting = changes.mark_away(meeting, ANNA, k.AttendanceStatus.CALLED)
    meeting = changes.mark_away(meeting, OLLE, k.AttendanceStatus.COMING)
    meeting = changes.record(meeting, ANNA, change(ARRIVES, "a3"))
    meeting = changes.mark_expected_present(meeting)
    assert here(meeting, ANNA) == "..xxxx"
    assert here(meeting, OLLE) == "xxxxxx"
    assert here(meeting, KIM) == "......"
    called = changes.mark_away(meeting, OLLE, k.AttendanceStatus.CALLED)
    assert changes.toggled(called, OLLE).attendance[OLLE].status is k.AttendanceStatus.PRESENT


def test_taking_back_a_leaving_takes_back_the_return() -> None:
    leaving, arrival = change(LEAVES, "a2"), change(ARRIVES, "a4")
    meeting = recorded(leaving, arrival)
    assert changes.undo_change(meeting, ANNA, leaving).attendance[ANNA].changes == ()
    assert here(changes.undo_change(meeting, ANNA, arrival), ANNA) == "x....."
    coming = change(ARRIVES, "a2")
    meeting = recorded(coming, change(LEAVES, "a4"))
    assert here(changes.undo_change(meeting, ANNA, coming), ANNA) == "xxx..."
    away = change(AWAY, "a2", until="a3")
    assert changes.undo_change(recorded(away), ANNA, away).attendance[ANNA].changes == ()
    serving = sketch().attendance[ASA].changes[0]
    assert changes.undo_change(sketch(), ASA, serving).attendance[ASA].changes == ()


def test_recusal_stands_as_an_entry_and_only_there() -> None:
    meeting = changes.recuse(sketch(), ANNA, "a4")
    assert [type(entry) for entry in meeting.agenda[3].entries] == [Recusal]
    assert meeting.attendance == sketch().attendance
    assert here(meeting, ANNA) == "xxx.xx"
    assert changes.recuse(meeting, ANNA, "a4") is meeting
    assert changes.recuse(meeting, VACANT, "a4") is meeting
    assert changes.undo_recusal(meeting, ANNA, "a4") == sketch()


def test_somebody_from_the_register_keeps_the_uid() -> None:
    record = PersonRecord(uid="u1", given_name="Ida", family_name="Ny", email="ida@example.se")
    meeting, number = changes.add_person(sketch(), record, k.Capacity.SUBSTITUTE)
    person = meeting.people[-1]
    assert (person.uid, person.name, person.email) == ("u1", "Ida Ny", "ida@example.se")
    assert number == ASA + 1  # after the other substitute
    assert meeting.attendance[number].person == person.id
    assert here(meeting, number) == "xxxxxx"
    again, _ = changes.add_person(remove_attendance(meeting, number), record, k.Capacity.GUEST)
    assert again.people == meeting.people


def test_somebody_by_name() -> None:
    meeting, number = changes.add_person(sketch(k.Stage.PLANNED), "Ida von Ny", k.Capacity.GUEST)
    person = meeting.people[-1]
    assert (person.given_name, person.family_name) == ("Ida", "von Ny")
    assert meeting.attendance[number].status is k.AttendanceStatus.CALLED
    same, _ = changes.add_person(meeting, "Anna Berg", k.Capacity.GUEST)  # another with that name
    assert len(same.people) == len(meeting.people) + 1
    off = remove_attendance(sketch(), ANNA)
    back, number = changes.add_person(off, "Anna Berg", k.Capacity.REGULAR)
    assert back.attendance[number].person == "p3"


def test_vacant_seats() -> None:
    meeting = changes.make_vacant(sketch(), EVA)
    check_meeting(meeting)
    assert meeting.attendance[EVA].post == "Ordförande"
    meeting = changes.fill_seat(meeting, EVA, "Ida Ny")
    check_meeting(meeting)
    assert here(meeting, EVA) == "xxxxxx"
    meeting, number = changes.add_vacant_seat(meeting)
    check_meeting(meeting)
    assert meeting.attendance[number].status is k.AttendanceStatus.VACANT


# --- any sequence of anything --------------------------------------------------------------------


@st.composite
def happenings(draw: st.DrawFn, meeting: m.Meeting) -> m.PresenceChange:
    items = st.sampled_from([item.id for item in meeting.all_items()])
    kind = draw(st.sampled_from(k.ChangeKind))
    start = draw(items)
    people = [line.person for line in meeting.attendance if line.person is not None]
    return m.PresenceChange(
        kind=kind,
        item=start,
        when=draw(st.sampled_from((None, *k.When))),
        time=draw(st.sampled_from((None, "12:05"))),
        until_item=draw(st.none() | items) if kind in (AWAY, SERVES) else None,
        in_place_of=draw(st.sampled_from(people)) if kind is SERVES and people else None,
    )


def assert_says(meeting: m.Meeting, number: int, asked: m.PresenceChange) -> None:
    """The timeline of the meeting says what was asked for."""
    places = Places(meeting)
    steps = presences(meeting, number)
    step, during = divmod(places.start(asked), 2)
    recused = steps[step].recused
    before = steps[step - 1] if step and not steps[step - 1].recused else None
    starts = map(places.start, meeting.attendance[number].changes)
    more_here = not during and 2 * step + 1 in starts
    match asked.kind:
        case k.ChangeKind.ARRIVES:
            assert recused or steps[step].took_part
            if during:
                assert recused or steps[step].at_decision
            assert during or before is None or not before.at_decision
        case k.ChangeKind.LEAVES | k.ChangeKind.AWAY:
            assert more_here or not steps[step].at_decision
            assert recused or more_here or steps[step].took_part == bool(during)
            back_just_then = places.start(asked) in map(places.end, meeting.attendance[number].changes)
            assert during or back_just_then or before is None or before.at_decision
            end = places.end(asked)
            after = len(steps) if end is None else end // 2
            if asked.kind is AWAY and end is not None:
                assert not any(one.at_decision for one in steps[step:after])
                following = [places.start(one) // 2 for one in meeting.attendance[number].changes]
                if after < len(steps) and after not in following:
                    assert steps[after].at_decision or steps[after].recused
        case k.ChangeKind.GOES_ONLINE | k.ChangeKind.COMES_IN:
            if steps[step].at_decision and not more_here:
                assert steps[step].online == (asked.kind is ONLINE)
        case k.ChangeKind.SERVES:
            if steps[step].at_decision and not more_here:
                assert steps[step].serving_for == asked.in_place_of


def seats(meeting: m.Meeting) -> list[int]:
    return [n for n, line in enumerate(meeting.attendance) if line.person is not None]


@given(data=st.data())
@settings(max_examples=100)
def test_any_sequence_leaves_a_valid_meeting_that_says_what_was_asked(data: st.DataObject) -> None:
    meeting = sketch()
    if data.draw(st.booleans(), label="resumed"):
        meeting = replace(meeting, head=replace(meeting.head, sequence=("a1", "a3", "a2", "a4")))
    for _ in range(data.draw(st.integers(1, 8), label="how many")):
        number = data.draw(st.sampled_from(seats(meeting)), label="line")
        act = data.draw(st.integers(0, 9), label="act")
        if act <= 5:
            asked = data.draw(happenings(meeting), label="asked")
            meeting = changes.record(meeting, number, asked)
            assert asked in meeting.attendance[number].changes
            assert_says(meeting, number, asked)
        elif act == 6:
            meeting = changes.toggled(meeting, number)
            present = meeting.attendance[number].status is k.AttendanceStatus.PRESENT
            assert {one.took_part for one in presences(meeting, number) if not one.recused} <= {present}
        elif act == 7 and meeting.attendance[number].changes:
            change_ = data.draw(st.sampled_from(meeting.attendance[number].changes), label="taken back")
            meeting = changes.undo_change(meeting, number, change_)
        elif act == 8:
            meeting = changes.recuse(meeting, number, "a4")
            assert presences(meeting, number)[Timeline(meeting).steps.index("a4")].recused
        else:
            meeting = changes.mark_present(meeting, number)
            assert all(one.at_decision or one.recused for one in presences(meeting, number))
        check_meeting(meeting)


@given(data=st.data(), meeting=meetings(size=3))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_meeting_at_all_stays_valid(data: st.DataObject, meeting: m.Meeting) -> None:
    """Files may hold lines no edit of ours would make: nothing raises, everything stays valid."""
    for number in seats(meeting)[:2]:
        if not any(True for _ in meeting.all_items()):
            break
        meeting = changes.record(meeting, number, data.draw(happenings(meeting)))
        check_meeting(meeting)
        for one in meeting.attendance[number].changes[:1]:
            check_meeting(changes.undo_change(meeting, number, one))
        check_meeting(changes.toggled(meeting, number))
        check_meeting(changes.make_vacant(meeting, number))
    check_meeting(changes.add_vacant_seat(meeting)[0])
    check_meeting(changes.add_person(meeting, "Ida Ny", k.Capacity.GUEST)[0])
    check_meeting(changes.mark_expected_present(meeting))


@given(data=st.data(), meeting=meetings(size=3))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_meeting_can_be_shown_at_any_item(data: st.DataObject, meeting: m.Meeting) -> None:
    items = [item.id for item in meeting.all_items()]
    item_id = data.draw(st.none() | st.sampled_from(items)) if items else None
    view = AttendanceViews(meeting).at(item_id)
    assert sorted(line.number for line in view.lines) == list(range(len(meeting.attendance)))
    for line in view.lines:
        assert line.name in line.text
    assert reads_the_same(meeting, replace(meeting, others="annat"))


@given(before=meetings(size=3), after=meetings(size=3))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_said_to_read_the_same_does(before: m.Meeting, after: m.Meeting) -> None:
    edited = [
        replace(before, agenda=after.agenda),
        replace(before, attendance=(), officers=()),
        replace(before, head=replace(before.head, sequence=(), first_section=7)),
        *(
            edits.edit_item(
                before, item.id, lambda one: replace(one, entries=(), section="7 b", number="4 c")
            )
            for item in before.all_items()
        ),
        *(
            edits.edit_item(before, item.id, lambda one: replace(one, entries=one.entries[1:]))
            for item in before.all_items()
        ),
    ]
    for one in edited:
        try:
            views = AttendanceViews(one)
        except KeyError:  # it speaks of items that are gone with the agenda
            continue
        if reads_the_same(before, one):
            for item in before.all_items():
                assert views.at(item.id) == AttendanceViews(before).at(item.id)


def test_the_day_is_not_touched() -> None:
    assert recorded(change(ARRIVES, "a2")).head.date == date(2026, 12, 1)
