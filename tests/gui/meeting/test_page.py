"""The meeting page in the whole program: by keyboard, with undo, and nothing lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from protokoll.domain import edits
from protokoll.domain import entries as e
from protokoll.domain.kinds import AttendanceStatus, MeetingKind, Stage
from protokoll.domain.meeting import Meeting
from protokoll.gui.entries.editors.text_edit import TextEdit
from protokoll.storage import Store
from tests.gui.keyboard import ALT, CTRL, CTRL_SHIFT, Key, hand, press, settle, write
from tests.gui.programs import Running
from tests.helpers.accessibility import focusable, nameless, shows_focus
from tests.helpers.builders import items, line, meeting

KINDS: dict[str, type[e.EntryBase]] = {
    "note": e.Note,
    "decision": e.Decision,
    "proposal": e.Proposal,
    "task": e.Task,
    "vote": e.Vote,
    "election": e.Election,
    "dissent": e.Dissent,
    "statement": e.Statement,
    "abstention": e.Abstention,
    "recusal": e.Recusal,
    "adjournment": e.Adjournment,
    "roll": e.Roll,
}


class Hand:
    """The program with one meeting open, and what is known of it."""

    def __init__(self, running: Running, uid: str) -> None:
        self.running = running
        self.page = running.page
        self.uid = uid
        self.said: list[str] = []
        running.program.desk.said.connect(self._hear)

    def _hear(self, text: str, _: object) -> None:
        self.said.append(text)

    @property
    def now(self) -> Meeting:
        """The meeting as it is."""
        assert self.page.session is not None
        return self.page.session.present

    @property
    def outline(self) -> list[object]:
        """The titles on the agenda; sub-items in lists of their own."""
        return _outline(self.now)

    @property
    def texts(self) -> list[str]:
        """The texts of the notes of the current item."""
        found = edits.find_item(self.now, self.page.agenda.current_id or "")
        return [entry.text for entry in found.entries if isinstance(entry, e.Note)]

    def saved(self) -> Meeting:
        """The meeting on the disk, once all is saved."""
        assert self.running.program.save_all()
        return self.running.store.load_meeting(self.uid).meeting


def _outline(meeting: Meeting) -> list[object]:
    def told(items: tuple[object, ...]) -> list[object]:
        found: list[object] = []
        for one in items:
            found.append(one.title)  # type: ignore[attr-defined]
            if one.items:  # type: ignore[attr-defined]
                found.append(told(one.items))  # type: ignore[attr-defined]
        return found

    return told(meeting.agenda)


@pytest.fixture
def given_meeting() -> Meeting:
    return meeting(*items(4), attendance=(line("anna"), line("per")))


@pytest.fixture
def at(store: Store, running: Running, given_meeting: Meeting) -> Hand:
    uid = store.insert_meeting(given_meeting)
    running.program.open_meeting(uid)
    settle()
    return Hand(running, uid)


# --- agenda --------------------------------------------------------------------------------------------------------


def test_a_new_item_is_named_and_written_in_without_the_mouse(at: Hand) -> None:
    press(Key.Key_PageDown, CTRL)
    press(Key.Key_N, CTRL_SHIFT)
    write("Ekonomi – läget")
    press(Key.Key_Return)
    assert at.outline == ["1", "2", "Ekonomi – läget", "3", "4"]
    press(Key.Key_Return)
    write("Vi har råd.")
    press(Key.Key_Return)
    assert at.texts == ["Vi har råd."]
    assert _outline(at.saved()) == at.outline


def test_an_item_is_renamed_in_the_list_and_above_its_text(at: Hand) -> None:
    press(Key.Key_R, CTRL_SHIFT)
    write("Öppnande")
    press(Key.Key_Return)
    assert at.outline[0] == "Öppnande"
    title = at.page.item_head.title.editor
    title.setFocus()
    press(Key.Key_End)
    write(" av mötet")
    assert at.outline[:1] == ["Öppnande av mötet"]
    assert str(at.page.agenda.view.currentIndex().data()).endswith("Öppnande av mötet")
    press(Key.Key_S, CTRL_SHIFT)
    for title_then in ("Öppnande", "1"):
        press(Key.Key_Z, CTRL)
        assert at.outline[0] == title_then


def test_an_item_keeps_its_title_when_another_is_not_given(at: Hand) -> None:
    editor = at.page.item_head.title.editor
    assert isinstance(editor, TextEdit)
    editor.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert at.outline[0] == "1"
    press(Key.Key_S, CTRL_SHIFT)
    assert editor.typed() == "1", "the screen does not show what is not so"


@pytest.mark.parametrize(
    ("keys", "outline"),
    [
        ([(Key.Key_Down, ALT)], ["1", "3", "2", "4"]),
        ([(Key.Key_Up, ALT)], ["2", "1", "3", "4"]),
        ([(Key.Key_Up, ALT), (Key.Key_Up, ALT)], ["2", "1", "3", "4"]),
        ([(Key.Key_Right, ALT)], ["1", ["2"], "3", "4"]),
        ([(Key.Key_Right, ALT), (Key.Key_Left, ALT)], ["1", "2", "3", "4"]),
        ([(Key.Key_Delete, CTRL_SHIFT)], ["1", "3", "4"]),
    ],
)
def test_an_item_is_moved_by_keys_and_moved_back(
    at: Hand, keys: list[tuple[Key, Qt.KeyboardModifier]], outline: list[object]
) -> None:
    before = at.outline
    press(Key.Key_PageDown, CTRL)
    write("halvskrivet")
    focus = hand()
    for key, modifiers in keys:
        press(key, modifiers)
    assert at.outline == outline
    if "2" in str(outline):
        assert at.page.agenda.current_id == "2"
        assert hand() is focus
        assert at.page.entries.write_box.text() == "halvskrivet"
    assert _outline(at.saved()) == outline
    at.page.agenda.view.setFocus()
    for _ in keys:
        press(Key.Key_Z, CTRL)
    assert at.outline == before
    press(Key.Key_Y, CTRL)
    if len(keys) == 1:
        assert at.outline == outline


def _drop(at: Hand, dragged: str, parent: str | None, row: int) -> bool:
    model = at.page.agenda.model
    data = model.mimeData([model.index_of(dragged)])
    below = model.index_of(parent) if parent else QModelIndex()
    if not model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, below):
        return False
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, below), "the view removes no rows"
    return True


def test_an_item_is_dragged(at: Hand) -> None:
    assert _drop(at, "1", None, 3)
    assert at.outline == ["2", "3", "1", "4"]
    assert _drop(at, "4", None, 0)
    assert at.outline == ["4", "2", "3", "1"]
    assert _drop(at, "4", "3", -1)
    assert at.outline == ["2", "3", ["4"], "1"]
    assert not _drop(at, "3", "4", -1), "an item does not go into itself"
    assert not _drop(at, "3", "3", -1)
    press(Key.Key_Z, CTRL, times=3)
    assert at.outline == ["1", "2", "3", "4"]


def test_an_edit_of_the_attendance_outlives_an_edit_of_the_agenda(at: Hand) -> None:
    press(Key.Key_F9)
    write("Nils Ny")
    press(Key.Key_Return)
    press(Key.Key_G)
    assert len(at.now.attendance) == 3
    press(Key.Key_N, CTRL_SHIFT)
    write("Mer")
    press(Key.Key_Return)
    assert "Mer" in at.outline
    assert len(at.now.attendance) == 3
    press(Key.Key_L, CTRL_SHIFT)
    write("17 feb")
    press(Key.Key_R, ALT)
    press(Key.Key_Return)
    press(Key.Key_Delete, CTRL_SHIFT)
    assert at.now.planned_meetings is not None
    assert len(at.now.attendance) == 3


def test_undo_goes_to_where_it_was(at: Hand) -> None:
    write("I den första.")
    press(Key.Key_Return)
    press(Key.Key_PageDown, CTRL, times=3)
    assert at.page.agenda.current_id == "4"
    press(Key.Key_Z, CTRL)
    assert at.page.agenda.current_id == "1"
    assert at.texts == []
    press(Key.Key_PageDown, CTRL, times=2)
    press(Key.Key_Y, CTRL)
    assert at.page.agenda.current_id == "1"
    assert at.texts == ["I den första."]


def test_an_empty_agenda_says_how_to_begin_and_keeps_the_keyboard(at: Hand) -> None:
    press(Key.Key_Delete, CTRL_SHIFT, times=4)
    assert at.outline == []
    assert at.page._middle.currentIndex() == 1
    press(Key.Key_N, CTRL_SHIFT)
    write("Igen")
    press(Key.Key_Return)
    assert at.outline == ["Igen"]
    press(Key.Key_Z, CTRL, times=6)
    assert at.outline == ["1", "2", "3", "4"]


# --- writing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_entry_is_begun_by_its_action_and_typed(name: str, at: Hand) -> None:
    at.running.program.actions[f"entry.{name}"].trigger()
    settle()
    [entry] = at.now.agenda[0].entries
    assert type(entry) is KINDS[name]
    write("7 Anna Berg")
    press(Key.Key_PageDown, CTRL)
    [entry] = at.now.agenda[0].entries
    assert type(entry) is KINDS[name]
    assert at.saved().agenda[0].entries == (entry,)
    while at.now.agenda[0].entries:
        press(Key.Key_Z, CTRL)
    assert at.saved().agenda[0].entries == ()


def test_ctrl_z_in_a_text_is_the_texts_own_first(at: Hand) -> None:
    write("Ett.")
    press(Key.Key_Return)
    write("Två")
    press(Key.Key_Z, CTRL)
    assert at.page.entries.write_box.text() == ""
    assert at.texts == ["Ett."], "the text took it"
    press(Key.Key_Z, CTRL)
    assert at.texts == [], "now the page did"
    press(Key.Key_Y, CTRL)
    assert (at.page.entries.write_box.text(), at.texts) == ("Två", []), "the text again"
    press(Key.Key_Y, CTRL)
    assert at.texts == ["Ett."]


def test_what_is_half_written_outlives_switching_items_and_meetings(
    at: Hand, running: Running, given_meeting: Meeting
) -> None:
    write("Halvskrivet i ettan")
    press(Key.Key_PageDown, CTRL)
    assert at.page.entries.write_box.text() == ""
    write("och i tvåan")
    press(Key.Key_PageUp, CTRL)
    assert at.page.entries.write_box.text() == "Halvskrivet i ettan"
    other = running.store.insert_meeting(given_meeting)
    running.program.open_meeting(other)
    settle()
    assert at.page.entries.write_box.text() == "", "items of another meeting may have the same ids"
    running.program.open_meeting(at.uid)
    settle()
    assert at.page.entries.write_box.text() == "Halvskrivet i ettan"
    press(Key.Key_PageDown, CTRL)
    assert at.page.entries.write_box.text() == "och i tvåan"


def test_entries_are_edited_in_place_and_stay_with_their_item(at: Hand) -> None:
    for text in ("Ett", "Två"):
        write(text)
        press(Key.Key_Return)
    press(Key.Key_Up)
    write("!")
    assert at.texts == ["Ett", "Två!"]
    press(Key.Key_PageDown, CTRL)
    assert at.texts == []
    press(Key.Key_PageUp, CTRL)
    assert [card.entry.text for card in at.page.entries.cards if isinstance(card.entry, e.Note)] == [
        "Ett",
        "Två!",
    ]
    press(Key.Key_Z, CTRL)
    assert at.texts == ["Ett", "Två"]


# --- head, stages, people ------------------------------------------------------------------------------------------


def test_the_head_is_changed_in_its_dialog_and_back_by_undo(at: Hand) -> None:
    press(Key.Key_M, CTRL_SHIFT)
    press(Key.Key_P, ALT)
    write("Centret")
    press(Key.Key_S, ALT)
    write("E")
    press(Key.Key_Return)
    assert at.now.head.place == "Centret"
    assert at.now.head.kind is MeetingKind.EXTRA
    assert "Centret" in at.page.top.subtitle.whole_text()
    press(Key.Key_Z, CTRL)
    assert at.now.head.place == ""
    press(Key.Key_M, CTRL_SHIFT)
    press(Key.Key_P, ALT)
    write("Ångrat")
    press(Key.Key_Escape)
    assert at.now.head.place == ""


def test_the_meeting_goes_through_its_stages(at: Hand) -> None:
    for stage in (Stage.NOTICED, Stage.ONGOING, Stage.DRAFT, Stage.DRAFT):
        press(Key.Key_K, CTRL_SHIFT)
        assert at.now.head.stage is stage
    at.page.begin()
    assert at.now.head.stage is Stage.ONGOING
    assert at.now.head.opened is not None
    assert at.saved() == at.now


def test_people_come_and_are_taken_back(at: Hand) -> None:
    press(Key.Key_F9)
    write("per")
    press(Key.Key_Return)
    press(Key.Key_F)
    assert [one.status for one in at.now.attendance] == [AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED]
    press(Key.Key_Z, CTRL)
    assert [one.status for one in at.now.attendance] == [AttendanceStatus.PRESENT] * 2
    assert at.saved() == at.now


def test_dates_that_are_typed_become_meetings(at: Hand, qtbot: QtBot) -> None:
    press(Key.Key_L, CTRL_SHIFT)
    write("14 februari kl. 12-15.30")
    press(Key.Key_Return)
    write("25 maj kl. 12-15.30")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)  # the button shows that it is pressed
    assert at.now.planned_meetings is not None
    assert [day.date.isoformat() for day in at.now.planned_meetings.meetings] == ["2027-02-14", "2027-05-25"]
    qtbot.waitUntil(lambda: any("2\u00a0möten" in text for text in at.said))
    assert len(at.running.store.list_meetings()) == 3


def test_a_date_that_waits_in_the_field_is_not_lost(at: Hand) -> None:
    press(Key.Key_L, CTRL_SHIFT)
    write("14 februari")
    press(Key.Key_R, ALT)
    write("Mötesdagar")
    press(Key.Key_Return)
    assert at.now.planned_meetings is not None
    assert at.now.planned_meetings.heading == "Mötesdagar"
    assert len(at.now.planned_meetings.meetings) == 1


# --- for everybody -------------------------------------------------------------------------------------------------


def test_everything_has_a_name_and_shows_where_the_keyboard_is(at: Hand) -> None:
    write("Beslut: att köpa kaffe")
    press(Key.Key_Tab)
    at.page.item_head.fold.setChecked(True)
    settle()
    assert nameless(at.page) == []
    for widget in focusable(at.page):
        assert shows_focus(widget), f"{type(widget).__name__} {widget.accessibleName()!r}"


def test_tab_comes_to_everything_on_the_page_and_back(at: Hand) -> None:
    write("Hej")
    press(Key.Key_Return)
    at.page.agenda.view.setFocus()
    wanted = {id(one): one for one in focusable(at.page)}
    for _ in range(200):
        wanted.pop(id(hand()), None)
        press(Key.Key_Tab)
    assert not wanted, [f"{type(one).__name__} {one.accessibleName()!r}" for one in wanted.values()]


def test_tab_follows_reading_order_over_the_whole_page(at: Hand) -> None:
    write("Beslut: att köpa kaffe")
    press(Key.Key_Tab)
    write("\nHej")
    page = at.page
    page.item_head.fold.setChecked(True)
    settle()
    page.top.head_button.setFocus()
    stops = [hand()]
    for _ in range(100):
        press(Key.Key_Tab)
        if hand() is stops[0]:
            break
        stops.append(hand())
    regions: list[QWidget] = [
        page.top.head_button,
        page.top.stages,
        page.top.papers_button,
        page.top.minutes_button,
        page.agenda.view,
        page.agenda.add_button,
        page.item_head.title.widget,
        page.item_head.fold,
        page.item_head.form,
        *page.entries.cards,
        page.entries.write_box,
        page.attendance.more_button,
        page.attendance.find_field,
        page.attendance.list_view,
    ]
    met = [next((one for one in regions if one is stop or one.isAncestorOf(stop)), None) for stop in stops]
    assert list(dict.fromkeys(one for one in met if one is not None)) == regions
    assert met.index(None) > met.index(regions[-1]), "the page is not left before its end"
    for widget in page.findChildren(QWidget):
        proxy = widget.focusProxy()
        if proxy is not None and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert proxy in stops, f"Tab never comes to what {widget} stands for"


def test_the_buttons_tell_their_shortcuts_and_the_agenda_has_its_menu(at: Hand) -> None:
    page, actions = at.page, at.running.program.actions
    assert page.top.minutes_button.toolTip() == actions["paper.minutes"].toolTip()
    assert actions["item.new"].keys() in page.agenda.add_button.toolTip()
    assert {"item.rename", "item.delete"} <= {one.objectName() for one in page.agenda.view.actions()}


def test_the_keyboard_is_never_nowhere(at: Hand) -> None:
    """``press`` fails when no widget has the focus after a key."""
    keys = [
        (Key.Key_N, CTRL_SHIFT),
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Delete, CTRL_SHIFT),
        (Key.Key_Z, CTRL),
        (Key.Key_S, CTRL_SHIFT),
        (Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, ALT),
        (Key.Key_PageUp, CTRL),
        (Key.Key_Z, CTRL),
        (Key.Key_Z, CTRL),
        (Key.Key_Y, CTRL),
        (Key.Key_2, CTRL),
        (Key.Key_1, CTRL),
    ]
    for key, modifiers in keys:
        press(key, modifiers)
        assert QApplication.focusWidget() is not None


def test_a_meeting_that_was_deleted_and_brought_back_is_opened_anew(at: Hand, running: Running) -> None:
    from protokoll.services.planning import delete_meeting

    write("Före")
    press(Key.Key_Return)
    at.saved()
    delete_meeting(running.store, at.uid)()
    [again] = running.store.list_meetings()
    running.program.open_meeting(again.uid)
    settle()
    write("Efter")
    press(Key.Key_Return)
    assert at.texts == ["Före", "Efter"]
    assert running.program.save_all()
    [one] = running.store.list_meetings()
    assert running.store.load_meeting(one.uid).meeting == at.now


def test_a_large_zoom_puts_the_people_below_the_agenda(at: Hand) -> None:
    page, window = at.page, at.page.window()
    letter = page.fontMetrics().averageCharWidth()
    window.resize(100 * letter, window.height())
    assert page.splitter.indexOf(page.attendance) == -1
    assert page.top.minutes_button.text() == ""
    assert page.top.minutes_button.accessibleName()
    window.resize(160 * letter, window.height())
    assert page.splitter.indexOf(page.attendance) > 0
    assert page.top.minutes_button.text() == page.top.minutes_button.accessibleName()


def test_in_a_low_window_agenda_and_people_take_turns(at: Hand) -> None:
    page, window = at.page, at.page.window()
    letter, height = page.fontMetrics().averageCharWidth(), page.fontMetrics().lineSpacing()
    window.resize(100 * letter, 30 * height)
    settle()
    assert page.splitter.tabs.isVisible()
    assert page.agenda.isVisible() and not page.attendance.isVisible()
    press(Key.Key_F9)
    assert page.attendance.find_field.hasFocus()
    assert not page.agenda.isVisible()
    press(Key.Key_R, CTRL_SHIFT)
    write("Omdöpt")
    press(Key.Key_Return)
    assert at.outline[0] == "Omdöpt"
    assert page.agenda.isVisible()
    window.resize(100 * letter, 45 * height)
    settle()
    assert page.agenda.isVisible() and page.attendance.isVisible()
    assert not page.splitter.tabs.isVisible()


def test_a_key_in_a_note_looks_only_at_what_it_changed(at: Hand) -> None:
    write("Hej")
    press(Key.Key_Return)
    press(Key.Key_Up)
    told: list[object] = []
    at.page.agenda.model.dataChanged.connect(lambda *_: told.append("agenda"))
    at.page.attendance.model.dataChanged.connect(lambda *_: told.append("people"))
    at.page.attendance.model.modelReset.connect(lambda: told.append("people anew"))
    write("!")
    assert at.texts == ["Hej!"]
    assert told == []
    at.page.session.edit(  # type: ignore[union-attr]
        edits.edit_item(at.now, "2", lambda one: edits.changed(one, number="7")), "Nummer"
    )
    numbers = [at.page.agenda.model.number_of(item_id) for item_id in ("1", "2", "3", "4")]
    assert "people anew" not in told
    assert len(numbers) == len(set(numbers)) == 4
