"""Which agenda a first meeting gets."""

from __future__ import annotations

import pytest

from protokoll.domain.kinds import BodyKind, ItemKind, MeetingKind
from protokoll.services.skeletons import all_skeletons, skeleton_for


@pytest.mark.parametrize(
    ("body", "meeting", "name"),
    [
        (None, None, "Styrelsemöte"),
        (BodyKind.OTHER, MeetingKind.ORDINARY, "Styrelsemöte"),
        (BodyKind.BOARD, MeetingKind.ORDINARY, "Styrelsemöte"),
        (BodyKind.ANNUAL_MEETING, MeetingKind.ORDINARY, "Årsmöte"),
        (BodyKind.CLUB, MeetingKind.ANNUAL, "Årsmöte"),
        (BodyKind.CLUB, MeetingKind.ORDINARY, "Klubbstyrelse"),
        (BodyKind.COORDINATION_GROUP, None, "Samordningsgrupp"),
        (BodyKind.COOPERATION_GROUP, None, "Samverkansgrupp"),
        (BodyKind.COMMITTEE, None, "Nämnd"),
        (BodyKind.WORKING_GROUP, None, "Arbetsgrupp"),
        (BodyKind.BOARD, MeetingKind.CONSTITUENT, "Konstituerande möte"),
        (BodyKind.COMMITTEE, MeetingKind.EXTRA, "Extra möte"),
        (BodyKind.ANNUAL_MEETING, MeetingKind.EXTRA, "Extra årsmöte"),
        (BodyKind.BOARD, MeetingKind.PER_CAPSULAM, "Beslut per capsulam"),
    ],
)
def test_the_closest_one_fits(body: BodyKind | None, meeting: MeetingKind | None, name: str) -> None:
    assert skeleton_for(body, meeting).name == name


def test_every_skeleton_is_used_and_tells_items_apart() -> None:
    used = {skeleton_for(body, meeting).name for body in BodyKind for meeting in MeetingKind}
    assert used == {skeleton.name for skeleton in all_skeletons()}
    for skeleton in all_skeletons():
        titles = [item.title for item in skeleton.agenda]
        assert len(titles) == len(set(titles))
        assert all(title == title.strip() and title[0].isupper() for title in titles)
        assert skeleton.agenda[0].kind in (ItemKind.FORMAL, ItemKind.ELECTION)
