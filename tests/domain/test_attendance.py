"""Who took part in what, who had a vote, and whether that was enough."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.domain.attendance import Presence, Timeline, votes_needed
from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import AttendanceStatus, Capacity, ChangeKind, QuorumRule
from protokoll.domain.meeting import Attendance, Body, Meeting, PresenceChange, Quorum
from protokoll.domain.places import Places, items_taken
from protokoll.domain.values import Unregistered
from tests.helpers.builders import change, item, items, line, meeting, vacant
from tests.helpers.meetings import meetings

ARRIVES, LEAVES, AWAY, SERVES = ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY, ChangeKind.SERVES
GOES_ONLINE, COMES_IN = ChangeKind.GOES_ONLINE, ChangeKind.COMES_IN
SUBSTITUTE = Capacity.SUBSTITUTE


def took_part(one: Attendance, *, count: int = 5, sequence: tuple[str, ...] = ()) -> list[str]:
    """The items that somebody took part in, of ``count``, in the order they were taken."""
    timeline = Timeline(meeting(*items(count), attendance=(one,), sequence=sequence))
    return [
        item_id for item_id, step in zip(timeline.steps, timeline.of_line(0), strict=True) if step.took_part
    ]


def at_decision(one: Attendance, *, count: int = 5, sequence: tuple[str, ...] = ()) -> list[str]:
    timeline = Timeline(meeting(*items(count), attendance=(one,), sequence=sequence))
    return [
        item_id for item_id, step in zip(timeline.steps, timeline.of_line(0), strict=True) if step.at_decision
    ]


def voters(given_meeting: Meeting, item_id: str) -> tuple[object, ...]:
    return Timeline(given_meeting).voting_roll(item_id).voters


# --- the order in which items were really taken ---


def test_items_are_taken_in_agenda_order_with_their_sub_items_unless_told_otherwise() -> None:
    taken = items_taken(meeting(item("a", items=(item("b", items=(item("c"),)), item("d"))), item("e")))

    assert taken == ("a", "b", "c", "d", "e")


def test_the_sequence_tells_the_real_order_and_what_it_leaves_out_comes_last() -> None:
    assert items_taken(meeting(*items(5), sequence=("4", "2"))) == ("4", "2", "1", "3", "5")


def test_sub_items_follow_their_item_unless_the_sequence_names_them() -> None:
    agenda = (item("a", items=(item("b"), item("c", items=(item("d"),)))), item("e"))

    assert items_taken(meeting(*agenda, sequence=("e", "a"))) == ("e", "a", "b", "c", "d")
    assert items_taken(meeting(*agenda, sequence=("c", "e", "a"))) == ("c", "d", "e", "a", "b")


def test_a_resumed_item_stands_twice_and_its_sub_items_once() -> None:
    agenda = (item("a", items=(item("b"),)), item("c"))

    assert items_taken(meeting(*agenda, sequence=("a", "c", "a"))) == ("a", "b", "c", "a")


# --- presence ---


def test_somebody_present_takes_part_in_everything() -> None:
    assert took_part(line("anna"), count=3) == ["1", "2", "3"]


@pytest.mark.parametrize("status", [status for status in AttendanceStatus if status != "present"])
def test_nobody_else_takes_part_in_anything(status: AttendanceStatus) -> None:
    assert took_part(line("anna", status=status)) == []


def test_whoever_arrives_before_an_item_is_there_from_it_on() -> None:
    late = line("anna", change(ARRIVES, "3"))

    assert took_part(late) == at_decision(late) == ["3", "4", "5"]


def test_whoever_arrives_during_an_item_decides_it() -> None:
    late = line("anna", change(ARRIVES, "3", during=True))

    assert took_part(late) == at_decision(late) == ["3", "4", "5"]


def test_whoever_leaves_before_an_item_is_not_there_from_it_on() -> None:
    early = line("anna", change(LEAVES, "3"))

    assert took_part(early) == at_decision(early) == ["1", "2"]


def test_whoever_leaves_during_an_item_took_part_in_it_without_deciding_it() -> None:
    early = line("anna", change(LEAVES, "3", during=True))

    assert took_part(early) == ["1", "2", "3"]
    assert at_decision(early) == ["1", "2"]


def test_somebody_excused_who_arrives_after_all_is_there_from_then_on() -> None:
    assert took_part(line("anna", change(ARRIVES, "4"), status=AttendanceStatus.EXCUSED)) == ["4", "5"]


def test_somebody_may_come_go_and_come_back_whatever_order_it_is_told_in() -> None:
    out_and_back = (change(ARRIVES, "5"), change(LEAVES, "3"), change(ARRIVES, "2"))

    assert took_part(line("anna", *out_and_back)) == ["2", "5"]
    assert took_part(line("anna", change(ARRIVES, "4"), change(LEAVES, "2"))) == ["1", "4", "5"]


def test_away_until_an_item_includes_that_item() -> None:
    assert took_part(line("anna", change(AWAY, "2", until="3"))) == ["1", "4", "5"]
    assert took_part(line("anna", change(AWAY, "2", until="2"))) == ["1", "3", "4", "5"]


def test_away_without_an_end_lasts_until_an_arrival_or_the_end() -> None:
    assert took_part(line("anna", change(AWAY, "3"))) == ["1", "2"]
    assert took_part(line("anna", change(AWAY, "3"), change(ARRIVES, "5"))) == ["1", "2", "5"]


def test_away_during_an_item_took_part_in_it_without_deciding_it() -> None:
    out = line("anna", change(AWAY, "2", until="3", during=True))

    assert took_part(out) == ["1", "2", "4", "5"]
    assert at_decision(out) == ["1", "4", "5"]


def test_two_absences_that_overlap_are_both_kept() -> None:
    out = line("anna", change(AWAY, "1", until="3"), change(AWAY, "2", until="4"))

    assert took_part(out) == ["5"]


def test_the_end_of_an_absence_brings_nobody_back_who_has_left() -> None:
    out = line("anna", change(AWAY, "2", until="3"), change(LEAVES, "3"))

    assert took_part(out) == ["1"]


@pytest.mark.parametrize("kind", [AWAY, GOES_ONLINE, COMES_IN])
def test_only_an_arrival_makes_somebody_excused_present(kind: ChangeKind) -> None:
    until = "3" if kind is AWAY else None

    assert took_part(line("anna", change(kind, "2", until=until), status=AttendanceStatus.EXCUSED)) == []


def test_presence_follows_the_order_in_which_items_were_taken() -> None:
    sequence = ("3", "1", "2", "5", "4")

    assert took_part(line("anna", change(LEAVES, "2")), sequence=sequence) == ["3", "1"]
    assert took_part(line("anna", change(ARRIVES, "5")), sequence=sequence) == ["5", "4"]
    assert took_part(line("anna", change(AWAY, "1", until="5")), sequence=sequence) == ["3", "4"]


def test_an_absence_between_items_taken_in_reverse_covers_the_stretch_between_them() -> None:
    sequence = ("1", "4", "3", "2", "5")

    assert took_part(line("anna", change(AWAY, "2", until="4")), sequence=sequence) == ["1", "5"]


def test_a_resumed_item_begins_with_its_first_taking_and_ends_with_its_last() -> None:
    sequence = ("1", "2", "3", "2", "4")

    assert took_part(line("anna", change(AWAY, "2", until="2")), count=4, sequence=sequence) == ["1", "4"]
    assert took_part(line("anna", change(ARRIVES, "2")), count=4, sequence=sequence) == ["2", "3", "2", "4"]


def test_a_recusal_keeps_its_person_out_of_that_item_only() -> None:
    given_meeting = meeting(
        item("1"), item("2", Recusal(person="anna")), item("3"), attendance=(line("anna"), line("per"))
    )
    presences = Timeline(given_meeting).of_line(0)

    assert [step.took_part for step in presences] == [True, False, True]
    assert [step.recused for step in presences] == [False, True, False]
    assert voters(given_meeting, "2") == ("per",)


def test_a_recusal_outside_the_register_meets_the_one_with_these_words() -> None:
    expert = Unregistered(text="revisorn")
    given_meeting = meeting(
        item("1", Recusal(person=expert)), attendance=(line(expert, votes=True), line("per"))
    )

    assert voters(given_meeting, "1") == ("per",)


def test_somebody_may_go_online_and_come_in_again() -> None:
    there = line("anna", change(GOES_ONLINE, "2"), change(COMES_IN, "4"))
    timeline = Timeline(meeting(*items(5), attendance=(there,)))

    assert [step.online for step in timeline.of_line(0)] == [False, True, True, False, False]
    assert took_part(there) == ["1", "2", "3", "4", "5"]


def test_going_online_after_having_left_is_to_be_there_again() -> None:
    assert took_part(line("anna", change(LEAVES, "2"), change(GOES_ONLINE, "4"))) == ["1", "4", "5"]


def test_whoever_leaves_during_an_item_was_online_for_as_long_as_there() -> None:
    timeline = Timeline(
        meeting(*items(2), attendance=(line("anna", change(LEAVES, "2", during=True), online=True),))
    )

    assert [step.online for step in timeline.of_line(0)] == [True, True]


def test_the_presence_at_an_item_is_that_of_its_last_taking() -> None:
    given_meeting = meeting(
        *items(2), attendance=(line("anna", change(LEAVES, "2")),), sequence=("1", "2", "1")
    )

    assert [presence.took_part for _, presence in Timeline(given_meeting).at_item("1")] == [False]


# --- the voting roll ---


def test_regular_members_vote_and_others_do_not_unless_told_otherwise() -> None:
    lines = (
        line("anna"),
        line("per", capacity=SUBSTITUTE),
        line("eva", capacity=Capacity.COOPTED, votes=True),
        line("ola", votes=False),
        line(Unregistered(text="en gäst"), capacity=Capacity.GUEST),
        line(Unregistered(text="kanslichefen"), capacity=Capacity.OFFICIAL),
        vacant(),
    )

    assert voters(meeting(item("1"), attendance=lines), "1") == ("anna", "eva")


def test_a_substitute_has_the_vote_of_the_one_served_for_and_only_then() -> None:
    lines = (
        line("anna", change(AWAY, "2", until="3")),
        line("per", change(SERVES, "2", until="3", instead_of="anna"), capacity=SUBSTITUTE),
    )
    given_meeting = meeting(*items(4), attendance=lines)

    assert [voters(given_meeting, n) for n in "1234"] == [("anna",), ("per",), ("per",), ("anna",)]


def test_the_one_served_for_has_no_vote_even_when_in_the_room() -> None:
    lines = (line("anna"), line("per", change(SERVES, "1", instead_of="anna"), capacity=SUBSTITUTE))

    assert voters(meeting(item("1"), attendance=lines), "1") == ("per",)


def test_a_substitute_who_has_left_gives_the_vote_back() -> None:
    serving = line(
        "per", change(SERVES, "1", instead_of="anna"), change(LEAVES, "2", during=True), capacity=SUBSTITUTE
    )
    given_meeting = meeting(*items(2), attendance=(line("anna"), serving))

    assert [voters(given_meeting, n) for n in "12"] == [("per",), ("anna",)]


def test_a_recused_substitute_gives_the_vote_back() -> None:
    lines = (line("anna"), line("per", change(SERVES, "1", instead_of="anna"), capacity=SUBSTITUTE))

    assert voters(meeting(item("1", Recusal(person="per")), attendance=lines), "1") == ("anna",)


def test_a_substitute_serves_for_one_member_after_another_in_whatever_order_it_is_told() -> None:
    first, then = change(SERVES, "1", until="1", instead_of="anna"), change(SERVES, "2", instead_of="eva")
    for changes in ((first, then), (then, first)):
        timeline = Timeline(meeting(*items(2), attendance=(line("per", *changes, capacity=SUBSTITUTE),)))

        assert [step.serving_for for step in timeline.of_line(0)] == ["anna", "eva"]


def test_a_substitute_on_a_vacant_seat_votes_too() -> None:
    lines = (vacant(), line("per", change(SERVES, "1", until="1"), capacity=SUBSTITUTE))
    given_meeting = meeting(*items(2), attendance=lines)

    assert [voters(given_meeting, n) for n in "12"] == [("per",), ()]


def test_two_substitutes_share_no_seat() -> None:
    absent = line("anna", status=AttendanceStatus.EXCUSED)
    lines = [line(who, change(SERVES, "1", instead_of="anna"), capacity=SUBSTITUTE) for who in ("per", "eva")]

    assert voters(meeting(item("1"), attendance=(absent, *lines)), "1") == ("per",)


def test_a_person_on_two_lines_has_one_vote() -> None:
    assert voters(meeting(item("1"), attendance=(line("anna"), line("anna"))), "1") == ("anna",)


# --- quorum ---


def board(rule: QuorumRule, number: int | None = None, seats: int | None = None) -> Body:
    return Body(name="Styrelsen", quorum=Quorum(rule=rule, number=number, seats=seats))


@pytest.mark.parametrize(("seats", "needed"), [(1, 1), (2, 2), (5, 3), (6, 4), (7, 4)])
def test_a_majority_is_more_than_half_of_the_seats(seats: int, needed: int) -> None:
    assert votes_needed(meeting(body=board(QuorumRule.MAJORITY, seats=seats))) == needed


def test_vacant_seats_and_absent_members_count_as_seats_and_substitutes_do_not() -> None:
    lines = (
        line("anna"),
        line("per", status=AttendanceStatus.ABSENT),
        vacant(),
        vacant(),
        line("eva", capacity=SUBSTITUTE),
        vacant(SUBSTITUTE),
    )
    roll = Timeline(meeting(item("1"), attendance=lines, body=board(QuorumRule.MAJORITY))).voting_roll("1")

    assert (roll.voters, roll.needed, roll.quorate) == (("anna",), 3, False)


def test_quorum_is_lost_when_somebody_leaves_and_kept_by_a_substitute() -> None:
    lines = (
        line("anna"),
        line("per", change(LEAVES, "2")),
        line("eva", status=AttendanceStatus.EXCUSED),
        line("ola", change(SERVES, "3", instead_of="eva"), capacity=SUBSTITUTE),
    )
    timeline = Timeline(meeting(*items(3), attendance=lines, body=board(QuorumRule.MAJORITY)))

    assert [timeline.voting_roll(n).quorate for n in "123"] == [True, False, True]


def test_a_fixed_quorum_asks_for_its_number() -> None:
    timeline = Timeline(
        meeting(item("1"), attendance=(line("anna"),), body=board(QuorumRule.FIXED, number=2))
    )
    roll = timeline.voting_roll("1")

    assert (roll.needed, roll.quorate) == (2, False)


@pytest.mark.parametrize(
    "body",
    [
        Body(name="Gruppen"),
        board(QuorumRule.NONE, number=3),
        board(QuorumRule.FIXED),
        board(QuorumRule.MAJORITY),
    ],
    ids=["no rule", "the rule that there is none", "a number that is not given", "seats that nobody tells"],
)
def test_without_a_rule_that_can_be_asked_nobody_says_whether_it_is_enough(body: Body) -> None:
    timeline = Timeline(meeting(item("1"), attendance=(line("anna", capacity=None),), body=body))
    roll = timeline.voting_roll("1")

    assert (roll.needed, roll.quorate) == (None, None)


# --- whatever happens ---

changes = st.lists(
    st.builds(
        change,
        st.sampled_from(list(ChangeKind)),
        st.sampled_from("1234"),
        until=st.none() | st.sampled_from("1234"),
        during=st.booleans(),
    ),
    max_size=6,
)


@given(changes, st.permutations("12341"), st.booleans())
def test_who_decides_took_part_and_who_is_neither_there_nor_served_has_no_vote(
    told: list[PresenceChange], sequence: list[str], present: bool
) -> None:
    status = AttendanceStatus.PRESENT if present else AttendanceStatus.EXCUSED
    given_meeting = meeting(
        *items(4), attendance=(line("anna", *told, status=status),), sequence=tuple(sequence)
    )
    timeline = Timeline(given_meeting)

    arrived = present or any(one.kind is ARRIVES for one in told)
    for step in timeline.of_line(0):
        assert step.took_part >= step.at_decision
        assert step.took_part or not (step.online or step.serves)
        assert arrived or not step.took_part
    for item_id in "1234":
        here = timeline.at_item(item_id)[0][1]
        assert voters(given_meeting, item_id) == (("anna",) if here.at_decision else ())


@settings(max_examples=15)
@given(meetings())
def test_voters_are_distinct_people_who_are_there_at_any_meeting(random_meeting: Meeting) -> None:
    timeline = Timeline(random_meeting)
    for item_id in timeline.steps:
        roll = timeline.voting_roll(item_id)
        here = [
            attendance.person for attendance, presence in timeline.at_item(item_id) if presence.at_decision
        ]
        recused = [
            attendance.person for attendance, presence in timeline.at_item(item_id) if presence.recused
        ]

        assert set(roll.voters) <= set(here) - set(recused) - {None}
        assert len(set(roll.voters)) == len(roll.voters)
        assert (roll.quorate is None) == (roll.needed is None)


@settings(max_examples=15)
@given(meetings())
def test_every_item_of_any_meeting_is_taken_as_often_as_its_sequence_says(random_meeting: Meeting) -> None:
    taken = items_taken(random_meeting)

    for one in random_meeting.all_items():
        assert taken.count(one.id) == max(random_meeting.head.sequence.count(one.id), 1)


def step_by_step(given_meeting: Meeting, one: Attendance) -> list[Presence]:
    """Presence by its plain definition: at every step everything that has happened is told from the beginning."""
    places = Places(given_meeting)
    recused = {
        (each.id, entry.person)
        for each in given_meeting.all_items()
        for entry in each.entries
        if isinstance(entry, Recusal)
    }
    events = []
    for number, told in enumerate(one.changes):
        events.append((places.start(told), True, number))
        end = places.end(told)
        if end is not None:
            events.append((end, False, number))
    events.sort(key=lambda event: event[:2])
    coming = [one.changes[n].kind for _, begins, n in events if begins]
    coming = [kind for kind in coming if kind in (ARRIVES, LEAVES, AWAY)]
    there = one.status is AttendanceStatus.PRESENT
    came, inside_first = there or ARRIVES in coming, there and coming[:1] != [ARRIVES]

    def at(upto: int) -> tuple[bool, bool, list[int]]:
        """When ``upto`` events have happened: whether in the room, whether online, and the services that go on."""
        inside, online, away, serving = inside_first, one.online, set[int](), list[int]()
        for _, begins, n in events[:upto]:
            kind = one.changes[n].kind
            if not begins:
                away.discard(n)
                serving = [other for other in serving if other != n]
            elif kind is LEAVES:
                inside = False
            elif kind is AWAY:
                away.add(n)
            elif kind is SERVES:
                serving.append(n)
            else:
                inside, away = True, set()
                online = online if kind is ARRIVES else kind is GOES_ONLINE
        return came and inside and not away, online, serving

    found = []
    for step, item_id in enumerate(places.steps):
        before = sum(place <= 2 * step for place, _, _ in events)
        after = sum(place <= 2 * step + 1 for place, _, _ in events)
        was_here = any(at(upto)[0] for upto in range(before, after + 1))
        here, online, serving = at(after)
        away = (item_id, one.person) in recused
        found.append(
            Presence(
                took_part=was_here and not away,
                at_decision=here and not away,
                online=online and was_here,
                serves=here and bool(serving),
                serving_for=one.changes[serving[-1]].in_place_of if here and serving else None,
                recused=away,
            )
        )
    return found


def assert_as_by_definition(given_meeting: Meeting) -> None:
    timeline = Timeline(given_meeting)
    for number, one in enumerate(given_meeting.attendance):
        stretches = timeline.stretches(number)

        assert list(timeline.of_line(number)) == step_by_step(given_meeting, one)
        assert [stretch.end for stretch in stretches[:-1]] == [stretch.first for stretch in stretches[1:]]
        assert all(one.presence != other.presence for one, other in pairwise(stretches))
    for item_id in dict.fromkeys(timeline.steps):
        assert timeline.voting_roll(item_id) == Timeline(given_meeting).voting_roll(item_id)


lines = st.lists(
    st.builds(
        lambda person, told, online, status, capacity: line(
            person, *told, online=online, status=status, capacity=capacity
        ),
        st.sampled_from(("anna", "per", "eva")),
        changes,
        st.booleans(),
        st.sampled_from((AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED)),
        st.sampled_from((Capacity.REGULAR, SUBSTITUTE)),
    ),
    max_size=4,
).map(tuple)


@given(lines, st.lists(st.sampled_from("1234"), max_size=6), st.lists(st.sampled_from("1234"), max_size=3))
def test_stretches_say_what_every_step_by_itself_says(
    told: tuple[Attendance, ...], sequence: list[str], recused: list[str]
) -> None:
    agenda = (item(n, *(Recusal(person="anna") for each in recused if each == n)) for n in "1234")

    assert_as_by_definition(meeting(*agenda, attendance=told, sequence=tuple(sequence)))


@settings(max_examples=25)
@given(meetings())
def test_any_meeting_is_played_as_every_step_by_itself(random_meeting: Meeting) -> None:
    assert_as_by_definition(random_meeting)
