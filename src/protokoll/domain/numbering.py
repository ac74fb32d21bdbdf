"""Printed numbers: the agenda's own, and § in the minutes.

Numbers are text and kept when given ("15 a", "8.2"); the others are counted. Once the notice is out the agenda's
numbers stay as printed, also when items are taken in another order; § stay from the stage that the body decides.
"""

from __future__ import annotations

import re

import msgspec

from protokoll.domain.kinds import Numbering, NumberStyle, Stage
from protokoll.domain.meeting import AgendaItem, Meeting
from protokoll.domain.register import BodyRecord

NBSP = "\u00a0"


class ItemNumbers(msgspec.Struct, frozen=True):
    """An item's printed numbers, undressed: ``number`` on the agenda, ``section`` in the minutes (may be empty)."""

    number: str
    section: str


def item_numbers(meeting: Meeting) -> dict[str, ItemNumbers]:
    """The printed numbers of every item, by item id.

    Items are counted from 1 (§ from the meeting's ``first_section``), sub-items within theirs ("8.2"). Counting
    goes on after the number of a given one (after "15 a" comes 16) and passes over numbers that are given to
    others, so that none stands twice. Without numbering § are only what is given.
    """
    counted = meeting.body.numbering is not Numbering.NONE
    found: dict[str, ItemNumbers] = {}
    first = meeting.head.first_section
    _count(meeting.agenda, "", 1, "" if counted else None, 1 if first is None else first, found)
    return found


def _count(
    items: tuple[AgendaItem, ...],
    parent_number: str,
    next_number: int,
    parent_section: str | None,
    next_section: int,
    found: dict[str, ItemNumbers],
) -> None:
    """Count ``items`` and all below. A parent's § of None: nothing is counted."""
    numbers_given = {_bare(item.number) for item in items}
    sections_given = {_bare(item.section) for item in items}
    for item in items:
        number, next_number = _printed(item.number, parent_number, next_number, numbers_given)
        if parent_section is None:
            section = item.section
        else:
            section, next_section = _printed(item.section, parent_section, next_section, sections_given)
        found[item.id] = ItemNumbers(number, section)
        if item.items:
            _count(item.items, number, 1, section if parent_section is not None else None, 1, found)


def _bare(number: str) -> str:
    """A given number without the sign and the full stop that it may bring."""
    return number.removeprefix("§").strip().rstrip(".")


def _printed(given: str, parent: str, following: int, taken: set[str]) -> tuple[str, int]:
    """The number as printed, and the one after it in the count."""
    if not given:
        before = f"{parent.rstrip('.')}." if parent else ""
        while _bare(f"{before}{following}") in taken:
            following += 1
        return f"{before}{following}", following + 1
    own = given.removeprefix(parent) if parent else given
    digits = re.search(r"\d{1,9}", own)
    return given, max(following, int(digits.group()) + 1) if digits else following


def dressed(number: str, style: NumberStyle | None) -> str:
    """``number`` as it stands before a heading: "§ 47" (the default), "47." or "47"; no-break spaces inside.

    A number given with its own "§" or full stop keeps what it has.
    """
    if not number:
        return ""
    if style in (None, NumberStyle.SECTION) and not number.startswith("§"):
        number = f"§ {number}"
    elif style is NumberStyle.ORDINAL and number[-1].isalnum() and not number.startswith("§"):
        number = f"{number}."
    return number.replace(" ", NBSP)


def section_span(sections: list[str], style: NumberStyle | None = None) -> str:
    """The sections of a whole document as one reads them: "§§ 45–52", "§ 7", or nothing. In printed order.

    Bodies that do not print the sign get the bare numbers: "1–10".
    """
    numbered = [section.removeprefix("§").strip() for section in sections if section]
    if not numbered:
        return ""
    first, last = numbered[0].replace(" ", NBSP), numbered[-1].replace(" ", NBSP)
    if style not in (None, NumberStyle.SECTION):
        return first if len(numbered) == 1 else f"{first}–{last}"
    return f"§{NBSP}{first}" if len(numbered) == 1 else f"§§{NBSP}{first}–{last}"


def dressed_sections(sections: str) -> str:
    """What somebody wrote of which sections ("9–19", "82", "§ 3"), with the sign where it lacks one."""
    text = sections.strip()
    if not text[:1].isdigit():
        return text
    several = re.search(r"[,–-]|\boch\b", text)
    return f"{'§§' if several else '§'}{NBSP}{text}"


def with_numbers_frozen(meeting: Meeting, *, numbers: bool = False, sections: bool = False) -> Meeting:
    """The meeting with its counted numbers written down as given text, so that later moves leave them alone."""
    found = item_numbers(meeting)
    return msgspec.structs.replace(meeting, agenda=_frozen(meeting.agenda, found, numbers, sections))


def _frozen(
    items: tuple[AgendaItem, ...], found: dict[str, ItemNumbers], numbers: bool, sections: bool
) -> tuple[AgendaItem, ...]:
    return tuple(
        msgspec.structs.replace(
            item,
            number=found[item.id].number if numbers else item.number,
            section=found[item.id].section if sections else item.section,
            items=_frozen(item.items, found, numbers, sections),
        )
        for item in items
    )


def at_stage(meeting: Meeting, stage: Stage, rules: BodyRecord) -> Meeting:
    """The meeting moved to ``stage``; numbers freeze where the body's setting says that this stage freezes them."""
    moved = msgspec.structs.replace(meeting, head=msgspec.structs.replace(meeting.head, stage=stage))
    numbers, sections = stage.reached(rules.numbers_freeze), stage.reached(rules.sections_freeze)
    return with_numbers_frozen(moved, numbers=numbers, sections=sections) if numbers or sections else moved
