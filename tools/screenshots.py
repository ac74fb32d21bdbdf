"""Every screen as a picture, to be looked at: light and dark, 100 % and 200 %, two sizes, full and empty.

    make screenshots [ARGS="--only mote --mode light --zoom 100 --size 1280x720 --data exempel --out FOLDER"]

Each combination is a process of its own, on an offscreen screen of that size, and gets a folder of its own.
Dialogs are drawn over the window where they stand. What does not fit the screen is listed at the end.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from protokoll.gui.meeting.page import MeetingPage
    from protokoll.gui.persons.page import PersonsPage
    from protokoll.gui.preview.paper_view import PaperView
    from protokoll.gui.program import Program
    from protokoll.gui.templates.page import TemplatesPage
    from protokoll.storage.store import Store

OUT = Path("build/screenshots")
TODAY = date(2026, 11, 22)
SIZES = ("1280x720", "1920x1080")
MODES = ("light", "dark")
ZOOMS = (100, 200)
DATA = ("exempel", "tomt")
WAIT_MS = 50
HELD_MS = 3000
"""After so long a screen is taken to be held by a dialog."""


def main() -> int:
    """Take the pictures that are asked for; 0 when every process ended well."""
    options = _options()
    if options.here:
        _Camera(options).take_all()
        return 0
    started = time.perf_counter()
    combinations = list(itertools.product(options.data, options.mode, options.zoom, options.size))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        done = list(pool.map(lambda one: _in_process(options, *one), combinations))
    for told in filter(None, (process.stdout.strip() for process in done)):
        print(told)
    for process in done:
        if process.returncode:
            print(process.stderr, file=sys.stderr)
    pictures = sum(1 for _ in Path(options.out).rglob("*.png"))
    print(f"{pictures} pictures in {options.out}, {time.perf_counter() - started:.0f} s")
    return max(process.returncode for process in done)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", default="", help="screens whose name holds this")
    parser.add_argument("--data", nargs="+", choices=DATA, default=DATA)
    parser.add_argument("--mode", nargs="+", choices=MODES, default=MODES)
    parser.add_argument("--zoom", nargs="+", type=int, default=ZOOMS)
    parser.add_argument("--size", nargs="+", default=SIZES)
    parser.add_argument("--here", action="store_true", help="in this process (one combination)")
    return parser.parse_args()


def _in_process(
    options: argparse.Namespace, data: str, mode: str, zoom: int, size: str
) -> subprocess.CompletedProcess[str]:
    width, height = (int(part) for part in size.split("x"))
    screen = {"name": "skarm", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "screen.json"
        configuration.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={configuration}",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
            "HOME": folder,
        }
        asked = ["--data", data, "--mode", mode, "--zoom", str(zoom), "--size", size]
        return subprocess.run(
            [sys.executable, __file__, "--here", "--out", options.out, "--only", options.only, *asked],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


class _Camera:
    """One combination: the program over a store of its own, and each screen in turn."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._data: str = options.data[0]
        self._mode: str = options.mode[0]
        self._zoom: int = options.zoom[0]
        self._size: str = options.size[0]
        self._folder: Path = options.out / f"{self._data}-{self._mode}-{self._zoom}-{self._size}"
        self._number = 0

    def take_all(self) -> None:
        from PySide6.QtWidgets import QApplication

        from protokoll.gui import swedish_qt
        from protokoll.gui.background import Background
        from protokoll.gui.program import Program
        from protokoll.gui.settings.machine import Machine
        from protokoll.gui.theme.theme import Theme
        from protokoll.services.stores import open_store

        self._folder.mkdir(parents=True, exist_ok=True)
        self._app: QApplication = QApplication([])
        self._app.setApplicationName("Protokoll")
        swedish_qt.install(self._app)
        theme = Theme(self._app, mode=self._mode, zoom=self._zoom)
        self._window: QWidget
        self._program: Program
        with ExitStack() as ending:
            folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="Protokoll-")))
            background = Background()
            ending.callback(background.close)
            if self._data == "tomt":
                self._take_first_start(folder / "Protokoll")
            store = ending.enter_context(open_store(folder / "Protokoll", create=True))
            self._fill(store)
            machine = Machine(folder / "installningar.json", background)
            machine.change(appearance=self._mode, zoom=self._zoom)
            self._program = Program(
                store, folder / "Protokoll", machine, theme, background, today=lambda: TODAY
            )
            window = self._window = self._program.window
            window.setGeometry(0, 0, *(int(part) for part in self._size.split("x")))
            self._program.start(None)
            for name, prepare in self._screens():
                if self._options.only in name:
                    self._take(name, prepare)
            self._program.save_all()

    # --- what is looked at -----------------------------------------------------------------------------------------

    def _fill(self, store: Store) -> None:
        from protokoll.domain.kinds import BodyKind
        from protokoll.services.organisations import NewOrganisation, create_organisation
        from protokoll.services.sample import fill_with_sample

        if self._data == "exempel":
            fill_with_sample(store)
        else:
            create_organisation(
                store,
                NewOrganisation(
                    name="Lindåkra hembygdsförening", body_name="Styrelsen", body_kind=BodyKind.BOARD
                ),
            )

    def _screens(self) -> Iterator[tuple[str, Callable[[], object]]]:
        program, trigger = self._program, self._program.actions.trigger
        pages = ("oversikt", "overview"), ("moten", "meetings"), ("personer", "persons")
        for name, page in pages:
            yield name, partial(program.window.show_page, page)
        yield "organ", self._show_bodies
        yield "installningar", lambda: program.window.show_page("settings")
        yield "mallar", self._show_templates
        yield "nytt-mote", self._new_meeting
        if self._data == "tomt":
            yield "motessidan", self._plan_meeting
            return
        yield "person", self._show_somebody
        yield "organet", self._show_body
        yield "moten-filter", self._filter_meetings
        yield "mallar-egen", self._show_own_template
        yield "mallar-guide", self._show_guide
        yield "mallar-faltlista", self._show_fields
        yield "mallar-utseende", self._show_look
        yield "motessidan-planerat", lambda: self._open("10/2026", 3)
        yield "motessidan-oppnat", lambda: self._open("8/2026", 0)
        yield "motessidan-manga-slag", lambda: self._open("8/2026", 4, scroll=0)
        yield "motessidan-slutet", lambda: self._open("8/2026", 4)
        for kind in ("Note", "Proposal", "Vote", "Decision", "Task", "Dissent"):
            yield f"motessidan-{kind.lower()}", partial(self._edit, "8/2026", 4, kind)
            yield f"motessidan-{kind.lower()}-mer", partial(self._edit, "8/2026", 4, kind, more=True)
        yield "motessidan-val", lambda: self._edit("9/2026", 1, "Election")
        yield "motessidan-ajournering", lambda: self._edit("8/2026", 5, "Adjournment")
        yield "motessidan-forberedelse", self._unfold
        yield "motessidan-erbjudande", lambda: self._type("Per yrkar att vi köper en ny projektor")
        yield "motessidan-arsmote", lambda: self._open("", 8, title="Årsmötet")
        yield "narvaro-meny", self._attendance_menu
        yield "narvaro-traffar", lambda: self._find("a")
        yield "huvud", lambda: self._on_the_page("meeting.head")
        yield "motesdatum", lambda: self._on_the_page("meeting.dates")
        yield "justering", lambda: self._on_the_page("meeting.adjust")
        yield "bilagor", lambda: self._on_the_page("meeting.attachments")
        yield "kommandopalett", lambda: trigger("view.palette")
        yield "kommandopalett-traffar", lambda: self._search("sty")
        yield "kommandopalett-inget", lambda: self._search("xyzzy")
        yield "kortkommandon", lambda: trigger("help.shortcuts")
        yield "handbok", program.show_help
        yield "om", lambda: trigger("help.about")
        yield "fel-sagt", self._told_error
        yield "fel-i-programmet", self._bug
        yield "toast", self._toast
        yield "papper", self._paper
        yield "papper-dialog", lambda: self._desk("")
        yield "papper-utdrag", lambda: self._desk("utdrag")
        yield "papper-offentligt", lambda: self._desk("protokoll", public=True)
        yield "papper-period", self._period
        yield "forhandsgranskning-bredvid", self._preview_beside
        yield "meny", self._menu

    def _take_first_start(self, folder: Path) -> None:
        from protokoll.gui.first_start.dialog import FirstStart

        dialog = FirstStart(folder)
        dialog.show()
        self._window = dialog
        self._picture("forsta-start-1", dialog)
        dialog.next_button.click()
        self._picture("forsta-start-1-saknas", dialog)
        dialog.organisation.name.setText("Lindåkra hembygdsförening")
        dialog.next_button.click()
        self._picture("forsta-start-2", dialog)
        dialog.members.names.setPlainText(
            "Eva Lind, ordförande\nPer Ek, kassör, per@exempel.se\nOlle Dahl, ersättare"
        )
        self._picture("forsta-start-2-ifylld", dialog)
        dialog.next_button.click()
        self._picture("forsta-start-3", dialog)
        dialog.close()

    def _meeting_page(self) -> MeetingPage:
        return self._program.meeting_page()

    def _open(self, number: str, item: int, *, scroll: int | None = None, title: str = "") -> None:
        lines = self._program.desk.store.list_meetings()
        uid = next(line.uid for line in lines if (line.number == number if number else line.body == title))
        self._program.open_meeting(uid)
        self._meeting_page().attendance.find_field.clear()
        agenda = self._meeting_page().agenda
        agenda.step(-1000)
        agenda.step(item)
        self._wait()
        if scroll is not None:
            self._meeting_page().entries.verticalScrollBar().setValue(scroll)

    def _edit(self, number: str, item: int, kind: str, *, more: bool = False) -> None:
        self._open(number, item)
        cards = self._meeting_page().entries.cards
        card = next(card for card in cards if type(card.entry).__name__ == kind)
        card.focus_first()
        card._head.more.setChecked(more)
        self._wait()
        self._meeting_page().entries.ensureWidgetVisible(card)

    def _unfold(self) -> None:
        self._open("10/2026", 3)
        self._meeting_page().item_head.fold.setChecked(True)

    def _type(self, text: str) -> None:
        self._meeting_page().item_head.fold.setChecked(False)
        self._open("10/2026", 3)
        self._meeting_page().entries.focus_write_box()
        self._meeting_page().entries.write_box.editor.insertPlainText(text)

    def _attendance_menu(self) -> None:
        self._open("8/2026", 4)
        panel = self._meeting_page().attendance
        panel.list_view.setFocus()
        panel.list_view.setCurrentIndex(panel.model.index(3, 0))
        panel.open_menu()

    def _find(self, text: str) -> None:
        panel = self._meeting_page().attendance
        panel.focus_find()
        panel.find_field.setText(text)

    def _new_meeting(self) -> None:
        self._program.new_meeting()
        self._await_dialog()

    def _await_dialog(self) -> None:
        """What is fetched on the worker takes its time."""
        for _ in range(100):
            self._wait()
            if next(self._dialogs(), None):
                return

    def _plan_meeting(self) -> None:
        from PySide6.QtWidgets import QPushButton

        self._new_meeting()
        for dialog in self._dialogs():
            next(
                button for button in dialog.findChildren(QPushButton) if button.property("role") == "primary"
            ).click()
        for _ in range(100):
            self._wait()
            if self._program.window.page() == "meeting":
                return

    def _persons(self) -> PersonsPage:
        from protokoll.gui.persons.page import PersonsPage

        self._program.window.show_page("persons")
        page = self._program.window.page_widget("persons")
        assert isinstance(page, PersonsPage)
        return page

    def _show_somebody(self) -> None:
        page = self._persons()
        page.lists.setCurrentIndex(0)
        page.persons.view.setCurrentIndex(page.persons.view.model().index(1, 0))

    def _show_bodies(self) -> None:
        self._persons().lists.setCurrentIndex(1)

    def _show_body(self) -> None:
        page = self._persons()
        page.lists.setCurrentIndex(1)
        page.bodies.view.setCurrentIndex(page.bodies.view.model().index(1, 0))

    def _templates(self) -> TemplatesPage:
        from protokoll.gui.templates.page import TemplatesPage

        self._program.window.show_page("templates")
        page = self._program.window.page_widget("templates")
        assert isinstance(page, TemplatesPage)
        return page

    def _show_templates(self) -> None:
        self._templates()
        for _ in range(20):
            self._wait()

    def _show_own_template(self) -> None:
        from docx import Document

        page = self._templates()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Styrelsens protokoll.docx"
            document = Document()
            for text in ("{{Dokument}} {{Daum}}", "Plats: {{Plats}}", "{{Närvaro}}", "{{Innehåll}} här"):
                document.add_paragraph(text)
            document.save(str(path))
            page.deeds.take_in((path,))
            for _ in range(40):
                self._wait()

    def _show_guide(self) -> None:
        from protokoll.documents.papers import PaperKind
        from protokoll.services.papers import write_paper
        from protokoll.services.sample import sample_meetings

        page = self._templates()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Protokoll 2025-12-09.docx"
            write_paper(sample_meetings()[1], PaperKind.MINUTES, path)
            page.deeds.guiding.begin(path, PaperKind.MINUTES)
            self._await_dialog()

    def _show_fields(self) -> None:
        self._templates().deeds.show_fields()

    def _show_look(self) -> None:
        self._templates()
        for _ in range(10):
            self._wait()
        self._templates().deeds.ask_look()

    def _filter_meetings(self) -> None:
        self._program.meetings_page().toolbar.filter.setText("utkast")

    def _search(self, text: str) -> None:
        from protokoll.gui.shell.command_palette import Palette

        self._program.actions.trigger("view.palette")
        next(one for one in self._dialogs() if isinstance(one, Palette)).field().setText(text)

    def _told_error(self) -> None:
        from protokoll.errors import UserError

        self._program.desk.failed.emit(
            UserError(
                "Protokollet kunde inte sparas: disken är full. Det som är skrivet finns kvar här i fönstret. "
                "Frigör plats, så sparas det av sig självt.",
                details="OSError: [Errno 28] No space left on device",
            )
        )

    def _bug(self) -> None:
        try:
            raise ZeroDivisionError("division by zero")
        except ZeroDivisionError as error:
            self._program.window.show_error(error)
        dialog = next(self._dialogs())
        self._press(dialog, "detaljer")

    def _press(self, dialog: QWidget, words: str) -> None:
        from PySide6.QtWidgets import QPushButton

        buttons = dialog.findChildren(QPushButton)
        next(button for button in buttons if words in button.text().lower()).click()

    def _toast(self) -> None:
        self._program.window.show_page("meetings")
        self._program.meetings_page().toolbar.filter.clear()
        self._program.desk.say("Mötet är borttaget.", lambda: None)
        self._program.desk.say("3 möten är planerade.")

    def _paper(self) -> None:
        self._open("8/2026", 4)
        self._program.actions.trigger("paper.minutes")
        self._await_dialog()

    def _desk(self, kind: str, *, public: bool = False) -> None:
        from protokoll.documents.papers import PaperKind
        from protokoll.gui.paper_desk.chooser import MeetingChooser
        from protokoll.gui.paper_desk.dialog import PaperDesk

        self._on_the_page("paper.desk")
        dialog = next(one for one in self._dialogs() if isinstance(one, PaperDesk))
        assert isinstance(dialog.chooser, MeetingChooser)
        if kind:
            dialog.chooser.papers.choose(PaperKind(kind))
        dialog.chooser.public.setChecked(public)
        self._await_paper(dialog.pane.view)

    def _period(self) -> None:
        from protokoll.gui.paper_desk.dialog import PaperDesk

        self._program.actions.trigger("log.decisions")
        self._await_paper(next(one for one in self._dialogs() if isinstance(one, PaperDesk)).pane.view)

    def _preview_beside(self) -> None:
        self._on_the_page("paper.preview")
        self._await_paper(self._meeting_page().preview.beside.pane.view)

    def _await_paper(self, view: PaperView) -> None:
        for _ in range(100):
            self._wait()
            if view.page_count() and not view.is_setting():
                return

    def _menu(self) -> None:
        self._open("8/2026", 4)
        menu = self._program.actions._menus["item"]
        bar = self._program.window.menuBar()
        menu.popup(bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft()))

    def _on_the_page(self, action: str) -> None:
        self._open("8/2026", 4)
        self._program.actions.trigger(action)

    # --- the picture -----------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        """Let things happen. ``QTest.qWait`` would not let the worker thread have its turn."""
        end = time.monotonic() + WAIT_MS / 1000
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)

    def _dialogs(self) -> Iterator[QWidget]:
        for widget in self._app.topLevelWidgets():
            if widget is not self._window and widget.isVisible() and widget.isWindow():
                yield widget

    def _take(self, name: str, prepare: Callable[[], object]) -> None:
        """Bring the screen up and take its picture, also where a dialog holds ``prepare`` until it is closed."""
        from PySide6.QtCore import QTimer

        self._window.activateWindow()
        taken = False

        def shoot() -> None:
            nonlocal taken
            if not taken:
                taken = True
                self._wait()
                self._picture(name, self._window, *self._dialogs())
                self._tidy()

        QTimer.singleShot(HELD_MS, shoot)
        prepare()
        shoot()

    def _picture(self, name: str, ground: QWidget, *above: QWidget) -> None:
        from PySide6.QtGui import QPainter

        self._wait()
        self._number += 1
        picture = ground.grab()
        painter = QPainter(picture)
        for widget in above:
            at = widget.pos() - ground.pos()
            painter.drawPixmap(at, widget.grab())
            painter.drawRect(at.x() - 1, at.y() - 1, widget.width() + 1, widget.height() + 1)
        painter.end()
        picture.save(str(self._folder / f"{name}.png"))
        screen = self._app.primaryScreen().size()
        for widget in (ground, *above):
            if widget.width() > screen.width() or widget.height() > screen.height():
                size = f"{widget.width()}×{widget.height()}"
                print(
                    f"{self._folder.name}/{name}: {type(widget).__name__} is {size}, larger than the screen"
                )

    def _tidy(self) -> None:
        for widget in self._dialogs():
            widget.close()
        self._wait()


if __name__ == "__main__":
    sys.exit(main())
