"""Python's constants live for ever, also where PySide6 gives them away once too often.

The wheels of PySide6 6.12 are built as for Python 3.12 and later, where None, True and False are immortal
and are handed over without being counted. On Python 3.11 every ``None`` that Qt returns
(``widget.focusWidget()``) therefore takes one from the count, and after some thousand of them the interpreter
stops with "deallocating None".
"""

from __future__ import annotations

import sys

_FOR_EVER = (sys.maxsize >> 34 << 32) | 0xC000_0000
"""High enough in 64 bits for Python 3.11, and in the lower 32 bits what Python 3.14 begins its own immortal ones with:
code built for 3.14 looks at those alone and takes a count that passes 2³² for 0 ("deallocating None")."""


def make_constants_immortal() -> None:
    """Set the constants' reference counts so high that no session uses them up. May be called again."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for constant in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(constant)).value = _FOR_EVER
