"""``python -m installers build|test``: every package that this machine can make, or all of them installed and tried.

On Linux the .deb, the portable archive and, where Wine, NSIS and msitools are there, the Windows installers; on
Windows those. What cannot be made here is told.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys

from installers.common.checksums import write_sums
from installers.common.policy_templates import write_policy_templates
from installers.common.project import DIST, ROOT, on_windows

_FOR_WINDOWS = ("wine", "Xvfb", "makensis", "wixl", "x86_64-w64-mingw32-gcc")


def main() -> int:
    """Do it; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installers", description=__doc__)
    parser.add_argument("step", choices=("build", "test"))
    step = parser.parse_args().step
    done = [_run(platform, step) for platform in _platforms()]
    if step == "build" and done and all(done):
        write_policy_templates(DIST)
        print(write_sums(DIST).read_text(encoding="utf-8"), end="")
    return 0 if done and all(done) else 1


def _platforms() -> list[str]:
    if on_windows():
        return ["windows"]
    if not sys.platform.startswith("linux"):
        print("On this system there is only the program itself: python -m installers.common", file=sys.stderr)
        return []
    missing = [tool for tool in _FOR_WINDOWS if shutil.which(tool) is None]
    if missing:
        print(f"No Windows packages from here: {', '.join(missing)} missing.", flush=True)
    return ["linux"] if missing else ["linux", "windows"]


def _run(platform: str, step: str) -> bool:
    return (
        subprocess.run(
            [sys.executable, "-m", f"installers.{platform}", step], cwd=ROOT, check=False
        ).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
