"""What people typed, letter by letter: what a file cannot hold goes, and what belongs together stays together."""

from __future__ import annotations

import re

_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_KEPT_TOGETHER = re.compile(
    rf" (?:(?<=\d )(?=\d{{3}}(?!\d)|(?:{_MONTHS}|kronor|kr|procent)\b|%)|(?<=§ )(?=\d)|(?<=\bkl\. )(?=\d))"
)
"""The space inside amounts, dates, clock times and §: no line ends there."""


def clean(text: str) -> str:
    r"""``text`` without what XML 1.0 forbids; every kind of line break becomes ``\n``."""
    if not _UNCLEAN.search(text):
        return text
    return _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text))


def kept_together(text: str) -> str:
    """``text`` with no-break spaces inside amounts, dates, clock times and §: no line ends there."""
    return _KEPT_TOGETHER.sub("\u00a0", text)
