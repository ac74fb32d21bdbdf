"""A paper as PDF.

Qt's PDF has its fonts embedded, its text searchable and in reading order, and says title, author and language.
It is not tagged: Qt 6.12 writes no structure tree, so headings, tables and the logo's text are not told to a
screen reader, and it is neither PDF/UA nor a replacement for Word's own.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from protokoll.documents.characters import clean
from protokoll.documents.paper import Paper
from protokoll.exchange.files import write_file
from protokoll.gui.immortal import make_constants_immortal
from protokoll.gui.preview.look import PAGE_HEIGHT, PAGE_WIDTH, PageLook
from protokoll.gui.preview.pages import Pages, compose_now
from protokoll.gui.preview.painting import paint_page
from protokoll.gui.preview.placement import TWIPS_PER_INCH

_NO_SCREEN = ("-platform", "offscreen")
_LANGUAGE = b"sv-SE"
_CATALOG = re.compile(rb"\n(\d+) 0 obj\n<<\n/Type /Catalog\n(.*?)\n>>\nendobj\n", re.DOTALL)
_TRAILER = re.compile(rb"\ntrailer\n<<\n(.*?)>>\nstartxref\n(\d+)\s+%%EOF\s*$", re.DOTALL)
_NEARLY_A4 = 0.99
"""Paper larger than this part of an A4 is one: points are whole numbers."""
_LONGEST = 255
"""Letters in a property."""


def write_pdf(paper: Paper, look: PageLook, path: Path) -> int:
    """Write the paper as PDF to ``path``, over what is there; gives the number of pages.

    A ``QGuiApplication`` must exist; no window need be open. Raises :class:`UserError` when the file cannot be
    written; what was there is then kept.
    """
    pages = compose_now(paper, look)
    write_file(path, pdf_of(pages, paper))
    return len(pages)


def pdf_of(pages: Pages, paper: Paper) -> bytes:
    """The pages as PDF, with what the paper says of itself as the file's properties."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setTitle(property_text(": ".join(filter(None, (paper.title, paper.subject)))))
    writer.setAuthor(property_text(paper.author))
    writer.setCreator("Protokoll")
    writer.setResolution(TWIPS_PER_INCH)
    writer.setPageLayout(page_layout())
    paint_all(writer, pages, range(len(pages)))
    buffer.close()
    return _in_swedish(bytes(buffer.data().data()))


def pdf_without_window(paper: Paper, look: PageLook | None = None) -> bytes:
    """The paper as PDF where the program runs without a window, also on a machine without a screen."""
    if QGuiApplication.instance() is not None:
        return pdf_of(compose_now(paper, look or PageLook()), paper)
    make_constants_immortal()
    application = QGuiApplication(["protokoll", *(_NO_SCREEN if sys.platform == "linux" else ())])
    try:
        return pdf_of(compose_now(paper, look or PageLook()), paper)
    finally:
        gc.collect()  # fonts go before what they were read with
        application.shutdown()


def page_layout() -> QPageLayout:
    """A4 upright to its very edges: the margins are the paper's own."""
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_all(device: QPagedPaintDevice, pages: Pages, numbers: Iterable[int]) -> None:
    """Draw pages one after another in their real size, smaller only on paper that is smaller than A4."""
    paper = device.pageLayout().fullRect(QPageLayout.Unit.Point)
    shrunk = min(1.0, paper.width() * 20 / PAGE_WIDTH, paper.height() * 20 / PAGE_HEIGHT)
    if shrunk > _NEARLY_A4:
        shrunk = 1.0
    scale = shrunk / TWIPS_PER_INCH
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at, number in enumerate(numbers):
        if at:
            device.newPage()
        painter.save()
        painter.scale(device.logicalDpiX() * scale, device.logicalDpiY() * scale)
        paint_page(painter, pages, number)
        painter.restore()
    painter.end()


def property_text(text: str) -> str:
    """``text`` as it can stand among a document's properties: one line, not endless."""
    return " ".join(clean(text).split())[:_LONGEST]


def _in_swedish(pdf: bytes) -> bytes:
    """The file with its language, and the wish that a reader shows the title rather than the file's name.

    Qt has no way to say either. They are added as PDF itself lets a file be changed: a new version of its
    catalogue is appended. A file that does not look as expected stays as it is.
    """
    catalog, trailer = _CATALOG.search(pdf), _TRAILER.search(pdf)
    if catalog is None or trailer is None:
        return pdf
    number, entries = catalog[1], catalog[2]
    begin = len(pdf)
    changed = (
        b"%s 0 obj\n<<\n/Type /Catalog\n%s\n/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n"
        b">>\nendobj\n" % (number, entries, _LANGUAGE)
    )
    return pdf + (
        b"%sxref\n%s 1\n%010d 00000 n \ntrailer\n<<\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n"
        % (changed, number, begin, trailer[1], trailer[2], begin + len(changed))
    )
