"""What comes next and what was held lately, from the open store and from the first look into its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from protokoll.domain.edits import edit_head
from protokoll.domain.kinds import AttendanceStatus, MeetingKind, Stage
from protokoll.paths import store_path
from protokoll.services.overview import AHEAD, RECENT, first_overview, is_written, overview
from protokoll.services.sample import fill_with_sample
from protokoll.services.stores import open_store
from protokoll.storage import Store
from tests.helpers.builders import meeting

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path, create=True) as opened:
        fill_with_sample(opened)
        yield opened


def test_a_meeting_is_written_from_the_draft_on() -> None:
    assert [stage for stage in Stage if is_written(stage)] == [
        Stage.DRAFT,
        Stage.IN_ADJUSTMENT,
        Stage.ADJUSTED,
    ]
    assert not is_written(None)


def test_what_goes_on_comes_before_what_is_next(store: Store) -> None:
    now = overview(store, TODAY).following
    assert now is not None and now.kind is MeetingKind.PER_CAPSULAM  # until 25 November
    later = overview(store, dt.date(2026, 11, 27)).following
    assert later is not None and later.date == dt.date(2026, 12, 8)
    assert overview(store, dt.date(2027, 1, 1)).following is None


def test_the_brief_says_what_the_meeting_says(store: Store) -> None:
    brief = overview(store, dt.date(2026, 11, 27)).following
    assert brief is not None
    whole = store.load_meeting(brief.uid).meeting
    head = whole.head
    assert (brief.body, brief.kind, brief.number, brief.title) == (
        whole.body.name,
        head.kind,
        head.number,
        head.title,
    )
    assert (brief.stage, brief.date, brief.end_date) == (head.stage, head.date, head.end_date)
    assert (brief.start, brief.end, brief.place) == (head.start, head.end, head.place)
    assert brief.people == tuple(line.status for line in whole.attendance)
    assert AttendanceStatus.CALLED in brief.people


def test_recent_meetings_are_those_held_newest_first(store: Store) -> None:
    recent = overview(store, TODAY).recent
    assert [line.date.isoformat() for line in recent[:3]] == ["2026-11-12", "2026-10-08", "2026-05-20"]
    found = overview(store, dt.date(2026, 12, 8))
    assert found.following is not None and found.following.date == dt.date(2026, 12, 8)
    assert found.recent[0].date == dt.date(2026, 11, 26)
    assert len(found.recent) == RECENT


def test_a_meeting_written_today_is_recent(store: Store) -> None:
    (uid,) = (line.uid for line in store.list_meetings() if line.date == dt.date(2026, 12, 8))
    stored = store.load_meeting(uid)
    store.delete_meeting(uid)
    store.insert_meeting(edit_head(stored.meeting, stage=Stage.DRAFT))
    found = overview(store, dt.date(2026, 12, 8))
    assert found.following is None
    assert found.recent[0].uid == uid


def test_what_was_left_open_long_ago_is_not_next(tmp_path: Path) -> None:
    with open_store(tmp_path, create=True) as store:
        for days in (90, 61, 3):
            day = TODAY - dt.timedelta(days=days)
            store.insert_meeting(edit_head(meeting(), date=day, end_date=None, stage=Stage.ONGOING))
        found = overview(store, TODAY)
    assert found.following is None
    assert len(found.recent) == 3


def test_the_first_look_sees_the_same_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    for day in (TODAY, dt.date(2026, 12, 8), dt.date(2027, 3, 1)):
        assert first_overview(tmp_path, day) == overview(store, day)
    store.close()
    before = store_path(tmp_path).read_bytes()
    assert first_overview(tmp_path, TODAY) is not None
    assert store_path(tmp_path).read_bytes() == before


def _missing(path: Path) -> None:
    path.unlink()


def _not_a_store(path: Path) -> None:
    path.write_bytes(b"nej" * 1000)


def _newer(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()


def _broken(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"x" * (len(whole) - 4096))


@pytest.mark.parametrize("harm", [_missing, _not_a_store, _newer, _broken])
def test_the_first_look_leaves_what_is_wrong_to_the_opening(
    harm: Callable[[Path], None], store: Store, tmp_path: Path
) -> None:
    store.close()
    harm(store_path(tmp_path))
    assert first_overview(tmp_path, TODAY) is None


DAYS = st.integers(-90, 30).map(lambda days: TODAY + dt.timedelta(days=days))


@settings(max_examples=25)
@given(heads=st.lists(st.tuples(DAYS, st.sampled_from([None, *Stage])), max_size=16))
def test_it_is_what_the_whole_list_would_say(
    heads: list[tuple[dt.date, Stage | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with open_store(tmp_path_factory.mktemp("data"), create=True) as store:
        for day, stage in heads:
            store.insert_meeting(edit_head(meeting(), date=day, end_date=None, stage=stage))
        found, lines = overview(store, TODAY), store.list_meetings()
    held = [line for line in lines if line.date < TODAY or (line.date == TODAY and is_written(line.stage))]
    skipped = found.following.uid if found.following else None
    others = [line for line in held if line.uid != skipped]
    assert found.recent == tuple(others[:RECENT])
    assert set(found.unfinished) <= {line for line in others if line.stage not in (None, Stage.ADJUSTED)}
    assert {line for line in found.recent if line.stage is Stage.DRAFT} <= set(found.unfinished)
    assert [line.date for line in found.unfinished] == sorted(line.date for line in found.unfinished)
    ahead = [line.date for line in lines if line.date >= TODAY and not is_written(line.stage)]
    first = min(ahead, default=None)
    if found.following and found.following.date in ahead:
        ahead.remove(found.following.date)
    assert [line.date for line in found.ahead] == sorted(ahead)[:AHEAD]
    going_on = [line.date for line in lines if line.stage is Stage.ONGOING and line.date <= TODAY]
    on = [day for day in going_on if day >= TODAY - dt.timedelta(days=1)]
    assert (found.following.date if found.following else None) == (on[0] if on else first)
