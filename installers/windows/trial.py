"""The Windows installers tried under Wine, in a prefix of their own, by a user whose name has å, ä or ö.

Every step is told in a line; all are tried though one fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from installers.common.project import BUILD, BuildError, on_windows, run, version
from installers.common.signing import self_signed, sign, verify
from installers.windows import wine
from installers.windows.packages import build_installer, differences, files_in, installer_path, msi_path
from installers.windows.program import FOLDERS
from installers.windows.trial_here import try_here

HOME = BUILD / "trial-windows"
PREFIX = HOME / "prefix"
DRIVE = PREFIX / "drive_c"
USER = "åsaöä"
"""What the user is called where root tries."""
EARLIER = "0.0.9"
RUNNING = 3
"""The exit code of installer and uninstaller while the program runs."""
PROGRAM = FOLDERS / "protokoll"
_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Protokoll"


class Trial:
    """The installers, tried one way after another in one Wine prefix."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._failed: list[str] = []
        self._number = 0

    def all(self) -> list[str]:
        """Try everything; gives what failed."""
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        wine.make_prefix(PREFIX, self._start)
        earlier = build_installer(PROGRAM, EARLIER, quick=True)
        try:
            self._per_user(earlier)
            self._elsewhere(earlier)
            self._per_machine(earlier)
            self._msi()
            self._signing()
        finally:
            earlier.unlink()
            subprocess.run(["wineserver", "-k"], env=self._environment(), check=False)
        return self._failed

    # --- the ways -----------------------------------------------------------------------------------------------

    def _per_user(self, earlier: Path) -> None:
        home = DRIVE / "users" / _user()
        folder = home / "AppData" / "Local" / "Programs" / "Protokoll"
        entry = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Protokoll.lnk"
        data = home / "AppData" / "Local" / "Protokoll"
        new = installer_path()
        self._check("installed silently", self._code(earlier, "/S") == 0)
        self._check("every file as built", differences(folder) == [], differences(folder))
        self._check("Start menu", entry.is_file())
        self._check("in Windows' list of programs", EARLIER in self._registry("HKCU", _KEY))
        opening = self._registry("HKCU", r"Software\Classes\Protokoll.Mote\shell\open\command")
        self._check("file type", "protokoll.exe" in opening and "--open" in opening, opening)
        self._self_test(folder)
        self._check("a store by the earlier version", self._code(folder / "protokoll.exe", "demo") == 0)
        listed = self._start([folder / "protokoll.exe", "list"])
        self._check("meetings in it", len(listed.splitlines()) > 3, listed)
        with self._running(folder / "protokoll.exe"):
            self._picture()
            code = self._code(new, "/S")
            self._check("installing refused while it runs", code == RUNNING, code)
            code = self._code(folder / "avinstallera.exe", "/S", f"_?={_windows(folder)}")
            self._check("removal refused while it runs", code == RUNNING, code)
        self._check("nothing changed by that", differences(folder) == [])
        stranger = folder / "främmande fil.txt"
        stranger.write_text("kvar", encoding="utf-8")
        self._check("upgraded silently", self._code(new, "/S", "/DESKTOP") == 0)
        left = differences(folder)
        self._check("every file as built, and the stranger's", left == [stranger.name], left)
        self._check("this version in the list", version() in self._registry("HKCU", _KEY))
        self._check("desktop icon", (home / "Desktop" / "Protokoll.lnk").is_file())
        self._check("the same meetings", self._start([folder / "protokoll.exe", "list"]) == listed)
        self._self_test(folder)
        self._uninstall(folder)
        self._check("only the stranger's file is left", list(folder.rglob("*")) == [stranger], _names(folder))
        gone = not entry.exists() and not (home / "Desktop" / "Protokoll.lnk").exists()
        self._check("no entry in menus, list or file types", gone and not self._traces("HKCU"))
        self._check("the user's data is kept", (data / "protokoll.db").is_file())
        stranger.unlink()
        folder.rmdir()

    def _elsewhere(self, earlier: Path) -> None:
        folder = DRIVE / "Våra program" / "Möten å ä ö"
        self._check(
            "installed in a folder with spaces, å, ä and ö",
            self._code(earlier, "/S", r"/D=C:\Våra", r"program\Möten", "å", "ä", "ö") == 0
            and differences(folder) == [],
        )
        self._self_test(folder)
        self._uninstall(folder)
        self._check("that folder is gone", not folder.exists(), _names(folder))

    def _per_machine(self, earlier: Path) -> None:
        folder = DRIVE / "Program Files" / "Protokoll"
        self._check("installed for the machine", self._code(earlier, "/S", "/ALLUSERS") == 0)
        self._check("every file as built", differences(folder) == [], differences(folder))
        entry = DRIVE / "ProgramData/Microsoft/Windows/Start Menu/Programs/Protokoll.lnk"
        self._check("in everybody's Start menu", entry.is_file())
        self._check("in the machine's list of programs", EARLIER in self._registry("HKLM", _KEY))
        self._self_test(folder)
        self._uninstall(folder)
        self._check("all of it is gone", not (folder.exists() or entry.exists() or self._traces("HKLM")))

    def _msi(self) -> None:
        unpacked = HOME / "msi"
        run(["msiextract", "-C", unpacked, msi_path()], timeout=300)
        found = next(unpacked.rglob("protokoll.exe")).parent
        self._check("MSI unpacked: every file as built", differences(found) == [], differences(found))
        folder = DRIVE / "Program Files" / "Protokoll"
        code = self._code("msiexec", "/i", _windows(msi_path()), "/qn")
        self._check("MSI installed silently", code == 0 and differences(folder) == [], code)
        if folder.exists():
            self._self_test(folder)
            code = self._code("msiexec", "/x", _windows(msi_path()), "/qn")
            self._check("MSI removed", code == 0 and not folder.exists(), _names(folder))

    def _signing(self) -> None:
        """With a certificate that nobody trusts: that the step works, on copies."""
        by, authority = self_signed(HOME / "nycklar")
        for path in (installer_path(), msi_path()):
            signed = HOME / path.name
            shutil.copy2(path, signed)
            sign(signed, by)
            verify(signed, authority)
            self._check(f"{path.suffix} signed and verified", signed.read_bytes() != path.read_bytes())

    # --- parts of them ------------------------------------------------------------------------------------------

    def _self_test(self, folder: Path) -> None:
        log = HOME / "självtest.txt"
        log.unlink(missing_ok=True)
        code = self._code(folder / "protokoll.exe", "self-test", "--log", _windows(log))
        told = log.read_text(encoding="utf-8") if log.exists() else ""
        self._check("its self-test passes", code == 0 and told.endswith("Allt fungerar.\n"), told)

    def _uninstall(self, folder: Path) -> None:
        self._code(folder / "avinstallera.exe", "/S")
        wine.wait(self._display, self._environment())  # it works on from a copy of itself

    def _traces(self, root: str) -> bool:
        keys = (_KEY, r"Software\Classes\.protokoll", r"Software\Classes\Protokoll.Mote")
        return any("REG_" in self._registry(root, key) for key in keys)

    @contextmanager
    def _running(self, program: Path) -> Iterator[None]:
        command = [*_as_user(), "wine", str(program)]
        running = subprocess.Popen(
            command,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # under Wine, Python does not start with anything else
            stderr=subprocess.STDOUT,
        )
        lock = DRIVE / "users" / _user() / "AppData" / "Local" / "Protokoll" / "protokoll.lock"
        try:
            _wait_for(lock.exists, 120)
            time.sleep(15)  # until the pages are painted, on a busy machine
            yield
        finally:
            self._code("taskkill", "/im", "protokoll.exe")
            try:
                running.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                running.kill()
                self._check("the window closes when asked to", False)

    def _picture(self) -> None:
        run(["import", "-display", self._display, "-window", "root", HOME / "fönster.png"])

    # --- Wine ---------------------------------------------------------------------------------------------------

    def _environment(self) -> dict[str, str]:
        return wine.environment(self._display, {"WINEPREFIX": str(PREFIX)})

    def _start(self, words: Sequence[str | Path]) -> str:
        return run([*_as_user(), "wine", *words], env=self._environment(), timeout=600)

    def _code(self, *words: str | Path) -> int:
        """The exit code of a Windows program."""
        done = subprocess.run(
            [*_as_user(), "wine", *map(str, words)],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=900,
            check=False,
        )
        return done.returncode

    def _registry(self, root: str, key: str) -> str:
        try:
            return self._start(["reg", "query", rf"{root}\{key}"])
        except BuildError:
            return ""

    def _check(self, what: str, good: bool, found: object = "") -> None:
        self._number += 1
        print(f"{'ok  ' if good else 'FAIL'} {self._number:2} {what}", flush=True)
        if not good:
            self._failed.append(f"{self._number} {what}: {found}")


def try_installers() -> None:
    """Try the installers of this version. Raises :class:`BuildError` with what failed."""
    for path in (installer_path(), msi_path()):
        if not path.is_file():
            raise BuildError(f"{path.name} is not built")
    if on_windows():
        try_here()
        return
    with wine.Screen() as display:
        failed = Trial(display).all()
    if failed:
        raise BuildError("\n".join(failed))


def _user() -> str:
    return USER if os.geteuid() == 0 else os.environ.get("USER", "")


def _as_user() -> list[str]:
    """What makes Wine believe that the user is called ``USER``: only root can (a file put over /etc/passwd here)."""
    if os.geteuid() != 0:
        return []
    passwd = HOME / "passwd"
    if not passwd.exists():
        lines = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()
        renamed = [f"{USER}:{line.partition(':')[2]}" if line.startswith("root:") else line for line in lines]
        passwd.write_text("\n".join(renamed) + "\n", encoding="utf-8")
    return ["unshare", "-m", "sh", "-c", 'mount --bind "$0" /etc/passwd && exec "$@"', str(passwd)]


def _windows(path: Path) -> str:
    """The path as Windows programs under Wine know it."""
    if path.is_relative_to(DRIVE):
        return str(PureWindowsPath("C:\\", *path.relative_to(DRIVE).parts))
    return str(PureWindowsPath("Z:\\", *path.parts[1:]))


def _names(folder: Path) -> list[str]:
    return [str(name) for name in files_in(folder)[:10]]


def _wait_for(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise BuildError("the program did not start")
        time.sleep(0.2)
