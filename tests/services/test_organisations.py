"""What the first start saves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from protokoll.domain.kinds import BodyKind, Capacity
from protokoll.errors import UserError
from protokoll.services.member_lines import read_members
from protokoll.services.organisations import NewOrganisation, create_organisation
from protokoll.services.planning import plan_meeting
from protokoll.storage import Store

NEW = NewOrganisation(
    name="Lindåkra hembygdsförening",
    body_name="Styrelsen",
    body_kind=BodyKind.BOARD,
    members=read_members(
        "Anna Berg, ordförande, anna@example.se\nBo Ek, ersättare\nEva Al, ersättare\n"
        "Sara Holm\nVakant, kassör"
    ).members,
)


def test_the_organisation_its_body_and_members_are_saved(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db", create=True) as store:
        body = create_organisation(store, NEW)
        register = store.load_register()
        assert register is not None
        assert register.organisation.name == "Lindåkra hembygdsförening"
        assert [(one.uid, one.name, one.decides_as) for one in register.bodies] == [
            (body, "Styrelsen", "Styrelsen")
        ]
        names = {one.uid: one.given_name for one in register.persons}
        called = store.memberships_on(body, dt.date(2026, 1, 1))
        assert [(names.get(one.person or ""), one.post, one.capacity, one.order) for one in called] == [
            ("Anna", "ordförande", Capacity.REGULAR, 0),
            (None, "kassör", Capacity.REGULAR, 0),
            ("Sara", "ledamot", Capacity.REGULAR, 0),
            ("Bo", "ersättare", Capacity.SUBSTITUTE, 1),
            ("Eva", "ersättare", Capacity.SUBSTITUTE, 2),
        ]
        meeting = store.load_meeting(plan_meeting(store, body, dt.date(2026, 12, 1))).meeting
        assert len(meeting.attendance) == 5


def test_an_organisation_is_never_created_over_another(tmp_path: Path) -> None:
    with Store.open(tmp_path / "p.db", create=True) as store:
        create_organisation(store, NEW)
        with pytest.raises(UserError, match="finns redan"):
            create_organisation(store, NEW)
