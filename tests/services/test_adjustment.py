"""Adjustment, from sending out to locked minutes and back."""

import datetime as dt
from pathlib import Path

import pytest

from protokoll.documents.papers import PaperKind
from protokoll.domain import edits, entries
from protokoll.domain.adjustments import EventKind, waiting_for
from protokoll.domain.kinds import OfficerRole, Outcome, Stage
from protokoll.domain.meeting import Adjustment, Meeting, Officer
from protokoll.domain.numbering import item_numbers
from protokoll.domain.values import Unregistered
from protokoll.errors import UserError
from protokoll.services import adjustment, looks
from protokoll.services.meeting_stages import move_to_stage
from protokoll.services.papers import create_paper, paper_of
from protokoll.storage.store import Store
from tests.helpers.builders import item, meeting

DAY = dt.date(2026, 12, 8)
DECIDED = entries.Decision(id="d", outcome=Outcome.APPROVED, clauses=("köpa en båt",))


@pytest.fixture
def uid(fresh: Store) -> str:
    officers = (
        Officer(role=OfficerRole.SECRETARY, person="eva"),
        Officer(role=OfficerRole.ADJUSTER, person="anna"),
        Officer(role=OfficerRole.ADJUSTER, person="per"),
    )
    return fresh.insert_meeting(
        meeting(
            item("1"), item("2", DECIDED), item("3", entries.Note(id="n", text="Prat.")), officers=officers
        )
    )


def present(store: Store, uid: str) -> Meeting:
    return store.load_meeting(uid).meeting


def kinds(store: Store, uid: str) -> list[EventKind]:
    return [event.kind for event in adjustment.history(store, uid)]


def test_the_whole_way(fresh: Store, uid: str) -> None:
    assert (
        adjustment.send_for_adjustment(fresh, uid, "Anna och Per").meeting.head.stage is Stage.IN_ADJUSTMENT
    )
    assert waiting_for(present(fresh, uid)) == ("anna", "per")
    adjustment.record_adjustment(fresh, uid, "anna", DAY, note="per e-post")
    assert waiting_for(present(fresh, uid)) == ("per",)
    adjustment.record_adjustment(fresh, uid, "per", DAY, sections="2")
    assert waiting_for(present(fresh, uid)) == ("per",)
    locked = adjustment.lock(fresh, uid)
    assert locked == fresh.load_meeting(uid)
    assert locked.meeting.adjustment == (
        Adjustment(person="anna", date=DAY, note="per e-post"),
        Adjustment(person="per", date=DAY, sections="2"),
    )
    assert adjustment.is_locked(fresh, uid)
    assert [(event.kind, event.text) for event in adjustment.history(fresh, uid)] == [
        (EventKind.SENT, "Anna och Per"),
        (EventKind.RECORDED, "Anna Berg, 2026-12-08, per e-post"),
        (EventKind.RECORDED, "Per Dahl, §\u00a02, 2026-12-08"),
        (EventKind.LOCKED, "Anna Berg, 2026-12-08, per e-post; Per Dahl, §\u00a02, 2026-12-08"),
    ]
    assert adjustment.is_as_locked(fresh, uid)


def test_a_line_that_waited_for_its_day_is_filled_in(fresh: Store, uid: str) -> None:
    stored = fresh.load_meeting(uid)
    waiting = edits.changed(stored.meeting, adjustment=(Adjustment(person="anna"),))
    fresh.save_meeting(stored, waiting).result()
    adjustment.record_adjustment(fresh, uid, "anna", DAY)
    after = adjustment.record_adjustment(fresh, uid, Unregistered(text="Revisorn"), DAY)
    assert after.meeting.adjustment == (
        Adjustment(person="anna", date=DAY),
        Adjustment(person=Unregistered(text="Revisorn"), date=DAY),
    )
    after = adjustment.withdraw_adjustment(fresh, uid, 0)
    assert [line.person for line in after.meeting.adjustment] == [Unregistered(text="Revisorn")]
    assert kinds(fresh, uid) == [EventKind.RECORDED, EventKind.RECORDED, EventKind.WITHDRAWN]


def test_single_sections_at_once(fresh: Store, uid: str) -> None:
    after = adjustment.adjust_immediately(fresh, uid, ["2"], ["anna", "per"], DAY).meeting
    (decision,) = edits.find_item(after, "2").entries
    assert isinstance(decision, entries.Decision) and decision.immediate
    assert [(line.person, line.sections) for line in after.adjustment] == [("anna", "2"), ("per", "2")]
    assert waiting_for(after) == ("anna", "per")
    assert after.head.stage is not Stage.ADJUSTED
    (event,) = adjustment.history(fresh, uid)
    assert event.text == "Anna Berg, §\u00a02, 2026-12-08; Per Dahl, §\u00a02, 2026-12-08"
    moved = edits.insert_item(after, item("ny"), after=None)
    assert {name: one.section for name, one in item_numbers(moved).items()}["2"] == "2"


def test_there_must_be_a_decision_to_adjust_at_once(fresh: Store, uid: str) -> None:
    with pytest.raises(UserError, match="inget beslut"):
        adjustment.adjust_immediately(fresh, uid, ["3"], ["anna"], DAY)
    assert kinds(fresh, uid) == []


def test_locked_minutes_are_the_same_bytes_ever_after(fresh: Store, uid: str, tmp_path: Path) -> None:
    adjustment.lock(fresh, uid)
    given = paper_of(fresh, uid, present(fresh, uid), PaperKind.MINUTES)
    looks.save_accent(fresh, "#aa0000")
    later = edits.edit_head(present(fresh, uid), place="Någon annanstans")
    assert paper_of(fresh, uid, later, PaperKind.MINUTES) == given
    made = create_paper(fresh, uid, later, PaperKind.MINUTES, tmp_path)
    assert made.path.read_bytes() == given
    again = create_paper(fresh, uid, later, PaperKind.MINUTES, tmp_path)
    assert (again.path, again.kept) == (made.path, None)
    (locked,) = adjustment.history(fresh, uid)
    assert locked.file == made.path.name


def test_minutes_that_came_adjusted_are_kept_from_the_first_time(fresh: Store) -> None:
    uid = fresh.insert_meeting(edits.edit_head(meeting(item("1", DECIDED)), stage=Stage.ADJUSTED))
    assert adjustment.is_locked(fresh, uid)
    given = paper_of(fresh, uid, present(fresh, uid), PaperKind.MINUTES)
    looks.save_accent(fresh, "#aa0000")
    assert paper_of(fresh, uid, present(fresh, uid), PaperKind.MINUTES) == given
    assert kinds(fresh, uid) == [EventKind.LOCKED, EventKind.MINUTES_KEPT]
    assert adjustment.is_as_locked(fresh, uid)


def test_nothing_is_done_to_locked_minutes(fresh: Store, uid: str) -> None:
    adjustment.lock(fresh, uid)
    before = fresh.load_meeting(uid)
    for act in (
        lambda: adjustment.send_for_adjustment(fresh, uid),
        lambda: adjustment.record_adjustment(fresh, uid, "anna", DAY),
        lambda: adjustment.withdraw_adjustment(fresh, uid, 0),
        lambda: adjustment.adjust_immediately(fresh, uid, ["2"], ["anna"], DAY),
        lambda: adjustment.lock(fresh, uid),
        lambda: move_to_stage(fresh, before.meeting, Stage.DRAFT),
    ):
        with pytest.raises(UserError, match="justerat"):
            act()
    assert fresh.load_meeting(uid) == before
    assert kinds(fresh, uid) == [EventKind.LOCKED]


def test_reopening_asks_for_a_reason_and_keeps_it(fresh: Store, uid: str) -> None:
    with pytest.raises(UserError, match="inte låst"):
        adjustment.reopen(fresh, uid, "Fel")
    adjustment.lock(fresh, uid)
    with pytest.raises(UserError, match="anledning"):
        adjustment.reopen(fresh, uid, "  ")
    assert adjustment.is_locked(fresh, uid)
    first = paper_of(fresh, uid, present(fresh, uid), PaperKind.MINUTES)
    opened = adjustment.reopen(fresh, uid, " Fel namn i § 2 ", Stage.DRAFT)
    assert opened == fresh.load_meeting(uid)
    assert opened.meeting.head.stage is Stage.DRAFT
    assert adjustment.history(fresh, uid)[-1].reason == "Fel namn i § 2"
    changed = edits.edit_head(opened.meeting, place="Folkets hus")
    fresh.save_meeting(opened, changed).result()
    adjustment.lock(fresh, uid)
    second = paper_of(fresh, uid, changed, PaperKind.MINUTES)
    assert second != first
    kept = [event for event in adjustment.history(fresh, uid) if event.kind is EventKind.LOCKED]
    assert [adjustment.read_kept(fresh, event) for event in kept] == [first, second]


def test_a_signed_copy_is_kept_before_and_after_locking(fresh: Store, uid: str, tmp_path: Path) -> None:
    scan = tmp_path / "Skannat.pdf"
    for data in (b"%PDF-1", b"%PDF-2"):
        scan.write_bytes(data)
        adjustment.attach_signed_copy(fresh, uid, scan)
        if not adjustment.is_locked(fresh, uid):
            adjustment.lock(fresh, uid)
    copies = adjustment.signed_copies(fresh, uid)
    assert [adjustment.read_kept(fresh, event) for event in copies] == [b"%PDF-2", b"%PDF-1"]
    assert present(fresh, uid).attachments == ()
    assert adjustment.is_as_locked(fresh, uid)
    scan.write_bytes(b"text")
    with pytest.raises(UserError, match="varken PDF eller bild"):
        adjustment.attach_signed_copy(fresh, uid, scan)
    assert len(adjustment.signed_copies(fresh, uid)) == 2
