"""Random small edits of a meeting, as made in the program: the result shares what an edit did not touch."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from protokoll.domain import entries as e
from protokoll.domain import meeting as m
from tests.helpers.meetings import (
    bodies,
    each_item,
    entries,
    filled,
    heads,
    perhaps,
    person_ref,
    planned_meetings,
    texts,
)


@st.composite
def edited(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    """The meeting after one to five small edits that keep it valid and share what they do not touch."""
    for _ in range(draw(st.integers(1, 5))):
        edit = draw(st.sampled_from(_EDITS))
        meeting = edit(draw, meeting)
    return meeting


# Small edits: each takes what to draw with and a meeting, and gives a valid meeting that shares what it can.


def _some_item(draw: DrawFn, meeting: m.Meeting) -> m.AgendaItem | None:
    items = list(meeting.all_items())
    return draw(st.sampled_from(items)) if items else None


def _with_item(meeting: m.Meeting, new: m.AgendaItem) -> m.Meeting:
    """``new`` in the place of the item with its id."""
    return replace(meeting, agenda=each_item(meeting.agenda, lambda item: new if item.id == new.id else item))


def _retitle(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    item = _some_item(draw, meeting)
    return _with_item(meeting, replace(item, title=draw(texts()), section=draw(texts()))) if item else meeting


def _shuffle_items(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    return replace(meeting, agenda=tuple(draw(st.permutations(meeting.agenda))))


def _shuffle_entries(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    item = _some_item(draw, meeting)
    return (
        _with_item(meeting, replace(item, entries=tuple(draw(st.permutations(item.entries)))))
        if item
        else meeting
    )


def _add_entry(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    item = _some_item(draw, meeting)
    if item is None:
        return meeting
    people = [person.id for person in meeting.people]
    known = {entry.id for other in meeting.all_items() for entry in other.entries}
    new = draw(entries(person_ref(people), 2))
    if draw(st.booleans()):
        new = replace(new, id=draw(filled().filter(lambda text: text not in known)))
    place = draw(st.integers(0, len(item.entries)))
    return _with_item(meeting, replace(item, entries=(*item.entries[:place], new, *item.entries[place:])))


def _loose_entries(meeting: m.Meeting) -> list[tuple[m.AgendaItem, int]]:
    """The entries that no decision rests on."""
    followed = {
        name
        for item in meeting.all_items()
        for entry in item.entries
        if isinstance(entry, e.Decision)
        for name in entry.follows
    }
    return [
        (item, place)
        for item in meeting.all_items()
        for place, entry in enumerate(item.entries)
        if entry.id not in followed
    ]


def _without(item: m.AgendaItem, place: int) -> m.AgendaItem:
    return replace(item, entries=(*item.entries[:place], *item.entries[place + 1 :]))


def _remove_entry(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    loose = _loose_entries(meeting)
    if not loose:
        return meeting
    return _with_item(meeting, _without(*draw(st.sampled_from(loose))))


def _move_entry(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    loose = _loose_entries(meeting)
    if not loose:
        return meeting
    item, place = draw(st.sampled_from(loose))
    moved = item.entries[place]
    without = _with_item(meeting, _without(item, place))
    target = _some_item(draw, without)
    assert target is not None
    return _with_item(without, replace(target, entries=(moved, *target.entries)))


def _rename_entry(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    """An entry without an id gets one, or the other way round."""
    loose = _loose_entries(meeting)
    if not loose:
        return meeting
    item, place = draw(st.sampled_from(loose))
    known = {entry.id for other in meeting.all_items() for entry in other.entries}
    entry = item.entries[place]
    name = None if entry.id else draw(filled().filter(lambda text: text not in known))
    new = (*item.entries[:place], replace(entry, id=name), *item.entries[place + 1 :])
    return _with_item(meeting, replace(item, entries=new))


def _rewrite_entry(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    """An entry becomes another, maybe of another kind, and keeps its id."""
    places = [(item, place) for item in meeting.all_items() for place in range(len(item.entries))]
    if not places:
        return meeting
    item, place = draw(st.sampled_from(places))
    people = [person.id for person in meeting.people]
    entry = replace(draw(entries(person_ref(people), 2)), id=item.entries[place].id)
    return _with_item(
        meeting, replace(item, entries=(*item.entries[:place], entry, *item.entries[place + 1 :]))
    )


def _nest_item(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    """An item goes below the one before it."""
    if len(meeting.agenda) < 2:
        return meeting
    place = draw(st.integers(1, len(meeting.agenda) - 1))
    above, below = meeting.agenda[place - 1 : place + 1]
    merged = replace(above, items=(*above.items, below))
    return replace(meeting, agenda=(*meeting.agenda[: place - 1], merged, *meeting.agenda[place + 1 :]))


def _shuffle_lists(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    field = draw(st.sampled_from(["people", "officers", "attendance", "attachments", "adjustment"]))
    return replace(meeting, **{field: tuple(draw(st.permutations(getattr(meeting, field))))})


def _change_head(draw: DrawFn, meeting: m.Meeting) -> m.Meeting:
    return replace(
        meeting,
        head=draw(heads(st.just(meeting.head.sequence))),
        body=draw(bodies()),
        planned_meetings=draw(perhaps(planned_meetings(3))),
    )


_EDITS = (
    _retitle,
    _shuffle_items,
    _shuffle_entries,
    _add_entry,
    _remove_entry,
    _move_entry,
    _rename_entry,
    _rewrite_entry,
    _nest_item,
    _shuffle_lists,
    _change_head,
)
