"""``protokoll self-test``: does this installation work? Everything is tried in a temporary folder.

The user's data and settings are neither read nor written. One Swedish line for each thing that is tried:
"Databasen: OK", or "Databasen: FEL: …". Needs no display. Apart from ``app.py``, the only module outside ``gui``
that starts Qt.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from protokoll import __version__, self_test_parts
from protokoll.errors import UserError
from protokoll.self_test_parts import SelfTestError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

_PAGES = ("overview", "meetings", "persons", "settings")


def run_self_test(log: Path | None = None, *, display: bool) -> bool:
    """Try everything; print what was found, and write the same to ``log``. Gives whether all is well.

    Without ``display``, Qt draws where nobody sees it.
    """
    lines: list[str] = []
    failed = False

    def tell(line: str) -> None:
        lines.append(line)
        print(line, flush=True)

    if not display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with (
        tempfile.TemporaryDirectory(prefix="protokoll-sjalvtest-", ignore_cleanup_errors=True) as folder,
        ExitStack() as ending,
    ):
        for name, check in _checks(Path(folder), ending):
            try:
                found = check()
                tell(f"{name}: OK{f' ({found})' if found else ''}")
            except Exception as error:
                failed = True
                tell(f"{name}: FEL: {_words(error)}")
    if Path(folder).exists():
        failed = True
        tell("Städning: FEL: provets egna filer kunde inte tas bort")
    tell("Något fungerar inte." if failed else "Allt fungerar.")
    if log is not None:
        _write(log, lines)
    return not failed


def _checks(folder: Path, ending: ExitStack) -> Iterator[tuple[str, Callable[[], str]]]:
    window = _WindowTest(folder / "fonster", ending)
    yield "Versioner", _versions
    yield "Bibliotek", self_test_parts.library_versions
    yield "Programmets filer", _resources
    yield "Programmets delar", self_test_parts.all_modules
    yield "Databasen", lambda: _store(folder / "data")
    yield "Uppgraderingar", _upgrades
    yield "Kryptering", lambda: self_test_parts.encryption(folder / "krypterat")
    yield "Stavning", self_test_parts.spelling
    yield "Mallar", self_test_parts.templates
    yield "Word-dokument", lambda: _papers(folder / "word")
    yield "Qt", window.start
    yield "Teckensnitt", window.letters
    yield "Svenska i Qt", window.swedish
    yield "PDF", window.pdf
    yield "Fönstret och dess sidor", window.pages


def _words(error: Exception) -> str:
    if isinstance(error, SelfTestError):
        return str(error)
    if isinstance(error, UserError):
        return f"{error.text} {error.details}".strip()
    return f"{type(error).__name__}: {error}"


def _write(log: Path, lines: list[str]) -> None:
    try:
        log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"Resultatet kan inte skrivas till {log} ({error.strerror}). Välj en annan fil med --log."
        ) from None


# --- without a window -----------------------------------------------------------------------------------------------


def _versions() -> str:
    import PySide6
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    if cipher is None:
        raise SelfTestError("databasen kan inte krypteras: SQLCipher saknas")
    return (
        f"Protokoll {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"SQLite {dbapi2.sqlite_version}, SQLCipher {cipher[0]}, {platform.platform()}"
    )


def _resources() -> str:
    """Everything that is no code came along."""
    from protokoll.paths import resources_dir

    root = resources_dir()
    wanted = {
        "templates/*/protokoll.docx": 3,
        "templates/*/dagordning.docx": 3,
        "icons/*.svg": 10,
        "icons/style/*.svg": 4,
        "agendas/*.json": 5,
        "sample/meeting-*.json": 3,
        "sample/register.json": 1,
        "handbok/*.md": 5,
        "translations/qt_sv.qm": 1,
    }
    missing = [
        pattern
        for pattern, least in wanted.items()
        if sum(1 for path in root.glob(pattern) if path.stat().st_size) < least
    ]
    if missing:
        raise SelfTestError(f"det saknas {', '.join(missing)} i {root}")
    return f"{sum(1 for path in root.rglob('*') if path.is_file())} filer"


def _store(folder: Path) -> str:
    """A new store; a meeting goes in from a file and comes out the same, also after the store was closed."""
    from protokoll.domain.codec import encode
    from protokoll.exchange.meeting_file import read_meeting
    from protokoll.paths import resources_dir
    from protokoll.services.meetings import import_meeting
    from protokoll.services.stores import open_store

    files = sorted((resources_dir() / "sample").glob("meeting-*.json"))
    with open_store(folder, create=True) as store:
        uids = [import_meeting(store, file).uid for file in files]
    with open_store(folder, create=False) as store:
        for file, uid in zip(files, uids, strict=True):
            before, after = read_meeting(file), store.load_meeting(uid).meeting
            if encode(after, private=True) != encode(before, private=True):
                raise SelfTestError(f"mötet i {file.name} är inte detsamma när det läses tillbaka")
    return f"{len(uids)} möten skrivna och lästa"


def _upgrades() -> str:
    """The steps that bring older stores up to date are there, unbroken, and lead to the version of today."""
    from alembic.script import ScriptDirectory

    from protokoll.storage.creation import revision_name
    from protokoll.storage.upgrades import STEPS

    steps = ScriptDirectory(str(STEPS.folder))
    if steps.get_heads() != [revision_name(STEPS.version)] or not (STEPS.folder / "env.py").is_file():
        raise SelfTestError(f"stegen till databasens version {STEPS.version} saknas i {STEPS.folder}")
    return f"{sum(1 for _ in steps.walk_revisions())} steg, till version {STEPS.version}"


def _papers(folder: Path) -> str:
    """Every paper in Word, read again by another library than the one that writes them."""
    from docx import Document

    from protokoll.documents.papers import PaperKind, PaperOptions
    from protokoll.services.papers import write_paper
    from protokoll.services.sample import sample_meetings

    folder.mkdir()
    without_items = {PaperKind.ATTENDANCE_LIST, PaperKind.TASK_LIST, PaperKind.DECISION_LOG}
    papers = paragraphs = 0
    for number, meeting in enumerate(sample_meetings()):
        options = PaperOptions(items=tuple(item.id for item in meeting.agenda))
        for kind in PaperKind:
            path = folder / f"{number} {kind} åäö.docx"
            write_paper(meeting, kind, path, options)
            document = Document(str(path))
            text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")
            missing = [item.title for item in meeting.agenda if item.title not in text]
            if missing and kind not in without_items:
                raise SelfTestError(f"punkten ”{missing[0]}” saknas i {kind} för {meeting.body.name}")
            papers += 1
            paragraphs += len(document.paragraphs)
    return f"{papers} dokument, {paragraphs} stycken lästa"


# --- with a window --------------------------------------------------------------------------------------------------


class _WindowTest:
    """The checks that need Qt, each resting on the one before. The window opens, but nobody sees it."""

    def __init__(self, folder: Path, ending: ExitStack) -> None:
        self._folder = folder
        self._ending = ending
        self._application: QApplication | None = None

    def start(self) -> str:
        from PySide6.QtWidgets import QApplication

        running = QApplication.instance()
        self._application = (
            running
            if isinstance(running, QApplication)
            else QApplication(["protokoll", "-name", "protokoll"])
        )
        return f"ritar med {self._application.platformName()}"

    def letters(self) -> str:
        """There are letters, and å, ä and ö are three different ones (not three empty boxes)."""
        from PySide6.QtGui import QFontDatabase, QFontInfo

        application = self._started()
        families = QFontDatabase.families()
        if not families:
            raise SelfTestError("det finns inga teckensnitt på datorn")
        drawn = [_drawn(letter) for letter in "aåäöoÅÄÖ§”–"]
        blank = _drawn(" ")
        if any(image == blank for image in drawn):
            raise SelfTestError("bokstäver ritas inte")
        if any(one == other for n, one in enumerate(drawn) for other in drawn[:n]):
            raise SelfTestError("å, ä och ö ritas inte rätt i det teckensnitt som används")
        return QFontInfo(application.font()).family()

    def swedish(self) -> str:
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtWidgets import QDialogButtonBox, QFileDialog

        from protokoll.gui import swedish_qt

        application = self._started()
        for translator in swedish_qt.install(application):
            self._ending.callback(application.removeTranslator, translator)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = {box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")}
        words.add(QCoreApplication.translate(QFileDialog.__name__, "Look in:"))
        if words != {"Avbryt", "Leta i:"}:
            raise SelfTestError(f"Qt säger {', '.join(sorted(words))}")
        return ""

    def pdf(self) -> str:
        """The minutes and the agenda of a sample meeting as PDF, joined to one file."""
        from protokoll.documents.papers import PaperKind, make_paper
        from protokoll.gui.preview.pdf import pdf_without_window
        from protokoll.services.sample import sample_meetings

        self._started()
        meeting = next(iter(sample_meetings()))
        kinds = (PaperKind.MINUTES, PaperKind.AGENDA)
        return self_test_parts.joined([pdf_without_window(make_paper(kind, meeting)) for kind in kinds])

    def pages(self) -> str:
        """The window over a store with the sample organisation, every page and a meeting."""
        from PySide6.QtCore import Qt

        from protokoll.gui.background import Background
        from protokoll.gui.program import Program
        from protokoll.gui.settings.machine import Machine
        from protokoll.gui.theme.theme import Theme
        from protokoll.services.sample import fill_with_sample
        from protokoll.services.stores import open_store

        application = self._started()
        with ExitStack() as ending, _slot_errors() as errors:
            self._folder.mkdir()
            store = ending.enter_context(open_store(self._folder, create=True))
            fill_with_sample(store)
            background = Background()
            ending.callback(background.close)
            machine = Machine(self._folder / "installningar.json", background)
            theme = Theme(application, mode="light")
            program = Program(store, self._folder, machine, theme, background)
            program.desk.failed.disconnect(program.window.show_error)
            program.desk.failed.connect(errors.append)
            program.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            program.start(None)
            for page in _PAGES:
                program.window.show_page(page)
                self._settle()
            lines = store.list_meetings()
            for line in lines:
                program.open_meeting(line.uid)
                self._settle()
            if program.window.grab().toImage().allGray():
                errors.append(SelfTestError("fönstret är tomt"))
            program.save_all()
            program.window.close()
            background.close()
            self._settle()
            program.window.deleteLater()
            program.deleteLater()
            self._settle()
        for error in errors:
            raise error
        return f"{len(_PAGES)} sidor och {len(lines)} möten visade"

    def _started(self) -> QApplication:
        if self._application is None:
            raise SelfTestError("Qt startade inte")
        return self._application

    def _settle(self) -> None:
        """Let everything under way come to rest: nothing more happens for a while."""
        application = self._started()
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.005)


def _drawn(letter: str) -> QImage:
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage, QPainter

    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(32)
    painter.setFont(font)
    painter.drawText(QRect(0, 0, 48, 48), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return image


@contextmanager
def _slot_errors() -> Iterator[list[Exception]]:
    """What is raised where Qt calls us; PySide hands it to ``sys.excepthook``."""
    caught: list[Exception] = []
    before = sys.excepthook

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append(error if isinstance(error, Exception) else SelfTestError(kind.__name__))

    sys.excepthook = catch
    try:
        yield caught
    finally:
        sys.excepthook = before
