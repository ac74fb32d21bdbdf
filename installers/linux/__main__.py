"""``python -m installers.linux``: build the Linux packages, or install and try them.

``build``: the program, the .deb, the portable archive and their sums. ``test``: the packages in a bare Debian of
their own (as root; fetches it the first time).
"""

from __future__ import annotations

import argparse
import sys

from installers.common.checksums import write_sums
from installers.common.program import build_program, try_program
from installers.common.project import BUILD, DIST, BuildError
from installers.linux.bare_debian import BareDebian
from installers.linux.packages import build_deb, build_portable
from installers.linux.trial import try_packages


def main() -> int:
    """Do what the command line asks; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installers.linux", description=__doc__)
    parser.add_argument("step", choices=("build", "test"))
    step = parser.parse_args().step
    try:
        if step == "test":
            with BareDebian(BUILD / "linux" / "bookworm") as debian:
                print(try_packages(debian))
            return 0
        print(try_program(build_program(), log=BUILD / "self-test.txt"))
        for package in (build_deb(), build_portable()):
            print(f"{package} ({package.stat().st_size / 1e6:.1f} MB)")
        print(write_sums(DIST))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
