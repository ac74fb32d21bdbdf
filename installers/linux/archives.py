"""Archives that come out the same from the same files: sorted, dated by the sources, owned by root."""

from __future__ import annotations

import io
import lzma
import stat
import tarfile
from collections.abc import Iterable
from pathlib import Path

from installers.common.project import epoch


def tar_xz(files: Iterable[tuple[str, Path | bytes]], target: Path) -> None:
    """Write a tar.xz. Each file has its name in the archive, and where it lies or what is in it."""
    with (
        lzma.open(target, "wb", preset=3) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for name, source in sorted(files, key=lambda one: one[0].encode()):
            if isinstance(source, bytes):
                entry = tarfile.TarInfo(name)
                entry.size = len(source)
                tar.addfile(_settled(entry, stat.S_IFREG | 0o644), io.BytesIO(source))
                continue
            entry = tar.gettarinfo(str(source), name)
            entry.type = tarfile.REGTYPE if entry.islnk() else entry.type  # a second name of a file is a file
            if entry.isreg():
                entry.size = source.stat().st_size
                with source.open("rb") as file:
                    tar.addfile(_settled(entry, source.stat().st_mode), file)
            else:
                tar.addfile(_settled(entry, source.lstat().st_mode))


def _settled(entry: tarfile.TarInfo, mode: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = epoch()
    runs = entry.isdir() or bool(mode & stat.S_IXUSR)
    entry.mode = 0o777 if entry.issym() else 0o755 if runs else 0o644
    return entry


def under(folder: Path, prefix: str) -> list[tuple[str, Path | bytes]]:
    """Everything in ``folder``, folders too, named from ``prefix`` on."""
    found: list[tuple[str, Path | bytes]] = [(prefix, folder)]
    found += [(f"{prefix}/{path.relative_to(folder).as_posix()}", path) for path in folder.rglob("*")]
    return found


def ar(members: Iterable[tuple[str, bytes]], target: Path) -> None:
    """Write an ar archive, which is what a .deb is."""
    with target.open("wb") as file:
        file.write(b"!<arch>\n")
        for name, data in members:
            file.write(f"{name:<16}{epoch():<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode())
            file.write(data + b"\n" * (len(data) % 2))
