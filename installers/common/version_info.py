"""What Windows shows under "Egenskaper – Information" of the program."""

from __future__ import annotations

from pathlib import Path

from installers.common.project import COPYRIGHT, NAME, PUBLISHER, SUMMARY, version

SWEDISH, UNICODE = 0x041D, 1200


def write_version_info(path: Path, *, file: str = "protokoll.exe") -> Path:
    """Write the version resource in PyInstaller's own notation; gives ``path``."""
    numbers = (*(int(part) for part in version().split(".")), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": f"{NAME} – {SUMMARY[0].lower()}{SUMMARY[1:]}",
        "FileVersion": version(),
        "InternalName": Path(file).stem,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": file,
        "ProductName": NAME,
        "ProductVersion": version(),
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,"
        " fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('{SWEDISH:04X}{UNICODE:04X}', [{strings}])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [{SWEDISH}, {UNICODE}])])])\n",
        encoding="utf-8",
    )
    return path
