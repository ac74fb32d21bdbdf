"""Decisions in Swedish: stem and att-satser, in both tenses and both styles.

Several clauses stand each on its line, "att" first, no commas and one full stop after the last (the advice of the
language authority for lists); ", och" is the older style. One clause alone runs on in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from protokoll.domain.kinds import BodyKind, ListStyle, Tense
from protokoll.domain.meeting import Body
from protokoll.domain.swedish import with_full_stop, without_full_stop

_ATT = re.compile(r"\Aatt(?:\s+|$)", re.IGNORECASE)

_SUBJECTS = {
    BodyKind.BOARD: "Styrelsen",
    BodyKind.ANNUAL_MEETING: "Årsmötet",
    BodyKind.COORDINATION_GROUP: "Samordningsgruppen",
    BodyKind.CLUB: "Klubben",
    BodyKind.COMMITTEE: "Nämnden",
    BodyKind.COOPERATION_GROUP: "Samverkansgruppen",
    BodyKind.WORKING_GROUP: "Arbetsgruppen",
}


def subject(body: Body) -> str:
    """Who decides: the body's own words, else by its kind, else "Mötet"."""
    return body.decides_as or (_SUBJECTS.get(body.kind, "Mötet") if body.kind else "Mötet")


def tense(body: Body) -> Tense:
    """The tense of decisions; past where the body does not say."""
    return (body.decision_style and body.decision_style.tense) or Tense.PAST


def list_style(body: Body) -> ListStyle:
    """How clauses are parted; plain where the body does not say."""
    return (body.decision_style and body.decision_style.list) or ListStyle.PLAIN


def stem(body: Body, own: str = "") -> str:
    """The stem "Styrelsen beslutade" or "Styrelsen beslutar"; ``own`` words replace all of it."""
    return own.strip() or f"{subject(body)} {'beslutar' if tense(body) is Tense.PRESENT else 'beslutade'}"


class ClauseList(msgspec.Struct, frozen=True):
    """Lead and clauses as printed. No clauses: the lead is the whole sentence."""

    lead: str
    clauses: tuple[str, ...]


def with_clauses(lead: str, clauses: Sequence[str], style: ListStyle) -> ClauseList:
    """``lead`` with its att-satser punctuated for print; empty clauses are passed over.

    The clauses come back without "att" (it is printed by itself); one alone is run on into the lead. An "att"
    at the end of the lead is theirs.
    """
    texts = [text for text in map(bare_clause, clauses) if text]
    if not texts:
        return ClauseList(with_full_stop(lead), ())
    lead = f" {lead}".rstrip().removesuffix(" att").strip()
    if len(texts) == 1:
        return ClauseList(with_full_stop(f"{lead} att {texts[0]}".lstrip()), ())
    if style is ListStyle.COMMA_OCH:
        texts = [without_full_stop(text) for text in texts]
        texts = [*(f"{text}," for text in texts[:-2]), f"{texts[-2]}, och", texts[-1]]
    else:
        texts = [*(without_full_stop(text) for text in texts[:-1]), texts[-1]]
    texts[-1] = with_full_stop(texts[-1])
    return ClauseList(lead, tuple(texts))


def bare_clause(clause: str) -> str:
    """A clause without the "att" that some write before it, and the comma or ", och" written after it."""
    text = clause.strip()
    return _ATT.sub("", text, count=1).removesuffix(", och").rstrip(" ,")
