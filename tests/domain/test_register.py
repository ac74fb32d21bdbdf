"""The register: periods of memberships, and bodies as meetings take them over."""

from datetime import date

import msgspec
import pytest

from protokoll.domain.kinds import BodyKind, Stage
from protokoll.domain.meeting import Body
from protokoll.domain.register import BodyRecord, Membership, decode_register


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        (date(2026, 3, 15), date(2027, 3, 15), True),
        (date(2026, 12, 1), date(2026, 12, 1), True),
        (None, date(2026, 12, 1), True),
        (date(2026, 12, 1), None, True),
        (None, None, True),
        (date(2026, 12, 2), None, False),
        (None, date(2026, 11, 30), False),
    ],
)
def test_a_term_includes_its_first_and_its_last_day(
    start: date | None, end: date | None, covered: bool
) -> None:
    assert Membership(uid="m", body="b", start=start, end=end).covers(date(2026, 12, 1)) is covered


def test_a_new_meeting_takes_the_body_over_without_the_settings_of_the_register() -> None:
    record = BodyRecord(uid="b", name="Styrelsen", kind=BodyKind.BOARD, numbers_freeze=Stage.DRAFT)

    assert record.as_body() == Body(uid="b", name="Styrelsen", kind=BodyKind.BOARD)
    assert type(record.as_body()) is Body


def test_a_register_file_is_read_whole() -> None:
    register = decode_register(
        b'{"organisation": {"uid": "o", "name": "L\xc3\xa4rbygd"},'
        b' "memberships": [{"uid": "m", "body": "b", "start": "2026-03-15"}],'
        b' "bodies": [{"uid": "b", "name": "Styrelsen", "sections_freeze": "adjusted"}]}'
    )

    assert register.organisation.name == "Lärbygd"
    assert register.memberships[0].start == date(2026, 3, 15)
    assert register.memberships[0].person is None
    assert register.bodies[0].sections_freeze is Stage.ADJUSTED


def test_a_register_file_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="nickname"):
        decode_register(b'{"organisation": {"uid": "o", "name": "L", "nickname": "L"}}')
