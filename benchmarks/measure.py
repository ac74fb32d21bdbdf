"""Timing that bears a shared machine: the best of several runs, peers measured in turn."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True)
class Row:
    """One measured thing: what, its milliseconds, and the ratio to the bound or peer it is held against."""

    name: str
    milliseconds: float
    ratio: float | None = None
    note: str = ""


def best(run: Callable[[], object], times: int) -> float:
    """Milliseconds of the quickest of ``times`` runs, garbage collection outside."""
    return min(_once(run) for _ in range(times))


def best_of_each(runs: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """The quickest of ``times`` for each, run in turn so that a busy moment meets them all."""
    found = {name: float("inf") for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            found[name] = min(found[name], _once(run))
    return found


def _once(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        run()
        return (time.perf_counter() - start) * 1000
    finally:
        gc.enable()


def machine() -> str:
    """What the figures were taken on."""
    cores = os.cpu_count()
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("lxml", "python-docx", "SQLAlchemy", "sqlcipher3")
    )
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}, {packages}"


def show(title: str, rows: list[Row]) -> None:
    """Print a table of figures."""
    print(f"\n{title}")
    for row in rows:
        ratio = f"{row.ratio:7.2f}×" if row.ratio is not None else " " * 8
        print(f"  {row.name:<44}{row.milliseconds:>10.2f} ms {ratio}  {row.note}")
