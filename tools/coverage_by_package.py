"""Prints branch coverage per package from the report that `coverage json` writes.

python tools/coverage_by_package.py REPORT
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath

COUNTS = ("num_statements", "missing_lines", "num_branches", "missing_branches")


def package_of(file: str) -> str:
    """The package below protokoll that a file belongs to, or protokoll itself."""
    parts = PurePath(file).parts
    inside = parts[parts.index("protokoll") + 1 :] if "protokoll" in parts else parts
    return inside[0] if len(inside) > 1 else "protokoll"


def table(report: Path) -> Iterator[str]:
    """The lines of the table: one for each package, then the total."""
    packages: dict[str, Counter[str]] = {}
    for file, result in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        counts = packages.setdefault(package_of(file), Counter())
        counts.update({name: result["summary"][name] for name in COUNTS})
    yield f"{'package':<12}{'lines':>8}{'missed':>8}{'branches':>10}{'missed':>8}{'covered':>10}"
    total: Counter[str] = Counter()
    for name, counts in sorted(packages.items()):
        total.update(counts)
        yield row(name, counts)
    yield row("total", total)


def row(name: str, counts: Counter[str]) -> str:
    """One line of the table."""
    lines, missed_lines, branches, missed_branches = (counts[count] for count in COUNTS)
    everything = lines + branches
    # Rounded down, so that 100.0 % means everything.
    share = (everything - missed_lines - missed_branches) * 1000 // everything / 10 if everything else 100.0
    return f"{name:<12}{lines:>8}{missed_lines:>8}{branches:>10}{missed_branches:>8}{share:>8.1f} %"


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]))))
