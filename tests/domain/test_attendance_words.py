"""Attendance in the words of the minutes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protokoll.domain.attendance import Timeline
from protokoll.domain.attendance_words import AttendanceWords, ItemSpans
from protokoll.domain.entries import Recusal
from protokoll.domain.kinds import (
    AttendanceStatus,
    BodyKind,
    Capacity,
    ChangeKind,
    MeetingKind,
    Numbering,
    OfficerRole,
    Stage,
)
from protokoll.domain.meeting import AgendaItem, Attendance, Body, Meeting, Officer, PresenceChange
from protokoll.domain.values import Unregistered
from tests.helpers.builders import change, item, items, line, meeting, vacant
from tests.helpers.meetings import meetings

ARRIVES, LEAVES, AWAY, SERVES = ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.AWAY, ChangeKind.SERVES
GOES_ONLINE, COMES_IN = ChangeKind.GOES_ONLINE, ChangeKind.COMES_IN
UNNUMBERED = Body(name="Gruppen", numbering=Numbering.NONE)


def presence(
    one: Attendance,
    *agenda: AgendaItem,
    body: Body | None = None,
    sequence: tuple[str, ...] = (),
) -> str:
    """The presence of ``one`` at a meeting with §§ 45–52, with plain spaces."""
    given_meeting = meeting(
        *(agenda or items(8)), attendance=(one,), first_section=45, body=body, sequence=sequence
    )
    return AttendanceWords(given_meeting).presence(0).replace("\u00a0", " ")


def post(one: Attendance, *officers: Officer) -> str:
    given_meeting = meeting(*items(8), attendance=(one,), first_section=45, officers=officers)
    return AttendanceWords(given_meeting).post(0).replace("\u00a0", " ")


# --- presence ---


def test_somebody_present_all_the_time_is_present_and_no_more() -> None:
    assert presence(line("anna")) == "Närvarande"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (AttendanceStatus.CALLED, "Kallad"),
        (AttendanceStatus.COMING, "Anmäld"),
        (AttendanceStatus.EXCUSED, "Anmält förhinder"),
        (AttendanceStatus.ABSENT, "Frånvarande"),
    ],
)
def test_whoever_was_not_there_has_the_status_in_words(status: AttendanceStatus, words: str) -> None:
    assert presence(line("anna", status=status)) == words


def test_a_vacant_seat_is_vacant() -> None:
    assert presence(vacant()) == "Vakant"
    assert AttendanceWords(meeting(attendance=(vacant(),))).name(vacant()) == "Vakant"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ((change(AWAY, "7", until="7"),), "Närvarande, ej § 51"),
        ((change(AWAY, "2", until="3"),), "Närvarande, ej §§ 46–47"),
        ((change(AWAY, "2", until="3"), change(AWAY, "7", until="7")), "Närvarande, ej §§ 46–47 och 51"),
        (
            (change(AWAY, "2", until="2"), change(AWAY, "4", until="4"), change(AWAY, "7", until="7")),
            "Närvarande, ej §§ 46, 48 och 51",
        ),
        ((change(LEAVES, "6"),), "Närvarande t.o.m. § 49"),
        ((change(LEAVES, "5", during=True),), "Närvarande t.o.m. § 49"),
        ((change(ARRIVES, "3"),), "Närvarande fr.o.m. § 47"),
        ((change(ARRIVES, "3", during=True),), "Närvarande fr.o.m. § 47"),
        ((change(ARRIVES, "4"), change(LEAVES, "5")), "Närvarande § 48"),
        ((change(ARRIVES, "4"), change(LEAVES, "7")), "Närvarande §§ 48–50"),
        ((change(LEAVES, "2"),), "Närvarande § 45"),
        ((change(ARRIVES, "8"),), "Närvarande § 52"),
    ],
)
def test_part_of_a_meeting_is_told_by_section_in_the_fewest_words(
    changes: tuple[PresenceChange, ...], words: str
) -> None:
    assert presence(line("anna", *changes)) == words


def test_a_recusal_shows_in_the_attendance_list() -> None:
    agenda = (item("a"), item("b", Recusal(person="anna")), item("c"))

    assert presence(line("anna"), *agenda) == "Närvarande, ej § 46"


def test_whoever_was_recused_from_everything_was_there_all_the_same() -> None:
    assert presence(line("anna"), item("a", Recusal(person="anna"))) == "Närvarande, ej § 45"


def test_sections_that_were_not_taken_in_order_are_named_one_by_one() -> None:
    sequence = ("1", "8", "2", "3", "4", "5", "6", "7")

    assert presence(line("anna", change(LEAVES, "2")), sequence=sequence) == "Närvarande §§ 45 och 52"


def test_where_an_item_was_resumed_sections_are_named_one_by_one() -> None:
    agenda, sequence = items(4), ("1", "2", "1", "3", "4")

    assert presence(line("anna", change(LEAVES, "3")), *agenda, sequence=sequence) == "Närvarande §§ 45–46"
    assert presence(line("anna", change(ARRIVES, "2")), *agenda, sequence=sequence) == "Närvarande §§ 45–48"


def test_minutes_without_numbers_tell_items_by_their_titles() -> None:
    out = line("anna", change(AWAY, "4", until="4"))
    longer = line("anna", change(AWAY, "4", until="5"))

    assert presence(out, body=UNNUMBERED) == "Närvarande, ej punkten ”4”"
    assert presence(longer, body=UNNUMBERED) == "Närvarande, ej punkterna ”4”–”5”"
    nameless = meeting(item("1"), item("2", title=" "), body=UNNUMBERED)
    assert ItemSpans(nameless, by_title=True).names(["2"]).replace("\u00a0", " ") == "punkten 2"


def test_on_the_screen_items_without_sections_go_by_their_agenda_number() -> None:
    spans = ItemSpans(meeting(*items(3), body=UNNUMBERED))

    assert spans.names(["2", "3"]).replace("\u00a0", " ") == "punkterna 2–3"


def test_members_at_an_annual_meeting_are_called_nothing() -> None:
    annual = Body(name="Årsmötet", kind=BodyKind.ANNUAL_MEETING)
    found = meeting(*items(1), attendance=(line("anna"), line("per", post="revisor")), body=annual)

    assert [AttendanceWords(found).post(n) for n in (0, 1)] == ["", "Revisor"]
    board = replace(found, head=replace(found.head, kind=MeetingKind.ORDINARY))
    assert AttendanceWords(board).post(0) == "Ledamot"


def test_an_extract_tells_of_its_items_alone() -> None:
    guest = line("anna", change(ARRIVES, "2", time="14:30"), change(LEAVES, "4"))
    found = meeting(*items(5), attendance=(guest, line("per", change(ARRIVES, "5"))))

    assert AttendanceWords(found, {"3"}).presence(0) == "Närvarande"
    assert AttendanceWords(found, {"3", "5"}).presence(0).replace("\u00a0", " ") == "Närvarande § 3"
    assert not AttendanceWords(found, {"3"}).took_part(1)


def test_a_given_section_sign_is_not_doubled() -> None:
    agenda = (item("a"), item("b", section="§ 15a"), item("c"))

    assert presence(line("anna", change(AWAY, "b", until="b")), *agenda) == "Närvarande, ej § 15a"


def test_a_meeting_without_agenda_knows_only_the_status() -> None:
    lines = (line("anna"), line("per", status=AttendanceStatus.ABSENT), line("eva", online=True))
    words = AttendanceWords(meeting(attendance=lines))

    assert [words.presence(n) for n in range(3)] == ["Närvarande", "Frånvarande", "Närvarande på distans"]
    assert [words.took_part(n) for n in range(3)] == [True, False, True]


# --- online ---


def test_somebody_online_all_the_time_is_present_online() -> None:
    assert presence(line("anna", online=True)) == "Närvarande på distans"
    assert presence(line("anna", change(LEAVES, "6"), online=True)) == "Närvarande på distans t.o.m. § 49"
    assert (
        presence(line("anna", change(AWAY, "7", until="7"), online=True)) == "Närvarande på distans, ej § 51"
    )


def test_somebody_online_for_a_while_is_told_for_which_sections() -> None:
    assert presence(line("anna", change(GOES_ONLINE, "4"))) == "Närvarande, på distans fr.o.m. § 48"
    assert presence(line("anna", change(COMES_IN, "4"), online=True)) == "Närvarande, på distans t.o.m. § 47"
    one = line("anna", change(GOES_ONLINE, "4"), change(COMES_IN, "5"))
    assert presence(one) == "Närvarande, på distans § 48"


def test_nobody_is_online_after_having_left() -> None:
    one = line("anna", change(GOES_ONLINE, "2"), change(COMES_IN, "3"), change(LEAVES, "6"))

    assert presence(one) == "Närvarande t.o.m. § 49, på distans § 46"


def test_whoever_leaves_during_an_item_was_online_in_it_too() -> None:
    one = line("anna", change(LEAVES, "4", during=True), online=True)

    assert presence(one) == "Närvarande på distans t.o.m. § 48"


# --- serving ---


def test_a_substitute_serves_for_a_member_for_some_sections_or_all() -> None:
    serving = change(SERVES, "3", until="5", instead_of="eva")

    assert presence(line("per", serving)) == "Närvarande, tjänstgör för Eva Ek §§ 47–49"
    assert presence(line("per", change(SERVES, "1", instead_of="eva"))) == "Närvarande, tjänstgör för Eva Ek"


def test_a_substitute_may_serve_for_several_in_turn() -> None:
    first = change(SERVES, "1", until="1", instead_of="anna")
    second = change(SERVES, "2", instead_of="eva")

    assert presence(line("per", first, second)) == (
        "Närvarande, tjänstgör för Anna Berg § 45, tjänstgör för Eva Ek §§ 46–52"
    )


def test_a_substitute_on_a_vacant_seat_serves_for_nobody_by_name() -> None:
    assert presence(line("per", change(SERVES, "8"))) == "Närvarande, tjänstgör § 52"


# --- notes ---


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (change(ARRIVES, "3", time="12:40"), "Närvarande fr.o.m. § 47 (kom före § 47 kl. 12.40)"),
        (
            change(LEAVES, "6", during=True, reason="barnvakt"),
            "Närvarande t.o.m. § 50 (gick under § 50, barnvakt)",
        ),
        (
            change(AWAY, "4", until="4", time="13:05", reason="telefon"),
            "Närvarande, ej § 48 (gick tillfälligt före § 48 kl. 13.05, telefon)",
        ),
        (
            change(SERVES, "8", instead_of="eva", time="14:00"),
            "Närvarande, tjänstgör för Eva Ek § 52 (började tjänstgöra före § 52 kl. 14.00)",
        ),
        (
            change(GOES_ONLINE, "2", time="12:10"),
            "Närvarande, på distans fr.o.m. § 46 (gick över till distans före § 46 kl. 12.10)",
        ),
        (change(COMES_IN, "2", time="12:10"), "Närvarande (kom till lokalen före § 46 kl. 12.10)"),
    ],
    ids=["arrives", "leaves", "away", "serves", "goes online", "comes in"],
)
def test_clock_times_and_reasons_are_told_in_brackets(changes: PresenceChange, words: str) -> None:
    assert presence(line("anna", changes)) == words


def test_several_notes_stand_in_one_bracket() -> None:
    one = line("anna", change(ARRIVES, "2", time="12:10"), change(LEAVES, "4", time="13:00"))

    assert presence(one) == "Närvarande §§ 46–47 (kom före § 46 kl. 12.10; gick före § 48 kl. 13.00)"


# --- posts ---


def test_a_post_stands_instead_of_the_plain_capacity() -> None:
    assert post(line("anna", post="Kassör")) == "Kassör"
    assert post(line("anna")) == "Ledamot"
    assert post(line("anna", capacity=None)) == ""


@pytest.mark.parametrize(
    ("capacity", "word"),
    [
        (Capacity.SUBSTITUTE, "Ersättare"),
        (Capacity.COOPTED, "Adjungerad"),
        (Capacity.GUEST, "Gäst"),
        (Capacity.OFFICIAL, "Tjänsteperson"),
    ],
)
def test_other_capacities_are_named_with_a_post_or_without(capacity: Capacity, word: str) -> None:
    assert post(line("anna", capacity=capacity)) == word
    assert post(line("anna", capacity=capacity, post="Projektledare")) == f"Projektledare, {word.casefold()}"
    assert (
        post(line("anna", capacity=capacity, post=f"Förste {word.casefold()}")) == f"Förste {word.casefold()}"
    )


def test_a_substitute_who_serves_is_a_serving_substitute() -> None:
    serving = change(SERVES, "3", until="5", instead_of="eva")

    assert post(line("per", serving, capacity=Capacity.SUBSTITUTE)) == "Tjänstgörande ersättare"
    assert post(line("per", change(SERVES, "3"), capacity=Capacity.SUBSTITUTE)) == "Tjänstgörande ersättare"


def test_parts_at_the_meeting_are_added_and_not_doubled() -> None:
    chair = Officer(role=OfficerRole.CHAIR, person="anna")
    adjuster = Officer(role=OfficerRole.ADJUSTER, person="anna")
    other = Officer(role=OfficerRole.SECRETARY, person="per")

    assert post(line("anna", post="Ordförande"), chair, adjuster, other) == "Ordförande, justerare"
    assert post(line("anna"), Officer(role=OfficerRole.TELLER, person="anna")) == "Ledamot, rösträknare"


def test_a_vacant_seat_has_no_part_in_the_meeting() -> None:
    assert post(vacant(), Officer(role=OfficerRole.CHAIR, person="anna")) == "Ledamot"


def test_a_part_for_some_sections_says_so() -> None:
    first = Officer(role=OfficerRole.CHAIR, person="anna", until_item="4")
    later = Officer(role=OfficerRole.CHAIR, person="per", from_item="5")
    some = Officer(role=OfficerRole.SECRETARY, person="eva", from_item="3", until_item="2")

    assert post(line("anna"), first) == "Ledamot, ordförande t.o.m. § 48"
    assert post(line("anna", post="Ordförande"), first) == "Ordförande, mötesordförande t.o.m. § 48"
    assert post(line("per", post="Vice ordförande"), later) == "Vice ordförande, ordförande fr.o.m. § 49"
    assert post(line("eva"), some) == "Ledamot, sekreterare §§ 46–47"


def test_a_post_that_tells_the_part_at_the_meeting_is_not_doubled() -> None:
    chair = Officer(role=OfficerRole.CHAIR, person="anna", from_item="5")
    secretary = Officer(role=OfficerRole.SECRETARY, person="per")

    assert post(line("anna", post="Mötesordförande"), chair) == "Mötesordförande fr.o.m. § 49"
    assert post(line("per", post="Nämndsekreterare"), secretary) == "Nämndsekreterare"
    assert post(line("per", post="Klubbsekreterare"), secretary) == "Klubbsekreterare, sekreterare"


def test_a_capacity_that_is_the_heading_is_not_doubled() -> None:
    assert post(line("anna", capacity=Capacity.GUEST, group="Gäster")) == ""
    assert (
        post(line("anna", capacity=Capacity.COOPTED, group="Adjungerad", post="Kanslichef")) == "Kanslichef"
    )
    assert post(line("anna", capacity=Capacity.SUBSTITUTE, group="Ersättare")) == "Ersättare"


def test_nobody_has_been_present_at_a_meeting_that_is_yet_to_come() -> None:
    guest = line("anna", change(ARRIVES, "2"), status=AttendanceStatus.CALLED)
    planned = meeting(*items(3), attendance=(guest,))
    planned = replace(planned, head=replace(planned.head, stage=Stage.NOTICED))

    assert not AttendanceWords(planned).took_part(0)
    assert AttendanceWords(planned).presence(0) == "Kallad"


def test_an_item_with_all_below_it_is_named_by_its_own_number() -> None:
    agenda = (item("1"), item("2", items=(item("2a"), item("2b"))), item("3"))
    spans = ItemSpans(meeting(*agenda))

    assert spans.names(["2", "2a", "2b"]) == "§\u00a02"
    assert spans.names(["1", "2", "2a", "2b"]) == "§§\u00a01–2"
    assert spans.names(["2", "2a"]) == "§§\u00a02–2.1"
    assert spans.names(["2a", "2b"]) == "§§\u00a02.1–2.2"


def test_one_section_alone_is_named_alone() -> None:
    spans = ItemSpans(meeting(*items(3)))

    assert spans.name("2") == "§\u00a02"
    assert spans.names(["2", "2"]) == "§\u00a02"


def test_somebody_outside_the_register_is_named_in_words() -> None:
    guest = line(Unregistered(text="en revisor"))

    assert AttendanceWords(meeting(attendance=(guest,))).name(guest) == "en revisor"


@settings(max_examples=15)
@given(meetings())
def test_every_line_of_any_meeting_has_whole_words(random_meeting: Meeting) -> None:
    words = AttendanceWords(random_meeting)
    for number, attendance in enumerate(random_meeting.attendance):
        told = words.presence(number)

        assert told.split(" ")[0].rstrip(",") in {
            "Närvarande", "Kallad", "Anmäld", "Anmält", "Frånvarande", "Vakant"
        }  # fmt: skip
        assert (
            words.took_part(number)
            or attendance.status is not AttendanceStatus.EXCUSED
            or (told == "Anmält förhinder")
        )
        assert not told.endswith(("§§\u00a0", "punkterna\u00a0"))
        words.post(number)


@settings(max_examples=40)
@given(st.data())
def test_what_is_told_of_a_line_does_not_depend_on_the_others(data: st.DataObject) -> None:
    found = data.draw(meetings())
    ids = [each.id for each in found.all_items()]
    only = data.draw(st.none() | st.sets(st.sampled_from(ids) if ids else st.nothing()))
    together = AttendanceWords(found, only)
    timeline = Timeline(found)
    for number, one in enumerate(found.attendance):
        alone = AttendanceWords(replace(found, attendance=(one,)), only)

        assert together.presence(number) == alone.presence(0)
        assert together.presence(number, brackets=False) == alone.presence(0, brackets=False)
        assert together.post(number) == alone.post(0)
        if timeline.steps and found.head.stage not in (Stage.PLANNED, Stage.NOTICED):
            steps = zip(timeline.steps, timeline.of_line(number), strict=True)
            seen = any(step.took_part or step.recused for name, step in steps if only is None or name in only)
            came = one.status is AttendanceStatus.PRESENT or ARRIVES in [each.kind for each in one.changes]
            assert together.took_part(number) == (seen and came)
