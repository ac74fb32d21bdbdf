"""The closed lists of the register in plain Swedish, and the sentences that show what a rule does."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from protokoll.domain.decisions import list_style, stem, with_clauses
from protokoll.domain.kinds import (
    BodyKind,
    Capacity,
    ListStyle,
    Numbering,
    NumberStyle,
    QuorumRule,
    Stage,
    Tense,
)
from protokoll.domain.meeting import Body, Quorum
from protokoll.domain.numbering import dressed

K = TypeVar("K", bound=StrEnum)

CONTEXT = "register"
"""Where translators find the words of this module."""

BODY_KINDS = {
    BodyKind.BOARD: "Styrelse",
    BodyKind.ANNUAL_MEETING: "Årsmöte eller stämma",
    BodyKind.COORDINATION_GROUP: "Samordningsgrupp",
    BodyKind.CLUB: "Klubb",
    BodyKind.COMMITTEE: "Nämnd",
    BodyKind.COOPERATION_GROUP: "Samverkansgrupp",
    BodyKind.WORKING_GROUP: "Arbetsgrupp",
    BodyKind.OTHER: "Annat organ",
}
CAPACITIES = {
    Capacity.REGULAR: "Ordinarie",
    Capacity.SUBSTITUTE: "Ersättare",
    Capacity.COOPTED: "Adjungerad",
    Capacity.GUEST: "Gäst",
    Capacity.OFFICIAL: "Tjänsteperson",
}
NUMBERINGS = {
    Numbering.PER_MEETING: "Från § 1 vid varje möte",
    Numbering.PER_YEAR: "Löpande genom året",
    Numbering.NONE: "Inga paragrafer",
}
NUMBER_STYLES = {
    NumberStyle.SECTION: "Med paragraftecken: § 12",
    NumberStyle.ORDINAL: "Med punkt: 12.",
    NumberStyle.PLAIN: "Bara siffran: 12",
}
TENSES = {
    Tense.PAST: "Dåtid: beslutade",
    Tense.PRESENT: "Nutid: beslutar",
}
LIST_STYLES = {
    ListStyle.PLAIN: "Utan komma, punkt efter den sista",
    ListStyle.COMMA_OCH: "Med komma och ”och” före den sista",
}
QUORUM_RULES = {
    QuorumRule.NONE: "Ingen regel",
    QuorumRule.MAJORITY: "Mer än hälften av platserna",
    QuorumRule.FIXED: "Ett bestämt antal",
}
STAGES = {
    Stage.PLANNED: "Så snart mötet planeras",
    Stage.NOTICED: "När kallelsen har gått ut",
    Stage.ONGOING: "När mötet börjar",
    Stage.DRAFT: "När mötet är slut och protokollet är ett utkast",
    Stage.IN_ADJUSTMENT: "När protokollet går till justering",
    Stage.ADJUSTED: "När protokollet är justerat",
}
USUAL_POSTS = (
    "ordförande",
    "vice ordförande",
    "sekreterare",
    "kassör",
    "ledamot",
    "ersättare",
    "revisor",
    "valberedning",
)


def translated(text: str) -> str:
    """A text of this module in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, text)


def choices(table: dict[K, str]) -> list[tuple[K, str]]:
    """A table of this module as the choices of a field."""
    return [(value, translated(text)) for value, text in table.items()]


def kind_words(kind: BodyKind | None) -> str:
    """The kind of a body; a body that does not say is just a body."""
    return translated(BODY_KINDS[kind or BodyKind.OTHER])


def capacity_words(capacity: Capacity) -> str:
    """In what capacity: "Ordinarie", "Ersättare"."""
    return translated(CAPACITIES[capacity])


def decision_example(body: Body) -> str:
    """One decision and a list of two, as this body's minutes print them."""
    one = with_clauses(stem(body), ["köpa en ny projektor"], list_style(body))
    two = with_clauses(stem(body), ["anta budgeten", "höja avgiften till 300\u00a0kronor"], list_style(body))
    return "\n".join([one.lead, "", two.lead, *(f"    att {clause}" for clause in two.clauses)])


def number_example(body: Body) -> str:
    """How the items of two meetings in a row are numbered."""
    if body.numbering is Numbering.NONE:
        return translated("Protokollet har inga paragrafer, bara dagordningens egna nummer.")
    first = dressed("12", body.number_style)
    if body.numbering is Numbering.PER_YEAR:
        second = dressed("13", body.number_style)
        return translated("Slutar ett möte på %s börjar nästa på %s.") % (first, second)
    return translated("Varje möte börjar på %s.") % dressed("1", body.number_style)


def quorum_example(quorum: Quorum | None) -> str:
    """When the body can decide, in figures where there are any."""
    if quorum is None or quorum.rule is QuorumRule.NONE:
        return translated("Programmet räknar inte efter om mötet är beslutfört.")
    if quorum.rule is QuorumRule.FIXED:
        return translated("Mötet är beslutfört när minst %d deltar som får rösta.") % (quorum.number or 0)
    if quorum.seats:
        needed = quorum.seats // 2 + 1
        return translated("Mötet är beslutfört när minst %d av %d deltar.") % (needed, quorum.seats)
    return translated(
        "Mötet är beslutfört när mer än hälften av de ordinarie platserna deltar, vakanta inräknade."
    )
