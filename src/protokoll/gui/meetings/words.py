"""Meetings in Swedish words, as lists and headings say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from protokoll.domain.kinds import BodyKind, MeetingKind, Stage
from protokoll.domain.swedish import clock

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


def _word(words: Mapping[Any, str], value: str | None) -> str:
    return QCoreApplication.translate(CONTEXT, words[value]) if value is not None else ""
