"""Copying as a table: what Word and Excel paste as rows and columns, and anything else as text with tabs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy_table(rows: Sequence[Sequence[str]]) -> None:
    """Put ``rows``, the head first, on the clipboard."""
    data = QMimeData()
    data.setText("\n".join("\t".join(_one_line(cell) for cell in row) for row in rows))
    head, *body = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    lines = [head.replace("td>", "th>"), *body]
    data.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    QGuiApplication.clipboard().setMimeData(data)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
