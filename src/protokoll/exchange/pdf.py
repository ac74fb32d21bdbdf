"""Word files as PDF by a word processor on the same computer: Microsoft Word, else LibreOffice.

Both know the document's structure and write tagged PDF, which Qt does not. They run as programs of their own,
over a copy in a temporary folder that is gone afterwards; nothing leaves the computer.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

_LONGEST_SECONDS = 120
_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open($args[0], $false, $true, $false)
  $document.ExportAsFixedFormat($args[1], 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true)
  $document.Close(0)
} finally { $word.Quit(0) }
"""
"""Opens read-only, with macros off, and exports for print with bookmarks from headings and structure tags."""

_OFFICE_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
)
_OFFICE_PLACES = (
    *(Path(rf"C:\Program Files{more}\LibreOffice\program\soffice.com") for more in ("", " (x86)")),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


class MadePdf(msgspec.Struct, frozen=True):
    """En PDF, and the name of the program that made it."""

    data: bytes
    maker: str


def pdf_from_word(docx: bytes) -> MadePdf | None:
    """``docx`` as PDF; None where no word processor is at hand or none of them managed."""
    for maker, convert in (("Microsoft Word", _with_word), ("LibreOffice", _with_libreoffice)):
        data = _converted(docx, convert)
        if data is not None:
            return MadePdf(data, maker)
    return None


def _converted(docx: bytes, convert: Callable[[Path, Path], bool]) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="protokoll-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "papper.docx", Path(folder) / "papper.pdf"
        source.write_bytes(docx)
        try:
            if not convert(source, target):
                return None
            data = target.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None
    return data if data.startswith(b"%PDF") else None


def _with_word(source: Path, target: Path) -> bool:
    """Word, where it is installed; it is asked through PowerShell, which every Windows has."""
    if not _word_is_installed():
        return False
    script = source.with_name("pdf.ps1")
    script.write_text(_WORD_SCRIPT, "utf-8")
    command = ["powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File"]
    return _run([*command, str(script), str(source), str(target)])


def _word_is_installed() -> bool:
    try:
        registry = import_module("winreg")
        registry.CloseKey(registry.OpenKey(registry.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
    except (ImportError, OSError):  # another system than Windows, or no Word
        return False
    return True


def _with_libreoffice(source: Path, target: Path) -> bool:
    """LibreOffice with a profile of its own, so that one that is open for the user is not disturbed."""
    program = _libreoffice()
    if program is None:
        return False
    profile = (source.parent / "profil").as_uri()
    where = ["--outdir", str(target.parent), str(source)]
    return _run(
        [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", _OFFICE_FILTER, *where]
    )


def _libreoffice() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(place) for place in _OFFICE_PLACES if place.exists()), None)


def _run(command: list[str]) -> bool:
    """Whether the program ended well, without a console of its own flashing by."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_LONGEST_SECONDS,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.returncode == 0
