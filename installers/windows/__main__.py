"""``python -m installers.windows COMMAND``: the Windows program and its installers, on Windows or under Wine."""

from __future__ import annotations

import argparse
import sys

from installers.common.checksums import write_sums
from installers.common.project import DIST, ROOT, BuildError
from installers.common.signing import certificate, sign
from installers.windows.packages import build_installer, build_msi, installer_path, msi_path, sign_program
from installers.windows.program import FOLDERS, build_program
from installers.windows.trial import try_installers


def build() -> None:
    """The program, both installers and their checksums."""
    program()
    installer()
    msi()
    write_sums(DIST)


def program() -> None:
    """The program's folder."""
    sign_program(build_program())


def bare() -> None:
    """The folder of a bare window, which benchmarks/package.py holds the program against."""
    build_program(bare=True)


def installer() -> None:
    """The NSIS installer of the folder that is built."""
    print(build_installer(FOLDERS / "protokoll").relative_to(ROOT))


def msi() -> None:
    """The MSI of the folder that is built."""
    print(build_msi(FOLDERS / "protokoll").relative_to(ROOT))


def sign_again() -> None:
    """Sign what is built, where that was not done yet."""
    by = certificate()
    if by is None:
        raise BuildError("PROTOKOLL_SIGN_PFX names no certificate")
    for path in (installer_path(), msi_path()):
        sign(path, by)
    write_sums(DIST)


COMMANDS = {
    "build": build,
    "program": program,
    "bare": bare,
    "installer": installer,
    "msi": msi,
    "sign": sign_again,
    "test": try_installers,
}


def main() -> int:
    """Do what is asked; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installers.windows", description=__doc__)
    parser.add_argument("command", choices=COMMANDS, nargs="?", default="build")
    try:
        COMMANDS[parser.parse_args().command]()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
