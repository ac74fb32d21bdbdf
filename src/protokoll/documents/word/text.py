"""Text as WordprocessingML: the one place where what people typed becomes XML."""

from __future__ import annotations

import re
import unicodedata

from protokoll.documents.characters import clean, kept_together

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_NEUTRAL = r" !-/0-:;-@\[-`{-~\u00a0\u2010-\u2027"
_RIGHT_TO_LEFT_LETTER = re.compile(f"[{_RIGHT_TO_LEFT}]")
_RIGHT_TO_LEFT_STRETCH = re.compile(f"([{_RIGHT_TO_LEFT}]+(?:[{_NEUTRAL}]+[{_RIGHT_TO_LEFT}]+)*)")

_NEEDS_CARE = re.compile(f"[&<>\x00-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff{_RIGHT_TO_LEFT}]")
_WATCHED = bytes(range(0x20)) + b"&<>\x85" + b"0123456789"
"""Most texts hold none of these: they need no escape, and no space of theirs stands beside a number."""

_BREAK_OR_TAB = re.compile("([\n\t])")
_BREAK_AND_TAB = {"\n": "<w:br/>", "\t": "<w:tab/>"}

_RTL_MARK = "<w:rtl/>"
_TAG_OR_ENTITY = re.compile("<[^>]*>|&[a-z]+;")

TAB = "<w:r><w:tab/></w:r>"
"""A run that holds a tab."""


def escape(text: str) -> str:
    """``text`` cleaned and escaped, to stand between tags or in an attribute within double quotes.

    Line breaks and tabs stay as they are: an attribute shows them as spaces.
    """
    return _escape_marks(clean(text)).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """``text`` as ``w:r`` elements in one dress; nothing for an empty text.

    ``properties`` is the inside of ``w:rPr`` or empty. Stretches in right-to-left scripts become runs of
    their own: Word takes their font, size and order from the complex-script settings only where a run is
    marked so.
    """
    try:
        letters = text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    else:
        if len(letters.translate(None, _WATCHED)) == len(letters):
            return _run(text, properties)
    text = kept_together(text)
    if not _NEEDS_CARE.search(text):
        return _run(text, properties)
    text = clean(text)
    if not _RIGHT_TO_LEFT_LETTER.search(text):
        return _run_with_marks(text, properties)
    return "".join(
        _run_with_marks(stretch, properties + (_RTL_MARK if number % 2 else ""))
        for number, stretch in enumerate(_RIGHT_TO_LEFT_STRETCH.split(text))
    )


def paragraph(
    style_id: str,
    content: str,
    *,
    keep_next: bool = False,
    numbering: str = "",
    tabs: str = "",
    layout: str = "",
) -> str:
    """A ``w:p`` in the style with this id around ``content`` (runs as XML).

    ``numbering`` and ``tabs`` are whole elements; ``layout`` holds any of ``w:spacing``, ``w:ind`` and
    ``w:jc``, in that order, which is the schema's. A paragraph whose first letter belongs to a right-to-left
    script runs that way.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    bidi = "<w:bidi/>" if _RTL_MARK in content and _starts_right_to_left(content) else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}{numbering}{tabs}{bidi}{layout}</w:pPr>'
        f"{content}</w:p>"
    )


def _run(escaped: str, properties: str) -> str:
    if not escaped:
        return ""
    dress = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{dress}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def _run_with_marks(text: str, properties: str) -> str:
    """A run of clean text that may hold line breaks, tabs and what must be escaped."""
    if "\n" not in text and "\t" not in text:
        return _run(_escape_marks(text), properties)
    pieces = "".join(
        _BREAK_AND_TAB.get(piece) or f'<w:t xml:space="preserve">{_escape_marks(piece)}</w:t>'
        for piece in _BREAK_OR_TAB.split(text)
        if piece
    )
    dress = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{dress}{pieces}</w:r>"


def _escape_marks(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _starts_right_to_left(content: str) -> bool:
    for letter in _TAG_OR_ENTITY.sub("", content):
        if letter.isalpha():
            return unicodedata.bidirectional(letter) in ("R", "AL")
    return False
