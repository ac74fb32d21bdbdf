"""Copying as a table: text with tabs, which Excel and Word's tables take as rows and columns.

Text alone: a ``QMimeData`` made in Python (for HTML beside it) crashes PySide6 6.12 when the program ends with
it on the clipboard.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """``rows``, the head first, as lines of cells parted by tabs."""
    return "\n".join("\t".join(_one_line(cell) for cell in row) for row in rows)


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put ``rows``, the head first, on the clipboard."""
    QGuiApplication.clipboard().setText(table_text(rows))


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
