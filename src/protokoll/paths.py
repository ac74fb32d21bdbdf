"""Where the program finds its own files and where it keeps the user's."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "Protokoll"
_ETC = Path("/etc")
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")


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


def dictionary_dir() -> Path:
    """The folder with the Swedish dictionary's files, sv_SE.aff and sv_SE.dic."""
    return Path(getattr(sys, "_MEIPASS", sys.prefix)) / "share" / "hunspell"


def default_data_dir() -> Path:
    """The user's own data folder for this program on this platform; it need not exist yet.

    Local rather than roaming on Windows: a database must not be copied between machines when the user
    logs in and out.
    """
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def looks_synced(folder: Path | str) -> bool:
    """Whether the name of a folder tells that it is copied to a cloud service while it is used."""
    words = str(folder).casefold()
    return any(name in words for name in _SYNCED)


def policy_path() -> Path:
    """The file in which administrators decide settings for everybody on the machine; it need not exist."""
    shared = sys.platform in ("win32", "darwin")
    folder = Path(platformdirs.site_config_dir(APP_NAME, appauthor=False)) if shared else _ETC / "protokoll"
    return folder / "policy.json"


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
