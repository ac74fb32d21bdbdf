"""The session: what is typed is the truth at once, on the disk soon, and can be taken back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain.entries import Note
from protokoll.domain.kinds import Stage
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.validation import check_meeting
from protokoll.errors import UserError
from protokoll.gui.background import Background
from protokoll.gui.desk import Desk
from protokoll.gui.meeting.agenda_model import AgendaModel
from protokoll.gui.meeting.session import DRAFT_DELAY, MeetingSession
from protokoll.gui.meeting.steps import Step, Steps
from protokoll.services.unfinished import load_unfinished
from protokoll.storage import Store
from tests.domain.test_edits import EDITS
from tests.gui.meeting.sessions import Told, full, locked, open_session, read_only, retitled, wait_until
from tests.helpers.builders import item, meeting
from tests.helpers.meeting_edits import edited
from tests.helpers.meetings import meetings, texts

DATA_FILE = "session.db"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    background = Background()
    with Store.open(tmp_path / DATA_FILE, create=True) as store:
        desk = Desk(store, background)
        yield desk
        for session in desk.findChildren(MeetingSession):
            session.end()
    background.close()


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)


@pytest.fixture
def session(desk: Desk) -> MeetingSession:
    uid = desk.store.insert_meeting(meeting(item("1", Note(id="n", text="Hej")), item("2")))
    return open_session(desk, uid)


def kept(session: MeetingSession, desk: Desk) -> Meeting:
    """What is on the disk."""
    return desk.store.load_meeting(session.uid).meeting


# --- drafts and steps ----------------------------------------------------------------------------------------------


def test_a_draft_is_the_present_at_once_and_on_the_disk_soon(
    session: MeetingSession, desk: Desk, told: Told
) -> None:
    before = session.present
    session.draft(retitled(before, "1", "V"))
    session.draft(retitled(before, "1", "Va"))
    session.draft(retitled(before, "1", "Val"))
    assert session.unsaved
    assert session.present.agenda[0].title == "Val"
    wait_until(lambda: not session.unsaved)
    assert kept(session, desk) == session.present
    assert told.states[-1][0].startswith("Sparat")
    assert not told.wrong
    assert DRAFT_DELAY <= 1000, "at most the last second may be lost"


def test_what_is_typed_until_the_edit_is_finished_is_one_step(session: MeetingSession) -> None:
    before = session.present
    for title in ("V", "Va", "Val"):
        session.draft(retitled(session.present, "1", title))
    session.finish("Byt rubrik")
    session.finish("Byt rubrik")
    assert len(session.steps) == 1
    session.undo()
    assert session.present == before
    session.redo()
    assert session.present.agenda[0].title == "Val"


def test_what_is_being_typed_is_undone_as_a_step_of_its_own(session: MeetingSession) -> None:
    session.edit(retitled(session.present, "2", "Två"), "Byt rubrik")
    session.draft(retitled(session.present, "1", "Halvv"))
    session.undo()
    assert [one.title for one in session.present.agenda] == ["1", "Två"]
    session.undo()
    assert [one.title for one in session.present.agenda] == ["1", "2"]
    session.undo()
    session.redo()
    session.redo()
    session.redo()
    assert [one.title for one in session.present.agenda] == ["Halvv", "Två"]


def test_a_new_edit_ends_what_could_be_done_again(session: MeetingSession) -> None:
    session.edit(retitled(session.present, "1", "A"), "Byt rubrik")
    session.undo()
    session.edit(retitled(session.present, "1", "B"), "Byt rubrik")
    session.redo()
    assert session.present.agenda[0].title == "B"


def test_a_draft_that_comes_back_to_where_it_was_is_no_step(session: MeetingSession) -> None:
    before = session.present
    session.draft(retitled(before, "1", "X"))
    session.draft(retitled(session.present, "1", "1"))
    session.finish("Byt rubrik")
    assert len(session.steps) == 0
    session.edit(session.present, "Ingenting")
    assert len(session.steps) == 0


def test_changes_are_told_with_both_values(session: MeetingSession, qtbot: QtBot) -> None:
    before, after = session.present, retitled(session.present, "1", "Ny")
    with qtbot.waitSignal(session.changed) as told:
        session.edit(after, "Byt rubrik")
    assert told.args is not None
    assert told.args[0] is before
    assert told.args[1] is after


def test_a_listener_may_end_an_edit_while_a_step_is_undone(session: MeetingSession) -> None:
    """A field that loses the focus while the screen changes tells once more how it reads."""
    session.edit(retitled(session.present, "1", "A"), "Byt rubrik")

    def disturb() -> None:
        session.changed.disconnect(disturb)
        session.draft(retitled(session.present, "2", "från fältet"))
        session.finish("Byt rubrik")

    session.changed.connect(disturb)
    session.undo()
    assert [one.title for one in session.present.agenda] == ["1", "från fältet"]
    session.undo()
    assert [one.title for one in session.present.agenda] == ["1", "2"]


def test_steps_have_an_end() -> None:
    steps = Steps(limit=2)
    values = [meeting(item(str(n))) for n in range(4)]
    for before, after in pairwise(values):
        steps.add(Step(before, after, "Steg"))
    assert [step and step.before for step in (steps.undo(), steps.undo(), steps.undo())] == [
        values[2],
        values[1],
        None,
    ]
    assert steps.redo() == Step(values[1], values[2], "Steg")
    steps.forget()
    assert steps.redo() is None
    assert steps.undo() is None


# --- adjusted minutes ----------------------------------------------------------------------------------------------


def test_adjusted_minutes_are_not_changed(desk: Desk, qtbot: QtBot) -> None:
    adjusted = edits.edit_head(meeting(item("1")), stage=Stage.ADJUSTED)
    session = open_session(desk, desk.store.insert_meeting(adjusted))
    before = session.present
    for change in (session.draft, lambda after: session.edit(after, "Byt rubrik")):
        with qtbot.waitSignal(session.refused):
            change(retitled(before, "1", "Ny"))
    session.undo()
    session.redo()
    assert session.present is before
    assert not session.unsaved


# --- the write box -------------------------------------------------------------------------------------------------


def test_what_is_no_entry_yet_is_kept_beside_the_meeting(session: MeetingSession, desk: Desk) -> None:
    before = session.present
    session.write("1", "Anna säger att ”")
    session.write("1", "Anna säger att ”nej”")
    assert session.unsaved
    wait_until(lambda: not session.unsaved)
    assert open_session(desk, session.uid).unfinished == {"1": "Anna säger att ”nej”"}
    assert session.present is before
    session.write("1", "")
    session.save_and_wait()
    assert load_unfinished(desk.store, session.uid) == {}


# --- saves that fail -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["locked", "full", "read_only"])
def test_a_save_that_fails_is_told_keeps_the_text_and_is_made_good(
    fault: str, session: MeetingSession, desk: Desk, told: Told, tmp_path: Path
) -> None:
    faults: dict[str, AbstractContextManager[None]] = {
        "locked": locked(desk.store, tmp_path / DATA_FILE),
        "full": full(desk.store),
        "read_only": read_only(desk.store),
    }
    long = "Ett långt stycke. " * 2_000
    before = kept(session, desk)
    with faults[fault]:
        session.edit(retitled(session.present, "1", long), "Byt rubrik")
        session.write("2", "Halvskrivet")
        wait_until(lambda: told.wrong)
        assert told.states[-1][0].startswith("Inte sparat")
        session.draft(retitled(session.present, "2", "Under tiden"))
        attempts = len(told.states)
        wait_until(lambda: len(told.states) > attempts + 2)
        assert len(told.said) == 1, "told once, not at every try"
        assert [one.title for one in session.present.agenda] == [long, "Under tiden"]
        assert kept(session, desk) == before
        with pytest.raises(UserError):
            session.save_and_wait()
        assert session.unsaved
    wait_until(lambda: not session.unsaved)
    assert not told.wrong
    assert told.failed == []
    assert kept(session, desk) == session.present
    assert load_unfinished(desk.store, session.uid) == {"2": "Halvskrivet"}


def test_closing_while_a_save_that_fails_is_under_way_disturbs_no_later_save(
    session: MeetingSession, desk: Desk, told: Told, tmp_path: Path
) -> None:
    with locked(desk.store, tmp_path / DATA_FILE):
        session.edit(retitled(session.present, "1", "A"), "Byt rubrik")
        with pytest.raises(UserError):
            session.save_and_wait()
    session.edit(retitled(session.present, "1", "B"), "Byt rubrik")
    session.edit(retitled(session.present, "1", "C"), "Byt rubrik")
    wait_until(lambda: not session.unsaved)
    assert kept(session, desk).agenda[0].title == "C"
    assert len(desk.store.list_meetings()) == 1


def test_a_meeting_that_somebody_else_changed_is_kept_as_one_of_its_own(
    session: MeetingSession, desk: Desk, told: Told
) -> None:
    first = session.uid
    other = desk.store.load_meeting(first)
    desk.store.save_meeting(other, retitled(other.meeting, "1", "Från annat håll")).result()
    session.edit(retitled(session.present, "1", "Mitt"), "Byt rubrik")
    wait_until(lambda: not session.unsaved)
    assert session.uid != first
    assert kept(session, desk).agenda[0].title == "Mitt"
    assert desk.store.load_meeting(first).meeting.agenda[0].title == "Från annat håll"
    assert len(told.said) == 1
    assert told.failed == []
    session.edit(retitled(session.present, "2", "Vidare"), "Byt rubrik")
    session.save_and_wait()
    assert kept(session, desk) == session.present


def test_a_meeting_that_was_deleted_meanwhile_is_kept_at_the_end(session: MeetingSession, desk: Desk) -> None:
    desk.store.delete_meeting(session.uid)
    session.draft(retitled(session.present, "1", "Mitt"))
    session.save_and_wait()
    assert kept(session, desk).agenda[0].title == "Mitt"


def test_what_comes_from_the_disk_after_the_end_is_of_no_matter(session: MeetingSession, desk: Desk) -> None:
    session.edit(retitled(session.present, "1", "Sist"), "Byt rubrik")
    session.write("1", "Sist")
    session.save_and_wait()
    session.end()
    uid = session.uid
    del session
    gc.collect()
    patience = open_session(desk, uid)
    patience.edit(retitled(patience.present, "2", "Efter"), "Byt rubrik")
    wait_until(lambda: not patience.unsaved)


def test_text_that_is_not_composed_is_saved_once(session: MeetingSession, desk: Desk) -> None:
    session.draft(retitled(session.present, "1", "Mo\u0308te"))
    session.save_and_wait()
    assert not session.unsaved
    assert kept(session, desk).agenda[0].title == "Möte"


# --- anything ------------------------------------------------------------------------------------------------------


class Screen:
    """What the window shows of the agenda: a model that follows the session."""

    def __init__(self, session: MeetingSession) -> None:
        self.model = AgendaModel()
        self.model.show_meeting(session.present)
        session.changed.connect(self.take)

    def take(self, _: Meeting, after: Meeting) -> None:
        self.model.show_meeting(after)

    def items(self, parent: QModelIndex = QModelIndex()) -> tuple[AgendaItem, ...]:  # noqa: B008
        """The items as the view finds them, walking by index."""
        found = []
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            assert self.model.parent(index) == parent
            item = self.model.item_at(index)
            assert item is not None
            assert self.model.index_of(item.id) == index
            found.append(replace(item, items=self.items(index)))
        return tuple(found)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_meeting=meetings(2), data=st.data())
def test_screen_session_and_store_agree_whatever_is_done(
    desk: Desk, given_meeting: Meeting, data: DataObject
) -> None:
    fresh = edits.edit_head(edits.with_ids(given_meeting), uid=None, stage=None)
    session = open_session(desk, desk.store.insert_meeting(fresh))
    screen = Screen(session)
    past, present, future = [session.present], session.present, list[Meeting]()
    drafting = False
    for _ in range(data.draw(st.integers(1, 12))):
        match data.draw(st.sampled_from(ACTIONS)):
            case "edit" | "draft" as how:
                wanted = _some_edit(data, present)
                if how == "edit":
                    session.edit(wanted, "Steg")
                else:
                    session.draft(wanted)
                if wanted != present:
                    if how == "edit" or not drafting:
                        if how == "edit" and drafting and past[-1] == present:
                            past.pop()
                        past.append(present)
                        future.clear()
                    drafting = how == "draft"
                elif how == "edit" and drafting:
                    drafting = False
                    if past[-1] == present:
                        past.pop()
                present = wanted
            case "finish":
                session.finish("Steg")
                if drafting and past[-1] == present:
                    past.pop()
                drafting = False
            case "undo":
                session.undo()
                if drafting and past[-1] == present:
                    past.pop()
                drafting = False
                if len(past) > 1:
                    future.append(present)
                    present = past.pop()
            case "redo":
                session.redo()
                if drafting and past[-1] == present:
                    past.pop()
                drafting = False
                if future:
                    past.append(present)
                    present = future.pop()
            case "write":
                session.write("1", data.draw(texts()))
            case "save":
                session.save()
            case "wait":
                _wait_for(session)
            case "reload":
                session.save_and_wait()
                session.end()
                session = open_session(desk, session.uid)
                screen = Screen(session)
                past, future, drafting = [present], [], False
        assert session.present == present
        assert screen.items() == present.agenda
        check_meeting(present)
        if not session.unsaved:
            assert desk.store.load_meeting(session.uid).meeting == present
    session.save_and_wait()
    assert desk.store.load_meeting(session.uid).meeting == present
    session.end()


def _wait_for(session: MeetingSession) -> None:
    wait_until(lambda: not session.unsaved)


ACTIONS = ("edit", "edit", "draft", "draft", "finish", "undo", "redo", "write", "save", "wait", "reload")


def _some_edit(data: DataObject, present: Meeting) -> Meeting:
    if data.draw(st.booleans()):
        wanted = edits.with_ids(data.draw(edited(present)))
    else:
        wanted = data.draw(st.sampled_from(EDITS))(data, present)
    return edits.edit_head(wanted, uid=None, stage=None)
