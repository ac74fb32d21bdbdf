"""The members of a body by keyboard."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import Capacity
from protokoll.domain.register import BodyRecord, Membership, PersonRecord
from protokoll.gui.desk import Desk
from protokoll.gui.persons.members_model import Field
from protokoll.gui.persons.members_panel import MembersPanel
from protokoll.gui.persons.page import PersonsPage
from protokoll.storage.store import Store
from tests.gui.persons.conftest import Heard
from tests.gui.persons.hands import Key, focused, press, replace_text, type_text

pytestmark = pytest.mark.qt_log_ignore(  # the offscreen platform says so of every list that pops up
    "This plugin does not support (raise|grabbing the keyboard)", extend=True
)

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(page: PersonsPage) -> MembersPanel:
    """The members of the board."""
    board = next(one.uid for one in page._live.bodies.values() if one.name == "Avdelningsstyrelsen")
    assert board is not None
    page.show_body(board)
    return page.body.members


def column(panel: MembersPanel, field: Field) -> list[str]:
    at = panel.model.fields.index(field)
    return [panel.model.index(row, at).data() for row in range(panel.model.rowCount())]


def go_to(panel: MembersPanel, name: str, field: Field) -> None:
    row = column(panel, Field.PERSON).index(name)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(row, panel.model.fields.index(field)))


def edit(panel: MembersPanel, name: str, field: Field, text: str) -> None:
    go_to(panel, name, field)
    press(panel.view, Key.Key_Return)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    replace_text(editor, text)
    press(editor, Key.Key_Return)


def saved(store: Store, uid: str) -> Membership:
    return next(one for one in store.load_roster().memberships if one.uid == uid)


def test_members_of_the_day_as_they_are_called(panel: MembersPanel) -> None:
    assert column(panel, Field.PERSON)[:4] == [
        "Åsa Bergqvist-Lind",
        "Yusuf Karadağ",
        "Märta Öhrnell",
        "Karl-Göran Ödling",
    ]
    assert column(panel, Field.ORDER)[-3:-1] == ["1", "2"]
    assert panel.count.text() == "10 ledamöter"


def test_another_day_and_all_times(panel: MembersPanel) -> None:
    today = column(panel, Field.PERSON)
    replace_text(panel.day, "1 juni 2026")
    press(panel.day, Key.Key_Return)
    assert panel.day.value == date(2026, 6, 1)
    assert column(panel, Field.PERSON) != today
    press(panel.day, Key.Key_Down)
    assert panel.day.text() == "sön 31 maj 2026"
    replace_text(panel.day, "snart")
    press(panel.day, Key.Key_Return)
    assert "Går inte att läsa" in panel.hint.text()
    assert panel.day.value == date(2026, 5, 31)
    replace_text(panel.day, "idag")
    press(panel.day, Key.Key_Return)
    assert column(panel, Field.PERSON) == today
    panel.all_times.click()
    assert panel.model.rowCount() > len(today)


def test_a_known_name_is_taken_from_the_register(
    panel: MembersPanel, page: PersonsPage, store: Store, qtbot: QtBot
) -> None:
    persons = len(page._live.persons)
    press(panel, Key.Key_L, CTRL)
    type_text(focused(), "hodan jibriil")
    assert panel.hint.text() == "Hodan Jibriil finns i registret. Enter lägger till."
    press(panel.name, Key.Key_Return)
    assert "Hodan Jibriil" in column(panel, Field.PERSON)
    assert len(page._live.persons) == persons
    assert panel.name.text() == ""
    assert panel.name.hasFocus(), "ready for the next"
    uid = panel.model.membership(panel.view.currentIndex()).uid
    qtbot.waitUntil(lambda: any(one.uid == uid for one in store.load_roster().memberships))
    assert saved(store, uid).start == date(2026, 2, 1), "from the day that is shown"


def test_an_offer_is_taken_from_the_list(panel: MembersPanel) -> None:
    rows = panel.model.rowCount()
    press(panel, Key.Key_L, CTRL)
    type_text(panel.name, "jib")
    popup = panel.name._popup
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "Hodan Jibriil · kansliet · hodan.jibriil@example.org"
    assert popup.model().index(1, 0).data() == "Ny person: jib"
    press(popup, Key.Key_Down)
    press(popup, Key.Key_Return)
    assert panel.model.rowCount() == rows + 1
    assert "Hodan Jibriil" in column(panel, Field.PERSON)
    assert panel.name.text() == ""


def test_an_unknown_name_becomes_a_person(
    panel: MembersPanel, page: PersonsPage, store: Store, qtbot: QtBot
) -> None:
    type_text(panel.name, "Östen Åström")
    assert panel.hint.text() == "Enter lägger till Östen Åström som ny person."
    press(panel.name, Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.family_name == "Åström" for one in store.load_roster().persons))
    assert page.persons.model.count == len(store.load_roster().persons)


def test_namesakes_are_told_apart_by_choosing(panel: MembersPanel, page: PersonsPage) -> None:
    page._live.put(
        PersonRecord(uid="a", given_name="Bo", family_name="Ek", affiliation="Norr"),
        PersonRecord(uid="b", given_name="Bo", family_name="Ek", affiliation="Söder"),
    )
    rows = panel.model.rowCount()
    type_text(panel.name, "Bo Ek")
    assert panel.hint.text() == "2 i registret heter så. Välj i listan med pil ned."
    panel.add_button.click()
    assert panel.model.rowCount() == rows
    press(panel.name._popup, Key.Key_Down)
    press(panel.name._popup, Key.Key_Down)
    press(panel.name._popup, Key.Key_Return)
    assert panel.model.rowCount() == rows + 1
    assert panel.model.membership(panel.view.currentIndex()).person == "b"


def test_the_next_is_added_like_the_one_before(panel: MembersPanel) -> None:
    type_text(panel.name, "Ett Namn")
    press(panel.name, Key.Key_Return)
    go_to(panel, "Ett Namn", Field.CAPACITY)
    press(panel.view, Key.Key_F2)
    press(focused(), Key.Key_Down)
    press(focused(), Key.Key_Return)
    edit(panel, "Ett Namn", Field.END, "31/12 2027")
    type_text(panel.name, "Annat Namn")
    press(panel.name, Key.Key_Return)
    seat = panel.model.membership(panel.view.currentIndex())
    assert (seat.capacity, seat.end, seat.order) == (Capacity.SUBSTITUTE, date(2027, 12, 31), 3)


def test_cells_are_edited_and_saved(panel: MembersPanel, store: Store, qtbot: QtBot) -> None:
    go_to(panel, "Nasrin Taheri", Field.POST)
    uid = panel.model.membership(panel.view.currentIndex()).uid
    edit(panel, "Nasrin Taheri", Field.POST, "studieorganisatör")
    edit(panel, "Nasrin Taheri", Field.GROUP, "Söder")
    edit(panel, "Nasrin Taheri", Field.START, "2025-01-02")
    edit(panel, "Nasrin Taheri", Field.END, "")
    qtbot.waitUntil(lambda: saved(store, uid).end is None)
    seat = saved(store, uid)
    assert (seat.post, seat.group, seat.start) == ("studieorganisatör", "Söder", date(2025, 1, 2))
    assert column(panel, Field.START)[column(panel, Field.PERSON).index("Nasrin Taheri")] == "2 jan 2025"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (Field.END, "snart", "inget datum"),
        (Field.END, "2020-01-01", "kan inte ligga före"),
        (Field.ORDER, "två", "helt tal"),
        (Field.ORDER, "-1", "helt tal"),
    ],
)
def test_what_cannot_be_is_told_and_not_taken(
    panel: MembersPanel, field: Field, typed: str, told: str
) -> None:
    before = column(panel, field)
    edit(panel, "Aino Rautalahti", field, typed)
    assert told in panel.hint.text()
    assert column(panel, field) == before


def test_only_substitutes_have_an_order(panel: MembersPanel) -> None:
    go_to(panel, "Nasrin Taheri", Field.ORDER)
    assert not panel.model.flags(panel.view.currentIndex()) & Qt.ItemFlag.ItemIsEditable
    press(panel.view, Key.Key_Up, ALT)
    assert "Bara ersättare" in panel.hint.text()


def test_substitutes_move_by_keyboard(panel: MembersPanel, store: Store, qtbot: QtBot) -> None:
    go_to(panel, "Örjan Fagerlid", Field.PERSON)
    uid = panel.model.membership(panel.view.currentIndex()).uid
    press(panel.view, Key.Key_Up, ALT)
    names = column(panel, Field.PERSON)
    assert names.index("Örjan Fagerlid") < names.index("Aino Rautalahti")
    assert panel.model.membership(panel.view.currentIndex()).uid == uid, "still at the same member"
    press(panel.view, Key.Key_Up, ALT)  # leads nowhere
    qtbot.waitUntil(lambda: saved(store, uid).order == 1)
    press(panel.view, Key.Key_Down, ALT)
    assert column(panel, Field.PERSON).index("Aino Rautalahti") < column(panel, Field.PERSON).index(
        "Örjan Fagerlid"
    )


def test_members_are_removed_at_once_and_come_back(
    panel: MembersPanel, heard: Heard, store: Store, qtbot: QtBot
) -> None:
    before = column(panel, Field.PERSON)
    go_to(panel, "Nasrin Taheri", Field.PERSON)
    press(panel.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    saved_before = set(store.load_roster().memberships)
    press(panel.view, Key.Key_Delete)
    assert len(column(panel, Field.PERSON)) == len(before) - 2
    assert heard.said[-1][0] == "2 rader togs bort ur organet."
    qtbot.waitUntil(lambda: len(store.load_roster().memberships) == len(saved_before) - 2)
    heard.undo()
    assert column(panel, Field.PERSON) == before
    qtbot.waitUntil(lambda: set(store.load_roster().memberships) == saved_before)


def test_a_vacant_seat_is_filled_by_typing_a_name(panel: MembersPanel, store: Store, qtbot: QtBot) -> None:
    panel.vacant_button.click()
    assert panel.count.text() == "10 ledamöter, 1 vakant plats"
    uid = panel.model.membership(panel.view.currentIndex()).uid
    edit(panel, "Vakant", Field.PERSON, "Tove Ålsäter")
    qtbot.waitUntil(lambda: saved(store, uid).person is not None)
    assert "Vakant" not in column(panel, Field.PERSON)
    edit(panel, "Tove Ålsäter", Field.PERSON, "Helt Ny")
    qtbot.waitUntil(lambda: any(one.given_name == "Helt" for one in store.load_roster().persons))
    edit(panel, "Helt Ny", Field.PERSON, "")
    qtbot.waitUntil(lambda: saved(store, uid).person is None)
    assert "Vakant" in column(panel, Field.PERSON)


def test_leaving_a_name_as_it_was_changes_nothing(panel: MembersPanel, heard: Heard) -> None:
    go_to(panel, "Nasrin Taheri", Field.PERSON)
    press(panel.view, Key.Key_F2)
    press(focused(), Key.Key_Return)
    assert heard.states == []
    assert "Nasrin Taheri" in column(panel, Field.PERSON)


def test_headers_sort_and_the_calling_order_comes_back(panel: MembersPanel) -> None:
    called = column(panel, Field.PERSON)
    header = panel.view.horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    names = column(panel, Field.PERSON)
    assert (names[0], names[-1]) == ("Aino Rautalahti", "Örjan Fagerlid")
    header.setSortIndicator(panel.model.fields.index(Field.START), Qt.SortOrder.DescendingOrder)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert column(panel, Field.PERSON) == called


def test_tab_leaves_the_table(panel: MembersPanel) -> None:
    go_to(panel, "Nasrin Taheri", Field.PERSON)
    press(panel.view, Key.Key_Tab)
    assert focused() is not panel.view


def test_members_are_copied_as_a_table(panel: MembersPanel) -> None:
    go_to(panel, "Nasrin Taheri", Field.PERSON)
    press(panel.view, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].startswith("Namn\tPost\tEgenskap")
    assert len(copied) == 11


def test_an_empty_body_tells_the_first_step(empty_page: PersonsPage) -> None:
    empty_page._live.put(BodyRecord(uid="b", name="Klubben"))
    empty_page.show_body("b")
    panel = empty_page.body.members
    assert panel.empty.isVisible()
    type_text(panel.name, "Anna Berg")
    press(panel.name, Key.Key_Return)
    assert not panel.empty.isVisible()
    assert panel.model.membership(panel.model.index(0, 0)).start is None, "the first were there before"


def test_a_hundred_and_twenty_members_are_quick(
    qtbot: QtBot, empty_page: PersonsPage, store: Store, desk: Desk
) -> None:
    people = [PersonRecord(uid=f"p{n}", given_name="Anna", family_name=f"Ö{n:03}") for n in range(2000)]
    seats = [
        Membership(uid=f"m{n}", body="b", person=f"p{n}", capacity=Capacity.SUBSTITUTE, order=n + 1)
        for n in range(120)
    ]
    store.save_records([BodyRecord(uid="b", name="Ombudsmötet"), *people, *seats]).result()
    desk.tell_changed("bodies")
    start = time.perf_counter()
    empty_page.show_body("b")
    shown = time.perf_counter()
    panel = empty_page.body.members
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(119, 0))
    moving = time.perf_counter()
    for _ in range(5):
        press(panel.view, Key.Key_Up, ALT)
    moved = time.perf_counter()
    type_text(panel.name, "Anna Ö19")
    typed = time.perf_counter()
    assert panel.view.currentIndex().row() == 114
    assert shown - start < 1.0
    assert (moved - moving) / 5 < 0.5
    assert (typed - moved) / 8 < 0.5
