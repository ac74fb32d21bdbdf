"""``python -m installers.common``: the program's folder on any system, tried by its own self-test."""

from __future__ import annotations

import sys

from installers.common.program import build_program, try_program
from installers.common.project import BUILD, BuildError


def main() -> int:
    """Build and try; gives the exit code."""
    try:
        print(try_program(build_program(), log=BUILD / "self-test.txt"))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
