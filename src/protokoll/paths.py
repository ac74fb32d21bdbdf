"""Where the program finds its own files and where it keeps the user's."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "Protokoll"


def resources_dir() -> Path:
    """The folder with Word templates, agenda templates, phrases, icons and the handbook.

    Looks where each way of running the program puts it: beside the frozen program's files (PyInstaller),
    inside the package (an installed wheel), or at the top of a checkout.

    Raises:
        FileNotFoundError: the folder is missing, so the installation is broken.
    """
    candidates = _resource_candidates()
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    places = ", ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(
        f"Programmets mapp med mallar och texter saknas. Installera om Protokoll. Letade i: {places}"
    )


def default_data_dir() -> Path:
    """The user's own data folder for this program on this platform; it need not exist yet.

    Local rather than roaming on Windows: a database must not be copied between machines when the user
    logs in and out.
    """
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def store_path(data_dir: Path) -> Path:
    """The database file in a data folder."""
    return data_dir / "protokoll.db"


def _resource_candidates() -> list[Path]:
    frozen_root: str | None = getattr(sys, "_MEIPASS", None)
    if getattr(sys, "frozen", False) and frozen_root is not None:
        return [Path(frozen_root) / "resources"]
    package = Path(__file__).resolve().parent
    candidates = [package / "resources"]
    if package.parent.name == "src":
        candidates.append(package.parent.parent / "resources")
    return candidates
