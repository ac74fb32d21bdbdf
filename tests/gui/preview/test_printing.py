"""Papers as PDF, to the printer and in Qt's print preview."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from protokoll.documents.papers import PaperKind, make_paper
from protokoll.errors import UserError
from protokoll.gui import swedish_qt
from protokoll.gui.preview.look import PageLook, page_look
from protokoll.gui.preview.pages import compose_now
from protokoll.gui.preview.pdf import pdf_without_window, write_pdf
from protokoll.gui.preview.printing import print_pages, print_paper, print_preview
from protokoll.services.sample import sample_meetings
from tests.gui.preview.sheets import filler, long_paper, text
from tests.helpers.papers import paper_of

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


SCREENS = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def streams(pdf: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            found.append(match[1])
    return found


def test_a_pdf_has_the_pages_of_the_preview(tmp_path: Path) -> None:
    paper = long_paper(40)
    path = tmp_path / "Protokoll.pdf"
    count = write_pdf(paper, PageLook(), path)
    data = path.read_bytes()
    assert count == len(compose_now(paper, PageLook())) == pages_in(data) > 2
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    for box in re.findall(rb"/MediaBox \[([^\]]*)\]", data):
        assert [round(float(number)) for number in box.split()] == [0, 0, 595, 842]


def test_a_pdf_embeds_its_fonts_and_its_letters_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(paper_of(text("Utlyst till fyra officiella **möten**")), PageLook(), path)
    data = path.read_bytes()
    assert len(re.findall(rb"/FontFile2", data)) == len(re.findall(rb"/Type /FontDescriptor", data)) >= 2
    letters = set()
    for table in streams(data):
        if b"begincmap" in table:
            letters |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9a-fA-F]{4})>\s*\n", table)}
            for line in re.findall(rb"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
                letters |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9a-fA-F]{4})>", line)}
    assert set("Utlyst till fyra officiella möten") - {" "} <= letters  # with ligatures, t and i were not


def test_a_pdf_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(paper_of(text("x")), PageLook(), path)
    data = path.read_bytes()
    assert "Titel: Ämne".encode() in data  # XMP; the older properties are UTF-16
    assert "Titel: Ämne".encode("utf-16-be") in data
    assert "Åsa Öberg".encode() in data
    assert b"/Lang (sv-SE)" in data
    assert b"/DisplayDocTitle true" in data


def test_the_language_is_added_as_pdf_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(paper_of(text("x")), PageLook(), path)
    data = path.read_bytes()
    place = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    table = data[place:]
    assert table.startswith(b"xref\n")
    number, begin = re.findall(rb"xref\n(\d+) 1\n(\d{10}) 00000 n \n", table)[0]
    assert data[int(begin) :].startswith(number + b" 0 obj\n<<\n/Type /Catalog")
    assert int(re.findall(rb"/Prev (\d+)", table)[0]) == int(re.findall(rb"startxref\n(\d+)", data)[0])
    assert re.search(rb"/Root %s 0 R" % number, table)


def test_a_logo_and_every_design_go_into_the_pdf(tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    write_pdf(long_paper(4), PageLook(), plain)
    for design in ("klassisk", "storstil"):
        path = tmp_path / f"{design}.pdf"
        write_pdf(long_paper(4), page_look(design, logo=b"no picture"), path)
        assert path.read_bytes() != plain.read_bytes()


@pytest.mark.parametrize("number", range(3))
def test_the_sample_meetings_are_written(tmp_path: Path, number: int) -> None:
    paper = make_paper(PaperKind.MINUTES, sample_meetings()[number])
    assert write_pdf(paper, PageLook(), tmp_path / "a.pdf") == pages_in((tmp_path / "a.pdf").read_bytes())


def test_a_place_that_cannot_be_written_is_told_and_the_file_kept(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"kan inte skrivas"):
        write_pdf(paper_of(text("x")), PageLook(), tmp_path / "finns inte" / "a.pdf")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserError):
        write_pdf(paper_of(text("x")), PageLook(), tmp_path / "a.pdf")


def test_a_pdf_is_made_without_window_and_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from protokoll.documents.papers import PaperKind, make_paper\n"
        "from protokoll.gui.preview.pdf import pdf_without_window\n"
        "from protokoll.services.sample import sample_meetings\n"
        "paper = make_paper(PaperKind.MINUTES, sample_meetings()[1])\n"
        "Path(sys.argv[1]).write_bytes(pdf_without_window(paper))\n"
        "Path(sys.argv[1]).write_bytes(pdf_without_window(paper))\n"
    )
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], env=bare, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    paper = make_paper(PaperKind.MINUTES, sample_meetings()[1])
    assert pages_in(path.read_bytes()) == pages_in(pdf_without_window(paper)) > 3


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


@pytest.mark.parametrize(("first", "last", "printed"), [(0, 0, 3), (2, 3, 2), (2, 99, 2), (3, 3, 1)])
def test_the_pages_that_were_asked_for_are_printed(
    tmp_path: Path, first: int, last: int, printed: int
) -> None:
    pages = compose_now(paper_of(*filler(90)), PageLook())
    assert len(pages) == 3
    printer = to_file(tmp_path / "a.pdf")
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
    print_pages(printer, pages)
    assert pages_in((tmp_path / "a.pdf").read_bytes()) == printed


class Reader:
    """Looks at the dialog that opens, and closes it."""

    def __init__(self, kind: type[QWidget], *, accept: bool = False, path: Path | None = None) -> None:
        self.kind, self.accept, self.path = kind, accept, path
        self.words: list[str] = []
        self.pages = 0
        self.range: tuple[int, int] = (0, 0)
        QTimer.singleShot(0, self.look)

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, self.kind):
            QTimer.singleShot(10, self.look)
            return
        self.words = [button.text() or button.toolTip() for button in dialog.findChildren(QToolButton)]
        self.words.append(dialog.windowTitle())
        if isinstance(dialog, QPrintPreviewDialog):
            preview = dialog.findChild(QPrintPreviewWidget)
            assert preview is not None
            self.pages = preview.pageCount()
            dialog.reject()
        elif isinstance(dialog, QPrintDialog):
            self.range = (dialog.minPage(), dialog.maxPage())
            if self.accept:
                dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
                dialog.printer().setOutputFileName(str(self.path))
                dialog.done(1)
            else:
                dialog.reject()


def test_the_print_dialog_prints(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    paper = paper_of(*filler(60))
    reader = Reader(QPrintDialog)
    assert not print_paper(paper, PageLook(), parent)
    assert reader.range == (1, 2)
    Reader(QPrintDialog, accept=True, path=tmp_path / "a.pdf")
    assert print_paper(paper, PageLook(), parent)
    assert pages_in((tmp_path / "a.pdf").read_bytes()) == 2


def test_the_print_preview_shows_the_pages_in_swedish(qtbot: QtBot, qapp: QApplication) -> None:
    translators = swedish_qt.install(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    reader = Reader(QPrintPreviewDialog)
    print_preview(paper_of(*filler(60)), PageLook(), parent)
    for translator in translators:
        qapp.removeTranslator(translator)
    assert reader.pages == 2
    assert any(words.startswith("Förhandsvisa utskrift") for words in reader.words)
    assert {"Skriv ut", "Nästa sida", "Zooma in", "Sidkonfiguration"} <= set(reader.words)
