"""The fingerprint of a meeting, by which one can tell that nothing has changed."""

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from protokoll.domain import edits
from protokoll.domain.adjustments import fingerprint
from protokoll.domain.codec import decode, encode
from protokoll.domain.meeting import Meeting
from tests.helpers.builders import item, meeting
from tests.helpers.meetings import meetings


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(meetings())
def test_it_is_the_same_after_a_way_through_a_file(found: Meeting) -> None:
    assert fingerprint(decode(encode(found))) == fingerprint(found)


def test_every_change_shows_but_the_chairs_own_notes() -> None:
    one = meeting(item("1", proposal="Köp båten."))
    other = meeting(item("1", proposal="Köp båten!"))
    noted = edits.changed(one, agenda=(replace(one.agenda[0], chair_note="Släpp in Eva."),))
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(noted)


def test_it_does_not_depend_on_how_letters_are_composed() -> None:
    composed, decomposed = meeting(item("1", proposal="\u00e5")), meeting(item("1", proposal="a\u030a"))
    assert fingerprint(composed) == fingerprint(decomposed)


def test_it_never_changes() -> None:
    """Written down: locked minutes are compared with what was counted years ago."""
    assert (
        fingerprint(meeting(item("1"))) == "159fc8edbc1aaa5e06f8c0a7dbf51e07a8d565ff6540c0f50112fa0f8fda755b"
    )
