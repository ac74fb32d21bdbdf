"""The installers tried on Windows itself. UNTESTED: nobody has run this on Windows yet; under Wine see trial.py."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from installers.common.project import BuildError
from installers.windows.packages import differences, installer_path, msi_path

LONGEST = 300.0


def try_here() -> None:
    """Install, try and remove both installers. Raises :class:`BuildError`. The MSI needs administrator's rights."""
    with tempfile.TemporaryDirectory(prefix="Prov å ä ö ") as place:
        folder = Path(place) / "Protokoll"
        _do(f'"{installer_path()}" /S /D={folder}')
        _try(folder, Path(place))
        _do(f'"{folder / "avinstallera.exe"}" /S')
        _until_gone(folder)
        folder = Path(r"C:\Program Files\Protokoll")
        _do(f'msiexec /i "{msi_path()}" /qn')
        _try(folder, Path(place))
        _do(f'msiexec /x "{msi_path()}" /qn')
        _until_gone(folder)


def _try(folder: Path, place: Path) -> None:
    other = differences(folder)
    if other:
        raise BuildError(f"not as built: {', '.join(other[:10])}")
    log = place / "självtest.txt"
    _do(f'"{folder / "protokoll.exe"}" self-test --log "{log}"')
    print(log.read_text(encoding="utf-8"))


def _do(line: str) -> None:
    """Run a command line as it stands: NSIS wants ``/D=`` without quotation marks."""
    print("·", line, flush=True)
    code = subprocess.run(line, check=False, timeout=LONGEST).returncode
    if code:
        raise BuildError(f"{line} ended with {code}")


def _until_gone(folder: Path) -> None:
    """The uninstaller works on from a copy of itself."""
    end = time.monotonic() + LONGEST
    while folder.exists():
        if time.monotonic() > end:
            raise BuildError(f"{folder} is still there")
        time.sleep(0.5)
