"""``make bench``: all figures, or those that are named (``make bench ARGS=word``)."""

from __future__ import annotations

import sys

from benchmarks import package, preview, store, window, word
from benchmarks.measure import machine

BENCHMARKS = {
    "word": word.run,
    "store": store.run,
    "window": window.run,
    "preview": preview.run,
    "package": package.run,
}


def main() -> int:
    """Run the benchmarks that the arguments name, all without any."""
    names = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    print(machine())
    for name in names:
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
