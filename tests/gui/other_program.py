"""The program that the system has for a file: here it only notes what it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll.gui import opened_files


class OtherProgram:
    """Put in the place of what opens files."""

    def __init__(self) -> None:
        self.files: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.files.append(path)
        return True


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> OtherProgram:
    """Whatever is opened is given to this one."""
    program = OtherProgram()
    monkeypatch.setattr(opened_files, "open_file", program)
    return program
