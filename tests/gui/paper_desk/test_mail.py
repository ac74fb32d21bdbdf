"""A paper by e-mail: the draft opened again, and what is done where nothing can open it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from protokoll.documents.papers import PaperKind
from protokoll.domain.meeting import Meeting
from protokoll.gui.paper_desk.mail_dialog import MailDialog
from protokoll.services.attachments import attach_file
from tests.gui.keyboard import settle
from tests.gui.paper_desk.conftest import Desk, Opener, written
from tests.helpers.accessibility import mnemonics, nameless

pytestmark = pytest.mark.usefixtures("no_word_processor")


def read(path: Path) -> EmailMessage:
    found = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def with_attachments(at: Desk) -> str:
    """A meeting with a file at the open item and one at the confidential item."""
    store = at.running.store
    uid = store.insert_meeting(written())
    meeting: Meeting = written()
    for name, item_id in (("Budget.pdf", "1"), ("Offert.txt", "2")):
        path = at.running.folder / name
        path.write_text(name, "utf-8")
        meeting = attach_file(store, uid, meeting, path, (item_id,))
    store.save_meeting(store.load_meeting(uid), meeting).result()
    at.running.program.open_meeting(uid)
    settle()
    return uid


def ask(at: Desk, *, public: bool = False, kind: PaperKind = PaperKind.MINUTES) -> MailDialog:
    dialog = at.open()
    at.chooser.papers.choose(kind)
    at.chooser.public.setChecked(public)
    at.ready().mail_button.click()
    at.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MailDialog))
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, MailDialog)
    assert dialog.isVisible()
    return found


def test_the_draft_has_the_paper_and_the_chosen_files(at: Desk, opener: Opener) -> None:
    with_attachments(at)
    mail = ask(at)
    assert nameless(mail) == []
    assert len(mnemonics(mail)) == len(set(mnemonics(mail)))
    assert "1\u00a0person" in mail.to_all.text()
    offered = [one.name for one in mail.chosen()]
    assert offered == ["Bilaga 1 Budget.pdf", "Bilaga 2 Offert.txt"]
    mail.attachments.tick(mail.chosen()[1].id, on=False)
    mail.accept()
    at.closed()
    [path] = at.running.papers.iterdir()
    assert path.name == "2026-12-01 Protokoll Styrelsen.eml"
    assert opener.opened == [path]
    message = read(path)
    assert message["X-Unsent"] == "1"
    assert "per@exempel.se" in message["To"]
    body = message.get_body(("plain",))
    assert body is not None
    assert "köpa en projektor" in body.get_content()
    files = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert list(files) == ["2026-12-01 Protokoll Styrelsen.pdf", "Bilaga 1 Budget.pdf"]
    assert files["2026-12-01 Protokoll Styrelsen.pdf"].startswith(b"%PDF-")
    assert files["Bilaga 1 Budget.pdf"] == b"Budget.pdf"
    [told] = at.running.program.window.toasts.texts()
    assert "gjord med Protokoll" in told


def test_a_public_version_is_addressed_to_nobody_and_takes_no_secret_along(at: Desk, opener: Opener) -> None:
    with_attachments(at)
    mail = ask(at, public=True)
    assert mail.recipients() == ()
    assert mail.chosen() == ()
    assert [mail.attachments.item(row).text() for row in range(mail.attachments.count())] == [
        "Bilaga 1 Budget.pdf"
    ]
    mail.accept()
    at.closed()
    [path] = at.running.papers.iterdir()
    assert read(path)["To"] is None


def test_the_chairs_own_paper_is_addressed_to_nobody(at: Desk) -> None:
    with_attachments(at)
    mail = ask(at, kind=PaperKind.RUNNING_SCRIPT)
    assert not mail.to_all.isVisible()
    assert mail.recipients() == ()


def test_without_a_mail_program_the_text_is_copied_and_the_files_are_shown(
    at: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def only_folders(url: QUrl) -> bool:
        path = Path(url.toLocalFile())
        if path.is_dir():
            shown.append(path)
        return path.is_dir()

    monkeypatch.setattr(QDesktopServices, "openUrl", only_folders)
    with_attachments(at)
    ask(at).accept()
    at.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), type(at.ready())))
    dialog = at.dialog
    at.qtbot.waitUntil(lambda: "Texten är kopierad" in dialog.told.text())
    assert "köpa en projektor" in QGuiApplication.clipboard().text()
    [folder] = shown
    assert str(folder) in dialog.told.text()
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-12-01 Protokoll Styrelsen.pdf",
        "Bilaga 1 Budget.pdf",
        "Bilaga 2 Offert.txt",
    ]


def test_a_second_draft_leaves_the_first_alone(at: Desk, opener: Opener) -> None:
    with_attachments(at)
    for _ in range(2):
        ask(at).accept()
        at.closed()
    assert len(set(opener.opened)) == 2
    assert len(list(at.running.papers.iterdir())) == 2
