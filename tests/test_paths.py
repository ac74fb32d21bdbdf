"""The program's own files are found from a checkout, from an installed wheel and in the frozen program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import protokoll
from protokoll.paths import default_data_dir, resources_dir

ROOT = Path(__file__).resolve().parents[1]


def files_below(folder: Path) -> set[str]:
    """The files in a folder as relative names, without those that editors and systems leave behind."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not path.name.startswith((".", "~"))}


def run_python(*arguments: str | Path, **environment: str) -> str:
    """What a fresh interpreter prints. It sees no checkout on its path unless the arguments say so."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        [sys.executable, *arguments],
        env=inherited | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_a_checkout_uses_the_top_level_folder() -> None:
    assert resources_dir() == ROOT / "resources"
    assert files_below(resources_dir())


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the project's wheel has been installed, built without any network."""
    wheels = tmp_path_factory.mktemp("hjul")
    target = tmp_path_factory.mktemp("installerad på en plats")
    pip = ["-m", "pip", "--disable-pip-version-check"]
    run_python(*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT)
    (wheel,) = wheels.glob(f"protokoll-{protokoll.__version__}-*.whl")
    run_python(*pip, "install", "--no-index", "--no-deps", "--target", target, wheel)
    return target


ASK_THE_INSTALLED_ONE = """
import sys
sys.path.insert(0, sys.argv[1])
from protokoll.paths import resources_dir
sys.stdout.reconfigure(encoding="utf-8")
print(resources_dir())
"""


@pytest.mark.timeout(300)
def test_an_installed_wheel_brings_every_resource_file(installed: Path, tmp_path: Path) -> None:
    script = tmp_path / "fraga.py"
    script.write_text(ASK_THE_INSTALLED_ONE, encoding="utf-8")
    found = Path(run_python(script, installed))
    assert found == installed / "protokoll" / "resources"
    assert files_below(found) == files_below(ROOT / "resources")


@pytest.mark.timeout(300)
def test_an_installed_wheel_holds_the_package_alone(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} - {"bin", "Scripts"} == {
        "protokoll",
        f"protokoll-{protokoll.__version__}.dist-info",
    }


def test_the_frozen_program_looks_beside_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_dir() == tmp_path / "resources"


def test_a_broken_installation_is_told_in_swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError, match="Installera om Protokoll"):
        resources_dir()


def test_the_data_folder_is_the_users_own() -> None:
    assert default_data_dir().is_absolute()
    assert default_data_dir().name == "Protokoll"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG folders are Linux's")
def test_the_data_folder_follows_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_data_dir() == tmp_path / "Protokoll"
    assert not default_data_dir().exists()
