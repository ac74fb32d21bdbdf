"""``python -m protokoll``, and the entry points ``protokoll`` and ``protokoll-gui``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of the process; gives its exit code."""
    from protokoll.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
