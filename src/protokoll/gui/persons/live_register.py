"""The register as the page holds it: the truth while it is shown, on its way to the store with every edit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from protokoll.domain.register import BodyRecord, Membership, OrganisationRecord, PersonRecord
from protokoll.errors import UserError
from protokoll.gui.desk import Desk
from protokoll.gui.saver import Saver
from protokoll.services import register
from protokoll.services.new_records import new_body
from protokoll.services.preferences import load_writing
from protokoll.services.register import Record, RemovedMembership

KINDS = ("persons", "bodies")
_TOUCHES_REGISTER = frozenset({*KINDS, "meetings"})
"""A meeting that comes from a file may be the first to mention a person or a body."""


class LiveRegister(QObject):
    """Persons, bodies and memberships by uid. Reading is free; every change is saved, and told by signal."""

    reloaded = Signal()
    """Anything may be different."""
    person_changed = Signal(str)
    """The person with this uid is new, other, or gone."""
    body_changed = Signal(str)
    """The body with this uid is new, other, or gone."""
    members_changed = Signal()
    """Some membership is new, other, or gone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saver: Saver[Record | RemovedMembership] = Saver(
            desk, partial(register.save_records, desk.store), KINDS, self
        )
        self._fresh = False
        self.persons: dict[str, PersonRecord] = {}
        self.bodies: dict[str, BodyRecord] = {}
        self.memberships: dict[str, Membership] = {}
        desk.changed.connect(self._others_changed)

    # --- reading ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the store if it changed since the last time; what the disk has not acknowledged stays."""
        if self._fresh:
            return
        roster = register.load_roster(self._desk.store)
        self.persons = {one.uid: one for one in roster.persons}
        self.bodies = {register.uid_of(one): one for one in roster.bodies}
        self.memberships = {one.uid: one for one in roster.memberships}
        for record in self._saver.waiting.values():
            self._hold(record)
        self._fresh = True
        self.reloaded.emit()

    def members_of(self, *, body: str | None = None, person: str | None = None) -> list[Membership]:
        """The memberships of a body or of a person, of all times."""
        if body is not None:
            return [one for one in self.memberships.values() if one.body == body]
        return [one for one in self.memberships.values() if one.person == person]

    def name_of(self, person: str | None) -> str:
        """The person's printed name; empty for a vacant seat."""
        record = self.persons.get(person or "")
        return register.printed_name(record) if record else ""

    # --- changing -----------------------------------------------------------------------------------

    def new_body(self, name: str) -> BodyRecord:
        """A body in the organisation's usual style, which is not in the register until it is put there."""
        return new_body(name, writing=load_writing(self._desk.store))

    def put(self, *records: PersonRecord | BodyRecord | Membership) -> None:
        """Take in new or changed records and save them, as one."""
        for record in records:
            self._hold(record)
        self._saver.save(*((_key(record), record) for record in records))
        self._tell(records)

    def remove_members(self, uids: Iterable[str]) -> None:
        """Remove memberships at once, and offer to undo that."""
        removed = [self.memberships.pop(uid) for uid in uids if uid in self.memberships]
        if not removed:
            return
        self._saver.save(*((_key(one), RemovedMembership(one.uid)) for one in removed))
        self.members_changed.emit()
        if len(removed) > 1:
            text = self.tr("%d rader togs bort ur organet.") % len(removed)
        elif removed[0].person is None:
            text = self.tr("Den vakanta platsen togs bort.")
        else:
            text = self.tr("%s togs bort ur organet.") % self.name_of(removed[0].person)
        self._desk.say(text, partial(self.put, *removed))

    def remove_person(self, uid: str) -> None:
        """Remove a person whom nothing refers to, and offer to undo that; say so where something does."""
        person = self.persons[uid]
        if self.members_of(person=uid):
            self._desk.failed.emit(
                UserError(
                    self.tr(
                        "%s är med i ett organ och är därför kvar. Ta först bort raden där, eller skriv när "
                        "uppdraget tog slut."
                    )
                    % register.printed_name(person)
                )
            )
            return
        self._desk.background.follow(
            register.remove_person(self._desk.store, uid),
            partial(self._person_removed, person),
            self._desk.failed.emit,
        )

    def remove_body(self, uid: str) -> None:
        """Remove a body that has no meetings, with its memberships, and offer to undo that."""
        self._desk.background.follow(
            register.remove_body(self._desk.store, uid),
            partial(self._body_removed, self.bodies[uid]),
            self._desk.failed.emit,
        )

    # --- inside -------------------------------------------------------------------------------------

    def _hold(self, record: Record | RemovedMembership) -> None:
        match record:
            case PersonRecord():
                self.persons[record.uid] = record
            case BodyRecord():
                self.bodies[register.uid_of(record)] = record
            case Membership():
                self.memberships[record.uid] = record
            case RemovedMembership():
                self.memberships.pop(record.uid, None)
            case OrganisationRecord():
                pass

    def _tell(self, records: Iterable[Record]) -> None:
        for record in records:
            if isinstance(record, PersonRecord):
                self.person_changed.emit(record.uid)
            elif isinstance(record, BodyRecord):
                self.body_changed.emit(register.uid_of(record))
        if any(isinstance(record, Membership) for record in records):
            self.members_changed.emit()

    def _person_removed(self, person: PersonRecord, _: object) -> None:
        self.persons.pop(person.uid, None)
        self._saver.forget(_key(person))
        self.person_changed.emit(person.uid)
        self._desk.tell_changed("persons")
        self._desk.say(self.tr("%s togs bort.") % register.printed_name(person), partial(self.put, person))

    def _body_removed(self, body: BodyRecord, _: object) -> None:
        members = self.members_of(body=body.uid)
        self.bodies.pop(register.uid_of(body), None)
        self._saver.forget(_key(body))
        for one in members:
            self._saver.forget(_key(one))
            del self.memberships[one.uid]
        self.body_changed.emit(body.uid)
        self.members_changed.emit()
        self._desk.tell_changed("bodies")
        self._desk.say(self.tr("%s togs bort.") % body.name, partial(self.put, body, *members))

    def _others_changed(self, kinds: frozenset[str]) -> None:
        if not self._saver.telling and kinds & _TOUCHES_REGISTER:
            self._fresh = False


def _key(record: Record) -> tuple[type, str | None]:
    return type(record), record.uid
