"""A meeting that is added is linked to the register, and enters what it is the first to mention."""

from pathlib import Path

from msgspec.structs import replace

from protokoll.domain.meeting import AgendaItem, Body, DecisionStyle, MatterRef, Person
from protokoll.domain.register import BodyRecord, MatterRecord, OrganisationRecord, PersonRecord, Register
from protokoll.storage import Store
from tests.storage.looking import board_meeting, rows, value

ORGANISATION = OrganisationRecord(uid="o", name="Föreningen Åkern")


def bodies(path: Path) -> list[tuple[str | None, str]]:
    """What body each meeting is linked to, by name, in the order they were added."""
    return [
        (uid, name)
        for uid, name in rows(
            path,
            "SELECT body.uid, meeting.body_name FROM meeting LEFT JOIN body ON body.id = body_id "
            "ORDER BY meeting.id",
        )
    ]


def people(path: Path) -> dict[str, str | None]:
    return dict(
        rows(
            path,
            "SELECT key, person.uid FROM meeting_person LEFT JOIN person ON person.id = person_id",
        )
    )


def matters(path: Path) -> dict[str, str | None]:
    return dict(
        rows(
            path,
            "SELECT agenda_item.title, matter.uid FROM agenda_item LEFT JOIN matter ON matter.id = matter_id",
        )
    )


def with_bodies(store: Store, *records: BodyRecord) -> None:
    store.save_register(Register(organisation=ORGANISATION, bodies=records))


class TestBodies:
    def test_by_uid(self, store: Store, path: Path) -> None:
        with_bodies(store, BodyRecord(uid="b1", name="Styrelsen"), BodyRecord(uid="b2", name="Klubben"))
        store.insert_meeting(board_meeting(body=Body(name="Styrelsen", uid="b2")))
        assert bodies(path) == [("b2", "Styrelsen")]

    def test_by_name_where_there_is_no_uid(self, store: Store, path: Path) -> None:
        with_bodies(store, BodyRecord(uid="b1", name="STYRELSEN I ÅBY"))
        store.insert_meeting(board_meeting(body=Body(name="Styrelsen i Åby")))
        assert bodies(path) == [("b1", "Styrelsen i Åby")]

    def test_not_by_name_where_the_uid_is_another(self, store: Store, path: Path) -> None:
        with_bodies(store, BodyRecord(uid="b1", name="Styrelsen"))
        store.insert_meeting(board_meeting(body=Body(name="Styrelsen", uid="b9")))
        assert bodies(path) == [("b9", "Styrelsen")]

    def test_two_of_the_same_name_tell_nothing(self, store: Store, path: Path) -> None:
        with_bodies(store, BodyRecord(uid="b1", name="Styrelsen"), BodyRecord(uid="b2", name="Styrelsen"))
        store.insert_meeting(board_meeting(body=Body(name="Styrelsen")))
        assert bodies(path) == [(None, "Styrelsen")]

    def test_a_new_one_is_entered_once(self, store: Store, path: Path) -> None:
        body = Body(name="Årsmötet", decides_as="Årsmötet", decision_style=DecisionStyle())
        store.insert_meeting(board_meeting(body=body))
        store.insert_meeting(board_meeting(body=body))
        ((uid, name),) = rows(path, "SELECT uid, name FROM body")
        assert bodies(path) == [(uid, name), (uid, name)]
        register = store.load_register()
        assert register is not None
        assert register.bodies == (
            BodyRecord(uid=uid, name="Årsmötet", decides_as="Årsmötet", decision_style=DecisionStyle()),
        )

    def test_a_later_name_does_not_change_old_minutes(self, store: Store) -> None:
        uid = store.insert_meeting(board_meeting(body=Body(name="Styrelsen", uid="b1")))
        with_bodies(store, BodyRecord(uid="b1", name="Förbundsstyrelsen"))
        assert store.load_meeting(uid).meeting.body.name == "Styrelsen"


class TestPeople:
    def test_by_uid_never_by_name(self, store: Store, path: Path) -> None:
        known = PersonRecord(uid="person-1", given_name="Åsa", family_name="Annan")
        same_name = PersonRecord(uid="person-2", given_name="Ali", family_name="Ek")
        store.save_register(Register(organisation=ORGANISATION, persons=(known, same_name)))
        store.insert_meeting(board_meeting())
        assert people(path) == {"p1": "person-1", "p2": None}
        register = store.load_register()
        assert register is not None
        assert register.persons == (known, same_name)

    def test_new_ones_are_entered(self, store: Store, path: Path) -> None:
        store.insert_meeting(board_meeting())
        register = store.load_register()
        assert register is not None
        assert register.persons == (PersonRecord(uid="person-1", given_name="Åsa", family_name="Öberg"),)
        assert people(path) == {"p1": "person-1", "p2": None}

    def test_somebody_who_joins_later_is_linked_if_known(self, store: Store, path: Path) -> None:
        uid = store.insert_meeting(board_meeting(people=(Person(id="p1", given_name="Åsa", uid="u1"), PAL)))
        stored = store.load_meeting(uid)
        others = (PAL, Person(id="p1", given_name="Åsa"), Person(id="p3", given_name="Åsa", uid="u1"))
        unknown = Person(id="p4", given_name="Bo", uid="u4")
        store.save_meeting(stored, replace(stored.meeting, people=(*others, unknown))).result()
        assert people(path) == {"p1": None, "p2": None, "p3": "u1", "p4": None}


PAL = Person(id="p2", given_name="Pål")


def item(name: str, title: str = "", reference: str = "") -> AgendaItem:
    return AgendaItem(id=name, title=name, matter=MatterRef(title=title, reference=reference))


class TestMatters:
    def test_by_reference_then_by_title_in_the_same_body(self, store: Store, path: Path) -> None:
        records = (
            MatterRecord(uid="m1", title="Budget", reference="12/26", body="b1"),
            MatterRecord(uid="m2", title="Lokaler", body="b1"),
            MatterRecord(uid="m3", title="Lokaler", body="b2"),
        )
        register = Register(
            organisation=ORGANISATION,
            bodies=(BodyRecord(uid="b1", name="Styrelsen"), BodyRecord(uid="b2", name="Klubben")),
            matters=records,
        )
        store.save_register(register)
        agenda = (
            item("samma nummer", "Annat namn", "12/26"),
            item("samma namn", "Lokaler", "13/26"),
            item("båda numren finns", "Budget", "14/26"),
            AgendaItem(id="x", title="inget ärende"),
            item("tomt"),
        )
        store.insert_meeting(board_meeting(body=Body(name="Styrelsen", uid="b1"), agenda=agenda))
        (new,) = [uid for (uid,) in rows(path, "SELECT uid FROM matter WHERE reference = '14/26'")]
        assert matters(path) == {
            "samma nummer": "m1",
            "samma namn": "m2",
            "båda numren finns": new,
            "inget ärende": None,
            "tomt": None,
        }

    def test_a_new_one_is_entered_once_for_all_its_items(self, store: Store, path: Path) -> None:
        agenda = (item("a", "Skolan"), item("b", "Skolan"))
        for _ in range(2):
            store.insert_meeting(board_meeting(agenda=agenda))
        register = store.load_register()
        assert register is not None
        (matter,) = register.matters
        assert (matter.title, matter.body) == ("Skolan", register.bodies[0].uid)
        assert set(matters(path).values()) == {matter.uid}

    def test_in_a_meeting_without_a_body_in_the_register(self, store: Store, path: Path) -> None:
        with_bodies(store, BodyRecord(uid="b1", name="Styrelsen"), BodyRecord(uid="b2", name="Styrelsen"))
        for _ in range(2):
            store.insert_meeting(board_meeting(agenda=(item("a", "Skolan"),)))
        assert rows(path, "SELECT title, body_id FROM matter") == [("Skolan", None)]
        assert None not in matters(path).values()

    def test_typing_a_matter_links_but_never_enters_one(self, store: Store, path: Path) -> None:
        stored = store.load_meeting(store.insert_meeting(board_meeting(agenda=(item("a", "Skolan"),))))
        for title in ("Sk", "Skolan"):
            after = replace(stored.meeting, agenda=(item("a", title),))
            stored = store.save_meeting(stored, after).result()
            assert bool(matters(path)["a"]) is (title == "Skolan")
        assert value(path, "SELECT count(*) FROM matter") == 1


def test_the_first_organisation_is_entered(store: Store, path: Path) -> None:
    store.insert_meeting(board_meeting())
    store.insert_meeting(board_meeting(organisation=None))
    assert rows(path, "SELECT name, number FROM organisation") == [("Föreningen Åkern", "802400-0000")]
