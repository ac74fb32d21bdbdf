"""What an edit means for the rest of a vote: ballots follow their option and decide the counts. No Qt."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from protokoll.domain.edits import changed
from protokoll.domain.entries import Ballot, Vote, VoteOption

Choice = int | Literal["abstain"]


def settled(before: Vote, after: Vote) -> Vote:
    """``after`` with its ballots on the options they were for in ``before``, and its counts told by them."""
    if not after.ballots:
        return after
    if before.options != after.options:
        places = _places(before.options, after.options)
        ballots = tuple(_followed(ballot, places) for ballot in after.ballots)
        after = changed(after, ballots=tuple(ballot for ballot in ballots if ballot is not None))
    counted = Counter(ballot.choice for ballot in after.ballots)
    options = tuple(
        option if option.votes is None else changed(option, votes=counted[n])
        for n, option in enumerate(after.options)
    )
    abstain = after.abstain if after.abstain is None else counted["abstain"]
    return changed(after, options=options, abstain=abstain)


def _followed(ballot: Ballot, places: dict[int, int]) -> Ballot | None:
    if ballot.choice == "abstain":
        return ballot
    place = places.get(ballot.choice)
    return None if place is None else changed(ballot, choice=place)


def _places(before: tuple[VoteOption, ...], after: tuple[VoteOption, ...]) -> dict[int, int]:
    """Where each option went: the one that reads the same is the same."""
    if len(before) == len(after) and sorted(map(_text, before)) != sorted(map(_text, after)):
        return {n: n for n in range(len(before))}  # an option is being rewritten
    free = list(range(len(after)))
    places: dict[int, int] = {}
    for n, option in enumerate(before):
        found = next((place for place in free if after[place].text == option.text), None)
        if found is not None:
            free.remove(found)
            places[n] = found
    return places


def _text(option: VoteOption) -> str:
    return option.text
