"""That a built Windows folder will start on Windows: nothing of Wine in it, and every library it asks for is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pefile

from installers.common.project import BuildError
from installers.windows.wine import STUBS

_SYSTEM = """
    advapi32 authz bcrypt bcryptprimitives cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dbghelp
    dnsapi dwmapi dwrite dxgi gdi32 icuuc imm32 iphlpapi kernel32 mpr mscms msi msimg32 msvcrt ncrypt netapi32 ntdll
    ole32 oleaut32 opengl32 powrprof propsys rpcrt4 secur32 setupapi shcore shell32 shlwapi ucrtbase uiautomationcore
    user32 userenv usp10 uxtheme version winhttp winmm winspool.drv wldap32 ws2_32 wtsapi32
"""
SYSTEM = frozenset(_SYSTEM.split())
"""Libraries that every Windows 10 and later brings."""
_MADE_BY_WINE = re.compile(rb"Wine (builtin|placeholder) DLL")
_X64 = 0x8664


def check_bundle(folder: Path) -> int:
    """Give the number of programs and libraries in ``folder``. Raises :class:`BuildError` with all that is wrong."""
    files = [path for path in folder.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd")]
    there = {path.name.lower() for path in files}
    faults = [fault for path in files for fault in _faults(path, path.relative_to(folder), there)]
    if not files:
        faults.append(f"there is no program in {folder}")
    if faults:
        raise BuildError("The Windows folder is not right:\n" + "\n".join(sorted(faults)))
    return len(files)


def _faults(path: Path, name: Path, there: set[str]) -> Iterator[str]:
    content = path.read_bytes()
    if _MADE_BY_WINE.search(content[:0x200]):
        yield f"{name}: made by Wine"
    if path.stem.lower() in STUBS:
        yield f"{name}: a stand-in of the Wine prefix, or Windows' own"
    try:
        image = pefile.PE(data=content, fast_load=True)
    except pefile.PEFormatError as error:
        yield f"{name}: no Windows program ({error})"
        return
    if image.FILE_HEADER.Machine != _X64:
        yield f"{name}: not for 64-bit Windows"
    for library in _imports(image):
        plain = library.removesuffix(".dll")
        if library not in there and plain not in SYSTEM and not plain.startswith(("api-ms-win-", "ext-ms-")):
            yield f"{name}: needs {library}, which is not there"


def _imports(image: pefile.PE) -> Iterator[str]:
    image.parse_data_directories(
        [
            pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
            pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
        ]
    )
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for entry in getattr(image, kind, []):
            yield entry.dll.decode("ascii", "replace").lower()
