"""Persons and bodies by keyboard: finding, adding, changing, removing."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from protokoll.domain.kinds import BodyKind
from protokoll.domain.register import PersonRecord
from protokoll.gui.desk import Desk
from protokoll.gui.persons.page import PersonsPage
from protokoll.gui.persons.records_pane import RecordsPane
from protokoll.storage.store import Store
from tests.gui.persons.conftest import Heard
from tests.gui.persons.hands import Key, focused, press, replace_text, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def lines(pane: RecordsPane) -> list[str]:
    return [pane.model.index(row, 0).data() for row in range(pane.model.rowCount())]


def saved_person(store: Store, uid: str) -> PersonRecord | None:
    return next((one for one in store.load_roster().persons if one.uid == uid), None)


def choose(page: PersonsPage, name: str) -> str:
    """Go to a person by typing in the filter; gives the uid."""
    press(page, Key.Key_F, CTRL)
    replace_text(focused(), name)
    press(focused(), Key.Key_Return)
    assert page.persons.chosen_uid is not None
    return page.persons.chosen_uid


def test_names_stand_in_swedish_order(page: PersonsPage) -> None:
    names = [line.partition(",")[0] for line in lines(page.persons)]
    assert names[-4:] == ["Wiśniak", "Ålsäter", "Ödling", "Öhrnell"]


def test_the_filter_wants_every_word_anywhere(page: PersonsPage) -> None:
    press(page, Key.Key_F, CTRL)
    type_text(focused(), "KLUBB SKOL ö")
    assert lines(page.persons) == [
        "Bergqvist-Lind, Åsa",
        "Fagerlid, Örjan",
        "Grönhag, Sixten",
        "Öhrnell, Märta",
    ]
    press(focused(), Key.Key_Escape)
    assert len(lines(page.persons)) == page.persons.model.count


def test_a_filter_that_finds_nothing_says_so_and_lends_its_name(
    page: PersonsPage, store: Store, qtbot: QtBot
) -> None:
    press(page, Key.Key_F, CTRL)
    type_text(focused(), "Zäta Ny")
    assert "Zäta Ny" in page.persons.empty.text()
    assert page.persons.empty.isVisible()
    press(page, Key.Key_A, CTRL_SHIFT)
    uid = page.persons.chosen_uid
    assert uid is not None
    assert page.person.fields["given_name"].text() == "Zäta"
    qtbot.waitUntil(lambda: saved_person(store, uid) is not None)


def test_a_field_is_saved_when_it_is_left(
    page: PersonsPage, store: Store, heard: Heard, qtbot: QtBot
) -> None:
    uid = choose(page, "aslani")
    field = page.person.fields["phone"]
    field.setFocus()
    replace_text(field, "  08-123   456 ")
    before = saved_person(store, uid)
    assert before is not None
    assert before.phone != "08-123 456", "not before it is left"
    press(field, Key.Key_Tab)
    qtbot.waitUntil(lambda: heard.states != [])
    after = saved_person(store, uid)
    assert after is not None
    assert after.phone == "08-123 456"
    assert after.email == before.email
    assert heard.states[-1][0].startswith("Sparat ")
    assert frozenset({"persons", "bodies"}) in heard.changes


def test_escape_takes_back_what_was_typed(page: PersonsPage) -> None:
    choose(page, "aslani")
    field = page.person.fields["given_name"]
    field.setFocus()
    replace_text(field, "Fel")
    press(field, Key.Key_Escape)
    assert field.text() == "Rojin"


def test_going_to_another_saves_what_was_being_typed(page: PersonsPage, store: Store, qtbot: QtBot) -> None:
    uid = choose(page, "aslani")
    field = page.person.fields["affiliation"]
    field.setFocus()
    replace_text(field, "Ny klubb")
    page.show_body(next(iter(page._live.bodies)))
    qtbot.waitUntil(lambda: saved_person(store, uid).affiliation == "Ny klubb")  # type: ignore[union-attr]


def test_a_new_person_is_saved_with_the_first_name(page: PersonsPage, store: Store, qtbot: QtBot) -> None:
    count = page.persons.model.count
    press(page, Key.Key_A, CTRL_SHIFT)
    assert focused() is page.person.fields["given_name"]
    press(focused(), Key.Key_Tab)
    assert len(store.load_roster().persons) == count, "a nameless person is nobody"
    type_text(focused(), "Ångström")
    press(focused(), Key.Key_Tab)
    qtbot.waitUntil(lambda: len(store.load_roster().persons) == count + 1)
    assert lines(page.persons)[-4:-2] == ["Ålsäter, Tove", "Ångström"]
    assert page.person.title.text() == "Ångström"


def test_a_name_cannot_be_taken_away(page: PersonsPage, store: Store) -> None:
    choose(page, "aslani")
    for name in ("given_name", "family_name"):
        field = page.person.fields[name]
        field.setFocus()
        replace_text(field, "")
        press(field, Key.Key_Tab)
    assert "måste ha ett namn" in page.person.hint.text()
    assert page.person.fields["family_name"].text() == "Aslani"


def test_a_person_nobody_refers_to_goes_at_once_and_comes_back(
    page: PersonsPage, store: Store, heard: Heard, qtbot: QtBot
) -> None:
    press(page, Key.Key_F, CTRL)
    type_text(focused(), "Tillfällig Gäst")
    press(page, Key.Key_A, CTRL_SHIFT)
    uid = page.persons.chosen_uid
    assert uid is not None
    page.persons.view.setFocus()
    press(page.persons.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: heard.said != [])
    assert heard.said[-1][0] == "Tillfällig Gäst togs bort."
    assert saved_person(store, uid) is None
    assert page.details.currentWidget() is not page.person
    heard.undo()
    qtbot.waitUntil(lambda: saved_person(store, uid) is not None)
    assert "Gäst, Tillfällig" in lines(page.persons)


def test_a_person_of_a_body_or_a_meeting_stays(page: PersonsPage, heard: Heard, qtbot: QtBot) -> None:
    choose(page, "bergqvist")
    page.person.remove_button.click()
    assert "är med i ett organ" in str(heard.failures[-1])
    seats = [one.uid for one in page._live.members_of(person=page.persons.chosen_uid)]
    page._live.remove_members(seats)
    page.person.remove_button.click()
    qtbot.waitUntil(lambda: len(heard.failures) == 2)
    assert "möten" in str(heard.failures[-1])
    assert "Bergqvist-Lind, Åsa" in lines(page.persons)


def test_a_body_with_its_members_goes_and_comes_back(
    empty_page: PersonsPage, store: Store, heard: Heard, qtbot: QtBot
) -> None:
    page = empty_page
    press(page, Key.Key_O, CTRL_SHIFT)
    press(page, Key.Key_A, CTRL_SHIFT)
    assert focused() is page.body.rules.name
    type_text(focused(), "Festkommittén")
    press(focused(), Key.Key_Return)
    assert lines(page.bodies) == ["Festkommittén"]
    page.body.leaves.setCurrentIndex(0)
    press(page.body.members, Key.Key_V, CTRL_SHIFT)
    qtbot.waitUntil(lambda: len(store.load_roster().memberships) == 1)
    before = store.load_roster()
    page.body.remove_button.click()
    qtbot.waitUntil(lambda: heard.said != [])
    assert store.load_roster().bodies == ()
    heard.undo()
    qtbot.waitUntil(lambda: store.load_roster() == before)
    assert lines(page.bodies) == ["Festkommittén"]


def test_a_body_with_meetings_stays(page: PersonsPage, heard: Heard, qtbot: QtBot) -> None:
    page.show_body(next(iter(page._live.bodies)))
    page.body.remove_button.click()
    qtbot.waitUntil(lambda: heard.failures != [])
    assert "möte" in str(heard.failures[0])
    assert len(lines(page.bodies)) == 6


def test_a_nameless_body_is_not_kept(page: PersonsPage, store: Store) -> None:
    press(page, Key.Key_O, CTRL_SHIFT)
    press(page, Key.Key_A, CTRL_SHIFT)
    page.body.rules.kind.setFocus()
    press(page.body.rules.kind, Key.Key_Down)
    page.show_person(next(iter(page._live.persons)))
    page.flush()
    assert len(store.load_roster().bodies) == 6


def test_what_others_change_is_shown(page: PersonsPage, store: Store, desk: Desk) -> None:
    uid = choose(page, "aslani")
    person = saved_person(store, uid)
    assert person is not None
    store.save_records([PersonRecord(uid=uid, given_name="Rojin", family_name="Ny")]).result()
    desk.tell_changed("persons")
    assert page.person.fields["family_name"].text() == "Ny"
    page.hide()
    store.save_records([person]).result()
    desk.tell_changed("meetings")
    page.show()
    assert page.person.fields["family_name"].text() == "Aslani"


def test_lists_are_copied_as_tables(page: PersonsPage) -> None:
    choose(page, "bergqvist")
    press(page.persons.filter, Key.Key_Escape)
    press(page.persons.view, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Förnamn\tEfternamn\tE-post\tTelefon\tTillhörighet"
    assert len(copied) == page.persons.model.count + 1
    page.persons.view.selectAll()
    page.persons.copy()
    assert QGuiApplication.clipboard().text().split("\n") == copied
    press(page, Key.Key_O, CTRL_SHIFT)
    page.bodies.copy()
    assert "Årsmötet\tÅrsmöte eller stämma" in QGuiApplication.clipboard().text()


def test_an_empty_register_tells_what_it_is_for(empty_page: PersonsPage) -> None:
    assert "Ingen person" in empty_page.persons.empty.text()
    assert empty_page._welcome.isVisible()
    empty_page.lists.setCurrentIndex(1)
    assert "Organen" in empty_page._welcome.heading.text()
    empty_page._welcome.button.click()
    assert empty_page.body.isVisible()


def test_a_person_leads_to_their_body(page: PersonsPage) -> None:
    choose(page, "bergqvist")
    assert page.person.model.rowCount() == 2
    page.person.view.setFocus()
    page.person.view.setCurrentIndex(page.person.model.index(0, 0))
    press(page.person.view, Key.Key_Return, CTRL)
    assert page.body.title.text() == "Avdelningsstyrelsen"
    assert page.lists.currentIndex() == 1


def test_two_thousand_persons_are_quick(
    qtbot: QtBot, empty_page: PersonsPage, store: Store, desk: Desk
) -> None:
    people = [
        PersonRecord(uid=f"u{n}", given_name=f"Anna{n}", family_name=f"Öberg{n % 97}") for n in range(2000)
    ]
    store.save_records(people).result()
    start = time.perf_counter()
    desk.tell_changed("persons")
    loaded = time.perf_counter()
    type_text(empty_page.persons.filter, "öberg9 anna1")
    filtered = time.perf_counter()
    assert 0 < empty_page.persons.model.rowCount() < 100
    assert loaded - start < 2.0
    assert (filtered - loaded) / 12 < 0.3, "seconds for each key"


def test_body_kind_words_are_all_there() -> None:
    from protokoll.gui.persons.words import BODY_KINDS

    assert set(BODY_KINDS) == set(BodyKind)


def test_letters_typed_in_a_list_go_to_the_filter(page: PersonsPage) -> None:
    choose(page, "bergqvist")
    page.persons.filter.clear()
    page.persons.view.setFocus()
    type_text(page.persons.view, "ö")
    assert page.persons.filter.text() == "ö"
    assert focused() is page.persons.filter
    type_text(focused(), "dling")
    assert lines(page.persons) == ["Ödling, Karl-Göran"]
