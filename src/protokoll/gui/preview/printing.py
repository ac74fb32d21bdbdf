"""A paper on a printer, and in Qt's print preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from protokoll.documents.paper import Paper
from protokoll.gui.preview.look import PageLook
from protokoll.gui.preview.pages import Pages, compose_now
from protokoll.gui.preview.pdf import page_layout, paint_all, property_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def print_paper(paper: Paper, look: PageLook, parent: QWidget | None) -> bool:
    """Ask for a printer and print; whether it was done."""
    from PySide6.QtPrintSupport import QPrintDialog

    pages = compose_now(paper, look)
    printer = _printer(paper)
    printer.setFromTo(1, len(pages))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    try:
        if not dialog.exec():
            return False
    finally:
        dialog.deleteLater()
    print_pages(printer, pages)
    return True


def print_preview(paper: Paper, look: PageLook, parent: QWidget | None) -> None:
    """Show how the paper comes out of the printer, with the choice of printing it."""
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    printer = _printer(paper)  # the dialog does not own it
    dialog = QPrintPreviewDialog(printer, parent)
    shown = _Printed(compose_now(paper, look))
    dialog.paintRequested.connect(shown.paint)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()


def print_pages(printer: QPrinter, pages: Pages) -> None:
    """Draw the pages that the printer is set to."""
    from PySide6.QtPrintSupport import QPrinter

    first, last = 1, len(pages)
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first = min(max(printer.fromPage(), 1), len(pages))
        last = min(max(printer.toPage(), first), len(pages))
    paint_all(printer, pages, range(first - 1, last))


class _Printed:
    """What a print preview asks to be painted."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def paint(self, printer: QPrinter) -> None:
        print_pages(printer, self._pages)


def _printer(paper: Paper) -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(property_text(paper.title))
    printer.setCreator("Protokoll")
    printer.setFullPage(True)
    printer.setPageLayout(page_layout())
    return printer
