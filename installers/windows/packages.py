"""The two installers around the program's folder: NSIS and MSI, from one list of its files."""

from __future__ import annotations

import os
import shutil
import sys
import uuid
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from installers.common.icon import write_ico
from installers.common.project import (
    BUILD,
    COPYRIGHT,
    DIST,
    PUBLISHER,
    ROOT,
    SUMMARY,
    epoch,
    on_windows,
    run,
    version,
)
from installers.common.signing import certificate, sign
from installers.windows.program import FOLDERS

SOURCES = Path(__file__).parent
WORK = BUILD / "windows-packages"
_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_OURS = uuid.UUID("6a3bd0de-7c3b-4d6c-9d5e-0b8f0c1f5a77")
"""The identities of parts and versions in the MSI are made from this, the same each time."""


def installer_path(number: str = "") -> Path:
    """Where the NSIS installer of a version (this one by default) is written."""
    return DIST / f"protokoll-{number or version()}-setup.exe"


def msi_path(number: str = "") -> Path:
    """Where the MSI of a version (this one by default) is written."""
    return DIST / f"protokoll-{number or version()}.msi"


def sign_program(folder: Path) -> None:
    """Sign the program itself, where there is a certificate; its libraries keep their makers' signatures."""
    by = certificate()
    if by is not None:
        sign(folder / "protokoll.exe", by)


def build_installer(folder: Path = FOLDERS / "protokoll", number: str = "", *, quick: bool = False) -> Path:
    """The NSIS installer of the program in ``folder``; gives it. ``quick``: larger, for trials."""
    WORK.mkdir(parents=True, exist_ok=True)
    DIST.mkdir(exist_ok=True)
    names = files_in(folder)
    installing, removing = WORK / "files.nsh", WORK / "unfiles.nsh"
    installing.write_text(nsis_install(folder, names), encoding="utf-8")
    removing.write_text(nsis_remove(names), encoding="utf-8")
    target = installer_path(number)
    by = certificate()
    defined = {
        "VERSION": number or version(),
        "OUT": str(target),
        "ICON": str(write_ico(WORK / "protokoll.ico")),
        "FILES": str(installing),
        "UNFILES": str(removing),
        "KILOBYTES": str(sum((folder / name).stat().st_size for name in names) // 1024),
        "PUBLISHER": PUBLISHER,
        "COPYRIGHT": COPYRIGHT,
        "SUMMARY": SUMMARY,
        **({"COMPRESSOR": "zlib"} if quick else {}),
        **(
            {} if on_windows() else {"TARGET": "amd64-unicode"}
        ),  # NSIS's own Windows edition has no 64-bit stub
        **({"SIGN": f'"{sys.executable}" -m installers.common.signing'} if by else {}),
    }
    target.unlink(missing_ok=True)
    run(
        [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
        + [f"-D{name}={value}" for name, value in defined.items()]
        + [SOURCES / "protokoll.nsi"],
        env=_settings(),
        log=BUILD / "logs" / "nsis.txt",
    )
    if by is not None:
        sign(target, by)
    return target


def build_msi(folder: Path = FOLDERS / "protokoll", number: str = "") -> Path:
    """The MSI of the program in ``folder``; gives it. By wixl, on Windows by WiX 3."""
    WORK.mkdir(parents=True, exist_ok=True)
    DIST.mkdir(exist_ok=True)
    parts = WORK / "files.wxs"
    near = Path(os.path.relpath(folder, WORK))  # wixl finds files by no other name
    parts.write_text(wix_files(near, files_in(folder)), encoding="utf-8")
    told = number or version()
    defined = {
        "VERSION": told,
        "PRODUCT": str(uuid.uuid5(_OURS, f"product {told}")).upper(),
        "ICON": write_ico(WORK / "protokoll.ico").name,
        "PUBLISHER": PUBLISHER,
        "SUMMARY": SUMMARY,
    }
    # Not on the command line, where wixl takes nothing but ASCII
    lines = [f'  <?define {name} = "{value}" ?>' for name, value in defined.items()]
    (WORK / "defined.wxi").write_text("\n".join(["<Include>", *lines, "</Include>", ""]), encoding="utf-8")
    target = msi_path(number)
    target.unlink(missing_ok=True)
    sources = [SOURCES / "protokoll.wxs", parts]
    log = BUILD / "logs" / "msi.txt"
    if shutil.which("wixl"):
        run(["wixl", "--arch", "x64", "-I", WORK, "-o", target, *sources], cwd=WORK, env=_settings(), log=log)
    else:
        made = [WORK / f"{path.stem}.wixobj" for path in sources]
        run(
            [_wix("candle"), "-nologo", "-arch", "x64", f"-I{WORK}", "-out", f"{WORK}{os.sep}", *sources],
            cwd=WORK,
        )
        run([_wix("light"), "-nologo", "-sval", "-out", target, *made], cwd=WORK, log=log)
    by = certificate()
    if by is not None:
        sign(target, by)
    return target


def _wix(tool: str) -> str:
    """A program of WiX 3, also where only its installer told where it is."""
    return shutil.which(tool) or str(Path(os.environ.get("WIX", "")) / "bin" / tool)


def _makensis() -> str:
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    return "makensis" if shutil.which("makensis") or not on_windows() else str(usual)


def _settings() -> dict[str, str]:
    """The environment of the tools: Swedish letters come out right, and times are the same each time."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def files_in(folder: Path) -> list[PurePosixPath]:
    """Every file below ``folder``, by its name there, in one order on every machine."""
    return sorted(
        PurePosixPath(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()
    )


def differences(folder: Path) -> list[str]:
    """What is not in ``folder`` as it was built; the uninstaller is to be there besides."""
    built = FOLDERS / "protokoll"
    if not folder.is_dir():
        return [f"{folder} is missing"]
    wanted, there = set(files_in(built)), set(files_in(folder))
    extra = {str(name) for name in there - wanted} - {"avinstallera.exe"}
    changed = {
        str(name) for name in wanted & there if (built / name).read_bytes() != (folder / name).read_bytes()
    }
    return sorted({str(name) for name in wanted - there} | extra | changed)


def nsis_install(folder: Path, names: list[PurePosixPath]) -> str:
    """The lines of NSIS that lay out these files."""
    lines = []
    last = None
    for name in sorted(names, key=lambda one: (one.parent.as_posix(), one.name)):
        if name.parent != last:
            lines.append(f'SetOutPath "{_installed(name.parent)}"')
            last = name.parent
        lines.append(f'File "{_escaped(str(folder / name))}"')
    return "\n".join(lines) + "\n"


def nsis_remove(names: list[PurePosixPath]) -> str:
    """The lines of NSIS that take away exactly these files, and the folders that are empty then."""
    folders = {parent for name in names for parent in name.parents if parent.parts}
    lines = [f'Delete "{_installed(name)}"' for name in names]
    lines += [
        f'RMDir "{_installed(one)}"'
        for one in sorted(folders, key=lambda one: (-len(one.parts), one.as_posix()))
    ]
    return "\n".join(lines) + "\n"


def _installed(name: PurePosixPath) -> str:
    return _escaped("\\".join(("$INSTDIR", *name.parts)), start="$INSTDIR")


def _escaped(text: str, start: str = "") -> str:
    return start + text[len(start) :].replace("$", "$$").replace('"', '$\\"')


def wix_files(folder: Path, names: list[PurePosixPath]) -> str:
    """The fragment of WiX with these files: a part for each, by its own name the same in every version."""
    root = ElementTree.Element("Wix", xmlns=_WIX)
    fragment = ElementTree.SubElement(root, "Fragment")
    places = {PurePosixPath("."): ElementTree.SubElement(fragment, "DirectoryRef", Id="INSTALLDIR")}
    group = ElementTree.SubElement(
        ElementTree.SubElement(root, "Fragment"), "ComponentGroup", Id="ProgramFiles"
    )
    for name in names:
        for parent in reversed(name.parents):
            if parent not in places:
                places[parent] = ElementTree.SubElement(
                    places[parent.parent], "Directory", Id=_identity("d", parent), Name=parent.name
                )
        part = ElementTree.SubElement(
            places[name.parent],
            "Component",
            Id=_identity("c", name),
            Guid=str(uuid.uuid5(_OURS, name.as_posix())).upper(),
            Win64="yes",
        )
        ElementTree.SubElement(
            part, "File", Id=_identity("f", name), Name=name.name, Source=str(folder / name), KeyPath="yes"
        )
        ElementTree.SubElement(group, "ComponentRef", Id=_identity("c", name))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _identity(kind: str, name: PurePosixPath) -> str:
    return f"{kind}{uuid.uuid5(_OURS, name.as_posix()).hex}"
