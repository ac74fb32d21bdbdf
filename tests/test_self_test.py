"""The self-test, as an administrator runs it: no display, nothing left behind, nobody's data touched."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from protokoll import self_test
from protokoll.errors import UserError
from protokoll.self_test_parts import SelfTestError

CHECKS = [
    "Versioner",
    "Bibliotek",
    "Programmets filer",
    "Programmets delar",
    "Databasen",
    "Uppgraderingar",
    "Kryptering",
    "Stavning",
    "Mallar",
    "Word-dokument",
    "Qt",
    "Teckensnitt",
    "Svenska i Qt",
    "PDF",
    "Fönstret och dess sidor",
]


def run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home, temporary = tmp_path / "hem", tmp_path / "tmp"
    for folder in (home, temporary):
        folder.mkdir()
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in shown}
    return subprocess.run(
        [sys.executable, "-m", "protokoll", "self-test", *arguments],
        env={**environment, "HOME": str(home), "TMPDIR": str(temporary)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_all_is_well_and_nothing_is_left_behind(tmp_path: Path) -> None:
    log = tmp_path / "resultat.txt"
    done = run(tmp_path, "--log", str(log))
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split(":")[0] for line in lines[:-1]] == CHECKS
    assert all(": OK" in line for line in lines[:-1])
    assert lines[-1] == "Allt fungerar."
    assert log.read_text(encoding="utf-8") == done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []
    left = {path.name for path in (tmp_path / "hem").rglob("*") if path.is_file()}
    assert not {name for name in left if name.endswith((".db", ".json", ".docx", ".log"))}


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "--log", str(tmp_path / "finns inte" / "resultat.txt"))
    assert done.returncode == 1
    assert "Välj en annan fil med --log." in done.stderr


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (SelfTestError("det saknas mallar"), "det saknas mallar"),
        (UserError("Filen kan inte läsas.", details="EIO"), "Filen kan inte läsas. EIO"),
        (ValueError("x"), "ValueError: x"),
    ],
)
def test_one_fault_is_told_and_the_rest_is_tried(
    fault: Exception,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken() -> str:
        raise fault

    def checks(*_: object) -> list[tuple[str, Callable[[], str]]]:
        return [("Ett", broken), ("Två", lambda: ""), ("Tre", lambda: "3 filer")]

    monkeypatch.setattr(self_test, "_checks", checks)
    assert self_test.run_self_test(tmp_path / "resultat.txt", display=False) is False
    lines = [f"Ett: FEL: {told}", "Två: OK", "Tre: OK (3 filer)", "Något fungerar inte."]
    assert capsys.readouterr().out.splitlines() == lines
    assert (tmp_path / "resultat.txt").read_text(encoding="utf-8").splitlines() == lines
