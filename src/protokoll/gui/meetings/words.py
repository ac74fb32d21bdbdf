"""Meetings in Swedish words, as lists and headings say them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from protokoll.domain.kinds import BodyKind, MeetingKind, Stage
from protokoll.domain.swedish import NBSP, clock

CONTEXT = "meetings"
"""Where translators find the words of this module."""

MEETING_KINDS: Mapping[MeetingKind, str] = {
    MeetingKind.ORDINARY: "Ordinarie möte",
    MeetingKind.EXTRA: "Extra möte",
    MeetingKind.CONSTITUENT: "Konstituerande möte",
    MeetingKind.ANNUAL: "Årsmöte",
    MeetingKind.PER_CAPSULAM: "Per capsulam",
}
STAGES: Mapping[Stage, str] = {
    Stage.PLANNED: "Planerat",
    Stage.NOTICED: "Kallat",
    Stage.ONGOING: "Pågår",
    Stage.DRAFT: "Utkast",
    Stage.IN_ADJUSTMENT: "För justering",
    Stage.ADJUSTED: "Justerat",
}
BODY_KINDS: Mapping[BodyKind, str] = {
    BodyKind.BOARD: "Styrelse",
    BodyKind.CLUB: "Klubbstyrelse (fackklubb)",
    BodyKind.ANNUAL_MEETING: "Årsmöte, stämma",
    BodyKind.COORDINATION_GROUP: "Samordningsgrupp",
    BodyKind.COOPERATION_GROUP: "Samverkansgrupp",
    BodyKind.COMMITTEE: "Nämnd",
    BodyKind.WORKING_GROUP: "Arbetsgrupp",
    BodyKind.OTHER: "Annat organ",
}


def kind_word(kind: MeetingKind | None) -> str:
    """The kind in words ("Extra möte"); nothing where the meeting does not say."""
    return _word(MEETING_KINDS, kind)


def stage_word(stage: Stage | None) -> str:
    """The stage in words ("Utkast"); nothing where the meeting does not say."""
    return _word(STAGES, stage)


def body_kind_word(kind: BodyKind) -> str:
    """The kind of body in words ("Nämnd")."""
    return _word(BODY_KINDS, kind)


def meeting_name(body: str, number: str, title: str, kind: MeetingKind | None) -> str:
    """What a meeting is called among others: "Styrelsen, möte 4/2026", "Ordinarie årsmöte 2026"."""
    if number:
        return QCoreApplication.translate(CONTEXT, "{body}, möte {number}").format(body=body, number=number)
    return title or ", ".join(word for word in (body, kind_word(kind).casefold()) if word)


def clock_word(time: str | None) -> str:
    """A time as it is read ("12.00"), or nothing."""
    return clock(time) if time else ""


def days_until(day: date, today: date) -> str:
    """How far it is: "i dag", "i morgon", "om 6 dagar", "i går", "för 6 dagar sedan"."""
    days = (day - today).days
    near = {0: "i dag", 1: "i morgon", 2: "i övermorgon", -1: "i går", -2: "i förrgår"}
    if days in near:
        return QCoreApplication.translate(CONTEXT, near[days])
    pattern = "om {n} dagar" if days > 0 else "för {n} dagar sedan"
    return QCoreApplication.translate(CONTEXT, pattern).format(n=f"{abs(days)}").replace(" ", NBSP, 1)


def counted(count: int, one: str, many: str) -> str:
    """A number of things ("1 möte", "12 möten"), with a no-break space."""
    return f"{count}{NBSP}{QCoreApplication.translate(CONTEXT, one if count == 1 else many)}"


def _word(words: Mapping[Any, str], value: str | None) -> str:
    return QCoreApplication.translate(CONTEXT, words[value]) if value is not None else ""
