"""Names of WordprocessingML as lxml writes them."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


class _Namespace:
    """``W.p`` is ``{…/wordprocessingml/2006/main}p``; elements and attributes alike."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def __getattr__(self, name: str) -> str:
        full = f"{{{self._uri}}}{name.rstrip('_')}"
        setattr(self, name, full)
        return full


W = _Namespace(WORD)
"""The main namespace; ``W.del_`` for names that are Python's own words."""

R = _Namespace(RELATIONS)
"""Relationships between the parts of a package."""

MC = _Namespace(COMPATIBILITY)
"""Alternatives for older programs."""

A = _Namespace(DRAWING)
"""Drawings, and the theme's colours."""

W14 = _Namespace(WORD_2010)
"""What Word has added since 2010: the identities of paragraphs."""
