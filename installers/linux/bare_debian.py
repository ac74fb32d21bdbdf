"""A bare Debian 12 in a folder, to install packages in: nothing there but what Debian calls required, and apt."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from installers.common.project import BuildError, run

_MIRROR = "http://deb.debian.org/debian"
_SUITE = "bookworm"
USER = "prov"
HOME = "/home/åsa öberg"
"""The ordinary user's home: with a space, å and ö."""


class BareDebian:
    """A Debian that is copied anew from a kept one for the ``with`` block, and thrown away after it.

    Needs root (chroot) and debootstrap; fetches Debian the first time. Raises :class:`BuildError`.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = folder.with_name(f"{folder.name}-kept")
        self.root = folder

    def __enter__(self) -> BareDebian:
        if os.geteuid() != 0 or shutil.which("debootstrap") is None:
            raise BuildError(
                "trying the packages needs root and debootstrap (Debian: apt-get install debootstrap)"
            )
        if not (self._kept / "etc" / "debian_version").is_file():
            shutil.rmtree(self._kept, ignore_errors=True)
            run(["debootstrap", "--variant=minbase", _SUITE, self._kept, _MIRROR])
        shutil.rmtree(self.root, ignore_errors=True)
        run(["cp", "-a", self._kept, self.root])
        (self.root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")  # no services are started
        (self.root / "usr/sbin/policy-rc.d").chmod(0o755)
        self.as_root(["useradd", "--create-home", "--home-dir", HOME, USER])
        self.as_root(["apt-get", "-qq", "update"])
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def as_root(self, command: Sequence[str]) -> str:
        """Run a command in there as root; gives what it wrote."""
        return self._run(command)

    def as_user(self, command: Sequence[str]) -> str:
        """Run a command in there as an ordinary user, who has a home and no rights; gives what it wrote."""
        return self._run(["runuser", "-u", USER, "--", "env", f"HOME={HOME}", f"USER={USER}", *command])

    def fails_as_user(self, command: Sequence[str]) -> bool:
        """Whether the command fails for an ordinary user."""
        try:
            self.as_user(command)
        except BuildError:
            return True
        return False

    def inside(self, path: str) -> Path:
        """A path of in there, as it is called out here."""
        return self.root / path.lstrip("/")

    def files(self) -> set[str]:
        """Every file and folder outside homes, temporary places and apt's own records."""
        told = subprocess.run(
            ["find", str(self.root), "-xdev", "-printf", "/%P\n"], capture_output=True, check=True
        ).stdout.decode()
        passing = ("/home/", "/tmp/", "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/", "/proc/")
        return {path for path in told.splitlines() if not path.startswith(passing)}

    def _run(self, command: Sequence[str]) -> str:
        """In a mount namespace of its own, so that nothing stays mounted whatever happens."""
        script = 'mount -t proc proc "$1/proc" && root="$1" && shift && exec chroot "$root" "$@"'
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        return run(
            ["unshare", "--mount", "sh", "-c", script, "sh", self.root, *command],
            env=environment,
            timeout=900,
        )
