"""The program with its window: the only place that wires things together."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll.errors import UserError
from protokoll.paths import default_data_dir, resources_dir

if TYPE_CHECKING:
    from protokoll.documents.paper import Paper
    from protokoll.gui.background import Background
    from protokoll.gui.excepthook import ExceptHook
    from protokoll.gui.settings.machine import Machine
    from protokoll.gui.theme.theme import Theme
    from protokoll.storage.store import Store


def run_window(data_dir: Path | None = None, file: Path | None = None) -> int:
    """Show the window until it is closed; gives the exit code.

    ``data_dir`` is where the data lies (None: where it lay last, or the user's own folder); ``file`` a meeting
    file to take in. A start beside a program that runs already hands over to that one and ends.
    """
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from protokoll import __version__
    from protokoll.gui import swedish_qt
    from protokoll.gui.background import Background
    from protokoll.gui.excepthook import ExceptHook, Failure
    from protokoll.gui.garbage import Garbage
    from protokoll.gui.settings.machine import Machine
    from protokoll.gui.theme.theme import Theme
    from protokoll.services.machine_preferences import machine_preferences_path
    from protokoll.services.policies import load_policies

    with ExitStack() as ending:
        application = QApplication(sys.argv[:1])
        application.setApplicationName("Protokoll")
        application.setApplicationVersion(__version__)
        application.setWindowIcon(QIcon(str(resources_dir() / "icons" / "app" / "protokoll.svg")))
        swedish_qt.install(application)
        garbage = Garbage()
        ending.callback(garbage.close)
        background = Background()
        ending.callback(background.close)
        machine = Machine(machine_preferences_path(), background, policies=load_policies())
        theme = Theme(application, mode=machine.preferences.appearance, zoom=machine.preferences.zoom)
        hook = ExceptHook()
        hook.install()
        ending.callback(hook.remove)
        usual = Path(machine.preferences.data_dir) if machine.preferences.data_dir else default_data_dir()
        try:
            folder = _begin(data_dir or usual, machine)
            looking_around = folder is not None and folder.parent == usual  # in the sample's own folder
            if folder is not None and data_dir is None and not looking_around:
                machine.change(data_dir=str(folder))
            while folder is not None:
                folder, file = _work_in(folder, file, machine, theme, background, hook), None
        except UserError as error:
            from protokoll.gui.shell.error_dialog import ErrorDialog

            ErrorDialog(Failure.of(error)).exec()
            return 1
        return 0


def pdf_of_pages(paper: Paper) -> bytes:
    """``paper`` as PDF, as the preview shows it; needs no display and no window."""
    from protokoll.gui.preview.pdf import pdf_without_window

    return pdf_without_window(paper)


def _work_in(
    folder: Path, file: Path | None, machine: Machine, theme: Theme, background: Background, hook: ExceptHook
) -> Path | None:
    """Show the window over the store in ``folder`` until it is closed; gives the folder to go on in, if any.

    The window is painted before the store is opened: that imports much.

    Raises :class:`UserError` when the folder or the store cannot be used.
    """
    from PySide6.QtWidgets import QApplication

    from protokoll import logs
    from protokoll.gui.opening import Opening
    from protokoll.gui.program import Program
    from protokoll.gui.single_instance import SingleInstance, Start

    with ExitStack() as ending:
        instance = SingleInstance(folder)
        ending.callback(instance.close)
        if instance.start(file) is Start.HANDED_OVER:
            return None
        ending.callback(logs.stop)
        program = Program(None, folder, machine, theme, background)
        hook.failed.connect(program.window.show_error)
        instance.wanted.connect(program.take_request)
        opening = Opening(program, background, partial(_open, folder, machine.policies.faults))
        ending.callback(opening.end)
        program.start(file)
        QApplication.exec()
        hook.failed.disconnect(program.window.show_error)
        return program.next_folder


def _open(folder: Path, faults: tuple[str, ...]) -> Store:
    """The store in ``folder``, and what is written in the log from now on; first administrators' ``faults``."""
    from protokoll import logs
    from protokoll.services.stores import open_store

    logs.start(folder)
    for fault in faults:
        logs.tell(fault)
    return open_store(folder, create=False)


def _begin(folder: Path, machine: Machine) -> Path | None:
    """The folder to work in: the one given, or where the user chose to begin; None when the user went away."""
    from protokoll.services.stores import has_store, open_store

    if has_store(folder):
        return folder
    from PySide6.QtWidgets import QDialog

    from protokoll.gui.first_start.dialog import FirstStart

    dialog = FirstStart(
        folder,
        may_create=not machine.policies.hides_new_organisation(),
        place_ruled="data_dir" in machine.ruled,
    )
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    choice = dialog.choice()
    from protokoll.services.organisations import create_organisation
    from protokoll.services.sample import fill_with_sample

    with open_store(choice.data_dir, create=True) as store:
        if choice.sample and store.is_empty():
            fill_with_sample(store)
        elif choice.organisation is not None:
            create_organisation(store, choice.organisation)
    return choice.data_dir
