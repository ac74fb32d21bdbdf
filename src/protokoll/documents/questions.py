"""From a proposed decision to the question that the chair puts: "Kan årsmötet besluta att …?"."""

from __future__ import annotations

import re

from protokoll.domain.decisions import bare_clause
from protokoll.domain.markup import ListBlock, Paragraph, parse, text_of
from protokoll.domain.swedish import joined, lower_first, without_full_stop

_LONGEST_QUESTION = 220
_NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
_PROPOSED = re.compile(
    r".{1,80}? föreslås (?P<act>.+)|.{1,80}? (?:föreslår|yrkar) att .{1,80}? beslutar? (?P<then>att .+)",
    re.DOTALL,
)
_INFINITIVE = re.compile(
    r"(?:anta|avslå|avsluta|begära|bekräfta|besluta|bevilja|bifalla|bordlägga|fastställa|förklara|genomföra|ge|"
    r"godkänna|höja|justera|låta|lägga|notera|sänka|tillsätta|uppdra|utse|välja)\b",
    re.IGNORECASE,
)


def act_of(proposal: str) -> str:
    """A proposal as the end of "Kan årsmötet …?": "besluta att …".

    A long one, or one in words that make no such question, is asked for as a whole.
    """
    act = _act(proposal)
    return act if act and len(act) <= _LONGEST_QUESTION else "besluta enligt förslaget"


def _act(proposal: str) -> str:
    """What the meeting is to do, in the infinitive; nothing where that cannot be told."""
    blocks = parse(proposal)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    points = [
        text_of(item.blocks) for block in blocks if isinstance(block, ListBlock) for item in block.items
    ]
    if len(paragraphs) + len(points) != len(text_of(blocks).splitlines()):
        return ""
    if points:
        if len(paragraphs) > 1 or not all(point.casefold().startswith("att ") for point in points):
            return ""
        return f"besluta {joined([f'att {_clause(point)}' for point in points])}"
    if len(paragraphs) != 1:
        return ""
    text = without_full_stop(" ".join(text_of(blocks).split()))
    if _NEXT_SENTENCE.search(text):
        return ""
    found = _PROPOSED.fullmatch(text)
    act = (found["act"] or f"besluta {found['then']}") if found else text
    if act.casefold().startswith("att "):
        return f"besluta {lower_first(act)}"
    return lower_first(act) if _INFINITIVE.match(act) else ""


def _clause(text: str) -> str:
    return without_full_stop(bare_clause(text))
