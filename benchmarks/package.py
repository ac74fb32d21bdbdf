"""What is built, held against a bare PySide6 window built by the same rules: its size and how soon it is seen.

Takes what ``make package`` has built for this system and, under Wine, for Windows; makes the bare one when it is
missing. The time is that of an outsider: from the start of the process until the middle of the screen is painted.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measure import Row, show
from installers.common.project import BUILD, DIST, ROOT
from installers.common.project import run as run_tool
from installers.windows import wine
from installers.windows.program import FOLDERS, build_program

STARTS = 5
SIZE_GOAL, START_GOAL = 1.35, 1.5
SCREEN = (1400, 900)
LONGEST = 120.0


def run() -> None:
    """Measure what is built; say what is not."""
    ours, bare = DIST / "protokoll", BUILD / "bare" / "bare"
    if ours.is_dir():
        if not bare.is_dir():
            _build_bare(bare.parent)
        _show("Linux", ours, bare, [str(ours / "protokoll")], [str(bare / "bare")], _on_linux)
    else:
        print("\nLinux: nothing is built (make package)")
    ours, bare = FOLDERS / "protokoll", FOLDERS / "bare"
    if ours.is_dir():
        if not bare.is_dir():
            build_program(bare=True)
        start = ["wine", str(ours / "protokoll.exe")], ["wine", str(bare / "bare.exe")]
        subprocess.run(
            ["wineserver", "-p"], env=wine.environment(""), check=True
        )  # stays: its start is not ours
        try:
            _show("Windows, under Wine", ours, bare, *start, wine.environment)
        finally:
            subprocess.run(["wineserver", "-k"], env=wine.environment(""), check=False)
    else:
        print("\nWindows: nothing is built (make package)")


def _build_bare(place: Path) -> None:
    words: list[str | Path] = [
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        place,
        "--workpath",
        BUILD / "bare-work",
    ]
    run_tool([sys.executable, "-m", "PyInstaller", *words, "protokoll.spec", "--", "--bare"], cwd=ROOT)


def _on_linux(display: str) -> dict[str, str]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
    return {**settings, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def _show(
    system: str,
    ours: Path,
    bare: Path,
    our_start: Sequence[str],
    bare_start: Sequence[str],
    environment: Callable[[str], dict[str, str]],
) -> None:
    print(f"\nSize, {system} (goal ≤ {SIZE_GOAL}×)")
    for what, measure in (("folder", _size), ("packed (xz -1)", _packed)):
        least, much = measure(bare), measure(ours)
        print(f"  {what:<16}{least / 1e6:8.1f} MB bare {much / 1e6:8.1f} MB Protokoll {much / least:7.2f}×")
    with tempfile.TemporaryDirectory() as data, wine.Screen(f"{SCREEN[0]}x{SCREEN[1]}") as display:
        filled = [*our_start, "--data-dir", data]
        _in_peace([*our_start, "demo", "--data-dir", data], environment(display))
        best = {"bare": float("inf"), "ours": float("inf")}
        for _ in range(STARTS):
            best["bare"] = min(best["bare"], _until_painted(bare_start, display, environment(display)))
            best["ours"] = min(best["ours"], _until_painted(filled, display, environment(display)))
    ratio = best["ours"] / best["bare"]
    show(
        f"Start, {system} (until painted, best of {STARTS}, the sample's meetings)",
        [
            Row("bare window", best["bare"], 1.0),
            Row(
                "Protokoll",
                best["ours"],
                ratio,
                f"goal ≤ {START_GOAL}×: {'met' if ratio <= START_GOAL else 'not met'}",
            ),
        ],
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _packed(folder: Path) -> int:
    with tempfile.TemporaryDirectory() as place:
        packed = Path(place) / "folder.tar.xz"
        with tarfile.open(packed, "w:xz", preset=1) as archive:
            archive.add(folder, folder.name)
        return packed.stat().st_size


def _in_peace(command: Sequence[str], environment: dict[str, str]) -> None:
    started = _begun(command, environment)
    if started.wait(300):
        raise RuntimeError(f"{command[0]} ended with {started.returncode}")


def _begun(command: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Started, with a pipe that nobody reads: Windows Python under Wine does not start with anything else.

    What is written fits in it; to read to its end would take as long as Wine's own services live.
    """
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _until_painted(command: Sequence[str], display: str, environment: dict[str, str]) -> float:
    """Milliseconds from the start of ``command`` until it has painted the middle of the screen; it is ended then."""
    screen = _Pixel(display)
    before = screen.color()
    begun = time.monotonic()
    started = _begun(command, environment)
    try:
        while screen.color() == before:
            if time.monotonic() - begun > LONGEST or started.poll() is not None:
                raise RuntimeError(f"{command[0]} painted nothing")
            time.sleep(0.002)
        return (time.monotonic() - begun) * 1000
    finally:
        if command[0] == "wine":
            _in_peace(["wine", "taskkill", "/f", "/im", Path(command[1]).name], environment)
        else:
            started.terminate()
        started.wait(60)
        while screen.color() != before:
            time.sleep(0.01)
        screen.close()


class _Pixel:
    """The middle of an X screen."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"no screen {display}")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def color(self) -> int:
        """The colour there now."""
        all_planes, z_pixmap = ctypes.c_ulong(-1), 2
        where = [ctypes.c_int(length // 2) for length in SCREEN]
        size = (ctypes.c_uint(1), ctypes.c_uint(1))
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, *where, *size, all_planes, ctypes.c_int(z_pixmap))
        )
        found = int(self._x.XGetPixel(image, 0, 0))
        self._x.XDestroyImage(image)
        return found

    def close(self) -> None:
        """Let the screen go."""
        self._x.XCloseDisplay(self._display)


if __name__ == "__main__":
    run()
