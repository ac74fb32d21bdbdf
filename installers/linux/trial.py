"""The packages installed, used, replaced and removed in a bare Debian."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from installers.common.project import DIST, BuildError, version
from installers.linux.bare_debian import HOME, BareDebian
from installers.linux.packages import architecture
from installers.linux.share import APP_ID

_DEB = "/tmp/protokoll.deb"
_DATA = f"{HOME}/.local/share/Protokoll"


def try_packages(debian: BareDebian) -> str:
    """Install, try, replace and remove the .deb, then unpack and try the archive. Gives what was found.

    Raises :class:`BuildError` with the first thing that is wrong.
    """
    deb = DIST / f"protokoll_{version()}_{architecture()}.deb"
    [archive] = DIST.glob(f"protokoll-{version()}-linux-*.tar.xz")
    found = [*_try_deb(debian, deb), *_try_archive(debian, archive)]
    return "\n".join(found)


def _try_deb(debian: BareDebian, deb: Path) -> list[str]:
    before = debian.files()
    shutil.copyfile(deb, debian.inside(_DEB))
    debian.as_root(["apt-get", "-qq", "install", "--no-install-recommends", _DEB])
    if APP_ID not in debian.as_root(["dpkg", "-L", "protokoll"]):
        raise BuildError("the menu entry is not among the installed files")
    _check_libraries(debian, "/usr/lib/protokoll")
    tried = debian.as_user(["protokoll", "self-test"])
    _try_commands(debian, "protokoll")
    _try_policy(debian)
    debian.as_root(["apt-get", "-qq", "install", "--reinstall", _DEB])  # as a new version would be put in
    if '"uid"' not in debian.as_user(["protokoll", "list", "--json"]):
        raise BuildError("the meetings are gone after the package was put in again")
    debian.as_root(["apt-get", "-qq", "purge", "protokoll"])
    if left := {path for path in debian.files() - before if "protokoll" in path.lower()}:
        raise BuildError(f"left after removal: {', '.join(sorted(left))}")
    if not debian.inside(f"{_DATA}/protokoll.db").is_file():
        raise BuildError("the user's data went along with the program")
    return [tried, "deb: installed, tried, replaced and removed; nothing of it left, the user's data is"]


def _try_archive(debian: BareDebian, archive: Path) -> list[str]:
    """With the .deb gone and what it asked for still there."""
    shutil.copyfile(archive, debian.inside(f"{HOME}/{archive.name}"))
    debian.as_root(["apt-get", "-qq", "install", "--no-install-recommends", "xz-utils"])
    debian.as_user(["tar", "-xf", f"{HOME}/{archive.name}", "-C", HOME])
    folder = f"{HOME}/{archive.name.removesuffix('.tar.xz')}"
    tried = debian.as_user([f"{folder}/protokoll", "self-test"])
    if '"uid"' not in debian.as_user([f"{folder}/protokoll", "list", "--json"]):
        raise BuildError("the archive's program does not find the data of the installed one")
    debian.as_root(["apt-get", "-qq", "install", "--no-install-recommends", "xvfb", "xauth"])
    shown = debian.as_user(["xvfb-run", "-a", f"{folder}/protokoll", "self-test"])
    if "ritar med xcb" not in shown:
        raise BuildError(f"the window was not drawn by X:\n{shown}")
    return [tried.splitlines()[-1], "archive: unpacked and tried by an ordinary user, also with a screen (X)"]


def _try_commands(debian: BareDebian, program: str) -> None:
    """What an administrator tries first."""
    if version() not in debian.as_user([program, "--version"]):
        raise BuildError("--version does not tell the version")
    debian.as_user([program, "demo"])
    meetings = json.loads(debian.as_user([program, "list", "--json"]))
    if len(meetings) < 3:
        raise BuildError("the sample organisation has no meetings")
    out = f"{HOME}/möte åäö.json"
    debian.as_user([program, "export", meetings[0]["uid"], "-o", out])
    for ending in ("docx", "pdf"):  # without a word processor
        debian.as_user([program, "render", out, "--paper", "protokoll", "-o", f"{HOME}/protokoll.{ending}"])
    if not debian.fails_as_user([program, "import", "/finns/inte.json"]):
        raise BuildError("a command that cannot be done does not fail")


def _try_policy(debian: BareDebian) -> None:
    """An administrator's file decides where the data lies; a broken one stops nobody."""
    folder = debian.inside("/etc/protokoll")
    folder.mkdir()
    try:
        place = f"{HOME}/möten"
        (folder / "policy.json").write_text(json.dumps({"mandatory": {"data_dir": place}}), encoding="utf-8")
        debian.as_user(["protokoll", "demo"])
        if not debian.inside(f"{place}/protokoll.db").is_file():
            raise BuildError("the policy file's data folder was not used")
        (folder / "policy.json").write_text("{", encoding="utf-8")
        debian.as_user(["protokoll", "list"])
        told = debian.as_user(["protokoll", "support-log", "-o", f"{HOME}/support.txt"])
        text = debian.inside(f"{HOME}/support.txt").read_text(encoding="utf-8")
        if "Policyfilen" not in text or "åsa" in text:
            raise BuildError(f"the support log tells too little or too much: {told}")
    finally:
        shutil.rmtree(folder)


def _check_libraries(debian: BareDebian, folder: str) -> None:
    """Every library that a file of ours asks for is there: in the bundle, or in a declared package."""
    script = (
        f"cd {folder}/_internal && find . -name '*.so*' -type f | while read -r f; do "
        'LD_LIBRARY_PATH=$PWD:$PWD/PySide6/Qt/lib ldd "$f" 2>/dev/null | grep "not found" | sed "s|^|$f:|"; done'
    )
    if missing := debian.as_root(["sh", "-c", script]).strip():
        raise BuildError(f"libraries are missing in a bare Debian:\n{missing}")
