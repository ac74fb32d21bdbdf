"""Finding by a few letters: what fits what was typed, and how well."""

from __future__ import annotations


def matches(text: str, words: str) -> bool:
    """Whether every word of ``text`` stands somewhere in ``words``, whatever the case."""
    whole = words.casefold()
    return all(part in whole for part in text.casefold().split())


def rank(text: str, title: str) -> int:
    """How well ``title`` fits, lower is better; that it fits at all is for :func:`matches` to say.

    0 it begins with the text; 1 one of its words does; 2 each word of the text begins a word of it; 3 it holds the
    text somewhere; 4 it was found by something else than its title.
    """
    typed, whole = text.casefold().strip(), f" {title.casefold()}"
    if whole.startswith(f" {typed}"):
        return 0
    if f" {typed}" in whole:
        return 1
    if all(f" {part}" in whole for part in typed.split()):
        return 2
    return 3 if typed in whole else 4
