"""Texts that are no part of a meeting yet are kept beside it."""

from pathlib import Path

from msgspec.structs import replace

from protokoll.domain.meeting import Meeting
from protokoll.services.unfinished import keep_beside, keep_unfinished, load_unfinished
from protokoll.storage import Store
from tests.helpers.builders import meeting


def test_texts_are_kept_by_item(tmp_path: Path) -> None:
    with Store.open(tmp_path / "m.db", create=True) as store:
        keep_unfinished(store, "m1", {"a1": "Att göra ”klart”\n– sedan", "a2": ""}).result()
        keep_unfinished(store, "m2", {"a1": "Annat"}).result()
    with Store.open(tmp_path / "m.db") as store:
        assert load_unfinished(store, "m1") == {"a1": "Att göra ”klart”\n– sedan"}
        assert load_unfinished(store, "m2") == {"a1": "Annat"}
        assert load_unfinished(store, "m3") == {}
        keep_unfinished(store, "m1", {"a1": ""}).result()
        assert load_unfinished(store, "m1") == {}


def test_a_meeting_is_kept_beside_the_one_that_has_its_uid(tmp_path: Path) -> None:
    with Store.open(tmp_path / "m.db", create=True) as store:
        first = store.load_meeting(store.insert_meeting(_with_uid(meeting())))
        other = keep_beside(store, first.meeting)
        assert other.uid != first.uid
        assert replace(other.meeting, head=replace(other.meeting.head, uid="u1")) == first.meeting
        assert len(store.list_meetings()) == 2


def _with_uid(one: Meeting) -> Meeting:
    return replace(one, head=replace(one.head, uid="u1"))
